"""What leaves the project from the quotations screen: copies, working drafts, publications, the disclosure check."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import threading

import pytest

from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reporting.writers.formats import FORMATS
from qualcode.tui.app import QualcodeApp
from qualcode.tui.quotations import clipboard_file
from qualcode.tui.quotations import export as exporting
from qualcode.tui.quotations.export_dialog import ExportDialog
from qualcode.tui.quotations.screen import QuotationsScreen
from qualcode.tui.shared import writer
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.workspace.quoting import export as quoting_export
from tests.tui.coded_project import NARROW, WIDE, change, coded, lines, notices, typed
from tests.tui.conftest import held_up, press, settle
from tests.tui.test_long_work import until

MONAT, RUHE = "Wir treffen uns jeden Monat.", "Dann war Ruhe."


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clipboard_file, "copy_folders", lambda: (tmp_path / "state", tmp_path / "other"))
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


async def checked(pilot):
    """Wait until the export is through, or asks about what the disclosure check found."""
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, QuotationsScreen))
    while screen.exporting.under_way is not None and pilot.app.screen is screen:
        await asyncio.sleep(0.01)
        await settle(pilot)
    await settle(pilot)


async def exported(pilot):
    """Wait until the file is written; so few documents make groups that are too small, which is answered."""
    await checked(pilot)
    if isinstance(pilot.app.screen, Confirm):
        await press(pilot, "w")
        await checked(pilot)


async def export_to(pilot, name):
    """Open the dialog, type the name; what was proposed is selected and goes."""
    await press(pilot, "e")
    assert isinstance(pilot.app.screen, ExportDialog)
    await typed(pilot, name)


async def test_copying_goes_to_the_clipboard_and_into_a_file_that_the_notice_names(app, path, tmp_path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "y")
        assert app.clipboard == f"„{MONAT}“ (RG 2020)"
        file = tmp_path / "state" / "copied.txt"
        assert file.read_text(encoding="utf-8") == app.clipboard + "\n"
        assert str(file) in notices(app)[-1]
    with Project.open(path) as project:
        (line,) = project.given.all()
        assert (line.left.door, line.left.target, line.left.quotations) == ("clipboard", "clipboard", 1)


async def test_copied_once_more_a_quotation_comes_with_its_place(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "y")
        assert app.clipboard == f"„{MONAT}“ (RG 2020)"
        await press(pilot, "y")
        assert app.clipboard == f"„{MONAT}“ (RG 2020, Abs. 1)"
        assert "Copied with its source and place (Abs. 1)" in notices(app)[-1]
        await press(pilot, "y")
        assert app.clipboard == f"„{MONAT}“ (RG 2020)"


async def test_what_is_cited_is_chosen_in_the_form(app, tmp_path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "ctrl+t")
        await press(pilot, "enter")
        await exported(pilot)
    assert "(RG 2020, para. 1)" in (tmp_path / "a.md").read_text(encoding="utf-8")


async def test_what_may_not_be_quoted_is_not_copied(app, path, monkeypatch):
    monkeypatch.setattr(writer, "_LOOK_EVERY", 3600)  # or it may be taken off the list before the key comes

    def forbid(project, coder):
        from qualcode.model.consent.consents import ConsentChange, Permission, Purpose

        author = Author.of(coder)
        project.consents.set(
            author, cases={project.cases.add("Fall 1", author).key: ConsentChange({Purpose.QUOTE: Permission.NO})}
        )
        project.documents.set([project.documents.find("drei")], author, case="Fall 1")

    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        change(path, forbid)  # after it was listed
        await press(pilot, "y")
        assert "Nothing was copied. 1 passage left out: consent" in notices(app)[-1]
        assert not app.clipboard


@pytest.mark.parametrize("formats", [["md", "docx"], pytest.param(FORMATS, marks=pytest.mark.stress, id="every")])
async def test_every_format_of_reports_can_be_written(app, tmp_path, formats):
    """A format of text and one that is packed, all under stress; what writers write is seen without the interface."""
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        for suffix in formats:
            await export_to(pilot, f"a.{suffix}")
            await press(pilot, "enter")
            await exported(pilot)
            assert (tmp_path / f"a.{suffix}").stat().st_size > 100
            assert "5 quotations, 1 overlapping one merged" in notices(app)[-1]
            assert "5 quotations in 3 documents   1 overlapping one merged" in lines(app)[0]


async def test_exactly_what_is_listed_is_written_and_a_file_replaced_only_after_asking(app, path, tmp_path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "p", "p", "e")
        assert " quotations.docx " in "\n".join(lines(app))
        assert "suffixes: .md, " in "\n".join(lines(app))
        await typed(pilot, "a.csv")
        (tmp_path / "a.csv").write_text("mine")
        await press(pilot, "ctrl+e", "enter")
        assert (tmp_path / "a.csv").read_text() == "mine"
        await press(pilot, "enter")
        await exported(pilot)
        rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
        assert [RUHE in " ".join(row) for row in rows[1:]] == [True]
        with Project.open(path) as project:
            assert len(project.quotation_ids.all()) == 1


async def test_an_export_that_fails_leaves_a_notice_and_the_program(app, tmp_path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "nowhere/a.md")
        await press(pilot, "enter")
        await exported(pilot)
        assert isinstance(app.screen, QuotationsScreen)
        assert app._notifications
        assert not list(tmp_path.glob("nowhere*"))


async def test_wrong_names_of_files_are_told_in_the_dialog(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.rtf")
        await press(pilot, "enter")
        assert "no suffix that is known here" in app.screen.query_one("#becomes").content.plain
        await press(pilot, *["backspace"] * 3)
        await typed(pilot, "md")
        await press(pilot, "tab")
        await typed(pilot, "names.txt")
        await press(pilot, "enter")
        assert "There is no list of names “names.txt”" in app.screen.query_one("#becomes").content.plain
        await press(pilot, "escape")
        assert isinstance(app.screen, QuotationsScreen)


async def test_findings_of_the_disclosure_check_stand_before_the_file_is_written(app, path, tmp_path):
    def name_somebody(project, coder):
        theirs = next(one for one in project.codings.all() if one.coder == coder.key)
        project.codings.set_memo(theirs, "frag nochmal: clara@example.org", coder)

    change(path, name_somebody, "clara")
    (tmp_path / "names.txt").write_text("Monat\n", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "tab")
        await typed(pilot, "names.txt")
        await press(pilot, "ctrl+o", "enter")  # memos leave, and are checked, only when asked for
        await checked(pilot)
        assert isinstance(app.screen, Confirm)
        told = app.screen.query_one("#confirm-words").content.plain
        assert "clara@example.org" in told
        assert "Monat" in told
        await press(pilot, "escape")
        assert not (tmp_path / "a.md").exists()
        await export_to(pilot, "a.md")
        await press(pilot, "enter")
        await exported(pilot)
        assert MONAT[:-1] in (tmp_path / "a.md").read_text(encoding="utf-8")


async def test_findings_are_accepted_in_the_dialog_with_a_reason_and_are_undone_like_every_change(
    app, path, tmp_path
):
    def accepted():
        with Project.open(path) as project:
            return [(finding.coder, finding.reason) for finding in project.accepted.all()]

    (tmp_path / "names.txt").write_text("Monat\n", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "tab")
        await typed(pilot, "names.txt")
        await press(pilot, "enter")
        await checked(pilot)
        told = app.screen.query_one("#confirm-words").content.plain
        assert "qualcode disclosure" not in told
        assert "E on the list masks it: “Monat” → [Name]" in told
        assert "“a” accepts" in told
        await press(pilot, "a", "enter")
        assert "Say in a few words" in str(app.screen.query_one("#prompt-hint").render())
        await press(pilot, "escape")
        assert app.screen.query_one("#confirm-words").content.plain == told
        assert accepted() == []
        await press(pilot, "a")
        await typed(pilot, "kein Name")
        await press(pilot, "enter")
        await checked(pilot)
        assert isinstance(app.screen, QuotationsScreen)
        assert MONAT[:-1] in (tmp_path / "a.md").read_text(encoding="utf-8")
        assert set(accepted()) == {("clara", "kein Name")}
        while accepted():
            await press(pilot, "u")


async def test_who_works_blind_exports_own_passages_and_publishes_nothing(path, tmp_path):
    change(path, lambda project, coder: project.settings.set_blind(Author.of(coder), on=True))
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "Bericht.md")
        await press(pilot, "ctrl+f", "enter")
        await exported(pilot)
        assert "b on F9" in notices(app)[-1]
        assert not (tmp_path / "Bericht.md").exists()
        await export_to(pilot, "a.md")
        await press(pilot, "enter")
        await exported(pilot)
        draft = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert MONAT[:-1] in draft
    assert "Das hilft allen." not in draft


async def test_what_of_a_list_of_names_was_passed_over_is_told(app, tmp_path):
    (tmp_path / "names.csv").write_text("name,Haustier\nMonat,Hund\n", encoding="utf-8")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "tab")
        await typed(pilot, "names.csv")
        await press(pilot, "enter")
        await checked(pilot)
        assert "names.csv: Columns that mean nothing here were passed over: Haustier." in notices(app)


async def test_a_publication_has_no_ids_and_is_in_the_ledger(app, path, tmp_path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "Bericht.json")
        await press(pilot, "ctrl+f")
        assert "recorded as published: “Bericht”" in app.screen.query_one("#becomes").content.plain
        await press(pilot, "enter")
        await exported(pilot)
        with Project.open(path) as project:
            (publication,) = project.publications.all()
            ids = [one.id for one in project.codings.all()]
        assert (publication.name, publication.quotations) == ("Bericht", 6)
        text = (tmp_path / "Bericht.json").read_text(encoding="utf-8")
        assert json.loads(text)
        assert not any(one in text for one in ids)
        assert "unsicher" not in text


def exporting_slowly(monkeypatch, name, at):
    """Let a step of the export wait behind its first `at` reports until it is let go, or stopped."""
    go_on, real = threading.Event(), getattr(exporting, name)

    def slow(*given, progress=None, **options):
        heard = progress or given[-1]
        reports = []

        def held(done, every):
            reports.append(done)
            if len(reports) > at:
                held_up(go_on, lambda: heard(4, 10))
            heard(done, every)

        given = given if progress else given[:-1]
        return real(*given, progress=held, **options)

    monkeypatch.setattr(exporting, name, slow)
    return go_on


STEPS = [("prepare", 0, "Collecting and checking for", ""), ("write", 3, "Writing", ""), ("write", 0, "Writing", "")]
STEPS += [("collect_and_write", 2, "Writing", "ctrl+f")]


@pytest.mark.parametrize(("name", "at", "words", "final"), STEPS)
async def test_an_export_shows_how_far_it_is_and_escape_leaves_nothing(
    app, path, tmp_path, monkeypatch, name, at, words, final
):
    go_on = exporting_slowly(monkeypatch, name, at)
    (tmp_path / "a.docx").write_bytes(b"mine")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.docx")
        await press(pilot, *[final] * bool(final), "enter")
        await pilot.press("enter")  # it is there already
        screen = next(screen for screen in app.screen_stack if isinstance(screen, QuotationsScreen))
        await until(pilot, lambda: isinstance(app.screen, Confirm) or "40" in screen.keys.working)
        if isinstance(app.screen, Confirm):
            await pilot.press("w")
        await until(pilot, lambda: "40" in screen.keys.working)
        assert screen.keys.working == f"{words} “a.docx” … ▰▰▰▰▱▱▱▱▱▱ 40\u00a0% · esc stops it"
        here = screen.list.cursor
        await pilot.press("down")  # and meanwhile one goes on working
        await until(pilot, lambda: screen.list.cursor == here + 1)
        await pilot.press("escape")
        await until(pilot, lambda: screen.exporting.under_way is None)
        go_on.set()
        await settle(pilot)
        assert app.screen is screen
        ids = " · 5 ids given stay" if name == "write" else ""
        assert screen.keys.said == f"Stopped: {words} “a.docx” · nothing was written{ids}"
        assert screen.keys.working == ""
        assert (tmp_path / "a.docx").read_bytes() == b"mine"
        assert not [file.name for file in tmp_path.iterdir() if file.name.startswith(".")]
        with Project.open(path) as project:
            assert not project.publications.all()
            assert len(project.quotation_ids.all()) == (5 if ids else 0)
        monkeypatch.setattr(exporting, name, getattr(quoting_export, name))
        await export_to(pilot, "b.md")  # and the next one comes through
        await press(pilot, "enter")
        await exported(pilot)
        assert (tmp_path / "b.md").exists()


async def test_what_was_written_before_escape_came_is_told_as_written(app, tmp_path, monkeypatch):
    real, written, go_on = exporting.write, threading.Event(), threading.Event()

    def late(*given, **options):
        done = real(*given, **options)
        written.set()
        go_on.wait(60)
        return done

    monkeypatch.setattr(exporting, "write", late)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await pilot.press("enter")
        screen = next(screen for screen in app.screen_stack if isinstance(screen, QuotationsScreen))
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("w")
        await until(pilot, written.is_set)
        await pilot.press("escape")
        said = screen.keys.working
        go_on.set()
        assert said == "Writing “a.md”: it is being saved and can no longer be stopped"
        await checked(pilot)
        assert "wrote “" in notices(app)[-1]
        assert screen.keys.working == ""


def test_the_file_of_the_last_copy_steers_no_terminal(tmp_path, monkeypatch):
    monkeypatch.setattr(clipboard_file, "copy_folders", lambda: (tmp_path,))
    file = clipboard_file.keep_copy("„rot \x1b[31m“\nzweite\tZeile")
    assert file.read_text(encoding="utf-8") == "„rot ␛[31m“\nzweite\tZeile\n"
