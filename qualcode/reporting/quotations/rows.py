"""Quotations as rows for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.reporting.quotations.collecting import Collecting
from qualcode.reporting.quotations.collection import Collection, Quotation
from qualcode.reporting.quotations.quotation import UneditedPassage
from qualcode.reporting.words.wording import Wording
from qualcode.times import local_time

Pair = tuple[str, Quotation]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns the rows have: `depth` levels of codes, context, and what final collections leave out."""

    attributes: tuple[str, ...] = ()
    depth: int = 1
    before: str = ""
    after: bool = False
    published: bool = False
    final: bool = False
    identified: bool = False

    @classmethod
    def of(cls, collection: Collection) -> Layout:
        """The columns that a collection needs."""
        quotations = [one for chapter in collection.chapters for one in chapter.quotations]
        return cls(
            attributes=collection.attributes,
            depth=max((len(one.code.path) for one in quotations if one.code), default=1),
            before=("question" if collection.asked else "before") * any(one.before for one in quotations),
            after=any(one.after for one in quotations),
            published=any(one.published for one in quotations),
            final=collection.final,
            identified=collection.identified,
        )


def pairs(collection: Collection) -> Iterator[Pair]:
    """Heading and quotation, in the order of the collection."""
    return ((chapter.heading, one) for chapter in collection.chapters for one in chapter.quotations)


def columns(layout: Layout, wording: Wording) -> list[str]:
    """The headings of the rows."""
    names = wording.columns
    levels = [names["level"].format(number) for number in range(1, layout.depth + 1)] if layout.depth > 1 else []
    made = [] if layout.final else [names["id"]]
    made += [names["label"], names["wave"], *layout.attributes, names["code"], *levels, names["polarity"]]
    made += [names[layout.before]] if layout.before else []
    made.append(names["text"])
    made += [names["after"]] if layout.after else []
    made.append(names["weight"])
    made += [] if layout.final else [names["good"], names["coder"], names["memo"]]
    made += [names["published"]] if layout.published else []
    if layout.identified:
        made += [names[name] for name in ("document", "case", "coder_name", "coded")]
    return made


def rows(quotations: Iterable[Pair], layout: Layout, wording: Wording) -> Iterator[list[str]]:
    """One row a quotation, with the cells of `columns`."""
    row = RowMaker(layout, wording)
    return (row.of(heading, quotation) for heading, quotation in quotations)


def rows_of(collecting: Collecting, layout: Layout, wording: Wording) -> Iterator[list[str]]:
    """The same while quotations are collected, as they come."""
    made = RowMaker(layout, wording)
    plain, whole = made.of_plain, made.of
    for heading, one, numbers in collecting.records():
        yield plain(one, numbers) if isinstance(one, UneditedPassage) else whole(heading.text, one)


class RowMaker:
    """Makes the rows of quotations; what many rows share is worked out once."""

    def __init__(self, layout: Layout, wording: Wording) -> None:
        self._layout = layout
        self._wording = wording
        self._groups = {str(polarity): wording.groups[polarity] for polarity in Polarity}
        self._yes = wording.columns["yes"]
        self._coders: dict[tuple[int, ...], str] = {}
        self._of_coder: dict[int, str] = {}
        self._paths: dict[int | str, list[str]] = {}
        self._sources: dict[int, list[str]] = {}
        self._bare = not (layout.before or layout.after or layout.published or layout.identified or layout.final)

    def of_plain(self, one: UneditedPassage, numbers: Mapping[int, int]) -> list[str]:
        """The row of a plain passage."""
        row = one.row
        source = self._sources.get(row.document)
        if source is None:
            facts = one.facts
            source = [facts.document.label, facts.wave, *self._attributes(facts.attributes)]
            self._sources[row.document] = source
        weight = "" if row.weight is None else str(row.weight)
        middle = [*source, *self._path(one.code, ""), self._groups[row.polarity]]
        good = self._yes if row.good else ""
        memo = row.memo or ""
        who = self._of_coder.get(row.coder)
        if who is None:
            who = self._of_coder[row.coder] = self._who((numbers[row.coder],))
        if self._bare:
            return [row.short or row.id, *middle, one.text, weight, good, who, memo]
        layout = self._layout
        made = [] if layout.final else [row.short or row.id]
        made += [*middle, *[""] * bool(layout.before), one.text, *[""] * layout.after, weight]
        made += [] if layout.final else [good, who, memo]
        return made + [""] * (layout.published + 4 * layout.identified)

    def of(self, heading: str, one: Quotation) -> list[str]:
        """The row of any quotation."""
        layout = self._layout
        made = [] if layout.final else [one.id]
        made += [one.label, one.wave, *self._attributes(one.attributes)]
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
            made += _identity(one)
        return made

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
            known = ", ".join(self._wording.coder.format(number) for number in numbers)
            self._coders[numbers] = known
        return known


def _identity(one: Quotation) -> list[str]:
    shown = one.identity
    if shown is None:
        return [""] * 4
    return [shown.document, shown.case, ", ".join(shown.coders), ", ".join(map(local_time, shown.coded))]


def count_columns(collection: Collection, wording: Wording) -> list[str]:
    """The headings of the table of counts."""
    names = ["code", "passages", "present", "absent", "mixed"]
    names += ["cases", "documents"] if collection.by_cases else ["documents"]
    return [wording.columns[name] for name in names]


def count_rows(collection: Collection) -> Iterator[list[str | int]]:
    """One row a chapter: passages, by polarity, cases (where there are any) and documents."""
    for chapter in collection.chapters:
        row: list[str | int] = [chapter.heading, len(chapter.quotations)]
        row += [len(chapter.of(polarity)) for polarity in Polarity]
        if collection.by_cases:
            row.append(chapter.cases())
        yield [*row, chapter.documents()]
