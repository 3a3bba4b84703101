"""What a project says follows the program's language; what it keeps in its file does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.catalogue import LANGUAGES, speak
from qualcode.errors import ProjectDamaged, UndoRefused
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import said_tables
from qualcode.project.file.store import gone
from qualcode.project.forgetting import personal_columns
from qualcode.project.project import Project
from qualcode.project.revising.orphans import Orphan
from tests.builders import ME, coder_named, give_code, interview


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


def test_each_step_of_a_check_has_a_name_and_says_in_german_what_it_saw(project):
    give_code(project, interview(project, "eins", "Das war so."), "Das")
    english = [(result.title, result.seen) for result in project.check()]
    speak("de")
    german = [(result.title, result.seen) for result in project.check()]
    same = {title for title, seen in english if (title, seen) in german}
    assert not same
    assert ("Textstellen", "1 innerhalb ihrer Texte") in german
    assert ("Verlauf", f"{len(project.log())} Einträge bis zum leeren Projekt zurückgespielt") in german


def test_rows_of_every_table_are_named_in_both_languages():
    otherwise = {"good_marks": "marks of good quotations", "fixed_segments": "fixed passages"}
    for table in schema.LOGGED:
        assert said_tables([table]) == otherwise.get(table, table.replace("_", " "))
    assert said_tables(["codes", "codings", "memos"]) == "codes, codings and memos"
    speak("de")
    assert said_tables(["codes", "codings", "memos"]) == "Codes, Codierungen und Memos"
    assert not any("_" in said_tables([table]) for table in schema.LOGGED)


def test_every_place_of_words_has_a_name():
    assert personal_columns.COLUMNS.keys() == personal_columns._PLACES.keys()


def test_why_an_orphan_has_no_place_is_said_in_both_languages():
    reasons = ("lost", "uncertain", "double")
    orphans = [Orphan(1, "0", 1, "", Span(0, 1), None, reason, "anna", "", (), "", "") for reason in reasons]
    assert tuple(orphan.said_reason() for orphan in orphans) == reasons
    speak("de")
    assert [orphan.said_reason() for orphan in orphans] == ["ohne Ort", "unsicher", "doppelt"]
    assert tuple(orphan.reason for orphan in orphans) == reasons


def test_what_is_gone_is_said_by_its_kind():
    assert gone("codes").message == "The code is not there any more."
    assert gone("settings").message == "The row is not there any more."
    speak("de")
    assert gone("codes").message == "Den Code gibt es nicht mehr."
    assert gone("memos").hint == "qualcode log zeigt, wer das entfernt hat."


def test_an_undo_is_refused_in_german(project):
    document = interview(project, "eins", "Das war so.")
    give_code(project, document, "Das", path="Angst", coder="anna")
    code, ben = project.codes.find("Angst"), coder_named(project, "ben")
    code = project.codes.edit(code, replace(as_draft(code), name="Furcht"), ME)
    project.codes.edit(code, replace(as_draft(code), name="Sorge"), Author.of(ben))
    speak("de")
    with pytest.raises(UndoRefused, match="Von „niemand“ gibt es nichts rückgängig zu machen"):
        project.undo(Author("niemand"))
    with pytest.raises(UndoRefused) as refused:
        project.undo(ME)
    said = refused.value.message
    assert said.startswith("Ändern des Codes (")
    assert "lässt sich nicht rückgängig machen: „ben“ hat danach dasselbe geändert (Ändern des Codes, " in said


def test_a_damaged_row_is_told_once_and_in_german(project):
    give_code(project, interview(project, "eins", "Das war so."), "Das")
    for (trigger,) in project._store.all("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        project._store.connection.execute(f"DROP TRIGGER {trigger}")
    project._store.connection.execute("UPDATE texts SET text = 'anders'")
    speak("de")
    with pytest.raises(
        ProjectDamaged, match=r"ist beschädigt: der Text [0-9a-f]{12} ist nicht der Text seiner"
    ) as told:
        project.documents.text(project.documents.find("eins"))
    assert told.value.what in told.value.message
    assert not told.value.what.endswith(".")


def kept(project: Project) -> list[tuple[object, ...]]:
    store = project._store
    return [
        *store.all("SELECT kind, reason FROM entries ORDER BY id"),
        *store.all("SELECT name, value FROM settings ORDER BY name"),
        *store.all("SELECT reason FROM backups"),
        *store.all("SELECT name, kind, origin FROM codes"),
    ]


def test_what_is_kept_in_the_file_is_the_same_in_both_languages(tmp_path, template):
    found = []
    for language in LANGUAGES:
        speak(language)
        path = tmp_path / f"{language}.qualcode"
        path.write_bytes(template)
        with Project.open(path) as project:
            coding = give_code(project, interview(project, "eins", "Das war so."), "Das")
            project.settings.set_blind(ME, on=True)
            project.codings.remove([coding], coder_named(project, "anna"))
            project.backup(tmp_path / f"{language}.bak")
            found.append(kept(project))
    assert found[0] == found[1]
    assert ("asked for",) in found[0]
