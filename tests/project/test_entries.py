"""One change, one entry: what is written down, and what is refused."""

from __future__ import annotations

import sqlite3
from unicodedata import category

import pytest

from qualcode.errors import ProjectFileError, QualcodeError, UndoRefused
from qualcode.model.codes import Anchor, CodebookDraft, CodeDraft, Rules, related_to
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.documents import Role
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from tests.helpers import (
    HOSTILE,
    LEAD,
    add_code,
    add_coder,
    add_document,
    draft,
    give,
    kinds,
    last,
    problems,
    tables,
    transcript,
)


class Filled:
    """A project with one of everything."""

    def __init__(self, project):
        self.project = project
        self.document = project.documents.add([transcript()], LEAD)[0]
        self.second = add_document(project, "second")
        project.documents.set([self.second], LEAD, attributes={"wave": "2021"})
        anchored = CodeDraft("Parent", anchors=(Anchor("words"),), related=related_to("Child"))
        self.code = project.codes.add(anchored, None, LEAD)
        self.child = add_code(project, "Child", self.code)
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.case = project.cases.add("Case", LEAD)
        self.coding = give(project, self.document, self.code, self.anna)
        self.bens = give(project, self.document, self.code, self.ben)
        self.memo = project.memos.add(MemoTarget(), "a memo", self.anna)
        self._for_exports(project._store)
        self._for_counting(project._store)

    def _for_exports(self, store):
        with store.history.change("export", LEAD):
            coding, time = self.coding.key, store.entry_time()
            store.insert(
                "quotation_edits", coding_id=coding, position=1, start=0, length=1, replacement="", kind="omission"
            )
            store.insert("quotation_ids", coding_id=coding, name="abc123")
            store.insert("good_marks", coding_id=coding, coder_id=self.ben.key, created=time)
            store.insert("labels", name="RG 2022", population=13, wave="2022", source_kind="RG")
            publication, _ = store.insert("publications", name="Bericht", seed=1, created=time)
            store.insert(
                "published_quotations", publication_id=publication, coding_id=coding, coding_uuid="u", code="Parent"
            )
            store.insert(
                "accepted_findings",
                fingerprint="f" * 64,
                document_id=self.document.key,
                coder_id=self.anna.key,
                reason="r",
                created=time,
            )

    def _for_counting(self, store):
        """One row of what a table is made from: all of it hangs on the first document, code, coder, case and memo."""
        with store.history.change("counting", LEAD):
            time, document, code = store.entry_time(), self.document.key, self.code.key
            store.insert("origins", document_id=document, wave="2021", source_kind="RG")
            topic, _ = store.insert("topics", position=1, name="Ankommen")
            store.insert("topic_waves", topic_id=topic, wave="2021", question="Wie war das?")
            store.insert(
                "topic_assignments",
                topic_id=topic, document_id=document, start=0, end=5, author_id=self.anna.key, created=time,
            )  # fmt: skip
            for case in (self.case.key, None):
                store.insert(
                    "summaries",
                    case_id=case, code_id=code, text="kurz", author_id=self.anna.key, passages="p", created=time,
                    changed=time,
                )  # fmt: skip
            group, _ = store.insert("document_groups", name="Land")
            store.insert("group_members", group_id=group, document_id=document)
            question, _ = store.insert("research_questions", position=1, text="Was trägt?")
            store.insert("research_links", question_id=question, code_id=code)
            store.insert("research_links", question_id=question, memo_id=self.memo.key)
            doubt = {"document_id": document, "times": 1, "values": "", "created": time}
            store.insert(
                "doubts", kind="label-once", start=0, end=5, example="Anna", settled=0, author_id=None, **doubt
            )
            store.insert(
                "doubts", kind="one-speaker-only", start=None, end=None, example="", settled=1,
                author_id=self.anna.key, **doubt,
            )  # fmt: skip


@pytest.fixture
def filled(project):
    return Filled(project)


