"""The demo corpus keeps its form: heads, lengths, anonymity, cases, and codings that fit their texts."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FILE_NAMES = sorted(path.name for path in CORPUS.glob("*.txt"))

KINDS = {
    "RG": "Reflexionsgespräch",
    "THM": "Interview Teilhabemanagement",
    "Träger": "Interview Träger",
}
STEMS = {"RG": "rg", "THM": "thm", "Träger": "traeger"}
LEAST = {"RG 2019": 10, "RG 2020": 11, "RG 2021": 11, "RG 2022": 13, "THM 2020": 8, "Träger 2022": 7}
MUNICIPALITY_TYPES = {"kreisfreie Stadt", "Kreis", "kreisangehörige Kommune"}
PLACEHOLDERS = {"Kommune", "Kreis", "Stadt", "Region", "Träger X", "Name", "Berufskolleg", "..."}
GENERAL_WORDS = {"bündnis", "kreis", "stadt", "kommune"}
TURN = re.compile(r"(I|B|B1|B2): \S.*\S")
SPEAKER_AT_EDGE = re.compile(r"\s*(I|B|B1|B2):|(I|B|B1|B2):\s*$")


class Excerpt(NamedTuple):
    head: dict[str, object]
    text: str


class CodedPassage(NamedTuple):
    document: str
    coder: str
    code: str
    polarity: str
    passage: str


@cache
def excerpt(file_name: str) -> Excerpt:
    content = (CORPUS / file_name).read_bytes().decode("utf-8")
    before, head, text = content.split("---\n", 2)
    assert before == ""
    loaded = yaml.safe_load(head)
    assert isinstance(loaded, dict)
    return Excerpt(loaded, text)


@cache
def codings() -> list[CodedPassage]:
    with (CORPUS / "codings.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == list(CodedPassage._fields)
    return [CodedPassage(*line) for line in lines]


def turns(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n\n")


def distinctive_words(case: str) -> set[str]:
    return {word for word in re.findall(r"\w+", case.lower()) if word not in GENERAL_WORDS}


def coded_by_both() -> set[str]:
    coders = defaultdict(set)
    for coding in codings():
        coders[coding.document].add(coding.coder)
    return {document for document, names in coders.items() if names == {"Anna", "Ben"}}


def test_there_are_at_least_sixty_excerpts_and_enough_of_every_label() -> None:
    labels = [excerpt(file_name).head["label"] for file_name in FILE_NAMES]
    assert len(labels) >= 60
    assert {label: labels.count(label) >= least for label, least in LEAST.items()} == dict.fromkeys(LEAST, True)
    assert set(labels) == set(LEAST)


@pytest.mark.parametrize("file_name", FILE_NAMES)
def test_a_head_is_complete_and_agrees_with_itself_and_the_file_name(file_name: str) -> None:
    head = excerpt(file_name).head
    assert list(head) == ["label", "wave", "source_kind", "municipality_type", "case"]
    kind, year = str(head["label"]).split(" ")
    assert str(head["wave"]) == year
    assert head["source_kind"] == KINDS[kind]
    assert head["municipality_type"] in MUNICIPALITY_TYPES
    assert re.fullmatch(rf"{STEMS[kind]}-{year}-\d\d\.txt", file_name)


@pytest.mark.parametrize("file_name", FILE_NAMES)
def test_a_text_has_between_eighty_and_three_hundred_words(file_name: str) -> None:
    text = excerpt(file_name).text
    assert 80 <= len(re.findall(r"\w+", text)) <= 300
    assert 80 <= sum(len(turn.split()) - 1 for turn in turns(text)) <= 300


@pytest.mark.parametrize("file_name", FILE_NAMES)
def test_a_text_is_turns_on_one_line_each_with_a_blank_line_between(file_name: str) -> None:
    text = excerpt(file_name).text
    assert text.endswith("\n")
    assert [turn for turn in turns(text) if not TURN.fullmatch(turn)] == []
    assert any(turn.startswith("B") for turn in turns(text))


@pytest.mark.parametrize("file_name", FILE_NAMES)
def test_square_brackets_hold_only_omissions_and_the_known_placeholders(file_name: str) -> None:
    assert set(re.findall(r"\[(.*?)\]", excerpt(file_name).text)) <= PLACEHOLDERS


@pytest.mark.parametrize("file_name", FILE_NAMES)
def test_inner_quotation_marks_are_typographic_and_come_in_pairs(file_name: str) -> None:
    for turn in turns(excerpt(file_name).text):
        assert re.findall("[\"'‚‘„“”’]", turn) in (["‚", "‘"] * turn.count("‚"), ["„", "“"] * turn.count("„"))


def test_no_case_is_named_in_any_text() -> None:
    words = {word for name in FILE_NAMES for word in distinctive_words(str(excerpt(name).head["case"]))}
    assert words
    named = {name: found for name in FILE_NAMES if (found := named_in(excerpt(name).text, words))}
    assert named == {}


def named_in(text: str, words: set[str]) -> set[str]:
    return {word for word in words if word in text.lower()}


def test_every_case_is_seen_in_several_waves_and_has_one_type_of_municipality() -> None:
    waves = defaultdict(set)
    types = defaultdict(set)
    kinds = defaultdict(set)
    for head in (excerpt(name).head for name in FILE_NAMES):
        waves[head["case"]].add(head["wave"])
        kinds[head["case"]].add(head["source_kind"])
        types[head["case"]].add(head["municipality_type"])
    assert 10 <= len(waves) <= 14
    assert min(map(len, waves.values())) >= 2
    assert sum(len(found) > 1 for found in kinds.values()) >= 10
    assert {len(found) for found in types.values()} == {1}


def test_no_two_texts_are_nearly_alike() -> None:
    from rapidfuzz import fuzz

    texts = {name: excerpt(name).text for name in FILE_NAMES}
    alike = {(a, b) for a, b in combinations(FILE_NAMES, 2) if fuzz.ratio(texts[a], texts[b]) >= 60}
    assert alike == set()


def test_openings_differ() -> None:
    openings = [" ".join(first_answer(name).split()[:4]) for name in FILE_NAMES]
    assert len(set(openings)) == len(openings)


def first_answer(file_name: str) -> str:
    return next(turn for turn in turns(excerpt(file_name).text) if turn.startswith("B"))


def test_every_coded_passage_occurs_exactly_once_in_its_text() -> None:
    wrong = [c for c in codings() if excerpt(f"{c.document}.txt").text.count(c.passage) != 1]
    assert codings()
    assert wrong == []


def test_no_coded_passage_is_blank_at_its_edges_holds_a_speaker_label_or_crosses_turns() -> None:
    assert [c for c in codings() if c.passage != c.passage.strip() or not c.passage] == []
    assert [c for c in codings() if "\n" in c.passage or SPEAKER_AT_EDGE.search(c.passage)] == []


def test_only_what_the_respondents_say_is_coded() -> None:
    asked = [c for c in codings() if start_of_turn(excerpt(f"{c.document}.txt").text, c.passage)[0] != "B"]
    assert asked == []


def start_of_turn(text: str, passage: str) -> str:
    """The turn that holds the passage, up to the passage."""
    before = text[: text.index(passage)]
    return before[before.rfind("\n") + 1 :]


def test_the_two_coders_both_coded_at_least_twenty_four_documents() -> None:
    assert {c.coder for c in codings()} == {"Anna", "Ben"}
    assert len(coded_by_both()) >= 24


def test_no_coding_is_given_twice_and_polarities_are_known() -> None:
    assert len(set(codings())) == len(codings())
    assert {c.polarity for c in codings()} == {"present", "absent", "mixed"}


def test_only_strategies_and_mechanisms_have_another_polarity_than_present() -> None:
    others = {c.code.partition(" / ")[0] for c in codings() if c.polarity != "present"}
    assert others == {"Bearbeitungsstrategien", "Koordinationsmechanismen"}


def test_a_code_is_reported_absent_by_both_coders_in_several_documents() -> None:
    absent = defaultdict(set)
    for c in codings():
        if c.polarity == "absent":
            absent[c.code, c.document].add(c.coder)
    both = [code for (code, _), coders in absent.items() if len(coders) == 2]
    assert max(map(both.count, both)) >= 3


def test_between_fourteen_and_twenty_codes_are_used_by_both_coders() -> None:
    used = {coder: {c.code for c in codings() if c.coder == coder} for coder in ("Anna", "Ben")}
    assert used["Anna"] == used["Ben"]
    assert 14 <= len(used["Anna"]) <= 20


def test_the_list_of_planted_differences_names_every_code_in_which_the_coders_differ() -> None:
    listed = (CORPUS / "planted.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in listed.splitlines() if line.count(" | ") == 4]
    given = defaultdict(set)
    for c in codings():
        given[c.document, c.code, c.coder].add((c.polarity, c.passage))
    pairs = {(document, code) for document, code, _ in given if document in coded_by_both()}
    differing = {pair for pair in pairs if given[*pair, "Anna"] != given[*pair, "Ben"]}
    assert differing
    assert {pair for pair in differing if not is_listed(*pair, rows)} == set()


def is_listed(document: str, code: str, rows: list[list[str]]) -> bool:
    name = code.rsplit(" / ", 1)[-1]
    return any(row[0] == f"| {document}" and name in row[1].split(", ") for row in rows)
