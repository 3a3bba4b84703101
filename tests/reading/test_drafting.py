from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model.documents import Role
from qualcode.reading.doubts.words import doubt_words
from qualcode.reading.source.options import DEFAULT, ReadingOptions, Split
from qualcode.reading.source.result import Reading
from tests.reading.files_made import read_bytes

TALK = (
    "M: Wie war das?\nB: Gut, also am Anfang war es wirklich schwer.\n"
    "M: Und dann?\nB: Dann ging es los, Woche für Woche."
)


@pytest.fixture
def reading(tmp_path: Path):
    def made(text: str, options: ReadingOptions = DEFAULT) -> Reading:
        return read_bytes(tmp_path, "Gespräche.txt", text, options)

    return made


def roles(result: Reading) -> dict[str, Role]:
    return {speaker.name: speaker.role for speaker in result.drafts[0].speakers}


def test_who_asks_is_guessed_and_told(reading):
    result = reading(TALK)
    assert roles(result) == {"M": Role.ASKS, "B": Role.ANSWERS}
    assert "Speakers found, roles guessed: M asks, B answers." in result.notes


@pytest.mark.parametrize("name", ["B", "b"])
def test_who_asks_can_be_corrected(reading, name: str):
    result = reading(TALK, ReadingOptions(interviewers=(name,)))
    assert roles(result) == {"M": Role.ANSWERS, "B": Role.ASKS}
    assert "Speakers found: M answers, B asks." in result.notes


def test_several_may_ask(reading):
    text = "I: Wie?\nB: Gut und schön war es.\nKo: Und?\nB: Ja, wirklich sehr."
    assert roles(reading(text, ReadingOptions(interviewers=("I", "Ko")))) == {
        "I": Role.ASKS, "B": Role.ANSWERS, "Ko": Role.ASKS,
    }  # fmt: skip


def test_an_interviewer_is_found_wherever_the_name_stands(reading):
    text = "Wir reden.\nchefin der runde: Wie war das?"
    assert reading(text).drafts[0].speakers == ()
    assert roles(reading(text, ReadingOptions(interviewers=("chefin der runde",)))) == {"chefin der runde": Role.ASKS}


def test_an_interviewer_who_does_not_speak_is_told(reading):
    result = reading(TALK, ReadingOptions(interviewers=("Xaver",)))
    assert roles(result)["M"] is Role.ASKS
    told = [doubt_words(doubt).statement for doubt in result.drafts[0].doubts]
    assert "None of the interviewers named (Xaver) speaks here; who asks was guessed." in told


def test_the_head_of_a_text_overrules_both(reading):
    text = "---\nspeakers: {M: other}\n---\n" + TALK
    assert roles(reading(text, ReadingOptions(interviewers=("M",))))["M"] is Role.OTHER


INTERVIEWS = "#TEXT Gespräch 1\nI: Wie?\nB: Gut.\n\n#TEXT Gespräch 2\n---\nlabel: RG 2022\n---\nI: Und?\nB: So.\n"


def test_text_lines_part_a_file_into_documents_with_heads_of_their_own(reading):
    result = reading(INTERVIEWS, ReadingOptions(split=Split.TEXT_LINES))
    assert [(draft.name, draft.label, draft.text) for draft in result.drafts] == [
        ("Gespräch 1", "", "I: Wie?\nB: Gut."),
        ("Gespräch 2", "RG 2022", "I: Und?\nB: So."),
    ]
    assert [len(draft.structure.turns) for draft in result.drafts] == [2, 2]
    assert result.words.complete
    assert (result.words.taken, result.words.used) == (8, 9)


def test_text_lines_are_told_where_nobody_asked_for_parting(reading):
    result = reading(INTERVIEWS)
    assert len(result.drafts) == 1
    assert any("2 lines “#TEXT name”: with --split text-lines" in note for note in result.notes)


def test_headings_of_markdown_part_a_file(reading):
    result = reading("# Alle\n\n## Eins ##\nI: a\n\n## Zwei\nB: b\n### darin\nc", ReadingOptions(split=Split.HEADING))
    assert [(draft.name, draft.text) for draft in result.drafts] == [
        ("Gespräche", "# Alle"), ("Eins", "I: a"), ("Zwei", "B: b\n### darin\nc"),
    ]  # fmt: skip
    assert "What stands before the first title became the document “Gespräche”." in result.warnings
    assert result.words.complete


def test_a_title_without_text_is_told(reading):
    result = reading("# Eins\n\n# Zwei\nb", ReadingOptions(split=Split.HEADING))
    assert [draft.name for draft in result.drafts] == ["Zwei"]
    assert "There is no text under the title “Eins”; no document was made of it." in result.warnings


@pytest.mark.parametrize(
    ("split", "missing"), [(Split.HEADING, "no headings"), (Split.TEXT_LINES, "no line “#TEXT name”")]
)
def test_a_file_without_titles_cannot_be_parted(reading, split: Split, missing: str):
    with pytest.raises(ReadingError, match=missing):
        reading(TALK, ReadingOptions(split=split))


def test_titles_without_any_text_are_refused(reading):
    with pytest.raises(ReadingError, match="holds no text"):
        reading("# Eins\n# Zwei\n", ReadingOptions(split=Split.HEADING))


def test_asides_are_counted(reading):
    result = reading("I: Wie (.) war das?\nB: Gut (lacht) [...] (...) (unv.)")
    assert "In brackets: 2 pauses, 1 omission, 1 place not understood, 1 comment." in result.notes


def test_words_of_the_file_and_of_the_text_are_told(reading):
    assert reading("---\nlabel: RG 2022\n---\nEins zwei drei.").notes[0] == (
        "6 words in the file: 3 in the text, 3 in names, titles or its head."
    )