WRITES = {
    "import": lambda p, f: p.documents.add([draft("a", "new"), draft("b", "new too")], LEAD),
    "document.set": lambda p, f: p.documents.set(
        [f.document, f.second], LEAD, label="RG 2022", case="New case", attributes={"wave": "2022"}
    ),
    "speaker.set": lambda p, f: p.documents.set_speaker(
        [f.document], "B", LEAD, case="New case", attributes={"age": "40"}
    ),
    "document.rename": lambda p, f: p.documents.rename(f.document, "other", LEAD),
    "document.remove": lambda p, f: p.documents.remove(f.document, LEAD),
    "doubt.settle": lambda p, f: p.doubts.settle(p.doubts.all(), f.anna),
    "doubt.open": lambda p, f: p.doubts.reopen(p.doubts.all(), LEAD),
    "code.add": lambda p, f: p.codes.add(CodeDraft("New", children=(CodeDraft("Below"),)), None, LEAD),
    "code.edit": lambda p, f: p.codes.edit(
        f.code, CodeDraft("New", Rules("d"), anchors=(Anchor("a"),), related=related_to("Child")), LEAD
    ),
    "code.move": lambda p, f: p.codes.move(f.child, None, LEAD),
    "code.remove": lambda p, f: p.codes.remove(f.code, LEAD, with_codings=True),
    "codebook.import": lambda p, f: p.codes.take_in(
        CodebookDraft("", (CodeDraft("X"), CodeDraft("Parent", Rules("d")))), LEAD
    ),
    "coder.add": lambda p, f: p.coders.add("clara", CoderKind.MACHINE, LEAD),
    "coder.rename": lambda p, f: p.coders.rename(f.anna, "Anna", LEAD),
    "coder.merge": lambda p, f: p.coders.merge(f.anna, f.ben, LEAD),
    "assign": lambda p, f: p.coders.assign([f.document.key, f.second.key], f.anna, LEAD),
    "document.finished": lambda p, f: p.coders.set_state(f.document.key, f.anna, WorkState.FINISHED, LEAD),
    "coding.add": lambda p, f: give(p, f.document, f.child, f.anna, memo="memo"),
    "coding.change": lambda p, f: p.codings.change(
        f.coding, f.anna, polarity=Polarity.ABSENT, weight=3, span=Span(1, 5), code=f.child, paraphrase="p"
    ),
    "coding.remove": lambda p, f: p.codings.remove([f.coding], f.anna),
    "quotation.good": lambda p, f: p.good_marks.set([f.coding.key, f.bens.key], f.anna),
    "quotation.not_good": lambda p, f: p.good_marks.set([f.coding.key, f.bens.key], f.ben, good=False),
    "memo.write": lambda p, f: p.codings.set_memo(f.coding, "text", f.ben),
    "memo.add": lambda p, f: p.memos.add(MemoTarget(document=f.document.key), "text", f.anna),
    "memo.change": lambda p, f: p.memos.change(f.memo, f.anna, text="t", title="u", kind=MemoKind.RULE, closed=True),
    "memo.remove": lambda p, f: p.memos.remove(f.memo, f.anna),
    "case.add": lambda p, f: p.cases.add("Other", LEAD),
    "case.rename": lambda p, f: p.cases.rename(f.case, "Other", LEAD),
    "case.set": lambda p, f: p.cases.set(f.case, {"size": "large", "kind": "rural"}, LEAD),
    "case.remove": lambda p, f: p.cases.remove(f.case, LEAD),
    "label.set": lambda p, f: p.labels.set_population(p.labels.find("RG 2022"), 14, LEAD),
    "finding.accept": lambda p, f: p.accepted.accept({"a" * 64: f.document.key, "b" * 64: None}, f.anna, "known"),
    "finding.withdraw": lambda p, f: p.accepted.withdraw(p.accepted.all()[0], LEAD),
    "setting": lambda p, f: p.settings.set("round", "2", LEAD),
}


@pytest.mark.parametrize("kind", WRITES)
def test_each_write_makes_one_entry_that_undo_and_redo_reverse_exactly(project, filled, kind):
    before, log = tables(project), project.log()
    WRITES[kind](project, filled)
    after = tables(project)
    assert after != before
    assert [entry.uuid for entry in project.log()[:-1]] == [entry.uuid for entry in log]
    entry = last(project)
    assert (entry.kind, entry.living, entry.undoes) == (kind, True, None)
    assert sum(entry.rows.values()) > 0
    author = Author.of(filled.anna) if entry.coder in ("anna", "Anna") else LEAD
    if entry.coder == "ben":
        author = Author.of(filled.ben)
    assert project.undo(author).uuid == entry.uuid
    assert tables(project) == before
    assert project.redo(author).uuid == entry.uuid
    assert tables(project) == after
    assert problems(project) == []


