"""Quotations for Python users: chosen, looked through, framed, and written as the command does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, language, ngettext, program
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose, Refusal
from qualcode.model.documents import PassagePlace
from qualcode.plural import counted
from qualcode.reporting.quotations.arrangement import BY_CODE, QUESTION, Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.words.citations import CiteBy, place_words
from qualcode.reporting.words.withheld_words import withheld_lines
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.query_names import Names
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.choosing import conditions_of, order_of, purpose_of
from qualcode.workspace.library.resolver import known_word, numbers, several, yes_or_no
from qualcode.workspace.quoting.export import QuotationExport

if TYPE_CHECKING:
    from qualcode.reporting.quotations.collection import Collection, Quotation
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.maker import ThingMaker
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.things import StudyCode, StudyCoding, StudyDocument
    from qualcode.workspace.library.writing import WrittenFile


class StudyQuotation:
    """A quotation as a report may show it: the words of one or several codings that overlap, and their source.

    `chapter` is what it stands under, `text` the words with their edits, without names of speakers.
    """

    __slots__ = ("_made", "chapter", "record")

    def __init__(self, made: ThingMaker, chapter: str, record: Quotation) -> None:
        self._made = made
        self.chapter = chapter
        self.record = record

    @property
    def id(self) -> str:
        """The short id of working drafts, where one is kept; else that of its coding."""
        return self.record.id

    @property
    def text(self) -> str:
        """The words."""
        return self.record.text

    @property
    def label(self) -> str:
        """The source label."""
        return self.record.label

    @property
    def cited(self) -> str:
        """Where it stands, by all that is known: “¶34–35, ll. 12–15, from 00:12:31”; empty for a paraphrase."""
        return place_words(self.record.place) if self.record.place else ""

    @property
    def wave(self) -> str:
        """The wave of its document."""
        return self.record.wave

    @property
    def code(self) -> StudyCode | None:
        """Its code; None for a stretch that a query makes of several."""
        return self._made.codes[self.record.code.key] if self.record.code else None

    @property
    def polarity(self) -> str:
        """Whether it reports the matter as present, absent or mixed."""
        return self.record.polarity.value

    @property
    def words(self) -> int:
        """Number of words."""
        return self.record.words

    @property
    def good(self) -> bool:
        """Whether one of its codings is marked as a good quotation."""
        return self.record.good

    @property
    def coders(self) -> tuple[str, ...]:
        """Who coded it, as exports say it: “coder 1”, in order of first coding."""
        return tuple(_("coder {number}", number=number) for number in self.record.coders)

    @property
    def memos(self) -> tuple[str, ...]:
        """The memos on its codings that may be seen."""
        return self.record.memos

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes that were asked for: name -> value."""
        return dict(self.record.attributes)

    @property
    def before(self) -> str:
        """The context before it, where it was asked for."""
        return self.record.before

    @property
    def after(self) -> str:
        """The context behind it, where it was asked for."""
        return self.record.after

    @property
    def published(self) -> tuple[str, ...]:
        """The publications that hold it."""
        return self.record.published

    @property
    def document(self) -> StudyDocument:
        """The document that it is from; it has a name, which an export does not hold."""
        return self._made.document_of(self.record.document)

    @property
    def codings(self) -> list[StudyCoding]:
        """The codings that it unites."""
        get = self._made.record_of_coding
        return [self._made.coding(get(key)) for key in self.record.codings]

    def __repr__(self) -> str:
        return f"<quotation {program().quoted(display.shown(self.text, 100))} ({display.shown(self.label)})>"


class StudyQuotations:
    """The quotations of what is chosen, in the order of a collection.

    What must not be seen is not among them.
    """

    def __init__(self, study: OpenStudy, export: QuotationExport) -> None:
        self.study = study
        self.export = export
        self._collected: tuple[tuple[int, int], Collection] | None = None

    def _collection(self) -> Collection:
        """What is chosen of what may be seen, collected anew where the file has changed since."""
        space, export = self.study.space, self.export
        stamp = space.project.data_version(), space.project.writes
        if self._collected is None or self._collected[0] != stamp:
            wanted = space.narrowed(export.wanted)
            found = collect(space.project, wanted, attributes=export.attributes, arrangement=export.arrangement)
            self._collected = stamp, found
        return self._collected[1]

    def __iter__(self) -> Iterator[StudyQuotation]:
        made = self.study.maker()
        for chapter in self._collection().chapters:
            for quotation in chapter.quotations:
                yield StudyQuotation(made, chapter.heading, quotation)

    @property
    def withheld(self) -> Mapping[str, int]:
        """Why passages that were chosen are not among them -> how many: unknown, no, over, analyse or paraphrase."""
        counts = self._collection().tally.withheld
        return {refusal.value: number for refusal in Refusal if (number := counts.number(refusal, noun="passage"))}

    def __len__(self) -> int:
        return self._collection().passages()

    def __getitem__(self, place: int) -> StudyQuotation:
        if isinstance(place, bool) or not isinstance(place, int):
            raise UsageProblem(
                _("{place} is no place of a quotation.", place=repr(place)),
                _("Quotations have a place: quotations[0]."),
            )
        found = list(self)[place:][:1] if place < 0 else list(islice(self, place, place + 1))
        if not found:
            raise IndexError(ngettext("There is {count} quotation.", "There are {count} quotations.", len(self)))
        return found[0]

    def frame(self) -> DataFrame:
        """One row a quotation, with the source label and no name, unless `identify` was said."""
        return frames.frame(self._columns(list(self)))

    def _columns(self, quotations: Sequence[StudyQuotation]) -> frames.FrameColumns:
        records = [quotation.record for quotation in quotations]
        own: dict[str, Sequence[object]] = {
            "id": [record.id for record in records],
            "chapter": [quotation.chapter for quotation in quotations],
            "label": [record.label for record in records],
            **_place_columns([record.place or PassagePlace() for record in records]),
            "wave": [record.wave for record in records],
            "code": [record.code.full_name if record.code else None for record in records],
            "polarity": [record.polarity.value for record in records],
            "text": [record.text for record in records],
            "words": [record.words for record in records],
            "before": [record.before for record in records],
            "after": [record.after for record in records],
            "good": [record.good for record in records],
            "weight": [", ".join(map(str, record.weights)) for record in records],
            "coders": [", ".join(quotation.coders) for quotation in quotations],
            "memos": ["\n\n".join(quotation.memos) for quotation in quotations],
            "published": [", ".join(record.published) for record in records],
        }
        shown = [record.identity for record in records]
        if self.export.arrangement.identify:
            own["document"] = [identity.document if identity else None for identity in shown]
            own["case"] = [identity.case if identity else None for identity in shown]
            own["coder_names"] = [", ".join(identity.coders) if identity else None for identity in shown]
        return frames.FrameColumns(frames.with_attributes(own, [record.attributes for record in records]))

    def write(self, path: str | Path, **options: object) -> WrittenFile:
        """Write them as a collection: .docx, .odt, .md, .html, .tex, .xlsx, .csv or .json; see `study.write`."""
        return self.study.write(self, path, **options)

    def _head(self) -> str:
        told = [self.study.space.sight.hidden_words(), *withheld_lines(self._collection().tally.withheld)]
        return " ".join([counted(len(self), "quotation"), *(f"({words.rstrip('.')})" for words in told if words)])

    def __repr__(self) -> str:
        lines = (f"{quotation.label}: {quotation.text}" for quotation in islice(self, display.SHOWN))
        return display.collection_lines(self._head(), lines, len(self))

    def _repr_html_(self) -> str:
        names = ("text", "label", "chapter", "id")
        shown = islice(self, display.SHOWN)
        rows = ((quotation.text, quotation.label, quotation.chapter, quotation.id) for quotation in shown)
        return display.table_html(self._head(), names, rows, len(self))


