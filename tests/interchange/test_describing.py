"""What is written into descriptions is read from them, and what another program made of them holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.interchange.refi.describing import (
    code_description,
    coding_description,
    note_description,
    project_description,
    source_description,
)
from qualcode.model.codes import Anchor, CodeDraft, CodeKind, Origin, RelatedCode, RelationKind, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import LineMark, Role, Speaker, TimeMark
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.reading.exchange.described import (
    MARK,
    CodeFields,
    CodingFields,
    Described,
    NoteFields,
    ProjectFields,
    SourceFields,
    described_code,
    described_coding,
    described_note,
    described_project,
    described_source,
)

_HARD = st.sampled_from(
    [
        MARK,
        f"\n{MARK}\n",
        "a: b",
        "- x",
        " #",
        "'",
        '"',
        "no",
        "12",
        "\x0b",
        "\x85",
        "\u2028",
        "\U0001f600",
        "e\u0301",
    ]
)
_TEXTS = st.lists(
    st.one_of(_HARD, st.text(st.characters(exclude_characters="\r", exclude_categories=("Cs",)), max_size=8)),
    max_size=4,
).map("".join)
_NAMED = _TEXTS.filter(lambda text: bool(text.strip()))
_GUIDS = st.uuids().map(str)
_SPANS = st.tuples(st.integers(0, 900), st.integers(0, 90)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))

_CODES = st.builds(
    CodeDraft,
    name=st.just("Interferenz"),
    rules=st.builds(Rules, _TEXTS, _TEXTS, _TEXTS, _TEXTS),
    kind=st.sampled_from(CodeKind),
    origin=st.sampled_from(Origin),
    anchors=st.lists(st.builds(Anchor, _NAMED, _TEXTS, invented=st.booleans()), max_size=2).map(tuple),
    related=st.lists(st.builds(RelatedCode, _NAMED, st.sampled_from(RelationKind)), max_size=2).map(tuple),
    source=_TEXTS,
    weight_meaning=_TEXTS,
    exclusive=st.booleans(),
    short_key=st.sampled_from(["", "K2.1"]),
)
_CODINGS = st.builds(
    CodingFields,
    st.sampled_from(Polarity),
    st.none() | st.integers(0, 100),
    _TEXTS,
    st.none() | st.integers(1, 12),
    st.lists(_GUIDS, max_size=2).map(tuple),
)
_SPEAKERS = st.builds(
    Speaker,
    _NAMED,
    st.sampled_from(Role),
    st.none() | _GUIDS,
    st.dictionaries(_NAMED, _NAMED, max_size=2),
)
_SOURCES = st.builds(
    SourceFields,
    _TEXTS,
    _TEXTS,
    _TEXTS,
    _TEXTS,
    _TEXTS,
    st.lists(_SPEAKERS, max_size=2).map(tuple),
    st.lists(st.builds(TimeMark, _SPANS, st.integers(0, 9_999_999)), max_size=3).map(tuple),
    st.lists(st.builds(LineMark, st.integers(0, 9_999), st.integers(0, 9_999)), max_size=3).map(tuple),
)
_NOTES = st.builds(
    NoteFields, st.sampled_from(MemoKind), st.booleans(), st.lists(_GUIDS, max_size=2).map(tuple), st.booleans()
)
_OTHER_KINDS = st.sampled_from([kind for kind in CoderKind if kind is not CoderKind.PERSON])
_PROJECTS = st.builds(
    ProjectFields,
    st.just("") | _GUIDS,
    st.none() | st.integers(1, 12),
    st.lists(st.tuples(_TEXTS, _TEXTS), max_size=2).map(tuple),
    st.dictionaries(_GUIDS, _OTHER_KINDS, max_size=2),
)


@settings(max_examples=40)
@given(_CODES, st.lists(st.builds(Rules, _TEXTS, _TEXTS), max_size=2).map(tuple))
def test_a_code_comes_back_with_all_of_its_rules(code: CodeDraft, former: tuple[Rules, ...]) -> None:
    found = described_code(code_description(code, former), code.name)
    assert found == Described(code.rules.definition, CodeFields(code, former))


@settings(max_examples=40)
@given(_CODINGS, _TEXTS)
def test_a_coding_comes_back(fields: CodingFields, words: str) -> None:
    assert described_coding(coding_description(fields, words)) == Described(words, fields)


@settings(max_examples=40)
@given(_SOURCES, _TEXTS)
def test_a_document_comes_back(fields: SourceFields, words: str) -> None:
    assert described_source(source_description(fields, words)) == Described(words, fields)


@settings(max_examples=20)
@given(_NOTES, _PROJECTS, _TEXTS)
def test_memos_and_projects_come_back(note: NoteFields, project: ProjectFields, words: str) -> None:
    assert described_note(note_description(note, words)) == Described(words, note)
    assert described_project(project_description(project, words)) == Described(words, project)


def test_people_read_the_definition_first_and_fields_as_in_a_codebook_file() -> None:
    code = CodeDraft("Appell", Rules("Wer etwas fordert.", include="Auch Bitten"), exclusive=True)
    assert code_description(code) == ("Wer etwas fordert.\n\n— qualcode —\ninclude: Auch Bitten\nexclusive: true")
    assert code_description(CodeDraft("Appell", Rules("Wer etwas fordert."))) == "Wer etwas fordert."


def test_what_another_program_made_of_the_definition_holds() -> None:
    written = code_description(CodeDraft("Appell", Rules("Wer etwas fordert.", include="Auch Bitten")))
    changed = "\ufeff" + written.replace("etwas", "viel").replace("\n", "\r\n") + "\r\n"
    found = described_code(changed.lstrip("\ufeff"), "Appell")
    assert (found.fields.draft.rules, found.problem) == (Rules("Wer viel fordert.", include="Auch Bitten"), "")


def test_a_broken_block_stays_text_and_is_told() -> None:
    for block in ("weight: 101", "weight: many", "colour: red", "weight: [1", "round: 0", "x", "good_by: &a [*a]"):
        description = f"So.\n\n{MARK}\n{block}"
        found = described_coding(description)
        assert (found.words, found.fields) == (description, CodingFields())
        assert found.problem
    found = described_source(f"{MARK}\ntimes: 3-1=5")
    assert (found.fields, bool(found.problem)) == (SourceFields(), True)
    assert described_coding(f"{MARK}\nparaphrase: {'x' * 200_001}").problem
