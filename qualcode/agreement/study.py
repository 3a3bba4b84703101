"""Agreement of a project's coders: chooses documents and units, rates them, and computes the figures.

The one module of this room that knows a project; the arithmetic is in the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.agreement.catalogue import COEFFICIENTS
from qualcode.agreement.presence import Fourfold, PresenceCounts, fourfold, presence_counts
from qualcode.agreement.ratings import Ratings
from qualcode.agreement.units import Units
from qualcode.agreement.values import Value, pooled
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coder, CoderKind, Coding, Polarity, WorkState
from qualcode.model.documents import Document, Structure
from qualcode.model.spans import Span
from qualcode.project.project import Project

RULE = (
    "a unit counts as coded when a passage overlaps it by at least half of the shorter of the two; "
    "one coder's overlapping or touching passages of one code are joined first"
)
UNITS = ("sentence", "turn", "paragraph", "document")


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code's figures. `table` is for two coders, `presence` for any number; `values` by stable name."""

    code: str
    presence: PresenceCounts
    table: Fourfold | None
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Study:
    """What was compared and what came out.

    `chosen_by` is “finished” where all named coders finished the documents, else “coded”: none was marked
    finished and each coder coded something in them. `left_out` holds documents with the reason. `silent`
    counts the interviewer's units that were left out, `absent` the codings that are not plainly present.
    """

    coders: tuple[str, ...]
    documents: tuple[Document, ...]
    left_out: tuple[tuple[Document, str], ...]
    chosen_by: str
    unit: str
    units: int
    silent: int
    absent: int
    segmenters: tuple[str, ...]
    codes: tuple[CodeAgreement, ...]
    pooled: Mapping[str, Value]
    coefficients: tuple[str, ...]
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Unitized:
    """One document's units, the interviewer's left out, and what the coders marked by (coder, code)."""

    units: Units
    silent: int
    segmenter: str
    marked: Mapping[tuple[int, int], list[Span]]


def study(
    project: Project,
    *,
    coders: Sequence[str] = (),
    codes: Sequence[str] = (),
    documents: Callable[[Document], bool] = lambda _: True,
    unit: str = "sentence",
) -> Study:
    """Compute the agreement of two or more coders, per code and pooled over the codes.

    Without `coders` all persons who coded are compared; without `codes` all codes that one of them gave.
    Raises QualcodeError where fewer than two coders, no document or no code is left.
    """
    people = _people(project, coders)
    every = [one for one in project.documents.all() if documents(one)]
    codings = [one for one in project.codings.all() if one.coder in {person.key for person in people}]
    chosen, left_out, chosen_by = _documents(project, every, people, codings)
    keys = {one.key for one in chosen}
    codings = [one for one in codings if one.document in keys]
    wanted = _codes(project, codes, codings)
    parts = [_unitize(project, one, unit, codings) for one in chosen]
    names = tuple(person.name for person in people)
    results: list[CodeAgreement] = []
    coefficients = ("percent", "cohen_kappa" if len(people) == 2 else "fleiss_kappa", "krippendorff_alpha")
    for code in wanted:
        ratings = Ratings.merged(_rate(part, people, code) for part in parts)
        results.append(
            CodeAgreement(
                code=code.full_name,
                presence=presence_counts(ratings),
                table=fourfold(ratings) if len(people) == 2 else None,
                values={name: COEFFICIENTS[name].compute(ratings) for name in coefficients},
            )
        )
    segmenters = tuple(sorted({part.segmenter for part in parts}))
    return Study(
        coders=names,
        documents=tuple(chosen),
        left_out=tuple(left_out),
        chosen_by=chosen_by,
        unit=unit,
        units=sum(len(part.units) for part in parts),
        silent=sum(part.silent for part in parts),
        absent=sum(one.polarity is not Polarity.PRESENT for one in codings),
        segmenters=segmenters,
        codes=tuple(results),
        pooled={name: pooled([result.values[name] for result in results]) for name in coefficients},
        coefficients=coefficients,
        warnings=_warnings(chosen_by, left_out, segmenters),
    )


