"""Codebook files: what is read, what is refused and where, and that writing and reading are inverse."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import ExportError, ReadingError
from qualcode.model.codes import (
    Anchor,
    CodebookDraft,
    CodeDraft,
    CodeKind,
    Origin,
    RelatedCode,
    RelationKind,
    RuleChange,
    Rules,
    can_be_key,
    related_to,
)
from qualcode.reading.lists.codebook_file import DEEPEST, MOST, dump, load, name_problem, sameness
from qualcode.safe_text import CONTROLS

WHOLE = """\
title: Wege ins Ehrenamt
description: Erfunden für diese Prüfung.
codes:
  - name: Zugang
    key: K2.1
    kind: analytic
    origin: inductive
    colour: "#0072b2"
    definition: Wie jemand zum Verein kam.
    include: |
      Erster Kontakt.
      Auch zufällige Kontakte.
    exclude: Späterer Wechsel.
    borders: "Gegen Bleiben: dort die Zeit danach."
    source: eigene Vorarbeit
    related: [Bleiben, Andere Welt / Verein]
    weight_meaning: 0 zufällig, 100 geplant
    exclusive: true
    anchors:
      - text: Meine Schwester hat mich mitgeschleppt.
        label: IV 2021
      - text: Ich stand halt da.
    codes:
      - name: über Familie
      - name: über Anzeige
        kind: factual
        codes:
          - name: Plakat
  - name: Bleiben
