"""Adding, editing, moving and taking in codes, under the name of who opened the workspace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codes import CodeDraft, RuleChange, RuleEdit
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.store import gone

if TYPE_CHECKING:
    from qualcode.model.codes import Code, CodebookDraft
    from qualcode.project.codebook.codes import CodebookImport
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace

RULES = ("definition", "include", "exclude", "borders")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def with_fields(draft: CodeDraft, fields: Mapping[str, object]) -> CodeDraft:
    """The draft with other fields, by the names of `CodeDraft` and of `Rules`. Raises UsageProblem for no colour."""
    colour = fields.get("colour")
    if colour is not None and not _COLOUR.fullmatch(str(colour)):
        raise UsageProblem(
            _("“{colour}” is no colour.", colour=colour), _("Write # and six digits from 0 to f, like #0072b2.")
        )
    rules = {name: str(value) for name, value in fields.items() if name in RULES}
    rest = {name: value for name, value in fields.items() if name not in RULES}
    return replace(draft, rules=replace(draft.rules, **rules), **rest)  # type: ignore[arg-type]  # by their names


def add(
    space: Workspace,
    name: str,
    parent: Code | None = None,
    *,
    place: int | None = None,
    fields: Mapping[str, object] | None = None,
) -> Code:
    """Add a code below another one or at the top, at a place (from 1) among its siblings, else as the last.

    `fields` are more of it, see `with_fields`. Raises as that does, and as `Codes.add`.
    """
    draft, author = with_fields(CodeDraft(name), fields or {}), space.author
    with space.project.change("code.add", author):
        made = space.project.codes.add(draft, parent, author)
        return space.project.codes.move(made, parent, author, place) if place else made


def name_refusal(project: Project, name: str, parent: Code | None, but: Code | None = None) -> str:
    """Why a code below another one, or at the top, cannot have a name; empty where it can. `but` is its own."""
    try:
        project.codes.check_name(name, parent.key if parent else None, but.key if but else 0)
    except QualcodeError as error:
        return f"{error.message} {error.hint}"
    return ""


def edit(
    space: Workspace,
    code: Code,
    fields: Mapping[str, object],
    *,
    change: RuleChange | None = None,
    note: str = "",
) -> Code:
    """Give a code these fields, see `with_fields`; all others stay as they are now, whoever changed them meanwhile.

    Changed rules get a new version; codings keep the version under which they were made. `change` says whether it is
    another rule, under which they are to be looked at again, or only better wording, and `note` why. Raises
    UndecidedChange where that is not said and `must_be_said`, and as `with_fields` and `Codes.edit` do.
    """
    codes, author = space.project.codes, space.author
    with space.project.change("code.edit", author, note):
        book = codes.book()
        if code.key not in book:
            raise gone("codes")
        present = book[code.key]
        draft = with_fields(as_draft(present), fields)
        if change is None and draft.rules != present.rules:
            refuse_undecided(space, [present])
        return codes.edit(present, draft, author, RuleEdit(change or RuleChange.RULE, note))


class UndecidedChange(UsageProblem):
    """Rules change under which something is coded, and nobody said whether it is another rule or better wording."""


def must_be_said(space: Workspace, code: Code) -> bool:
    """Whether an edit of the rules of a code must say what it asks for: where something is coded with it.

    While it must not be told whether others coded with it, it always must.
    """
    return space.sight.hides_numbers or space.project.rule_checks.is_coded(code.key)


def refuse_undecided(space: Workspace, codes: Iterable[Code]) -> None:
    """Raise UndecidedChange for the first code of which an edit of its rules must say what it asks for."""
    for code in codes:
        if must_be_said(space, code):
            raise UndecidedChange(
                _("Is it another rule of “{code}”, or only better wording?", code=code.full_name),
                _("Say “rule”: what was coded with it is listed to be looked at again; or “editorial”: nothing is."),
            )


def move(space: Workspace, code: Code, parent: Code | None, place: int | None = None) -> Code:
    """Put a code below another one (None: to the top), see `Codes.move`. Raises as that does."""
    return space.project.codes.move(code, parent, space.author, place)


def take_in(
    space: Workspace, drafts: Sequence[CodebookDraft], *, change: RuleChange | None = None, note: str = ""
) -> list[CodebookImport]:
    """Take codebooks in as one change, see `Codes.take_in`; gives what was done with each.

    `change` and `note` are those of all rules that change, see `edit`, but of those of which a file says it itself.
    Raises as that and `Codes.take_in` do.
    """
    author, codes = space.author, space.project.codes
    said = RuleEdit(change or RuleChange.RULE, note)
    with space.project.change("codebook.import", author, note):
        before = codes.book()
        done = [codes.take_in(draft, author, said) for draft in drafts]
        if change is None:
            undecided = {path for imported in done for path in imported.undecided}
            refuse_undecided(space, [code for code in before if code.full_name in undecided])
        return done


def describe(space: Workspace, title: str, description: str) -> None:
    """Give a codebook a description; an empty one takes it away. Raises as `CodebookDescriptions.describe`."""
    space.project.codes.descriptions.describe(title, description, space.author)
