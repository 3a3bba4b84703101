"""Transcription rules in the file: own systems of signs, which documents follow which, what undo makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import NotExact, NotFound, QualcodeError, UndoRefused
from qualcode.model.readings.transcription_rules import SYSTEM_NAMES, InQuotation, SignKind, TranscriptionSign
from qualcode.model.readings.transcription_systems import SYSTEMS
from qualcode.project.file.history import Author
from tests.builders import ME, interview
from tests.helpers import new_project, only_project

YOU = Author("you")
SIGNS = (
    TranscriptionSign("§", "Abbruch", SignKind.BREAK, InQuotation.DROP),
    TranscriptionSign("~{text}~", "gesungen", quote=InQuotation.WORDS),
    TranscriptionSign("=cmd", "harmlos"),
)


@pytest.fixture
def project(tmp_path):
    with only_project(tmp_path) as opened:
        yield opened


def own(project):
    return {rules.name: rules.signs for rules in project.transcription.own()}


def test_the_systems_of_the_program_have_the_names_that_are_told():
    assert tuple(SYSTEMS) == SYSTEM_NAMES
    for name, rules in SYSTEMS.items():
        assert (rules.name, bool(rules.source), bool(rules.signs)) == (name, True, True)
        assert len({str(sign.sign) for sign in rules.signs}) == len(rules.signs)


def test_documents_follow_rules_until_it_is_taken_back(project):
    first, second, third = (interview(project, name, "I: Was?\nB: Ja.").key for name in "abc")
    assert project.transcription.set([first, second], "gat2", ME) == 2
    assert project.transcription.set([first, third], "gat2", ME) == 1
    assert project.transcription.set([third], "", ME) == 1
    assert project.transcription.followers() == {"": [third], "gat2": [first, second]}
    assert [document.transcription for document in project.documents.all()] == ["gat2", "gat2", ""]
    assert project.transcription.of(first) is SYSTEMS["gat2"]
    assert project.transcription.of(third) is None
    project.undo(ME)
    project.undo(ME)
    assert project.transcription.followers() == {"": [third], "gat2": [first, second]}


def test_only_rules_that_are_known_can_be_followed(project):
    document = interview(project, "a", "I: Was?\nB: Ja.").key
    with pytest.raises(NotFound):
        project.transcription.set([document], "eigene", ME)
    with pytest.raises(NotExact):
        project.transcription.set([document], "GAT2", ME)
    assert project.transcription.followers() == {"": [document]}


def test_own_rules_are_put_down_and_replaced_and_signs_that_stay_keep_their_rows(project):
    assert not project.transcription.define("Haus", SIGNS, ME)
    assert own(project) == {"Haus": SIGNS}
    others = (SIGNS[1], TranscriptionSign("§", "doch ein Paragraf"))
    assert project.transcription.define("Haus", others, ME)
    assert own(project) == {"Haus": others}
    assert project.transcription.find("haus").name == "Haus"
    project.undo(ME)
    assert own(project) == {"Haus": SIGNS}
    project.undo(ME)
    assert own(project) == {}


@pytest.mark.parametrize("name", ["", " ", " Haus", "Haus\n", "\u200b", "gat2", "GAT2", "haus", "HAUS"])
def test_names_are_names_and_stand_once(project, name):
    project.transcription.define("Haus", SIGNS, ME)
    with pytest.raises(QualcodeError):
        project.transcription.define(name, SIGNS, ME)
    assert own(project) == {"Haus": SIGNS}


def test_rules_without_signs_are_none(project):
    with pytest.raises(QualcodeError, match="no sign"):
        project.transcription.define("Haus", (), ME)
    assert own(project) == {}


def test_rules_that_documents_follow_stay_and_those_of_the_program_always(project):
    document = interview(project, "a", "I: Was?\nB: Ja.").key
    project.transcription.define("Haus", SIGNS, ME)
    project.transcription.set([document], "Haus", ME)
    with pytest.raises(QualcodeError, match="1 document"):
        project.transcription.remove("Haus", ME)
    with pytest.raises(QualcodeError, match="come with the program"):
        project.transcription.remove("gat2", ME)
    project.transcription.set([document], "", ME)
    project.transcription.remove("Haus", ME)
    assert own(project) == {}
    with pytest.raises(QualcodeError):
        project.transcription.remove("Haus", ME)
    project.undo(ME)
    assert own(project) == {"Haus": SIGNS}


def test_no_undo_leaves_a_document_with_rules_that_nobody_knows(project):
    document = interview(project, "a", "I: Was?\nB: Ja.").key
    project.transcription.define("Haus", SIGNS, ME)
    project.transcription.set([document], "Haus", YOU)
    with pytest.raises(UndoRefused, match="Haus"):
        project.undo(ME)
    assert own(project) == {"Haus": SIGNS}
    project.undo(YOU)
    project.undo(ME)
    assert own(project) == {}
    with pytest.raises(UndoRefused, match="Haus"):
        project.redo(YOU)
    assert project.transcription.of(document) is None


def test_a_whole_project_with_rules_is_whole(project):
    document = interview(project, "a", "I: Was?\nB: Ja.").key
    project.transcription.define("Haus", SIGNS, ME)
    project.transcription.set([document], "Haus", ME)
    assert not [problem for finding in project.check() for problem in finding.problems]
    assert [told.words for told in project.in_words(project.log()[-2:])] == [
        "own transcription rules “Haus”",
        "transcription rules of documents “a”",
    ]


texts = st.text("a§~…°=@(). \u00e4\u0308", min_size=1, max_size=8)
lists = st.lists(
    st.builds(TranscriptionSign, texts, texts, st.sampled_from(SignKind), st.sampled_from(InQuotation)),
    min_size=1,
    max_size=6,
    unique_by=lambda sign: sign.sign,
)


@settings(max_examples=12)
@given(st.lists(lists, min_size=1, max_size=3))
def test_the_last_definition_holds_whatever_stood_there_before(tmp_path_factory, definitions):
    with new_project(tmp_path_factory.mktemp("rules")) as project:
        for signs in definitions:
            project.transcription.define("Haus", signs, ME)
        assert own(project) == {"Haus": tuple(definitions[-1])}
