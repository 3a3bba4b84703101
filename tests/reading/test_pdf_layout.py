import textwrap
from pathlib import Path

import pytest

from qualcode.model.documents import LineMark
from qualcode.model.readings.doubts import DoubtKind
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.reading.source.result import Reading
from tests.reading.files_made import PrintedLine, page_of, pdf, read_bytes

LONG = "Das war am Anfang wirklich nicht einfach, weil niemand wusste, wer denn nun"  # a full line
TALK = (
    "I: Wie war das am Anfang mit dem Jobcenter, und wer hat Sie dabei unterstützt?",
    "B: Am Anfang war das schwierig, wir kannten uns ja gar nicht. Das hat sich erst nach Monaten geändert, als "
    "wir angefangen haben, uns jede Woche zu treffen und über die Fälle zu sprechen.",
    "I: Und was hat geholfen?",
    "B: Dass wir feste Ansprechpartner hatten und dass die Leitung dahinter stand. Ohne die Leitung wäre das alles "
    "nach einem halben Jahr wieder eingeschlafen, da bin ich mir sicher.",
    "I: Danke.",
)


@pytest.fixture
def reading(tmp_path: Path):
    def made(*pages: list[PrintedLine], options: ReadingOptions = DEFAULT) -> Reading:
        return read_bytes(tmp_path, "a.pdf", pdf(pages), options)

    return made


def column_lines(paragraphs: tuple[str, ...], width: int = 34) -> list[str]:
    return [line for each in paragraphs for line in textwrap.wrap(each, width)]


def side_by_side(left: list[str], right: list[str], *, row_by_row: bool) -> list[PrintedLine]:
    lefts, rights = page_of(left, left=60, step=14), page_of(right, left=320, step=14)
    if not row_by_row:
        return [*lefts, *rights]
    return [
        side[index] for index in range(max(len(left), len(right))) for side in (lefts, rights) if index < len(side)
    ]


@pytest.mark.parametrize("row_by_row", [True, False])
@pytest.mark.parametrize("width", [30, 34, 38])
@pytest.mark.parametrize("with_title", [True, False])
def test_two_columns_are_read_one_after_the_other(reading, row_by_row: bool, width: int, with_title: bool):
    lines = column_lines(TALK, width)
    half = (len(lines) + 1) // 2
    page = side_by_side(lines[:half], lines[half:], row_by_row=row_by_row)
    if with_title:
        page = [(60, 810, 14, "Gespräch mit einer Fachkraft aus dem Landkreis am Fluss, Teil 1"), *page]
    result = reading(page)
    text = result.drafts[0].text
    assert [turn.speaker for turn in result.drafts[0].structure.turns] == ["I", "B", "I", "B", "I"]
    assert " ".join(text.split()).endswith(" ".join(TALK))
    assert result.words.complete
    assert "Page 1 has two columns; the left one stands before the right one." in result.notes


def test_a_table_of_short_cells_is_read_by_rows(reading):
    left = ["Woche", "1", "2", "3", "4", "5"]
    right = ["Aufgabe", "Anfrage", "Erste Runde", "Auswertung", "Zweite Runde", "Abschluss"]
    result = reading([*side_by_side(left, right, row_by_row=True), *page_of([LONG, LONG, LONG], top=600)])
    assert [line.split() for line in result.drafts[0].text.split("\n")[1:3]] == [
        ["1", "Anfrage"],
        ["2", "Erste", "Runde"],
    ]
    assert "5 line numbers left out." not in result.notes
    assert not any("two columns" in note for note in result.notes)


def test_columns_that_do_not_begin_at_one_place_are_doubted(reading):
    lines = column_lines(TALK)
    half = (len(lines) + 1) // 2
    page = side_by_side(lines[:half], lines[half:], row_by_row=True)
    shifted = [(left + (index * 7) % 23 if left > 300 else left, *rest) for index, (left, *rest) in enumerate(page)]
    (draft,) = reading(shifted).drafts
    assert DoubtKind.COLUMNS_SPLICED in [doubt.kind for doubt in draft.doubts]


@pytest.mark.parametrize(("label_step", "step", "gap"), [(17, 22, 28), (12, 12, 20), (14, 28, 36), (20, 14, 20)])
def test_lines_are_joined_whatever_the_spacing(reading, label_step: int, step: int, gap: int):
    page: list[PrintedLine] = []
    base = 800
    for number in range(6):
        page.append((60, base, 10, "Interviewerin" if number % 2 == 0 else "Befragte 1"))
        base -= label_step
        for line in (LONG, "zuständig war, und das blieb so."):
            page.append((60, base, 10, line))
            base -= step
        base -= gap - step
    lines = reading(page).drafts[0].text.split("\n")
    assert lines[1::2] == [f"{LONG} zuständig war, und das blieb so."] * 6


def test_blocks_may_be_spaced_in_their_own_ways(reading):
    single = page_of([LONG] * 8 + ["Ende."], step=12)
    double = page_of([LONG] * 8 + ["Schluss."], step=24, top=620)
    assert reading([*single, *double]).drafts[0].text.split("\n") == [
        " ".join([LONG] * 8 + ["Ende."]),
        " ".join([LONG] * 8 + ["Schluss."]),
    ]


def test_the_note_says_where_no_line_was_joined(reading):
    result = reading(page_of(["Kurz.", "Auch kurz.", "Ende."]))
    assert "1 page, 3 lines: each line is a paragraph, none was joined." in result.notes


def test_the_note_says_how_many_lines_were_joined(reading):
    assert "1 page, 3 lines: 2 lines were joined to those before." in reading(page_of([LONG, LONG, "Ja."])).notes


def test_numbers_of_lines_are_kept_as_a_layer(reading):
    lines = page_of([LONG, LONG, LONG, "Ende mit 4 Leuten."])
    (draft,) = reading([*lines, *page_of(["1", "2", "3", "4"], left=40)]).drafts
    step = len(LONG) + 1
    assert draft.structure.lines == (LineMark(0, 1), LineMark(step, 2), LineMark(2 * step, 3), LineMark(3 * step, 4))


def test_numbers_before_some_lines_only_are_words_of_a_table(reading):
    rows = [
        side for n in range(1, 7) for side in ((40, 780 - 12 * n, 10, str(n)), (90, 780 - 12 * n, 10, f"Zeile {n}"))
    ]
    result = reading([*rows, *page_of([LONG] * 6, top=640, left=40)])
    assert "6 Zeile 6" in " ".join(result.drafts[0].text.split())
    assert result.drafts[0].structure.lines == ()
    assert result.words.complete


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["It was a well-", "known plan for the town."], "It was a well-known plan for the town."),
        (["Das war eine Face-to-", "face-Beratung."], "Das war eine Face-to-face-Beratung."),
        (["Wir haben zusammen-", "gearbeitet."], "Wir haben zusammengearbeitet."),
        (["Das Eltern-Geld und das Eltern-", "geld."], "Das Eltern-Geld und das Eltern-geld."),
    ],
)  # fmt: skip
def test_hyphens_go_by_evidence(reading, lines: list[str], text: str):
    result = reading(page_of(lines))
    assert result.drafts[0].text == text
    assert result.words.complete
