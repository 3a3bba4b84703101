"""A withdrawal from its announcement to its record: what would go and who has it, then what went.

What can be known only while it is there, such as who got which quotations, is gathered before erasing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from errno import EISDIR
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import bare_words
from qualcode.model.consent.given import WHOLE, Given
from qualcode.model.consent.withdrawal import (
    GivenPart,
    LeftPart,
    PooledPart,
    PublishedPart,
    WithdrawalRecord,
    Withdrawn,
)
from qualcode.model.spans import Span
from qualcode.project.watch.identity import now
from qualcode.safe_text import one_line
from qualcode.workspace.leaving.doors import DOOR

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.project.forgetting.erasure_leftovers import Leftover
    from qualcode.project.forgetting.erasure_scope import ErasureScope
    from qualcode.project.forgetting.outcome import Forgettable, Forgotten
    from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
    from qualcode.project.pools.held import PoolHolding
    from qualcode.workspace.workspace import Workspace

FORMATS = ("md", "docx", "odt", "html")
"""In which formats a record is written."""


@dataclass(frozen=True, slots=True)
class PlannedWithdrawal:
    """What is about to be withdrawn, and what is known of where it went."""

    kind: Withdrawn
    subject: tuple[str, ...]
    withdrawn: str
    scope: ErasureScope
    given: tuple[GivenPart, ...]
    published: tuple[PublishedPart, ...]
    pools: tuple[PoolHolding, ...] = ()

    @property
    def recipients(self) -> int:
        """How many different recipients are known."""
        return len({part.recipient for part in self.given if part.recipient})


@dataclass(frozen=True, slots=True)
class PlannedPassage:
    """A passage that is about to be erased: its words with the marker's neighbours told by `passage`.

    Of the codings that may be seen: `gone` lie wholly inside, `shortened` hold a part, `holding` hold all of it.
    """

    passage: WithdrawnPassage
    words: str
    gone: tuple[Coding, ...]
    shortened: tuple[Coding, ...]
    holding: tuple[Coding, ...]


def planned_case(space: Workspace, case: Forgettable) -> PlannedWithdrawal:
    """The withdrawal of a case, living or removed."""
    scope = space.project.forgetting.scope_of_case(case.uuid)
    consents = space.project.consents.of_cases()
    key = next((living.key for living in space.project.cases.all() if living.uuid == case.uuid), None)
    withdrawn = consents[key].withdrawn if key in consents else ""
    return _planned(space, "case", (case.uuid[-12:],), scope, case=case.uuid, withdrawn=withdrawn)


def planned_documents(space: Workspace, documents: Sequence[Forgettable]) -> PlannedWithdrawal:
    """The withdrawal of documents, living or removed."""
    scope = space.project.forgetting.scope_of_documents([document.uuid for document in documents])
    return _planned(space, "documents", tuple(document.uuid[-12:] for document in documents), scope)


def planned_passage(space: Workspace, passage: WithdrawnPassage) -> PlannedWithdrawal:
    """The withdrawal of one passage."""
    scope = space.project.forgetting.scope_of_documents([passage.document], passage)
    return _planned(space, "passage", (passage.document[-12:],), scope)


def passage_of(space: Workspace, document: Document, span: Span) -> PlannedPassage:
    """What erasing a passage would do. Raises as `Forgetting.passage` does."""
    from qualcode.project.forgetting.passage_cut import cut_passage
    from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage

    project = space.project
    text, structure = project.documents.text(document), project.documents.structure(document)
    cut = cut_passage(text, structure, span)
    seen = [
        coding for coding in space.sight.seen(project.codings.all(document=document.key)) if cut.touches(coding.span)
    ]
    places = {coding.key: cut.place(coding.span, structure) for coding in seen}
    whole = cut.passage
    stays = [coding for coding in seen if places[coding.key] is not None]
    holds = [coding for coding in stays if coding.span.start <= whole.start and whole.end <= coding.span.end]
    return PlannedPassage(
        WithdrawnPassage(document.uuid, document.sha256, text, span),
        cut.words,
        tuple(coding for coding in seen if places[coding.key] is None),
        tuple(coding for coding in stays if coding not in holds),
        tuple(holds),
    )


def place_of(space: Workspace, document: Document, words: str) -> Span:
    """Where exact words stand that stand once in a document. Raises QualcodeError where they do not."""
    text = space.project.documents.text(document)
    times = text.count(words) if words else 0
    if times != 1:
        raise QualcodeError(
            _("These words do not stand in “{document}”.", document=document.name)
            if not times
            else _("These words stand more than once in “{document}”.", document=document.name),
            _("Nothing was changed. Name the passage by --span START:END; “qualcode search” tells places."),
        )
    start = text.index(words)
    return Span(start, start + len(words))


def _planned(
    space: Workspace,
    kind: Withdrawn,
    subject: tuple[str, ...],
    scope: ErasureScope,
    *,
    case: str = "",
    withdrawn: str = "",
) -> PlannedWithdrawal:
    parts = [_part(line, scope, case, only=kind == "passage") for line in space.project.given.all()]
    published = tuple(PublishedPart(part.publication, part.created, part.ids) for part in scope.published)
    pools = space.project.forgetting.held_in_pools([case] if case else (), scope.documents)
    return PlannedWithdrawal(kind, subject, withdrawn, scope, tuple(filter(None, parts)), published, tuple(pools))


def _part(line: Given, scope: ErasureScope, case: str, *, only: bool) -> GivenPart | None:
    """What a line gave of it; of a passage only what holds it counts."""
    contents = {uuid: ids for uuid, ids in line.left.contents.items() if uuid in scope.documents}
    texts = sum(ids == (WHOLE,) for ids in contents.values())
    ids = [id_ for ids in contents.values() if ids != (WHOLE,) for id_ in ids]
    quotations = [id_ for id_ in ids if not only or id_ in scope.ids or _may_hold(id_, scope)]
    is_of_case = bool(case) and case in line.left.cases
    others = is_of_case and not contents and bool(line.left.contents)
    if not (texts or quotations or (not only and (contents or is_of_case))):
        return None
    door = DOOR.get(line.left.door)
    what = door.leaves if door else line.left.door
    return GivenPart(
        line.id, line.created, what, line.left.format, one_line(line.left.recipient), tuple(quotations), texts, others
    )


def _may_hold(id_: str, scope: ErasureScope) -> bool:
    """Whether a passage that has no id, as START:END, may hold the one that is withdrawn.

    Of a text that was corrected nobody knows to which version the place belongs.
    """
    start, colon, end = id_.partition(":")
    if scope.passage is None or not (colon and start.isdecimal() and end.isdecimal()):
        return False
    return scope.is_corrected or Span(int(start), int(end)).overlap(scope.passage) > 0


# ---- the record ----------------------------------------------------------------------------------------


def record_of(planned: PlannedWithdrawal, done: Forgotten) -> WithdrawalRecord:
    """The record of what was done just now."""
    return WithdrawalRecord(
        kind=planned.kind,
        subject=planned.subject,
        erased=now(),
        withdrawn=planned.withdrawn,
        documents=tuple(uuid[-12:] for uuid in planned.scope.documents) if planned.kind != "passage" else (),
        codings=done.codings,
        shortened=done.shortened,
        holding=done.holding,
        lines=done.images,
        unsaved=done.unsaved,
        backups=len(done.backups),
        missed=tuple(_nameless(Path(path), number, planned) for number, path in enumerate(done.missed, 1)),
        given=planned.given,
        published=planned.published,
        left=tuple(_left(done.leftovers)),
        pooled=tuple(map(_pooled, planned.pools)),
    )


def _pooled(holding: PoolHolding) -> PooledPart:
    """A pool by the name of its folder alone: those that it lies in may be names of people."""
    name = Path(holding.path).name
    return PooledPart(
        name,
        holding.project,
        replace(holding, path=name).command,
        tuple(sample.sample for sample in holding.samples),
        tuple(file for sample in holding.samples for file in sample.files),
    )


def _nameless(path: Path, number: int, planned: PlannedWithdrawal) -> str:
    """The name of a backup's file; its number among those that are missed where it holds a name that was erased."""
    said = f" {' '.join(bare_words(path.name))} "
    names = (" ".join(bare_words(name)) for name in planned.scope.names)
    return f"#{number}" if any(name and f" {name} " in said for name in names) else path.name


