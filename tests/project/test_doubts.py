"""What is doubted of a reading comes in with its document, stays until it is settled, and goes with the document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectDamaged, QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.documents import EDITOR, LineMark, Structure, Turn
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.how_read import UNKNOWN_READING, HowRead
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.file.structures import digest, packed, unpacked
from qualcode.project.project import Project
from qualcode.project.rescuing.rescue import _SINCE
from qualcode.project.watch.kept import Keeper
from tests.files.make import load
from tests.helpers import LEAD, add_document, contains, draft, problems, tables

TEXT = "Anna: Wer war da?\nBen: Niemand.\nQuitte: Doch."
ONCE = ReadingDoubt(DoubtKind.LABEL_ONCE, Span(32, 45), "Quitte: Doch.", values={"label": "Quitte"})
ROLES = ReadingDoubt(DoubtKind.ROLES_GUESSED, None, "Anna", 2)
HIDDEN = ReadingDoubt(DoubtKind.HIDDEN_TEXT, None, "Mispelwort", 3)


@pytest.fixture
def anna(project):
    return project.coders.add("anna", CoderKind.PERSON, LEAD)


def doubted(text, *doubts, reader="text", how_read=UNKNOWN_READING):
    made = draft("talk", text)
    return replace(made, doubts=doubts, how_read=how_read, source=replace(made.source, reader=reader))


def taken(project, *doubts, **kinds):
    return project.documents.add([doubted(TEXT, *doubts, **kinds)], LEAD)[0]


def revised(project, document, text, *doubts, reader="text"):
    plan = project.revisions.plan(document, doubted(text, *doubts, reader=reader))
    project.revisions.carry_out(plan, LEAD)
    return project.documents.get(document.key)


def told(project):
    return [(noted.doubt, noted.settled_by) for noted in project.doubts.all()]


def test_doubts_come_in_with_their_document_and_how_it_was_read(project):
    how_read = HowRead("otter", 0.75, "teams", 0.5, chosen=True, encoding="cp1252", joined=3)
    document = taken(project, ONCE, ROLES, how_read=how_read)
    assert told(project) == [(ROLES, ""), (ONCE, "")]
    assert project.documents.how_read(document) == how_read
    assert project.documents.how_read(add_document(project, "plain")) == UNKNOWN_READING
    before = tables(project)
    project.documents.remove(document, LEAD)
    assert told(project) == []
    project.undo(LEAD)
    assert tables(project) == before
    assert problems(project) == []


def test_a_settled_doubt_is_taken_up_again(project, anna):

    taken(project, ONCE)
    mine = project.doubts.all()
    project.doubts.settle(mine, anna)
    assert told(project) == [(ONCE, "anna")]
    project.undo(Author.of(anna))
    assert told(project) == [(ONCE, "")]
    project.redo(Author.of(anna))
    project.doubts.reopen(mine, LEAD)
    assert told(project) == [(ONCE, "")]


def test_one_that_went_meanwhile_is_told_and_nothing_is_settled(project, anna):
    stays, goes = taken(project, ONCE), taken(project, ROLES)
    chosen = project.doubts.all(stays.key) + project.doubts.all(goes.key)
    project.documents.remove(goes, LEAD)
    with pytest.raises(QualcodeError, match="not there any more"):
        project.doubts.settle(chosen, anna)
    assert [noted.settled for noted in project.doubts.all()] == [False]


def test_a_corrected_text_has_the_doubts_of_its_new_reading_and_what_was_settled_stays_so(project, anna):
    document = taken(project, ONCE, ROLES)
    project.doubts.settle(project.doubts.all(), anna)
    text = "Zuerst dies.\n" + TEXT.replace("Niemand", "Niemand war da")
    moved = replace(ONCE, span=Span(ONCE.span.start + 20, ONCE.span.end + 20))
    new = ReadingDoubt(DoubtKind.LABEL_ONCE, Span(0, 12), "Zuerst dies.")
    before = tables(project)
    document = revised(project, document, text, moved, replace(ROLES, times=3), new)
    assert told(project) == [(replace(ROLES, times=3), "anna"), (new, ""), (moved, "anna")]
    assert problems(project) == []
    revised(project, document, text + " Ja.")
    assert told(project) == []
    project.undo(LEAD)
    project.undo(LEAD)
    assert tables(project) == before


def test_an_edited_text_keeps_what_is_doubted_of_the_file(project):
    document = taken(project, ONCE, HIDDEN)
    revised(project, document, TEXT.replace("Quitte: ", ""), reader=EDITOR)
    assert told(project) == [(HIDDEN, "")]


def test_words_of_a_former_text_are_not_in_its_former_doubts(project):
    document = taken(project, ONCE, HIDDEN)
    revised(project, document, TEXT.replace("Quitte", "Person"))
    assert told(project) == []
    project.forgetting.seal(project.documents.get(document.key), LEAD)
    assert contains(project.path.parent, "Quitte") == contains(project.path.parent, "Mispelwort") == []
    assert problems(project) == []


def test_a_forgotten_document_takes_its_doubts_along(project):
    document = taken(project, ONCE, HIDDEN, how_read=HowRead("otter", speaker_form="{name} Mispelwort"))
    project.forgetting.documents([document.uuid], LEAD)
    assert contains(project.path.parent, "Quitte") == contains(project.path.parent, "Mispelwort") == []
    assert problems(project) == []


@pytest.mark.parametrize("column", ["example", '"values"'])
def test_forgotten_words_are_found_in_doubts_and_taken_out_of_their_past(project, column):
    taken(project, HIDDEN)
    words = {"example": "Mirabelle", '"values"': '{"label":"Mirabelle"}'}[column]
    for value in (words, "" if column == "example" else '{"label":"x"}'):
        with project.change("words", LEAD):
            project._store.connection.execute(f"UPDATE doubts SET {column} = ?", (value,))
    assert project.forgetting.words("Mirabelle", LEAD).warnings == []
    assert contains(project.path.parent, "Mirabelle") == []
    (warning,) = project.forgetting.words("Mispelwort", LEAD).warnings if column != "example" else ["the doubt"]
    assert "the doubt" in warning


@pytest.mark.parametrize(
    "change",
    ["kind = 'no such kind'", "\"values\" = '['", 'start = 2, "end" = 1000'],
)
def test_a_damaged_doubt_is_told_by_the_check(project, change):
    taken(project, ONCE)
    with project.change("words", LEAD):
        project._store.connection.execute(f"UPDATE doubts SET {change}")
    assert any("doubts" in problem for problem in problems(project))
    if "1000" not in change:
        with pytest.raises(ProjectDamaged):
            project.doubts.all()


def test_what_a_document_was_read_as_is_damage_where_it_cannot_be(project):
    document = taken(project)
    with project.change("words", LEAD):
        project._store.update("documents", document.key, how_read='{"colour":1}')
    with pytest.raises(ProjectDamaged):
        project.documents.how_read(document)
    assert problems(project) != []


# ---- structures ----------------------------------------------------------------------------------------


LINES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(-5, 10**5)), max_size=30)


@given(LINES, st.lists(st.text(max_size=5), max_size=4))
def test_lines_and_turns_within_turns_come_back_as_they_were(lines, speakers):
    structure = Structure(
        "1",
        inner=tuple(Turn(Span(at, at + 9), speaker, at + 3) for at, speaker in enumerate(speakers)),
        lines=tuple(LineMark(offset, number) for offset, number in sorted(lines)),
    )
    assert unpacked(*packed(structure)) == structure


def test_a_text_without_them_has_the_row_and_the_hash_that_it_had():
    columns = packed(Structure("1", (Span(0, 4),)))
    assert columns[5:] == ("", "")
    assert digest(7, *columns) == digest(7, *columns[:5])
    assert len({digest(7, *columns[:5], *more) for more in (("", ""), ("[]", ""), ("", "[]"), ("[]", "[]"))}) == 4


def test_what_was_damaged_in_an_older_file_is_told_after_its_migration(tmp_path):
    import sqlite3

    path = load(5, tmp_path / "study.qualcode")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER structures_update")
        connection.execute("UPDATE structures SET sentences = '[0,1]' WHERE id = 1")
    with sqlite3.connect(path) as connection:
        (trigger,) = [sql for sql in _frozen_triggers() if "structures_update" in sql]
        connection.execute(trigger)
    with Project.open(path) as project:
        assert any("structure 1 is not the structure of its checksum" in problem for problem in problems(project))


def _frozen_triggers():
    from qualcode.project.file import schema

    return [sql for (kind, _name), sql in schema.frozen(5).items() if kind == "trigger"]


def test_a_session_keeps_all_of_a_structure_that_a_rescue_needs(project):
    structure = Structure("1", inner=(Turn(Span(0, 4), "B", 2),), lines=(LineMark(0, 7),))
    project.documents.add([replace(draft("talk", TEXT), structure=structure)], LEAD)
    keeper = Keeper(project._store.connection)
    (entry,) = project._store.one("SELECT MAX(id) FROM entries")
    (held,) = keeper.texts([keeper.collect(entry)]).values()
    assert [unpacked(*columns) for columns in held["structures"].values()] == [structure]


def test_documents_that_older_sessions_kept_have_the_new_columns():
    assert _SINCE["documents"] == {"how_read": "", "transcription": ""}
