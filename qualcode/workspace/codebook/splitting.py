"""Splitting a code by whose its codings are, by an attribute, or by a query; told before as far as it may be.

Only codings that may be seen are given away; those of others that are hidden stay with the code.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import NotExact, NotFound, QualcodeError, UsageProblem
from qualcode.model.codes import Code, CodeDraft
from qualcode.project import merge_and_split
from qualcode.project.coding.conditions import among
from qualcode.project.merge_and_split import SplitPart
from qualcode.retrieval.compiled_query import compiled
from qualcode.retrieval.filter import PassageChoice, chosen_codings
from qualcode.retrieval.query_names import Names, documents_of

if TYPE_CHECKING:
    from qualcode.model.codings import Coder, Coding
    from qualcode.project.merge_and_split import Transfer
    from qualcode.workspace.workspace import Workspace

MOST_PARTS = 40
"""Into so many codes one is split at most: more values are none that somebody thought of as codes."""


@dataclass(frozen=True, slots=True)
class CodeSplit:
    """How a code is to be split: what each of the others gets, and how many codings that are seen stay with it."""

    code: Code
    parts: tuple[SplitPart, ...]
    staying: int


def by_coder(
    space: Workspace,
    code: Code,
    coders: Collection[Coder] = (),
    *,
    names: Mapping[str, str] | None = None,
    parent: Code | None = None,
) -> CodeSplit:
    """A code for what each coder meant by this one, of these coders or of all; “Wechsel (anna)” where none is named.

    `names` are those of the new codes by the coders' names; they stand below `parent` (None: at the top). Raises
    QualcodeError where fewer than two gave the code, as far as that may be seen.
    """
    wanted = {coder.key for coder in coders}
    called = space.sight.coders
    groups: dict[str, list[Coding]] = {}
    codings = _seen(space, code)
    for coding in codings:
        if not wanted or coding.coder in wanted:
            groups.setdefault(called[coding.coder], []).append(coding)
    if len(groups) < 2 - bool(wanted):
        hidden = space.sight.hidden_words() if space.sight.hidden_coders or space.sight.hides_numbers else ""
        raise QualcodeError(
            _("Of the codings of “{code}” that you may see, all are of one coder.", code=code.full_name),
            hidden or _("Split it by an attribute or a query, or choose its passages."),
        )
    return _split(code, dict(sorted(groups.items())), names or {}, parent, len(codings))


def by_attribute(
    space: Workspace,
    code: Code,
    attribute: str,
    *,
    names: Mapping[str, str] | None = None,
    parent: Code | None = None,
) -> CodeSplit:
    """A code for each value of an attribute of cases or documents; passages without a value stay with the code.

    See `by_coder` for the rest. Raises NotFound for an attribute that nothing has, and QualcodeError where it has no
    value here, or too many.
    """
    project = space.project
    name = Names(project).attribute(attribute)
    documents = {document.key: document for document in documents_of(project)}
    cases = {case.key: case for case in project.cases.all()}
    speaking = project.documents.cases_of_speakers()
    groups: dict[str, list[Coding]] = {}
    codings = _seen(space, code)
    for coding in codings:
        document = documents[coding.document]
        value = document.value(name)
        speakers = speaking.get(coding.document)
        if speakers:
            speaker = project.documents.structure(document).speaker_at(coding.span.start)
            of_case = next((case for case in cases.values() if case.name == speakers.get(speaker)), None)
            value = of_case.attributes.get(name, value) if of_case else value
        if value:
            groups.setdefault(value, []).append(coding)
    if not groups:
        raise QualcodeError(
            _("No passage of “{code}” has a value of “{attribute}”.", code=code.full_name, attribute=name),
            _("Choose another attribute."),
        )
    return _split(code, dict(sorted(groups.items())), names or {}, parent, len(codings))


def by_query(space: Workspace, code: Code, query: str, into: Code | str, *, parent: Code | None = None) -> CodeSplit:
    """The passages of a code that a query finds, for another code or a new one of that name below `parent`.

    Raises as `compiled` does, and QualcodeError where it finds none.
    """
    choice = space.sight.narrowed(PassageChoice(query=compiled(space.project, query)))
    of_code = _seen(space, code)
    seen = {coding.key for coding in of_code}
    found = [
        coding
        for _document, codings in chosen_codings(space.project, choice)
        for coding in codings
        if coding.key in seen
    ]
    if not found:
        raise QualcodeError(
            _("The query finds no passage of “{code}”.", code=code.full_name), _("Nothing was changed.")
        )
    target = into if isinstance(into, Code) else _draft(code, into)
    return CodeSplit(code, (SplitPart(found, target, parent),), len(of_code) - len(found))


def code_or_new_name(space: Workspace, wanted: str) -> Code | str:
    """The code of exactly that name, path or id, else `wanted` as the name of a new one. Raises Ambiguous."""
    try:
        return space.project.codes.find(wanted, exact=True)
    except (NotFound, NotExact):
        return wanted


def planned(space: Workspace, split: CodeSplit, *, checked: bool = False) -> list[Transfer]:
    """What `apply` would do with each part. Raises QualcodeError where it would refuse."""
    return merge_and_split.planned_parts(space.project, split.code, split.parts, checked=checked)


def apply(space: Workspace, split: CodeSplit, *, checked: bool = False) -> list[tuple[Code, Transfer]]:
    """Split the code so, as one change; gives each of the other codes with what it got.

    Raises as `merge_and_split.split_into` does, and QualcodeError for a coding that must not be seen.
    """
    for part in split.parts:
        for coding in part.codings:
            space.sight.refuse_coding_of_others(coding)
    return merge_and_split.split_into(space.project, split.code, split.parts, space.author, checked=checked)


def _seen(space: Workspace, code: Code) -> list[Coding]:
    return space.project.codings.where(space.sight.condition & among("code_id", [code.key]))


def _split(
    code: Code,
    groups: Mapping[str, list[Coding]],
    names: Mapping[str, str],
    parent: Code | None,
    codings: int,
) -> CodeSplit:
    unknown = [name for name in names if name not in groups]
    if unknown:
        raise UsageProblem(
            _(
                "No passage is of “{value}”, which is to be called “{name}”.",
                value=unknown[0],
                name=names[unknown[0]],
            ),
            _("There are: {values}.", values=", ".join(map(program().quoted, groups))),
        )
    if len(groups) > MOST_PARTS:
        raise QualcodeError(
            _("“{code}” would become {number} codes.", code=code.full_name, number=program().number(len(groups))),
            _("Choose what has fewer values, or a query."),
        )
    parts = tuple(
        SplitPart(mine, _draft(code, names.get(value) or f"{code.name} ({value})"), parent)
        for value, mine in groups.items()
    )
    return CodeSplit(code, parts, codings - sum(map(len, groups.values())))


def _draft(code: Code, name: str) -> CodeDraft:
    """A new code of the kind of the one that it is split from."""
    return CodeDraft(" ".join(name.split()), kind=code.kind, origin=code.origin)
