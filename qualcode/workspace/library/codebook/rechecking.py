"""Rules of codes changed from Python, and codings under old ones looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import RuleChange
from qualcode.project.versions.old_rules import is_under_old_rules
from qualcode.workspace.codebook import codes
from qualcode.workspace.versions import recheck as checks

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.workspace.workspace import Workspace


def change_of(change: str | None) -> RuleChange | None:
    """What an edit of rules asks for, as it is called. Raises NotFound for another word."""
    return None if change is None else RuleChange(_known("change of rules", change, [*RuleChange]))  # no text: a noun


def change_rules(space: Workspace, code: Code, rules: Mapping[str, str], change: str | None, note: str) -> Code:
    """See `StudyCode.change_rules`."""
    fields = {_known("rule", name, codes.RULES): str(words) for name, words in rules.items()}
    return codes.edit(space, code, fields, change=change_of(change), note=note)


def is_under_old_rule(space: Workspace, coding: Coding) -> bool:
    """See `StudyCoding.under_old_rule`."""
    return is_under_old_rules(coding, space.project.rule_checks.since())


def recheck(space: Workspace, coding: Coding, verdict: str, code: Code | None, note: str) -> Coding | None:
    """See `StudyCoding.recheck`."""
    said = RecheckVerdict(_known("verdict", verdict, [*RecheckVerdict]))
    checks.judge(space, [coding], said, code=code, note=note)
    return None if said is RecheckVerdict.REMOVE else space.project.codings.get(coding.key)


def _known(kind: str, wanted: str, known: Sequence[str]) -> str:
    if wanted not in known:
        raise NotFound(kind, str(wanted), [], _("It is one of {names}.", names=", ".join(known)))
    return wanted
