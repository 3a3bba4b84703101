from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.model.documents import DocumentDraft, Role, SourceFile, count_words
from qualcode.reading.doubts.words import doubt_words
from qualcode.reading.formats.text import extract_text
from qualcode.reading.source.options import DEFAULT
from qualcode.reading.source.result import Reading
from qualcode.reading.transcripts import head_values
from qualcode.reading.transcripts.drafting import drafts_of

SOURCE = SourceFile("a.txt", "0" * 64, "text", "1")


def read_text(data: bytes, source: SourceFile, name: str) -> Reading:
    return drafts_of(extract_text(data, source.name, DEFAULT), source, name, DEFAULT)


def read(text: str) -> DocumentDraft:
    (draft,) = read_text(text.encode(), SOURCE, "a").drafts
    return draft


def doubted(draft: DocumentDraft) -> list[str]:
    return [doubt_words(doubt).statement for doubt in draft.doubts]


def test_a_text_without_head_is_a_document_with_the_name_of_its_file():
    draft = read("Wir fingen an. Dann ging es weiter.\n")
    assert (draft.name, draft.label, draft.case, draft.attributes) == ("a", "", None, {})
    assert draft.text == "Wir fingen an. Dann ging es weiter."
    assert len(draft.structure.sentences) == 2
    assert draft.source == SOURCE


def test_the_head_gives_label_case_name_and_attributes():
    draft = read("---\nlabel: RG 2022\ncase: Bündnis A\ntitle: Gespräch 3\nwave: 2022\n---\nI: Ja?\nB: Nein.\n")
    assert (draft.label, draft.case, draft.name) == ("RG 2022", "Bündnis A", "Gespräch 3")
    assert draft.attributes == {"wave": "2022"}
    assert draft.text == "I: Ja?\nB: Nein."


@pytest.mark.parametrize(
    "value", ["2021", "yes", "no", "3.10", "2021-05-04", "007", "~", "null", "0x1F", "12:30:00", "Stadt / Kreis"]
)
def test_values_stay_as_they_are_written(value: str):
    assert read(f"---\nlabel: X\nwert: {value}\n---\nText.").attributes == {"wert": value}


def test_quotes_around_a_value_and_an_empty_value():
    draft = read('---\nort: "Köln: Mitte"\nleer:\n---\nText.')
    assert draft.attributes == {"ort": "Köln: Mitte", "leer": ""}


def test_speakers_of_the_head_have_their_role_and_are_found():
    draft = read("---\nspeakers: {Runde: asks, B: other}\n---\nRunde: Ja.\nB: Nein.\nI: Gut?\nB: So.")
    assert {speaker.name: speaker.role for speaker in draft.speakers} == {
        "Runde": Role.ASKS,
        "B": Role.OTHER,
        "I": Role.ASKS,
    }


def test_guessed_roles_are_told():
    reading = read_text(b"I: Wie?\nB: Gut.", SOURCE, "a")
    assert reading.notes[1:] == ("Speakers found, roles guessed: I asks, B answers.",)


def test_a_speaker_of_the_head_who_is_silent_is_told():
    draft = read("---\nspeakers: {Tom: asks}\n---\nI: Ja?\nB: Nein.")
    assert "“Tom”" in next(told for told in doubted(draft) if "says nothing" in told)


def test_a_label_that_was_passed_over_is_told():
    text = "I: Wie?\nB: Gut.\n" + "Und so weiter.\n" * 9 + "Tom: Ja.\nI: Aha.\nB: Eben."
    assert any("Tom" in told for told in doubted(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "---\nEin Absatz zwischen zwei Linien.\n---\nUnd noch einer.",
        "---\n\n---\nText.",
        "---\nText ohne zweite Linie.",
        "----\nlabel: X\n----\nText.",
        "Vorher.\n---\nlabel: X\n---\nText.",
    ],
)
def test_horizontal_rules_are_text(text: str):
    draft = read(text)
    assert draft.text == text
    assert draft.label == ""
    assert draft.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        '---\nlabel: "RG 2022\n---\nText.',
        "---\nlabel: RG: 2022\n---\nText.",
        "---\nI: Wie war das?\nB: Gut.\n---\nText.",
        "---\nlabel: RG\nnur ein Satz\n---\nText.",
    ],
)
def test_a_head_that_is_no_yaml_is_text_with_a_warning(text: str):
    draft = read(text)
    assert draft.text == text
    assert "kept as text" in draft.warnings[0]


@pytest.mark.parametrize(
    ("head", "cause"),
    [
        ("wave: 1\nwave: 2", "gives “wave” twice"),
        ("name: a\ntitle: b", "gives “name” twice"),
        ("Label: a\nlabel: b", "gives “label” twice"),
        ("speakers: {I: asks, I: answers}", "gives “I” twice under “speakers”"),
        ("a: &x 1\nb: *x", "an anchor or an alias"),
        ("a: !!python/name:os.system 1", "a tag"),
        ("speakers: {I: fragt}", "the role “fragt”"),
    ],
)
def test_a_head_that_cannot_be_meant_is_refused(head: str, cause: str):
    with pytest.raises(ReadingError) as refusal:
        read(f"---\n{head}\n---\nText.")
    assert cause in refusal.value.message
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("head", "attributes"),
    [
        ("tags: [interview, B1]", {"tags": "interview, B1"}),
        ("tags:\n  - a\n  - b, c", {"tags": "a; b, c"}),
        ("tags: []", {"tags": ""}),
        ("aliases: [[Anna]]", {"aliases": "Anna"}),
        ("ort: {a: b, c: {d: [e, f]}}", {"ort.a": "b", "ort.c.d": "e, f"}),
        ("author:\n  - name: Anna\n    orcid: 1\n  - name: Ben", {"author": "name: Anna, orcid: 1; name: Ben"}),
        ("speakers: [Anna, Ben]", {"speakers": "Anna, Ben"}),
        ("speakers: I", {"speakers": "I"}),
        ("speakers: {I: {a: b}}", {"speakers.I.a": "b"}),
        ("a=b: 1", {"a＝b": "1"}),
        ('" x\ty ": 1\nz: 2', {"x y": "1", "z": "2"}),
        ("a: 1\n? [x]\n: y", {"a": "1"}),
        ("a: 1\n'': y", {"a": "1"}),
        ("a: 1\na=b: 2\na＝b: 3", {"a": "1", "a＝b": "2"}),
    ],
)
def test_lists_and_what_is_nested_become_attributes_and_are_told(head: str, attributes: dict[str, str]):
    draft = read(f"---\nlabel: RG\n{head}\ndate: 2024-01-02\n---\nI: Wie?\n\nB: Gut.")
    assert draft.attributes == {**attributes, "date": "2024-01-02"}
    assert (draft.label, draft.text) == ("RG", "I: Wie?\n\nB: Gut.")
    assert any("In the head are lists" in warning for warning in draft.warnings)