def _people(project: Project, wanted: Sequence[str]) -> list[Coder]:
    if wanted:
        people = list({one.key: one for one in (project.coders.find(name) for name in wanted)}.values())
    else:
        active = {one.coder for one in project.codings.all()} | {one.coder for one in project.coders.assignments()}
        people = [one for one in project.coders.all() if one.key in active and one.kind is CoderKind.PERSON]
    if len(people) < 2:
        names = ", ".join(f"“{one.name}”" for one in people) or "nobody"
        raise QualcodeError(
            f"Agreement needs two coders; here is {names}.", "Name them with --coders A,B; “qualcode coders list”."
        )
    return people


def _documents(
    project: Project, every: list[Document], people: list[Coder], codings: list[Coding]
) -> tuple[list[Document], list[tuple[Document, str]], str]:
    finished = {
        (work.document, work.coder) for work in project.coders.assignments() if work.state is WorkState.FINISHED
    }
    coded = {(one.document, one.coder) for one in codings}
    keys = {one.key for one in every}
    any_finished = any(document in keys and coder in {p.key for p in people} for document, coder in finished)
    known, verb = (finished, "finished") if any_finished else (coded, "coded")
    chosen: list[Document] = []
    left_out: list[tuple[Document, str]] = []
    for document in every:
        lacking = [person.name for person in people if (document.key, person.key) not in known]
        if lacking:
            left_out.append((document, f"not {verb} by {', '.join(lacking)}"))
        else:
            chosen.append(document)
    if not chosen:
        raise QualcodeError(
            f"There is no document that {' and '.join(p.name for p in people)} {verb}.",
            "“qualcode done DOCUMENT --coder NAME” marks a document as finished.",
        )
    return chosen, left_out, verb


def _codes(project: Project, wanted: Sequence[str], codings: list[Coding]) -> list[Code]:
    if wanted:
        return list({code.key: code for code in (project.codes.find(name) for name in wanted)}.values())
    given = {one.code for one in codings}
    found = [code for code in project.codes.book() if code.key in given]
    if not found:
        raise QualcodeError("Nobody coded anything in these documents.", "Choose others, or name codes with --code.")
    return found


def _unitize(project: Project, document: Document, unit: str, codings: list[Coding]) -> _Unitized:
    structure = project.documents.structure(document)
    roles = project.documents.roles(document)
    answered = structure.answered([Span(0, document.length)], roles)
    pieces = [structure.answered([span], roles) for span in _spans(document, structure, unit)]
    kept = [piece for piece in pieces if piece]
    marked: dict[tuple[int, int], list[Span]] = {}
    for coding in codings:
        if coding.document == document.key:
            marked.setdefault((coding.coder, coding.code), []).append(coding.span)
    return _Unitized(Units.of(kept, within=answered), len(pieces) - len(kept), structure.segmenter, marked)


def _spans(document: Document, structure: Structure, unit: str) -> Sequence[Span]:
    if unit == "sentence":
        return structure.sentences
    if unit == "paragraph" or (unit == "turn" and not structure.turns):
        return structure.paragraphs
    if unit == "turn":
        return [turn.span for turn in structure.turns]
    if unit == "document":
        return [Span(0, document.length)]
    raise QualcodeError(f"“{unit}” is no unit.", f"Use one of {', '.join(UNITS)}.")


def _rate(part: _Unitized, people: list[Coder], code: Code) -> Ratings:
    coded = [part.units.coded(part.marked.get((person.key, code.key), ())) for person in people]
    return Ratings.presence([person.name for person in people], coded, len(part.units))


def _warnings(chosen_by: str, left_out: list[tuple[Document, str]], segmenters: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    if chosen_by == "coded":
        found.append(
            "no document is marked as finished by these coders, so those count in which each of them coded; "
            + (f"{len(left_out)} are left out" if left_out else "none is left out")
        )
    if len(segmenters) > 1:
        found.append(f"the documents' units come from different segmenters: {', '.join(segmenters)}")
    return tuple(found)
