"""Quotations as rows for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualcode.catalogue import Catalogue
from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.documents import PassagePlace
from qualcode.reporting.quotations.collection import Collection, Quotation
from qualcode.reporting.words.citations import CiteBy, form_of, paragraph_range, time_words
from qualcode.reporting.words.wording import Wording
from qualcode.times import local_time

Pair = tuple[str, Quotation]


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Which columns the rows have: `depth` levels of codes, context, and what final collections leave out.

    `places` are those of where a passage stands: all that are known in a draft, else the form that is `cited`;
    `numbered` says that labels have numbers there which tell documents apart.
    """

    attributes: tuple[str, ...]
    depth: int
    before: str
    after: bool
    published: bool
    final: bool
    identified: bool
    places: tuple[str, ...] = ()
    cite: CiteBy = CiteBy.LABEL
    numbered: bool = False

    @classmethod
    def of(cls, collection: Collection) -> RowLayout:
        """The columns that a collection needs."""
        overview = collection.overview
        return cls(
            attributes=collection.attributes,
            depth=overview.depth,
            before=("question" if collection.asked else "before") * overview.before,
            after=overview.after,
            published=overview.published,
            final=collection.final,
            identified=collection.identified,
            places=place_columns(collection),
            cite=collection.cite,
            numbered=collection.cite is not CiteBy.LABEL and bool(overview.shared),
        )


def place_columns(collection: Collection) -> tuple[str, ...]:
    """The columns of where passages stand that a collection needs, in order."""
    overview = collection.overview
    if collection.final:
        forms = {form for form, number in overview.cited(collection.cite).items() if number}
    else:
        known = [overview.cited(form) for form in CiteBy]
        forms = {form for found in known for form, number in found.items() if number} | {CiteBy.PARAGRAPH}
    return tuple(column for form in CiteBy if form in forms for column in _PLACES[form])


_PLACES = {
    CiteBy.LABEL: (),
    CiteBy.PARAGRAPH: ("paragraph",),
    CiteBy.LINE: ("line_from", "line_to"),
    CiteBy.TIME: ("time",),
}


def place_cells(place: PassagePlace | None, words: Catalogue) -> dict[str, str]:
    """Column -> what stands in it; empty where it is not known."""
    if place is None:
        return {}
    first, last = map(str, place.lines or ("", ""))
    return {
        "paragraph": paragraph_range(place),
        "line_from": first,
        "line_to": last,
        "time": time_words(place, words),
    }


def pairs(collection: Collection) -> Iterator[Pair]:
    """Heading and quotation, in the order of the collection."""
    chapters = collection.chapters
    for heading, numbers in zip(chapters.headings, chapters.numbers, strict=True):
        for number in numbers:
            yield heading.text, chapters.store[number]


def columns(layout: RowLayout, wording: Wording) -> list[str]:
    """The headings of the rows."""
    names = wording.columns
    levels = [names["level"].format(number) for number in range(1, layout.depth + 1)] if layout.depth > 1 else []
    made = [] if layout.final else [names["id"]]
    made += [names["label"], *([names["numbered_label"]] if layout.numbered else ())]
    made += [*(names[name] for name in layout.places), names["wave"], *layout.attributes]
    made += [names["code"], *levels, names["polarity"]]
    made += [names[layout.before]] if layout.before else []
    made.append(names["text"])
    made += [names["after"]] if layout.after else []
    made.append(names["weight"])
    made += [] if layout.final else [names["good"], names["coder"], names["memo"]]
    made += [names["published"]] if layout.published else []
    if layout.identified:
        made += [names[name] for name in ("document", "case", "coder_name", "coded")]
    return made


def rows(quotations: Iterable[Pair], layout: RowLayout, wording: Wording) -> Iterator[list[str]]:
    """One row a quotation, with the cells of `columns`."""
    row = RowMaker(layout, wording)
    return (row.of(heading, quotation) for heading, quotation in quotations)


class RowMaker:
    """Makes the rows of quotations; what many rows share is worked out once."""

    def __init__(self, layout: RowLayout, wording: Wording) -> None:
        self._layout = layout
        self._wording = wording
        self._groups = {str(polarity): wording.groups[polarity] for polarity in Polarity}
        self._yes = wording.columns["yes"]
        self._coders: dict[tuple[int, ...], str] = {}
        self._paths: dict[int | str, list[str]] = {}

    def of(self, heading: str, one: Quotation) -> list[str]:
        """The row of any quotation."""
        layout = self._layout
        made = [] if layout.final else [one.id]
        made.append(one.label)
        if layout.numbered:
            made.append(one.label if form_of(one.place, layout.cite) is CiteBy.LABEL else one.numbered_label)
        made += self._place(one.place) if layout.places else ()
        made += [one.wave, *self._attributes(one.attributes)]
        made += self._path(one.code, heading)
        made.append(self._wording.disputed if one.disputed else self._groups[one.polarity])
        made += [one.before] if layout.before else []
        made.append(one.text)
        made += [one.after] if layout.after else []
        made.append(", ".join(map(str, one.weights)))
        if not layout.final:
            made += [self._yes if one.good else "", self._who(one.coders), "\n\n".join(one.memos)]
        made += [", ".join(one.published)] if layout.published else []
        if layout.identified:
            made += _identity(one, self._wording.words)
        return made

    def _place(self, place: PassagePlace | None) -> list[str]:
        layout = self._layout
        cells = place_cells(place, self._wording.words)
        if layout.final:
            shown = _PLACES[form_of(place, layout.cite)]
            return [cells.get(name, "") if name in shown else "" for name in layout.places]
        return [cells.get(name, "") for name in layout.places]

    def _attributes(self, known: Mapping[str, str]) -> list[str]:
        return [known.get(name, "") for name in self._layout.attributes]

    def _path(self, code: Code | None, heading: str) -> list[str]:
        key = code.key if code else heading
        known = self._paths.get(key)
        if known is None:
            name = code.full_name if code else heading
            levels = list(code.path if code else (heading,))
            levels += [""] * (self._layout.depth - len(levels))
            known = [name, *(levels if self._layout.depth > 1 else ())]
            self._paths[key] = known
        return known

    def _who(self, numbers: tuple[int, ...]) -> str:
        known = self._coders.get(numbers)
        if known is None:
            known = ", ".join(self._wording.coder(number) for number in numbers)
            self._coders[numbers] = known
        return known


def _identity(one: Quotation, words: Catalogue) -> list[str]:
    shown = one.identity
    if shown is None:
        return [""] * 4
    return [
        shown.document,
        shown.case,
        ", ".join(shown.coders),
        ", ".join(local_time(coded, words) for coded in shown.coded),
    ]


def count_columns(collection: Collection, wording: Wording) -> list[str]:
    """The headings of the table of counts."""
    names = ["code", "passages", "present", "absent", "mixed"]
    names += ["cases", "documents"] if collection.by_cases else ["documents"]
    return [wording.columns[name] for name in names]


def count_rows(collection: Collection) -> Iterator[list[str | int]]:
    """One row a chapter: passages, by polarity, cases (where there are any) and documents."""
    for heading, counts in zip(collection.headings(), collection.overview.chapters, strict=True):
        row: list[str | int] = [heading, counts.passages]
        row += [counts.polarities[polarity] for polarity in Polarity]
        if collection.by_cases:
            row.append(len(counts.cases))
        yield [*row, len(counts.documents)]