def test_name_case_and_label_that_are_lists_are_one_line():
    draft = read("---\ntitle: [Gespräch, Drei]\ncase:\n  - Bündnis A\nlabel: [RG 2022]\n---\nText.")
    assert (draft.name, draft.case, draft.label) == ("Gespräch, Drei", "Bündnis A", "RG 2022")
    assert draft.warnings


def test_a_head_of_toml_gives_label_and_attributes():
    head = '+++\ntitle = "Gespräch 3"\nlabel = "RG 2022"\ndate = 2024-01-02\ndraft = false\nversion = 3.10\n'
    draft = read(head + 'tags = ["a", "b"]\n[params]\nort = "Nord"\n+++\nI: Wie?\nB: Gut.')
    assert (draft.name, draft.label, draft.text) == ("Gespräch 3", "RG 2022", "I: Wie?\nB: Gut.")
    assert draft.attributes == {
        "date": "2024-01-02",
        "draft": "false",
        "version": "3.10",
        "tags": "a, b",
        "params.ort": "Nord",
    }


@pytest.mark.parametrize("text", ["+++\nKein Kopf.\n+++\nText.", "+++\na = \n+++\nText.", "+++\na = 1\nText."])
def test_what_is_no_head_of_toml_is_text(text: str):
    assert read(text).text == text


def test_a_head_of_many_brackets_does_not_exhaust_the_interpreter():
    draft = read("---\na: " + "[" * 9000 + "]" * 9000 + "\n---\nText.")
    assert (draft.text, draft.attributes) == ("Text.", {"a": ""})


PIECES = (
    "a",
    "b c",
    ": ",
    ":",
    "\n",
    "\n  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "? ",
    '"x"',
    "x" * 600,
    "|\n  t\n",
    "# c",
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_the_quick_look_for_keys_finds_what_the_slow_one_does(text: str):
    def told(loader: type[yaml.SafeLoader]) -> list[str]:
        try:
            return [repr(event) for event in yaml.parse(text, Loader=loader)]
        except yaml.YAMLError as error:
            return [str(error)]

    assert told(head_values._HeadScanner) == told(yaml.SafeLoader)


def test_blank_lines_at_both_ends_go_and_inner_ones_stay():
    assert read("\n \n  Eins.\n\n\nZwei. \n\u00a0\n\n").text == "  Eins.\n\n\nZwei. "


@pytest.mark.parametrize("text", [" ", "\n\n", "---\nlabel: X\n---\n", "\u00a0\u200b\n", "---\nlabel: X\n---"])
def test_a_text_in_which_nothing_can_be_seen_is_refused(text: str):
    with pytest.raises(ReadingError, match="holds no text"):
        read(text)


def test_warnings_of_the_encoding_belong_to_the_document():
    (draft,) = read_text("Größe".encode("cp1252"), SOURCE, "a").drafts
    assert "Windows-1252" in draft.warnings[0]


@given(st.text(min_size=1))
def test_any_text_is_read_or_refused_and_keeps_its_visible_characters(text: str):
    data = ("Text. " + text).encode("utf-8", "replace")
    try:
        (draft,) = read_text(data, SOURCE, "a").drafts
    except ReadingError:
        return
    assert "".join(draft.text.split()) == "".join(data.decode().split())


@given(st.text(alphabet="ab:-=#[]{}&*!|>'\"\n ,?%@`", max_size=40))
def test_any_head_is_read_kept_as_text_or_refused(head: str):
    try:
        draft = read(f"---\n{head}\n---\nText.")
    except ReadingError:
        return
    assert draft.text.endswith("Text.")
    assert draft.text == "Text." or draft.text.startswith("---")


@pytest.mark.shared
def test_real_field_notes_come_in_with_every_word(shared: Path):
    paths = sorted((shared / "samples" / "txt").glob("*.txt"))
    assert paths
    for path in paths:
        data = path.read_bytes()
        (draft,) = read_text(data, SOURCE, path.stem).drafts
        assert count_words(draft.text) == count_words(data.decode())
        assert draft.structure.sentences


def test_a_byte_order_mark_at_the_beginning_of_a_line_goes_is_told_and_one_within_it_stays():
    data = "\ufeffI: Wie?\n\ufeffB: Gut.\r\n\ufeff\ufeffI: Lind\ufeffner?".encode()
    found = extract_text(data, "a.txt", DEFAULT)
    assert found.text == "I: Wie?\nB: Gut.\nI: Lind\ufeffner?"
    assert found.notes == ("3 byte order marks inside of the file left out.",)
