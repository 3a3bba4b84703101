"""Codes that occur together, as a report: the pairs, and their numbers as a square."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.plural import counted
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.retrieval.relations.cooccurrence import FEW, CodePair, CooccurrenceMatrix, Together

_ON_A_PAGE = 12
"""So many codes stand beside each other in a square."""


def together_words(matrix: CooccurrenceMatrix, words: Catalogue) -> str:
    """How the codes are together: “overlapping passages”."""
    if matrix.by is Together.NEAR and matrix.near:
        return words.ngettext("at most {count} sentence apart", "at most {count} sentences apart", matrix.near)
    return {
        Together.NEAR: words.gettext("in the same sentence"),
        Together.OVERLAP: words.gettext("overlapping passages"),
        Together.SENTENCE: words.gettext("in the same sentence"),
        Together.TURN: words.gettext("in the same turn"),
        Together.CASE: words.gettext("in the same case"),
        Together.DOCUMENT: words.gettext("in the same document"),
    }[matrix.by]


def pair_head(matrix: CooccurrenceMatrix, words: Catalogue) -> tuple[str, ...]:
    """The heads of the list of pairs."""
    of_units = matrix.units is not None
    return (
        words.pgettext("column", "code"),
        words.pgettext("column", "with code"),
        words.pgettext("column", "together"),
        words.pgettext("column", "cases"),
        words.pgettext("column", "units") if of_units else words.pgettext("column", "passages"),
        words.pgettext("column", "of the other"),
        words.pgettext("column", "Jaccard"),
        words.pgettext("column", "expected"),
    )


def pair_rows(matrix: CooccurrenceMatrix, words: Catalogue, *, zeros: bool = False) -> Iterator[tuple[Cell, ...]]:
    """The pairs that occur together, most often first; with `zeros` the others too."""
    names = dict(zip(matrix.codes, matrix.names, strict=True))
    for pair in ordered_pairs(matrix, zeros=zeros):
        few = " *" if pair.rests_on_little else ""
        yield (
            names[pair.one],
            names[pair.other],
            pair.number,
            pair.cases,
            pair.first,
            pair.second,
            "–" if pair.jaccard is None else words.number(pair.jaccard, 2),
            f"{words.number(pair.expected, 1)}{few}",
        )


def ordered_pairs(matrix: CooccurrenceMatrix, *, zeros: bool = False) -> list[CodePair]:
    """The pairs, those that are together most often first."""
    shown = [pair for pair in matrix.pairs if pair.number or zeros]
    return sorted(shown, key=lambda pair: (-pair.number, -(pair.jaccard or 0)))


def cooccurrence_notes(matrix: CooccurrenceMatrix, words: Catalogue) -> list[str]:
    """What must be told with the numbers."""
    notes = [words.said(note) for note in matrix.notes]
    if any(pair.rests_on_little for pair in matrix.pairs if pair.number):
        notes.append(
            words.gettext(
                "* fewer than {few} passages or units of a code, or fewer than {few} expected: it rests on little.",
                few=words.number(FEW),
            )
        )
    never = sum(not pair.number for pair in matrix.pairs)
    if never:
        notes.append(
            words.ngettext(
                "{count} pair of codes is never together.", "{count} pairs of codes are never together.", never
            )
        )
    notes.append(
        words.gettext("Expected by chance, if the one code had nothing to do with the other; no test was made.")
    )
    return notes


def cooccurrence_report(
    matrix: CooccurrenceMatrix, language: Language, *, study: str = "", as_object: object = None
) -> Report:
    """The pairs and the square; for programs all pairs, those that are never together too."""
    words = catalogue_of(language)
    title = words.gettext("Codes together: {how}", how=together_words(matrix, words))
    facts = [
        (words.gettext("Study"), study),
        (words.gettext("Base"), _base(matrix, words)),
    ]
    head = pair_head(matrix, words)
    listed = Table(title, head, Afresh(lambda: pair_rows(matrix, words)), words=2)
    every = Table(title, head, Afresh(lambda: pair_rows(matrix, words, zeros=True)), words=2)
    return report_of_tables(
        title,
        [fact for fact in facts if fact[1]],
        [listed, *_squares(matrix, words)],
        every,
        cooccurrence_notes(matrix, words),
        language=language,
        as_object=None if as_object is None else lambda: as_object,
    )


def _base(matrix: CooccurrenceMatrix, words: Catalogue) -> str:
    parts = [counted(matrix.cases, "case", words=words), counted(matrix.documents, "document", words=words)]
    if matrix.by in (Together.SENTENCE, Together.TURN):
        noun = "sentence" if matrix.by is Together.SENTENCE else "turn"
        parts.append(counted(matrix.units or 0, noun, words=words))
    return ", ".join(parts)


def _squares(matrix: CooccurrenceMatrix, words: Catalogue) -> Iterator[Table]:
    """The numbers as a square, in pieces where there are many codes; codes that are never together are left out."""
    met = {key for pair in matrix.pairs if pair.number for key in (pair.one, pair.other)}
    places = [place for place, key in enumerate(matrix.codes) if key in met]
    grid = matrix.grid()
    for begin in range(0, len(places), _ON_A_PAGE):
        columns = places[begin : begin + _ON_A_PAGE]
        rows = [
            (f"{number}  {matrix.names[place]}", *(_cell(grid[place][column]) for column in columns))
            for number, place in enumerate(places, start=1)
        ]
        head = (words.pgettext("column", "code"), *(str(places.index(column) + 1) for column in columns))
        yield Table(words.gettext("Together, as a square"), head, rows)


def _cell(number: int | None) -> Cell:
    return "" if number is None else number


def cooccurrence_data(
    matrix: CooccurrenceMatrix,
    code_ids: Sequence[str],
    coding_ids: Mapping[int, str],
    documents: Mapping[int, tuple[str, str]],
) -> dict[str, object]:
    """All that is known, for programs; `documents` gives id and label by key. Every number leads to its codings."""
    names = dict(zip(matrix.codes, matrix.names, strict=True))
    ids = dict(zip(matrix.codes, code_ids, strict=True))
    return {
        "by": matrix.by.value,
        "near": matrix.near if matrix.by is Together.NEAR else None,
        "documents": matrix.documents,
        "cases": matrix.cases,
        "units": matrix.units,
        "sub_codes": matrix.sub_codes,
        "absent_left_out": matrix.absent,
        "codes": [
            {"code": names[key], "code_id": ids[key], "number": number}
            for key, number in zip(matrix.codes, matrix.numbers, strict=True)
        ],
        "pairs": [
            {
                "code": names[pair.one],
                "code_id": ids[pair.one],
                "other": names[pair.other],
                "other_id": ids[pair.other],
                "together": pair.number,
                "cases": pair.cases,
                "first": pair.first,
                "second": pair.second,
                "first_with_second": pair.first_with,
                "second_with_first": pair.second_with,
                "jaccard": pair.jaccard,
                "expected": pair.expected,
                "rests_on_little": pair.rests_on_little,
                "places": [
                    {
                        "document_id": documents[place.document][0],
                        "label": documents[place.document][1],
                        "codings": [coding_ids[key] for key in place.one],
                        "other_codings": [coding_ids[key] for key in place.other],
                    }
                    for place in (matrix.places(pair.one, pair.other) if pair.number else ())
                ],
            }
            for pair in matrix.pairs
        ],
        "notes": [str(note) for note in matrix.notes],
    }
