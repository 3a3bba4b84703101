"""Rules of codes changed from Python, and codings under old ones looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import RuleChange
from qualcode.project.versions.old_rules import is_under_old_rules
from qualcode.workspace.codebook import codes
from qualcode.workspace.library.resolver import known_word, text_of
from qualcode.workspace.versions import recheck as checks

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.workspace.workspace import Workspace


def change_of(change: str | None) -> RuleChange | None:
    """What an edit of rules asks for, as it is called. Raises NotFound for another word."""
    return None if change is None else RuleChange(known_word("change", change, [*RuleChange]))


def change_rules(space: Workspace, code: Code, rules: Mapping[str, str], change: str | None, note: str) -> Code:
    """See `StudyCode.change_rules`."""
    fields = {known_word("rule", name, codes.RULES): text_of(name, words) for name, words in rules.items()}
    return codes.edit(space, code, fields, change=change_of(change), note=text_of("note", note))


def is_under_old_rule(space: Workspace, coding: Coding) -> bool:
    """See `StudyCoding.under_old_rule`."""
    return is_under_old_rules(coding, space.project.rule_checks.since())


def recheck(space: Workspace, coding: Coding, verdict: str, code: Code | None, note: str) -> Coding | None:
    """See `StudyCoding.recheck`."""
    said = RecheckVerdict(known_word("verdict", verdict, [*RecheckVerdict]))
    checks.judge(space, [coding], said, code=code, note=text_of("note", note))
    return None if said is RecheckVerdict.REMOVE else space.project.codings.get(coding.key)