def _left(leftovers: Iterable[Leftover]) -> Iterable[LeftPart]:
    places: dict[str, dict[str, None]] = {}
    numbers: Counter[str] = Counter()
    for leftover in dict.fromkeys(leftovers):
        if leftover.id:
            places.setdefault(leftover.table, {})[leftover.id] = None
        else:
            numbers[leftover.table] += 1
    return [
        LeftPart(table, tuple(places.get(table, ())), len(places.get(table, ())) + numbers[table])
        for table in sorted({*places, *numbers})
    ]


# ---- writing it ----------------------------------------------------------------------------------------


def refuse_unwritable(file: Path) -> str:
    """The format of the file that is to hold the record. Raises UsageProblem or ExportError where it cannot."""
    from qualcode.reporting.writers.formats import format_of
    from qualcode.reporting.writers.whole_files import atomic_file, unwritten

    format_ = format_of(file, None, known=FORMATS, name="record")
    if file.is_dir():
        raise unwritten(file, IsADirectoryError(EISDIR, strerror(EISDIR)))
    with suppress(_TriedError), atomic_file(file):
        raise _TriedError
    return format_


class _TriedError(Exception):
    """Ends the writing of a file that was begun to see that it can be."""


def rendered(record: WithdrawalRecord, language: Language) -> str:
    """The record as Markdown."""
    from qualcode.reporting.documents.withdrawal import withdrawal_report
    from qualcode.reporting.writers.formats import render

    return render(withdrawal_report(record, language), "md").decode("utf-8")


def write_record(record: WithdrawalRecord, file: Path, format_: str, language: Language) -> None:
    """Write the record, whole or not at all. Raises ExportError."""
    from qualcode.reporting.documents.withdrawal import withdrawal_report
    from qualcode.reporting.writers.formats import write

    write(withdrawal_report(record, language), file, format_)