IDLE = {
    "the same coding": lambda p, f: give(p, f.document, f.code, f.anna),
    "the same edit": lambda p, f: p.codes.edit(f.code, as_draft(f.code), LEAD),
    "the same place": lambda p, f: p.codes.move(f.child, f.code, LEAD),
    "the same codebook": lambda p, f: p.codes.take_in(p.codes.as_codebook(""), LEAD),
    "the same setting": lambda p, f: p.settings.set("title", "A study", LEAD),
    "the same label": lambda p, f: p.documents.set([f.document], LEAD, label="", case=""),
    "the same name": lambda p, f: p.documents.rename(f.document, "talk", LEAD),
    "the same role": lambda p, f: p.documents.set([f.document], LEAD, roles={"I": Role.ASKS}),
    "no attribute": lambda p, f: p.cases.set(f.case, {"missing": ""}, LEAD),
    "the same state": lambda p, f: p.coders.set_state(f.document.key, f.anna, WorkState.WORKING, LEAD),
    "no assignment": lambda p, f: p.coders.assign([f.document.key], f.anna, LEAD, assigned=False),
    "no memo": lambda p, f: p.codings.set_memo(f.coding, "", f.anna),
    "no codings": lambda p, f: p.codings.remove([], f.anna),
    "no documents": lambda p, f: p.documents.add([], LEAD),
    "nothing new of a coding": lambda p, f: p.codings.change(f.coding, f.anna, polarity=Polarity.PRESENT),
    "nothing new of a memo": lambda p, f: p.memos.change(f.memo, f.anna, closed=False),
}


@pytest.mark.parametrize("act", IDLE)
def test_what_touches_nothing_leaves_no_entry(project, filled, act):
    before, log = tables(project), project.log()
    IDLE[act](project, filled)
    assert (tables(project), project.log()) == (before, log)


def test_an_empty_change_leaves_no_entry(project):
    with project.change("nothing", LEAD):
        pass
    assert kinds(project) == ["setting"]


def test_several_writes_in_one_change_are_one_entry_with_its_reason(project):
    with project.change("bulk", LEAD, "as agreed"):
        add_code(project, "A")
        add_code(project, "B")
    entry = last(project)
    assert (entry.kind, entry.reason, entry.rows) == ("bulk", "as agreed", {"codes": 2, "code_rules": 2})
    project.undo(LEAD)
    assert len(project.codes.book()) == 0


def test_an_error_takes_the_whole_change_back(project):
    before, log = tables(project), project.log()
    with pytest.raises(RuntimeError, match="stop"), project.change("bulk", LEAD):  # noqa: PT012
        add_code(project, "A")
        raise RuntimeError("stop")
    assert (tables(project), project.log()) == (before, log)


def test_a_refused_write_that_is_passed_over_leaves_nothing_of_itself_in_the_larger_change(project):
    with project.change("bulk", LEAD):
        add_code(project, "A")
        with pytest.raises(QualcodeError):
            project.codes.add(CodeDraft("B", children=(CodeDraft("C"), CodeDraft("c"))), None, LEAD)
        add_code(project, "D")
    assert [code.name for code in project.codes.book()] == ["A", "D"]
    assert last(project).rows == {"codes": 2, "code_rules": 2}
    assert problems(project) == []


def test_changes_together_keep_their_entries_and_are_undone_one_by_one(project):
    with project.together():
        add_code(project, "A")
        with project.change("nothing", LEAD):
            pass
        add_code(project, "B")
    assert kinds(project) == ["setting", "code.add", "code.add"]
    project.undo(LEAD)
    assert [code.name for code in project.codes.book()] == ["A"]
    assert problems(project) == []


def test_changes_together_are_done_all_or_none(project):
    before, log = tables(project), project.log()
    with pytest.raises(RuntimeError, match="stop"), project.together():  # noqa: PT012
        add_code(project, "A")
        add_code(project, "B")
        raise RuntimeError("stop")
    assert (tables(project), project.log()) == (before, log)
    add_code(project, "A")


def test_a_refused_change_that_is_passed_over_leaves_nothing_among_those_together(project):
    with project.together():
        add_code(project, "A")
        with pytest.raises(QualcodeError):
            add_code(project, "a")
        add_code(project, "B")
    assert kinds(project) == ["setting", "code.add", "code.add"]
    assert problems(project) == []


def test_undo_is_none_of_several_changes_together(project):
    add_code(project, "A")
    with project.together(), pytest.raises(UndoRefused):
        project.undo(LEAD)
    assert [code.name for code in project.codes.book()] == ["A"]


def test_an_entry_bears_the_coders_present_name(study):
    give(study.project, study.document, study.code, study.anna)
    study.project.coders.rename(study.anna, "Anna", LEAD)
    assert [entry.coder for entry in study.project.log() if entry.kind == "coding.add"] == ["Anna"]


def test_the_author_of_a_name_is_the_coder_of_that_name(study):
    assert study.project.author("ANNA") == Author.of(study.anna)
    assert study.project.author("nobody") == Author("nobody")


# ---- the file itself refuses -------------------------------------------------------------------------


FILLED = [
    "anchors", "assignments", "attributes", "cases", "code_rules", "coders", "codes", "codings", "documents", "memos",
    "related_codes", "settings", "speakers",
]  # fmt: skip