def _place_columns(places: Sequence[PassagePlace]) -> dict[str, Sequence[object]]:
    """Where the passages stand: numbers from 1, times in seconds from the beginning; None where not known."""
    return {
        "paragraph": [place.paragraphs[0] or None for place in places],
        "line_from": [place.lines[0] if place.lines else None for place in places],
        "line_to": [place.lines[1] if place.lines else None for place in places],
        "time": [None if place.time is None else place.time / 1000 for place in places],
    }


def quotations_of(
    study: OpenStudy, codes: Sequence[object], query: str, given: Mapping[str, object]
) -> StudyQuotations:
    """What quotations are meant; raises UsageProblem, NotFound and Ambiguous. See `OpenStudy.quotations`."""
    arranging = {name: given[name] for name in given if name in _ARRANGING}
    conditions = {name: value for name, value in given.items() if name not in _ARRANGING}
    if codes:
        conditions["code"] = (*several(conditions.get("code")), *codes)
    chosen = conditions_of(study, query, conditions)
    compiled = chosen.choice.query
    arrangement = _arrangement(study, arranging)
    if compiled is not None and compiled.makes_stretches and (chosen.choice.codes or arrangement.group != BY_CODE):
        raise UsageProblem(_("A query names its codes itself and is one chapter."), _("Leave codes and group out."))
    filters = [*map(str, several(conditions.get("label"))), *map(str, chosen.choice.attribute_words())]
    if compiled is not None and not compiled.makes_stretches:
        filters.append(compiled.told(identify=arrangement.identify))
    return StudyQuotations(
        study,
        QuotationExport(
            wanted=replace(chosen.choice, order=arrangement.order),
            format="md",
            arrangement=arrangement,
            attributes=_attributes(study, arranging.get("attributes")),
            filters=tuple(filters),
        ),
    )


_ARRANGING = (
    "order", "group", "at_most", "context", "dialogue", "silent_case", "attributes", "identify", "purpose", "cite",
)  # fmt: skip


def _arrangement(study: OpenStudy, given: Mapping[str, object]) -> Arrangement:
    group = given.get("group", BY_CODE)
    if group not in (BY_CODE, "wave"):
        group = Names(study.space.project).attribute(str(group))
    context = given.get("context", "")
    if context not in ("", QUESTION) and (isinstance(context, bool) or not isinstance(context, int) or context < 1):
        raise UsageProblem(
            _("{context} is no context.", context=repr(context)),
            _('Give a number of sentences, or context="question".'),
        )
    at_most = numbers("at_most", given.get("at_most"))
    if at_most and at_most[0] < 1:
        raise UsageProblem(
            _("{number} is no number of quotations.", number=at_most[0]),
            _("Give at least 1, or leave at_most out."),
        )
    return Arrangement(
        order=order_of(given.get("order", "wave")),
        group=str(group),
        at_most=at_most[0] if at_most else 0,
        context=str(context or ""),
        dialogue=yes_or_no("dialogue", given.get("dialogue", False)),
        silent_case=yes_or_no("silent_case", given.get("silent_case", False)),
        emphasis=wording_of(language()).emphasis,
        identify=yes_or_no("identify", given.get("identify", False)),
        purpose=purpose_of(given.get("purpose", Purpose.QUOTE)),
        cite=_cite(given.get("cite", CiteBy.LABEL.value)),
    )


def _cite(wanted: object) -> CiteBy:
    return CiteBy(known_word("form of citation", wanted, [form.value for form in CiteBy]))


def _attributes(study: OpenStudy, wanted: object) -> tuple[str, ...]:
    names = Names(study.space.project)
    return tuple(names.attribute(str(name)) for name in several(wanted))
