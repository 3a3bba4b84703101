from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import LineMark
from qualcode.model.spans import Span
from qualcode.reading.source.extract import CellRow, Extract, Heading
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.reading.source.result import Reading
from qualcode.reading.transcripts.line_numbers import find_numbers
from qualcode.reading.transcripts.tidying import Cut, TidiedText, tidied, within
from tests.reading.files_made import read_bytes

TALK = (
    "I: Wie hat das mit der Fallkonferenz im letzten",
    "Jahr angefangen?",
    "B: Am Anfang war es schwierig, weil niemand",
    "zuständig war. Das hat sich dann aber bald",
    "geändert.",
    "I: Und wer war dabei?",
    "B: Die Fachkräfte aus dem Jobcenter und die",
    "Kollegin aus der Beratung.",
)
FORMS = (
    "{0}   ", "{0:03}  ", "{0:>4} ", "[{0}] ", "({0}) ", "{0}. ", "{0}) ", "{0}: ", "{0}\t", "{0} | ", "{0}|",
    "Z. {0}  ", "Z{0} ", "L{0}: ", "\ufeff{0}  ", "  {0:02} ",
)  # fmt: skip


@pytest.fixture
def reading(tmp_path: Path):
    def made(text: str, options: ReadingOptions = DEFAULT) -> Reading:
        return read_bytes(tmp_path, "Gespräch.txt", text, options)

    return made


def numbered(form: str, lines: tuple[str, ...] = TALK, first: int = 1) -> str:
    return "\n".join(form.format(number) + line for number, line in enumerate(lines, start=first))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_numbers_of_lines_go_out_of_the_text_and_stay_as_a_layer(reading, form: str, end: str):
    result = reading(numbered(form).replace("\n", end))
    (draft,) = result.drafts
    assert [turn.speaker for turn in draft.structure.turns] == ["I", "B", "I", "B"]
    assert [line.strip() for line in draft.text.split("\n")] == list(TALK)
    assert [mark.number for mark in draft.structure.lines] == list(range(1, 9))
    starts = [draft.text[mark.offset :].lstrip()[:5] for mark in draft.structure.lines]
    assert starts == [line[:5] for line in TALK]
    assert result.words.complete
    assert "The numbers of 8 lines are left out of the text; lines can be cited by them (1 to 8)." in result.notes


@pytest.mark.parametrize("step", [2, 5, 10])
@pytest.mark.parametrize("blank_after", [0, 6])
def test_every_fifth_line_may_be_numbered_and_all_are_counted(reading, step: int, blank_after: int):
    lines = [f"{'I' if number % 4 == 0 else 'B'}: Satz {number} und" for number in range(1, 41)]
    made = [f"{number if number % step == 0 else '':>3}  {line}" for number, line in enumerate(lines, start=1)]
    if blank_after:
        made.insert(blank_after, "")
    (draft,) = reading("\n".join(made)).drafts
    assert [line for line in draft.text.split("\n") if line] == lines
    assert {mark.number for mark in draft.structure.lines} >= set(range(1, 40 - step))
    for mark in draft.structure.lines:
        assert draft.text[mark.offset :].split("\n")[0] == lines[mark.number - 1]


def test_counting_may_begin_anew_on_each_page(reading):
    text = "\n\n".join(numbered("{0:>2}  ") for _page in range(3))
    (draft,) = reading(text).drafts
    assert len(draft.structure.turns) == 12
    assert [mark.number for mark in draft.structure.lines] == [*range(1, 9)] * 3


def test_paragraphs_may_be_numbered(reading):
    text = "[1] I: Wie war das?\n[2] B: Erst schwierig.\nDann\nwurde es besser.\n[3] I: Und dann?\n[4] B: Gut."
    (draft,) = reading(text).drafts
    assert [turn.speaker for turn in draft.structure.turns] == ["I", "B", "I", "B"]
    assert [(mark.number, draft.text[mark.offset]) for mark in draft.structure.lines] == [
        (1, "I"), (2, "B"), (3, "I"), (4, "B"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "1. Äpfel\n2. Birnen\n3. Kirschen\n4. Tomaten\n5. Zwiebeln",
        "1. äpfel\n2. birnen\n3. kirschen\n4. tomaten\n5. zwiebeln",
        "1 Wie alt sind Sie?\n2 Wo wohnen Sie?\n3 Was tun Sie?\n4 Warum?\n5 Wie lange?",
        "1\tanna\t34\n2\tBert\t35\n3\tCem\t36\n4\tdora\t37",
        "I: Wie lange?\nB: Also\n3 Jahre war ich da und\n4 Monate dort, dann\n5 Wochen und\n6 Tage frei.",
        "I: Was?\nB: Drei Dinge:\n1. Zeit\n2. Geld\n3. Ruhe\n4. Mut\nI: Gut.",
        "2019 war gut.\n2020 war schlecht.\n2021 ging so.\n2022 war wieder gut.",
        "",
    ],
)
def test_other_numbers_stay_in_the_text(text: str):
    assert find_numbers(text).cuts == ()


def test_numbers_stay_where_they_are_to_be_kept(reading):
    text = numbered("{0}  ")
    assert reading(text, ReadingOptions(page_marks=True)).drafts[0].text == text


@given(
    st.lists(st.text("ab \n", max_size=9), max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.sampled_from(["", " ", "xy"])), max_size=5),
)
def test_places_move_with_the_text(pieces: list[str], wanted: list[tuple[int, int, str]]):
    text = "".join(pieces)
    cuts = [Cut(Span(min(start, len(text)), min(start + length, len(text))), new) for start, length, new in wanted]
    result = TidiedText(text, cuts)
    places = [result.place(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] <= len(result.text)
    gone = {offset for cut in cuts for offset in range(cut.span.start, cut.span.end)}
    for offset, sign in enumerate(text):
        if offset not in gone:
            assert result.text[places[offset]] == sign


def test_all_places_of_an_extract_move():
    extract = Extract(
        "Titel\n1 I: Wie?\n2 B: So.",
        headings=(Heading(Span(0, 5), 1),),
        bold=(Span(8, 10),),
        rows=(CellRow((Span(6, 7), Span(8, 10))),),
    )
    part = within(extract, Span(6, len(extract.text)))
    assert (part.headings, part.bold, part.text) == ((), (Span(2, 4),), "1 I: Wie?\n2 B: So.")
    left, _places = tidied(part, [Cut(Span(0, 2))])
    assert (left.text, left.bold) == ("I: Wie?\n2 B: So.", (Span(0, 2),))
    assert left.rows[0].cells[1] == Span(0, 2)


def test_marks_are_sorted_and_lie_in_the_text():
    found = find_numbers(numbered("{0} "))
    assert found.marks[:2] == (LineMark(0, 1), LineMark(len(TALK[0]) + 3, 2))