@pytest.mark.parametrize("table", FILLED)
def test_a_write_outside_of_an_entry_is_refused_by_the_file(project, filled, table):
    connection = project._store.connection
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    for statement in (f"UPDATE {table} SET uuid = uuid || 'x'", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="no open entry"):
            connection.execute(statement)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("act", ["insert", "update", "delete"])
@pytest.mark.parametrize("table", sorted(schema.LOGGED))
def test_every_logged_table_has_the_guard_and_writes_the_log(project, table, act):
    (sql,) = project._store.one("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_{act}",))
    guard, log = sql.index("RAISE(ABORT, 'no open entry')"), sql.index("INSERT INTO changes")
    assert guard < log


def test_an_insertion_outside_of_an_entry_is_refused_by_the_file(project):
    with pytest.raises(sqlite3.IntegrityError, match="no open entry"):
        project._store.connection.execute("INSERT INTO cases (uuid, name) VALUES ('u', 'n')")
    assert project.cases.all() == []


@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["entries", "changes", "texts", "structures"])
def test_history_and_texts_cannot_be_changed_inside_or_outside_of_an_entry(project, filled, table, verb):
    connection = project._store.connection
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="are not changed"):
        connection.execute(verb.format(table))
    with pytest.raises(ProjectFileError, match="are not changed"), project.change("evil", LEAD):
        connection.execute(verb.format(table))
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_text_cannot_be_changed_even_while_forgetting(project, filled):
    with pytest.raises(ProjectFileError), project._store.history.forgetting(LEAD):
        project._store.connection.execute("UPDATE texts SET text = 'other'")
    assert problems(project) == []


def test_a_row_keeps_its_identity(project, filled):
    with pytest.raises(ProjectFileError, match="keeps its identity"), project.change("evil", LEAD):
        project._store.connection.execute("UPDATE coders SET uuid = 'other' WHERE name = 'anna'")


def test_a_replaced_row_is_logged_as_well(project, filled):
    """INSERT OR REPLACE deletes silently; with recursive triggers it does not escape the log."""
    before = tables(project)
    with project.change("replace", LEAD):
        project._store.connection.execute(
            "INSERT OR REPLACE INTO settings (uuid, name, value) VALUES ('u', 'title', 'replaced')"
        )
    assert project.title == "replaced"
    project.undo(LEAD)
    assert tables(project) == before


# ---- hostile text ------------------------------------------------------------------------------------


def texts_everywhere(project, text):
    """Write a text into every column that takes one."""
    name = text.replace("\n", " ").strip().replace("=", "").replace(",", "").replace(" / ", "/")
    shown = "".join(sign for sign in name if category(sign) != "Cc")  # which a code's name may not hold
    anna = project.coders.add(f"coder {name}", CoderKind.PERSON, LEAD)
    document = add_document(
        project,
        f"document {text}",
        f"text {text}",
        label=name,
        case=f"case {name}",
        attributes={name: text},
        context=text,
    )
    code = project.codes.add(
        CodeDraft(
            f"code {shown}".strip(),
            Rules(text, text, text, text),
            anchors=(Anchor(text, text),),
            related=related_to(text),
            source=text,
            weight_meaning=text,
            colour=text,
        ),
        None,
        LEAD,
    )
    coding = give(project, document, code, anna, paraphrase=text, memo=f"memo {text}")
    project.memos.add(MemoTarget(document=document.key, span=Span(0, 2)), f"memo {text}", anna, title=f"title {text}")
    project.settings.set(text, text, LEAD)
    return document, code, anna, coding


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_changed_by_storing_removing_and_undoing(project, text):
    document, code, anna, _ = texts_everywhere(project, text)
    before = tables(project)
    project.documents.remove(document, LEAD)
    project.codes.remove(code, LEAD)
    project.coders.rename(anna, "x", LEAD)
    project.settings.set(text, "x", LEAD)
    for _ in range(4):
        project.undo(LEAD)
    assert tables(project) == before
    assert project.documents.text(document) == f"text {text}"
    assert project.codes.book()[code.key].rules == Rules(text, text, text, text)
    assert project.codings.all()[0].memo == f"memo {text}"
    assert project.settings.get(text) == text
    assert problems(project) == []


def test_half_a_character_is_refused_with_a_reason_and_nothing_is_changed(study):
    project, before = study.project, tables(study.project)
    for act in (
        lambda: add_document(project, "x", "half \ud83d"),
        lambda: add_code(project, "half \ud83d"),
        lambda: give(project, study.document, study.code, study.anna, memo="half \udcff"),
    ):
        with pytest.raises(QualcodeError, match=r"half a character|no other control character"):
            act()
    assert tables(project) == before
