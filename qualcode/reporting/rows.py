"""Quotations as rows for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from qualcode.model.codings import Polarity
from qualcode.reporting.arrangement import QUESTION, Arrangement
from qualcode.reporting.collection import Collection, Quotation
from qualcode.reporting.wording import Wording

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

    @classmethod
    def wanted(cls, arrangement: Arrangement, attributes: Iterable[str], depth: int, *, published: bool) -> Layout:
        """The columns for quotations that are not collected yet."""
        asked = arrangement.context == QUESTION
        return cls(
            attributes=tuple(attributes),
            depth=depth,
            before="question" if asked else "before" * bool(arrangement.context),
            after=bool(arrangement.context) and not asked,
            published=published and not arrangement.final,
            final=arrangement.final,
            identified=arrangement.identify,
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
    row = row_maker(layout, wording)
    return (row(heading, quotation) for heading, quotation in quotations)


def row_maker(layout: Layout, wording: Wording) -> Callable[[str, Quotation], list[str]]:
    """A function that gives the row of a quotation; what many rows share is worked out once."""
    groups = {polarity: wording.groups[polarity] for polarity in Polarity}
    yes = wording.columns["yes"]
    people: dict[tuple[int, ...], str] = {}
    paths: dict[str, list[str]] = {}

    def codes(heading: str, quotation: Quotation) -> list[str]:
        code = quotation.code
        name = code.full_name if code else heading
        if name not in paths:
            levels = list(code.path if code else (heading,))
            levels += [""] * (layout.depth - len(levels))
            paths[name] = [name, *(levels if layout.depth > 1 else [])]
        return paths[name]

    def who(numbers: tuple[int, ...]) -> str:
        if numbers not in people:
            people[numbers] = ", ".join(wording.coder.format(number) for number in numbers)
        return people[numbers]

    def row(heading: str, one: Quotation) -> list[str]:
        made = [] if layout.final else [one.id]
        made += [one.label, one.wave]
        if layout.attributes:
            made += [one.attributes.get(name, "") for name in layout.attributes]
        made += codes(heading, one)
        made.append(wording.disputed if one.disputed else groups[one.polarity])
        if layout.before:
            made.append(one.before)
        made.append(one.text)
        if layout.after:
            made.append(one.after)
        made.append(", ".join(map(str, one.weights)) if one.weights else "")
        if not layout.final:
            made += [yes if one.good else "", who(one.coders), "\n\n".join(one.memos) if one.memos else ""]
        if layout.published:
            made.append(", ".join(one.published))
        if layout.identified and one.identity:
            shown = one.identity
            made += [shown.document, shown.case, ", ".join(shown.coders), ", ".join(shown.coded)]
        return made

    return row


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
