"""What the rooms below say of commands and options is said in the interface with its keys and fields."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qualcode
from qualcode.catalogue import program
from qualcode.errors import QualcodeError
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.project.project import Project
from qualcode.reading.doubts.words import doubt_words
from qualcode.reporting.exchange.loss_words import REASONS
from qualcode.tui.app import QualcodeApp
from qualcode.tui.exchange.export_form import FIELDS as FIELDS_OF_EXPORTS
from qualcode.tui.exchange.project_form import FIELDS as FIELDS_OF_PROJECTS
from qualcode.tui.keys import instead
from qualcode.tui.keys.instead import error_words, in_interface
from qualcode.tui.material.import_fields import FIELDS
from qualcode.workspace.imports.import_options import kinds_of
from tests.helpers import new_project
from tests.tui.conftest import press, settle

ROOT = Path(qualcode.__file__).parent
SAID = [
    ("“qualcode log” lists them.", "F8 lists them."),
    ("„qualcode coders blind off“ beendet das für alle.", "b on F9 beendet das für alle."),
    ("“qualcode codebook show” lists them.", "F3 lists them."),
    ("“qualcode codebook show CODE” numbers them.", "F3 numbers them."),
    ("qualcode log shows its history.", "F8 shows its history."),
    ("qualcode coders list shows all", "F9 shows all"),
    ("qualcode done DOCUMENT --coder NAME marks a document", "F marks a document"),
    ("its columns with answers are named with --text-column", "its columns with answers are named with “{answers}”"),
    ("Say --text-column NAME for each.", "Say “{answers}” for each."),
    ("Give --case-column NAME instead of --case.", "Give “{cases}” instead of “Case”."),
    (
        "Say who asks: qualcode documents reread DOCUMENT --interviewer NAME.",
        "Say who asks: R on F6, “Interviewers”.",
    ),
    ("Correct it: „qualcode documents reread DOCUMENT FILE“.", "Correct it: R on F6, “File”."),
    ("qualcode documents reread DOCUMENT --join-lines oder --keep-lines.", "R on F6, “Wrapped lines”."),
    ("--coder THEIRS=OURS says who that is.", "“Coders” says who that is."),
    (
        "Put theirs below a new code with --under NAME.",
        "Put theirs below a new code with “all that is new below a new code …”.",
    ),
    ("Leave it out with --without-column 'E-Mail'.", "Leave it out with “Columns left out” 'E-Mail'."),
]
STAYS = [
    "“qualcode forget --case” forgets it",
    "“qualcode documents versions” shows since when",
    "qualcode codings --round 2 lists its codings.",
    "qualcode cases set CASE --label X",
    "“qualcode check” tells what else is wrong",
    "--case-columns and --casework are no options",
    "nothing of it at all",
    "qualcode documents reread DOCUMENT FILE --keep-hidden",
]


@pytest.mark.parametrize(("words", "wanted"), SAID)
def test_a_command_or_option_is_said_as_the_key_or_field_that_does_the_same(words, wanted):
    names = {"answers": "Columns of answers", "cases": "Column of cases"}
    assert in_interface(words) == wanted.format(**names)


def test_no_reason_of_a_loss_names_an_option():
    assert not [words for words in map(program().said, REASONS.values()) if "--" in in_interface(words)]


@pytest.mark.parametrize("words", STAYS)
def test_what_only_a_command_does_stays_as_it_is(words):
    assert in_interface(words) == words


def test_each_command_has_a_key_that_is_there():
    for command, by in instead._COMMANDS:
        assert by(), command
        assert in_interface(f"“qualcode {command}” does it.") == f"{by()} does it."


def test_the_fields_are_those_of_the_form():
    titles = {field.option: field.title for field in (*FIELDS_OF_EXPORTS, *FIELDS, *FIELDS_OF_PROJECTS)}
    assert titles.items() >= instead.FIELDS.items()


def test_what_helps_against_a_doubt_is_said_by_the_key_that_reads_anew():
    for kind in DoubtKind:
        remedy = doubt_words(ReadingDoubt(kind)).remedy
        assert ("R on F6" in in_interface(remedy)) == (
            "reread" in remedy and "--keep-" not in remedy.partition(",")[0]
        )


@pytest.mark.parametrize(
    ("suffix", "option", "other"), [("csv", "delimiter", "sheet"), ("xlsx", "sheet", "delimiter")]
)
def test_a_table_read_as_a_transcript_is_asked_for_what_parts_its_cells(tmp_path, suffix, option, other):
    path = tmp_path / f"gespräch.{suffix}"
    path.touch()
    kinds = kinds_of([path], "transcript")
    asked = {field.option for field in FIELDS if field.fits(kinds)}
    assert {option, "interviewer", "dialect"} <= asked
    assert not {other, "text-column", "missing"} & asked


def test_no_part_of_the_interface_shows_a_next_step_as_commands_have_it():
    bare = re.compile(r"(error|failure)\.(hint|next_step)\b")
    found = [file.name for file in (ROOT / "tui").rglob("*.py") if bare.search(file.read_text(encoding="utf-8"))]
    assert found == ["instead.py"]


def test_an_error_without_a_next_step_ends_with_its_cause():
    assert error_words(QualcodeError("It is so.")) == "It is so."


async def test_a_table_beside_texts_is_told_with_the_field_that_reads_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with new_project(tmp_path, "leer") as project:
        path = project.path
    folder = tmp_path / "texte"
    folder.mkdir()
    (folder / "eins.txt").write_text("I: Und?\nB: Gut.\n", encoding="utf-8")
    (folder / "werte.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    async with QualcodeApp(path, "clara").run_test(size=(100, 30)) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "I")
        app.screen.query_one("#path").value = "texte"
        await app.workers.wait_for_complete()
        await press(pilot, "enter")
        for _turn in range(40):
            await app.workers.wait_for_complete()
            await pilot.pause()
            told = " ".join(str(part.render()) for part in app.screen.query("Static"))
            if "werte.csv" in told:
                break
        assert "--text-column" not in told
        assert "“Columns of answers”" in told
        await press(pilot, "escape")
    with Project.open(path) as project:
        assert not project.documents.all()