"""


def deep(levels: int) -> CodeDraft:
    code = CodeDraft("unten")
    for level in range(levels - 1):
        code = CodeDraft(f"Ebene {level}", children=(code,))
    return code


def refusal(text: str) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        load(text, "codes.yaml")
    return caught.value


def test_every_field_of_a_code_is_read() -> None:
    book = load(WHOLE, "ehrenamt.yaml")

    access = book.codes[0]
    assert (book.title, book.description) == ("Wege ins Ehrenamt", "Erfunden für diese Prüfung.")
    assert access.rules == Rules(
        "Wie jemand zum Verein kam.",
        "Erster Kontakt.\nAuch zufällige Kontakte.\n",
        "Späterer Wechsel.",
        "Gegen Bleiben: dort die Zeit danach.",
    )
    assert access.anchors == (
        Anchor("Meine Schwester hat mich mitgeschleppt.", "IV 2021"),
        Anchor("Ich stand halt da."),
    )
    assert access.related == related_to("Bleiben", "Andere Welt / Verein")
    assert (access.short_key, access.colour, access.source, access.weight_meaning, access.exclusive) == (
        "K2.1",
        "#0072b2",
        "eigene Vorarbeit",
        "0 zufällig, 100 geplant",
        True,
    )
    assert [code.name for code in book.walk()] == [
        "Zugang", "über Familie", "über Anzeige", "Plakat", "Bleiben",
    ]  # fmt: skip


def test_kind_and_origin_come_from_the_parent_where_they_are_left_out() -> None:
    kinds = {code.name: (code.kind, code.origin) for code in load(WHOLE, "x").walk()}

    assert kinds["über Familie"] == (CodeKind.ANALYTIC, Origin.INDUCTIVE)
    assert kinds["über Anzeige"] == (CodeKind.FACTUAL, Origin.INDUCTIVE)
    assert kinds["Plakat"] == (CodeKind.FACTUAL, Origin.INDUCTIVE)
    assert kinds["Bleiben"] == (CodeKind.THEMATIC, Origin.DEDUCTIVE)


def test_what_looks_like_a_number_or_a_date_is_text_as_written() -> None:
    book = load("title: 007\ncodes:\n- name: 2022\n- name: 1.50\n- name: 2022-01-31\n", "x")

    assert book.title == "007"
    assert [code.name for code in book.codes] == ["2022", "1.50", "2022-01-31"]


def test_keys_without_a_value_count_as_left_out() -> None:
    book = load("codes:\n- name: A\n  kind:\n  definition:\n  related:\n  anchors:\n  codes:\n  exclusive:\n", "x")

    assert book.codes == (CodeDraft("A"),)


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    assert load("\ufefftitle: T\r\ncodes:\r\n- name: A\r\n", "x").codes == (CodeDraft("A"),)


def test_a_written_file_is_a_readable_block_in_the_order_of_the_keys() -> None:
    code = CodeDraft(
        "Zugang",
        Rules(definition="Wie jemand kam: über wen.", include="eins\nzwei"),
        "#0072b2",
        related=related_to("Bleiben"),
        anchors=(Anchor("Äh, 🙂 ja."),),
        children=(CodeDraft("über Familie"),),
    )

    assert dump(CodebookDraft("Ehrenamt", (code,))) == (
        "title: Ehrenamt\n"
        "codes:\n"
        "  - name: Zugang\n"
        "    kind: thematic\n"
        "    origin: deductive\n"
        "    colour: '#0072b2'\n"
        "    definition: 'Wie jemand kam: über wen.'\n"
        "    include: |-\n"
        "      eins\n"
        "      zwei\n"
        "    related:\n"
        "      - Bleiben\n"
        "    anchors:\n"
        "      - text: Äh, 🙂 ja.\n"
        "    codes:\n"
        "      - name: über Familie\n"
    )


@pytest.mark.parametrize(
    ("text", "line", "problem", "hint"),
    [
        ("", 1, "the file is empty", "title:"),
        ("# nur ein Kommentar\n", 1, "the file is empty", "title:"),
        ("title: a: b", 1, "no readable YAML", "quotation marks"),
        ("title: T\ncodes:\n\t- name: A", 3, "no readable YAML", "Indent with blanks"),
        ("title: T\ncodes:\n- name: A\n    source: x", 4, "indented too far", "keys above"),
        ("codes:\n  - name: A\n    source: x\n   key: y", 4, "indented otherwise", "alike"),
        ('codes:\n- name: "A\n  source: x\n', 2, "quotation mark is not closed", "Close it"),
        ('title: "Sie sagte "nein" dazu"', 1, "goes on behind its quotation mark", "double each"),
        ("codes:\n- name: A\n  source x\n  key: y", 3, "no colon", "colon and a blank"),
        ("title: @home", 1, "begins with “@”", "quotation marks"),
        ("title: T\n---\ntitle: U", 2, "a second file begins", "a file of its own"),
        ("codes: [", 1, "a bracket is not closed", "Close it"),
        ("title: >x", 1, "no readable YAML (expected chomping", "Indent"),
        ("title: T\ncodes: []\n\x07", 3, "U+0007", "Take it out"),
        ('title: "\\UFFFFFFFF"', 1, "too large", "the character itself"),
        ('title: "\\ud83d\\ude00"\ncodes: []', 1, "half a character", "Write the character"),
        ("- name: A", 1, "a codebook must be", "title, description, codes"),
        ("nur Text", 1, "a codebook must be", "title, description, codes"),
        ("title: T", 1, "the codebook has no codes", "- name:"),
        ("codes:", 1, "the codebook has no codes", "- name:"),
        ("codes: A", 1, "“codes” must be a list", "- name:"),
        ("codes:\n- A", 2, "a code must be", "weight_meaning"),
        ("titel: T\ncodes: []", 1, "no key “titel”", "“title”"),
        ("codes:\n- name: A\n  definiton: x", 3, "no key “definiton”", "“definition”"),
        ("codes:\n- name: A\n  farbton: x", 3, "no key “farbton”", "Take one of: name, key, kind"),
        ("codes:\n- name: A\n  anchors:\n  - texts: x", 4, "an anchor example has no key “texts”", "“text”"),
        ("? [a, b]\n: c", 1, "no key “”", "Take one of"),
        ("<<: {title: T}\ncodes: []", 1, "no key “<<”", "Take one of"),
        ("codes:\n- name: A\n  source: x\n  source: y", 4, "“source” stands twice (before in line 3)", "one"),
        ("codes:\n- kind: analytic", 2, "a code has no name", "name:"),
        ("codes:\n- name:", 2, "a code has no name", "name:"),
        ("codes:\n- name: ''", 2, "is empty", "another name"),
        ("codes:\n- name: '  '", 2, "is empty", "another name"),
        ('codes:\n- name: "\\u200b\\u00a0"', 2, "is empty", "another name"),
        ("codes:\n- name: ' A'", 2, "begins or ends with a blank", "another name"),
        ('codes:\n- name: "A\\nB"', 2, "line break or control character", "another name"),
        ('codes:\n- name: "A\\e[31mB"', 2, "line break or control character", "another name"),
        ('codes:\n- name: "A\\u009b31mB"', 2, "line break or control character", "another name"),
        ("codes:\n- name: yes", 2, "“name” must be a text, not “yes”", "quotation marks"),
        ("codes:\n- name: [A]", 2, "“name” must be a text, not a list", "quotation marks"),
        ("codes:\n- name: {a: b}", 2, "“name” must be a text, not a mapping", "quotation marks"),
        ("title: true\ncodes: []", 1, "“title” must be a text", "quotation marks"),
        ("codes:\n- name: A\n  definition: [x]", 3, "“definition” must be a text", "quotation marks"),
        ("codes:\n- name: A\n- name: B\n- name: A", 4, "sibling of that name in line 2", "Rename"),
        ("codes:\n- name: Ämter\n- name: ÄMTER", 3, "sibling of that name in line 2", "case"),
        ("codes:\n- name: \u00c4mter\n- name: A\u0308mter", 3, "sibling of that name", "normalisation"),
        ("codes:\n- name: A\n  key: ' K1'", 3, "“ K1” cannot be a code's key", "K2.1"),
        ("codes:\n- name: A\n  key: A / B", 3, "cannot be a code's key", "K2.1"),
        ('codes:\n- name: A\n  key: "K\\n1"', 3, "cannot be a code's key", "line break"),
        (f"codes:\n- name: A\n  key: {'K' * 41}", 3, "cannot be a code's key", "short"),
        ("codes:\n- name: A\n  key: K1\n  codes:\n  - name: B\n    key: k1", 6, "k1” stands in line 3", "another"),
        ("codes: [{name: A, key: K1}, {name: B, key: K1}]", 1, "“key: K1” stands in line 1", "another"),
        ("codes:\n- name: A\n  kind: thematik", 3, "“thematik” is no kind", "“thematic”"),
        ("codes:\n- name: A\n  kind: 7", 3, "“7” is no kind", "in vivo"),
        ("codes:\n- name: A\n  origin: abduktiv", 3, "“abduktiv” is no origin", "inductive"),
        ("codes:\n- name: A\n  colour: blau", 3, "“blau” is no colour", "#0072b2"),
        ("codes:\n- name: A\n  colour: '#0072b'", 3, "is no colour", "#0072b2"),
        ("codes:\n- name: A\n  colour: #0072b2", 3, "the colour is empty", "begins a comment"),
        ("codes:\n- name: A\n  related: B", 3, "“related” must be a list", "- Transition"),
        ("codes:\n- name: A\n  related: [B, '']", 3, "an entry of “related” is empty", "take the entry out"),
        ("codes:\n- name: A\n  related: [[B]]", 3, "“related” must be a text, not a list", "marks"),
        ("codes:\n- name: A\n  related: [strategie: B]", 3, "“strategie” is no related", "“strategy”"),
        ("codes:\n- name: A\n  related: [strategy: B, cause: '']", 3, "an entry of “related” is empty", "take"),
        ("codes:\n- name: A\n  related: [{strategy: B, cause: C}]", 3, "more than one thing", "- strategy: sukz"),
        ("codes:\n- name: A\n  exclusive: 1", 3, "“exclusive” must be true or false", "true or false"),
        ("codes:\n- name: A\n  exclusive: 'true'", 3, "“exclusive” must be true or false", "without marks"),
        ("codes:\n- name: A\n  anchors: x", 3, "“anchors” must be a list", "- text"),
        ("codes:\n- name: A\n  anchors: [x]", 3, "an anchor example must be", "text, label"),
        ("codes:\n- name: A\n  anchors:\n  - label: IV", 4, "an anchor example has no text", "text:"),
        ("codes:\n- name: &a A", 2, "anchors (&) and aliases (*)", "quotation marks"),
        ("codes:\n- name: *a", 2, "anchors (&) and aliases (*)", "quotation marks"),
        ("codes: !!python/object/apply:os.getcwd []", 1, "tags (!) of YAML", "quotation marks"),
        ("codes:\n- name: !!str 5", 2, "tags (!) of YAML", "quotation marks"),
    ],
)  # fmt: skip
def test_what_is_no_codebook_is_refused_with_its_line_and_the_next_step(
    text: str, line: int, problem: str, hint: str
) -> None:
    error = refusal(text)

    assert error.message.startswith(f"“codes.yaml”, line {line}")
    assert problem in error.message
    assert hint in error.hint


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "], ids=["lists", "mappings", "blocks"])
def test_nesting_without_end_is_refused(opening: str) -> None:
    assert "lie too deep" in refusal("codes:\n  " + opening * 20_000).message


def test_an_error_in_a_sub_code_names_its_path() -> None:
    error = refusal("codes:\n- name: Ort\n  codes:\n  - name: Stadt\n    colour: rot\n")

    assert error.message == "“codes.yaml”, line 5, code “Ort / Stadt”: “rot” is no colour."


def test_a_message_carries_no_control_characters_of_the_file() -> None:
    error = refusal('"\\e[2J\\u202ekcab": x')

    assert error.message.isprintable()
    assert "\ufffd[2J" in error.message


def test_doubling_aliases_are_refused_before_they_grow() -> None:
    laughs = "a: &a [x, x]\n" + "".join(f"{two}: &{two} [*{one}, *{one}]\n" for one, two in ("ab", "bc", "cd"))

    assert "anchors (&) and aliases (*)" in refusal(laughs).message


def test_the_same_name_may_stand_below_different_parents() -> None:
    book = load("codes:\n- name: A\n  codes:\n  - name: X\n- name: B\n  codes:\n  - name: X\n", "x")

    assert [code.name for code in book.walk()] == ["A", "X", "B", "X"]


def test_related_may_name_codes_that_the_file_does_not_hold() -> None:
    code = load("codes:\n- name: A\n  related: [Fremdes Buch / B]\n", "x").codes[0]
    assert code.related == related_to("Fremdes Buch / B")


def test_related_says_what_the_other_code_is_to_this_one() -> None:
    (code,) = load("codes:\n- name: A\n  related: [B, strategy: C, cause: '1']\n", "x").codes
    assert code.related == (
        RelatedCode("B"),
        RelatedCode("C", RelationKind.STRATEGY),
        RelatedCode("1", RelationKind.CAUSE),
    )
    assert "- strategy: C" in dump(CodebookDraft("", (code,)))


def test_codes_may_lie_twelve_deep_and_no_deeper() -> None:
    twelve = CodebookDraft("T", (deep(DEEPEST),))
    below = "".join(f"{'  ' * level}  codes:\n{'  ' * level}  - name: E\n" for level in range(DEEPEST))

    assert load(dump(twelve), "x") == twelve
    assert "more than 12 deep" in refusal(f"codes:\n- name: E\n{below}").message


def test_a_file_may_hold_five_thousand_codes_and_no_more() -> None:
    names = ", ".join(f"{{name: c{number}}}" for number in range(MOST))

    assert len(load(f"codes: [{names}]", "x").codes) == MOST
    assert "more than 5,000 codes" in refusal(f"codes: [{names}, {{name: zuviel}}]").message


@pytest.mark.parametrize(
    "code",
    [
        CodeDraft(""),
        CodeDraft("A", colour="rot"),
        CodeDraft("A", children=(CodeDraft("x"), CodeDraft("X"))),
        CodeDraft("A", anchors=(Anchor(" "),)),
        CodeDraft("A", related=related_to("")),
        CodeDraft("A", Rules("halb \ud83d")),
        deep(DEEPEST + 1),
    ],
)
def test_what_could_not_be_read_back_is_not_written(code: CodeDraft) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        dump(CodebookDraft("T", (code,)))


def test_reading_the_module_does_not_import_yaml() -> None:
    script = "import sys, qualcode.reading.lists.codebook_file; print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


HARD = st.sampled_from(
    ["yes", "null", "~", "2022", "0x1f", "- a", "a: b", "a #b", "&a", "*a", "!a", "%a", "@a", "'", '"', "|",
     ">", "a\n", "\na", " a", "a ", "a\n\n  b\n", "\ta", "a\r\nb", "\x85", "a\u2028b", "\ufeff", "\x9b31m",
     "\0", "A\u0308", "\u200fa", "a\n\u202eb", "\U0001f469\u200d\U0001f467", "---", "...", "=", "<<",
     "wort " * 40, "{a}", "[a]"]
)  # fmt: skip
TEXTS = st.text(max_size=30) | HARD | st.lists(HARD, max_size=4).map(" ".join)
FILLED = TEXTS.filter(str.strip)
NAMES = TEXTS.filter(lambda name: not name_problem(name))
KEYS = TEXTS.filter(can_be_key) | st.from_regex(r"[A-Z][1-9](\.[1-9])?", fullmatch=True)
ANCHORS = st.builds(Anchor, FILLED, TEXTS, st.none() | st.just("0123456789ab"))


def siblings(codes: st.SearchStrategy[CodeDraft]) -> st.SearchStrategy[tuple[CodeDraft, ...]]:
    return st.lists(codes, max_size=3, unique_by=lambda code: sameness(code.name)).map(tuple)


def drafts(children: st.SearchStrategy[tuple[CodeDraft, ...]]) -> st.SearchStrategy[CodeDraft]:
    return st.builds(
        CodeDraft,
        name=NAMES,
        rules=st.builds(Rules, TEXTS, TEXTS, TEXTS, TEXTS),
        colour=st.sampled_from(["", "#0072b2", "#ABCDEF"]),
        kind=st.sampled_from(CodeKind),
        origin=st.sampled_from(Origin),
        anchors=st.lists(ANCHORS, max_size=2).map(tuple),
        related=st.lists(st.builds(RelatedCode, FILLED, st.sampled_from(RelationKind)), max_size=2).map(tuple),
        source=TEXTS,
        weight_meaning=TEXTS,
        exclusive=st.booleans(),
        change=st.none() | st.sampled_from(RuleChange),
        note=TEXTS,
        children=children,
    )


CODES = drafts(siblings(drafts(siblings(drafts(st.just(()))))))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.builds(CodebookDraft, TEXTS, siblings(CODES), TEXTS), st.lists(KEYS, unique_by=sameness, max_size=4))
def test_what_is_written_reads_back_as_it_was(book: CodebookDraft, keys: list[str]) -> None:
    named = [
        replace(code, short_key=key) for code, key in zip_longest(book.codes, keys[: len(book.codes)], fillvalue="")
    ]
    book = replace(book, codes=tuple(named))

    assert load(dump(book), "x") == book


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_every_text_keeps_each_of_its_characters(text: str) -> None:
    book = CodebookDraft(text, (CodeDraft("A", Rules(text, text, text, text)),), text)

    assert load(dump(book), "x") == book
    assert not CONTROLS.search(dump(book).replace("\n", "").replace("\t", ""))


YAMLISH = st.lists(
    st.sampled_from(
        ["title:", "codes:", "- name:", "name: A", "\n", "  ", "- ", ": ", "[", "]", "{", "}", '"', "'", "&a",
         "*a", "!x ", "|", ">-", "#", "\t", "%YAML 1.1", "---", "\\u", "\\U0FFFFFFF", "? ", ",", "ä", "\x85"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(YAMLISH | st.text(max_size=60))
def test_any_text_is_either_read_or_refused_with_a_next_step(text: str) -> None:
    refused: ReadingError | None = None
    try:
        book = load(text, "x")
    except ReadingError as error:
        refused = error

    assert refused.hint if refused else load(dump(book), "x") == book


@given(st.text(max_size=20))
def test_names_are_the_same_across_normalisation(name: str) -> None:
    assert sameness(unicodedata.normalize("NFC", name)) == sameness(unicodedata.normalize("NFD", name))
