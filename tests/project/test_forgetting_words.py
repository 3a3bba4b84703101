"""Words that other things say of what was forgotten: told, and taken out of the history on demand."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, UndoRefused
from qualcode.model.codebooks.typologies import TypeAxis
from qualcode.model.codes import Anchor, CodeDraft, CodeKind, Rules
from qualcode.model.memos import MemoTarget
from qualcode.project import history_queries
from qualcode.project.file import schema
from qualcode.project.forgetting import personal_columns
from qualcode.project.merge_and_split import merge
from tests.helpers import LEAD, add_code, add_coder, add_document, contains, give, problems, raw, tables
from tests.project.revised import OLD, SECOND, CodedTalk

TEXT = "Der Quittenbaum steht seit dem Sommer ganz allein hinter unserem Haus am Bach, sagte sie."
# columns of text that people do not fill: identities, times, and words that the program chose
OF_THE_PROGRAM = {
    "uuid", "created", "changed", "kind", "role", "colour", "origin", "state", "polarity", "file_sha256",
    "analyse", "quote", "teach", "archive", "secondary", "services", "given", "withdrawn", "delete_by",
    "reader", "reader_version", "old_sha256", "new_sha256", "mapping", "text_sha256", "coding_uuid", "fingerprint",
}  # fmt: skip
OF_THE_PROGRAM_THERE = {
    ("settings", "name"), ("quotation_ids", "name"), ("orphans", "reason"), ("summaries", "passages"),
    *(("decisions", column) for column in ("table_name", "row_uuid", "field", "over", "chosen")),
    *(("consensus_decisions", column) for column in ("mode", "persons", "result", "certainty", "error")),
    *(("consensus_decisions", column) for column in ("before", "made")), ("norming_sessions", "figures"),
    ("code_rules", "change"), ("case_levels", "passages"), ("code_lineage", "old_uuid"), ("code_lineage", "new_uuid"),
    *(("rule_checks", column) for column in ("code_uuid", "new_code_uuid", "verdict")), ("inductions", "technique"),
    ("induction_passages", "code_uuid"), ("induction_passages", "outcome"),
}  # fmt: skip


def test_every_column_of_text_is_looked_at_or_known_to_hold_no_words(project):
    for table in schema.LOGGED:
        for _, column, kind, *_ in project._store.all(f"PRAGMA table_info({table})"):
            fixed = column in OF_THE_PROGRAM or (table, column) in OF_THE_PROGRAM_THERE
            assert kind != "TEXT" or (column in personal_columns.COLUMNS.get(table, ())) != fixed, (table, column)


@pytest.fixture
def said(project):
    """A document, and words of it and about it in every other place."""
    anna = add_coder(project)
    document = add_document(project, "Zwetschge Süd", TEXT)
    quoted = "seit dem Sommer ganz allein hinter unserem"
    theme = project.codes.add(CodeDraft("Theme", anchors=(Anchor("Quittenbaum"), Anchor("elsewhere"))), None, LEAD)
    project.codes.add(CodeDraft("Der Quittenbaum", kind=CodeKind.IN_VIVO), None, LEAD)
    project.memos.add(MemoTarget(), "so in zwetschge süd!", anna)
    project.memos.add(MemoTarget(code=theme.key), f"Man sagt, {quoted} Haus.", anna)
    project.memos.add(MemoTarget(), "nothing of it: Zwetschgen", anna)
    return document


def test_what_names_it_or_has_words_of_it_is_told(project, said):
    told = project.forgetting.documents([said.uuid], LEAD).warnings
    for part in ("names it", "has words of the text", "in-vivo code “Der Quittenbaum”", "anchor example"):
        assert sum(part in one for one in told) == 1
    assert "--words" in told[-1]
    assert len(told) == 5
    assert problems(project) == []


def test_words_are_taken_out_of_the_history_and_their_living_places_told(project, said):
    project.forgetting.documents([said.uuid], LEAD)
    code = project.codes.find("Der Quittenbaum")
    project.codes.edit(code, CodeDraft("in vivo 1", kind=CodeKind.IN_VIVO), LEAD)
    theme = project.codes.find("Theme")
    project.codes.edit(theme, CodeDraft("Theme"), LEAD)
    assert "study.qualcode" in contains(project.path.parent, "Quittenbaum")
    backup = project.backup()
    done = project.forgetting.words("quittenBAUM", LEAD)
    assert done.images >= 2
    assert done.warnings == []
    assert contains(project.path.parent, "Quittenbaum") == []
    assert problems(project) == []
    backup.unlink()
    assert any("still stands in the memo" in one for one in project.forgetting.words("Zwetschge Süd", LEAD).warnings)
    assert problems(project) == []


def test_words_of_a_description_of_a_codebook_are_told_while_it_lives_and_taken_out_after(project):
    descriptions = project.codes.descriptions
    descriptions.describe("Wege", "So sagte es der Quittenbaum.", LEAD)
    assert any(
        "still stands" in one and "codebook" in one for one in project.forgetting.words("Quittenbaum", LEAD).warnings
    )
    assert descriptions.all() == [("Wege", "So sagte es der Quittenbaum.")]
    descriptions.describe("Wege", "So sagte es jemand.", LEAD)
    assert "study.qualcode" in contains(project.path.parent, "Quittenbaum")
    done = project.forgetting.words("quittenBAUM", LEAD)
    assert done.images >= 1
    assert done.warnings == []
    assert contains(project.path.parent, "Quittenbaum") == []
    assert descriptions.all() == [("Wege", "So sagte es jemand.")]
    assert problems(project) == []


def test_words_go_out_of_what_became_of_codes_which_nobody_can_edit(project):
    code, other = add_code(project, "Frau Quitte"), add_code(project, "Obst")
    merge(project, code, other, LEAD)
    assert [descent.old_path for descent in project.versions.descents()] == ["Frau Quitte"]
    done = project.forgetting.words("quitte", LEAD)
    assert done.warnings == []
    assert [(descent.old_path, descent.new_path) for descent in project.versions.descents()] == [("(1)", "Obst")]
    assert contains(project.path.parent, "Quitte") == []
    assert problems(project) == []
    project.undo(LEAD)
    assert project.versions.descents() == []
    assert problems(project) == []


def test_names_are_taken_out_of_frozen_codebooks_descents_and_former_rules_and_all_can_be_read(project):
    anna = add_coder(project)
    code = project.codes.add(CodeDraft("Quittenbaum", rules=Rules("Quitten im Garten")), None, LEAD)
    kept = project.codes.add(CodeDraft("Obst", rules=Rules("wie bei Quittenbaum")), None, LEAD)
    project.codes.edit(kept, CodeDraft("Obst", rules=Rules("süß")), LEAD)
    project.versions.remove(project.versions.freeze("Runde 1", LEAD), LEAD)
    project.codes.remove(code, LEAD)
    axes = (TypeAxis(attribute="Quittenart"), TypeAxis(attribute="Ort"))
    project.typologies.remove(project.typologies.define("Lage", axes, anna), LEAD)
    assert project.forgetting.words("Quitten", LEAD).warnings == []
    for words in ("thema", "definition", code.uuid[:5]):  # what a frozen codebook holds and nobody wrote
        assert project.forgetting.words(words, LEAD).images == 0
    assert contains(project.path.parent, "Quitten") == []
    assert problems(project) == []
    for _ in range(3):
        project.undo(LEAD)
    ((axis, _place),) = (typology.axes for typology in project.typologies.all())
    (version,) = project.versions.all()
    gone, obst = version.codes
    assert axis.attribute.startswith("(")
    assert (gone.name.startswith("("), gone.uuid, gone.kind) == (True, code.uuid, CodeKind.THEMATIC)
    assert (obst.name, obst.rules.definition) == ("Obst", "süß")
    assert problems(project) == []


def test_undo_and_the_past_hold_after_words_went(project):
    anna = add_coder(project)
    code = add_code(project, "Quitte")
    document = add_document(project)
    coding = give(project, document, code, anna, memo="old Quitte")
    project.codings.set_memo(coding, "new", anna)
    project.codes.edit(code, CodeDraft("Obst"), LEAD)
    project.codes.edit(code, CodeDraft("Baum"), LEAD)
    project.forgetting.words("Quitte", LEAD)
    assert contains(project.path.parent, "Quitte") == []
    moment = history_queries.Moment(project.log()[3].key, "")
    with history_queries.as_of(project, moment) as then:
        assert [one.name for one in then.codes.book()] == ["Obst"]
    undone = []
    for author in (project.author("anna"), LEAD):
        while True:
            try:
                undone.append(project.undo(author).kind)
            except UndoRefused:
                break
            assert problems(project) == []
    assert undone.count("code.edit") == 1  # the renaming away from the word changed nothing else
    assert tables(project)["codes"] == []


def test_a_removed_row_and_an_orphan_lose_the_words(project):
    talk = CodedTalk(project)
    talk.revise(OLD.replace(SECOND, "Anders."))
    assert project.orphans.all()
    memo = project.memos.add(MemoTarget(), "Quitte", talk.anna, title="Quitte")
    project.memos.remove(memo, talk.anna)
    assert project.forgetting.words("quarrel", LEAD).warnings
    project.orphans.remove(project.orphans.all()[0], LEAD)
    project.forgetting.words("quarrel", LEAD)
    project.forgetting.words("Quitte", LEAD)
    for word in ("quarrel", "Quitte"):
        assert contains(project.path.parent, word) == []
    assert problems(project) == []
    while True:
        try:
            project.undo(LEAD)
        except UndoRefused:
            break
        assert problems(project) == []


def test_words_in_texts_present_and_former_are_told(project):
    talk = CodedTalk(project)
    talk.revise(OLD.replace("zuerst", "anfangs"))
    told = project.forgetting.words("zuerst schwierig", LEAD).warnings
    assert ["--text" in one for one in told] == [True]
    told = project.forgetting.words("niemand die Frist", LEAD).warnings
    assert sum("qualcode revise" in one for one in told) == 1


def test_a_few_letters_are_refused(project):
    before = project.path.read_bytes()
    with pytest.raises(QualcodeError, match="nearly everywhere"):
        project.forgetting.words(" a ", LEAD)
    assert project.path.read_bytes() == before


def test_sealing_tells_of_an_example_that_only_the_former_text_has(project):
    talk = CodedTalk(project)
    talk.revise(OLD.replace(SECOND, "Anders."))
    told = project.forgetting.seal(project.documents.get(talk.document.key), LEAD).warnings
    assert any("anchor example of the code “Theme”" in one for one in told)


def test_a_case_without_documents_is_told(project):
    document = add_document(project, case="Schlehdorf")
    told = project.forgetting.documents([document.uuid], LEAD).warnings
    assert any("“Schlehdorf”" in one and "--case" in one for one in told)
    with raw(project.path) as connection:
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (1,)
