"""A project of another program in the interface: chosen, shown with what must be said, and only then taken over."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

import pytest

import qualcode
from qualcode.tui.app import QualcodeApp
from qualcode.tui.exchange.coders_form import CodersForm
from qualcode.tui.exchange.columns_form import ColumnsForm
from qualcode.tui.exchange.project_form import ProjectImportForm
from qualcode.tui.exchange.takeover_preview import TakeoverPreview
from tests.tui.conftest import press, settle
from tests.tui.test_importing import shown, worked

SPACE = uuid5(NAMESPACE_URL, "taking over")
TALK = "B: Anfangs schwer. Jetzt verlassen wir uns aufeinander."
PASSAGE = "Jetzt verlassen wir uns aufeinander."


def guid(name):
    return str(uuid5(SPACE, name))


def project_of(talk=TALK, code="Vertrauen", user="Dora", passage=PASSAGE, named=True):
    start = talk.index(passage)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Alt" origin="Other 1">
<Users><User guid="{guid(user)}" name="{user}"/></Users>
<CodeBook><Codes><Code guid="{guid(code)}" name="{code}" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="{guid(talk)}" name="Gespräch"><PlainTextContent>{talk}</PlainTextContent>
<PlainTextSelection guid="{guid("selection")}" {f'name="{passage}"' if named else ""}
 startPosition="{start}" endPosition="{start + len(passage)}">
<Coding guid="{guid("coding")}" creatingUser="{guid(user)}"><CodeRef targetGUID="{guid(code)}"/></Coding>
</PlainTextSelection></TextSource>
<PictureSource guid="{guid("picture")}" name="Foto" path="internal://x.png"/></Sources></Project>"""


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="clara") as made:
        made.codes.add("Regeln")
    return path


async def looked(pilot, folder, text, **fields):
    """Choose a file and look at what would come in."""
    (folder / "alt.qde").write_text(text, encoding="utf-8")
    await settle(pilot)
    await press(pilot, "ctrl+u")
    form = pilot.app.screen
    assert isinstance(form, ProjectImportForm)
    form.query_one("#path").value = "alt.qde"
    for name, value in fields.items():
        form.query_one(f"#{name}").value = value
    await worked(pilot)
    await press(pilot, "enter")
    await worked(pilot)


async def test_a_project_is_shown_before_it_comes_in_as_one_change(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of())
        assert isinstance(app.screen, TakeoverPreview)
        words = shown(app)
        assert "1 document, 1 coding" in words
        assert "Gespräch" in words
        assert "Foto" in words  # what is lost is told
        with qualcode.open(study) as other:
            assert len(other.documents) == 0
        await press(pilot, "enter")
        await worked(pilot)
        assert not app.screen.is_modal
        with qualcode.open(study) as other:
            (coding,) = other.codings
            assert (coding.text, coding.coder.name) == (PASSAGE, "Dora")
        await press(pilot, "u")
        with qualcode.open(study) as other:
            assert len(other.documents) == len(other.codings) == 0


async def test_what_is_called_the_same_is_said_first(study):
    with qualcode.open(study, coder="Dora", new_coder=True) as other:
        other.codes.add("Vertrauen")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of())
        preview = app.screen
        await press(pilot, "enter")
        assert app.screen is preview  # nobody said what is the same
        await press(pilot, "c", "1")
        await worked(pilot)
        assert "Codes of one path are the same code." in shown(app)
        await press(pilot, "p")
        assert isinstance(app.screen, CodersForm)
        app.screen.query_one("CoderRow SafeInput").value = "Dora (alt)"
        await press(pilot, "enter")
        await worked(pilot)
        assert "“Dora” is “Dora (alt)” here." in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
        assert not app.screen.is_modal
    with qualcode.open(study) as other:
        assert {code.name for code in other.codes} == {"Regeln", "Vertrauen"}
        assert [coding.coder.name for coding in other.codings] == ["Dora (alt)"]


async def test_all_that_is_new_can_stand_below_a_new_code(study):
    with qualcode.open(study, coder="clara", new_coder=True) as other:
        other.codes.add("Vertrauen")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of())
        await press(pilot, "c", "2", *"Alt", "enter")
        await worked(pilot)
        await press(pilot, "enter")
        await worked(pilot)
    with qualcode.open(study) as other:
        assert "Alt / Vertrauen" in {code.full_name for code in other.codes}


async def test_a_new_project_is_made_and_opened(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of(), into="new")
        assert "becomes the new project “alt.qualcode”" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
    assert app.switching.next is not None
    assert app.switching.next.path == study.parent / "alt.qualcode"
    with qualcode.open(study.parent / "alt.qualcode") as made:
        assert [coding.text for coding in made.codings] == [PASSAGE]


@pytest.mark.parametrize("key", ["escape", "e"])
async def test_whoever_leaves_changes_nothing_and_finds_what_was_typed(study, key):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of())
        await press(pilot, key)
        if key == "e":
            assert isinstance(app.screen, ProjectImportForm)
            assert app.screen.query_one("#path").value == "alt.qde"
        else:
            assert not app.screen.is_modal
    with qualcode.open(study) as other:
        assert len(other.documents) == 0


async def test_a_file_that_cannot_be_read_is_told_in_the_form(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, "<Project")
        assert isinstance(app.screen, ProjectImportForm)
        assert "alt.qde" in shown(app)
        await press(pilot, "escape")
        assert not app.screen.is_modal


async def test_a_second_time_there_is_nothing_to_take_over(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        for _time in range(2):
            await looked(pilot, study.parent, project_of())
            await press(pilot, "enter")
            await worked(pilot)
        assert isinstance(app.screen, TakeoverPreview)
        assert "All of it is there already" in shown(app)


async def test_a_list_of_segments_comes_onto_documents_that_are_here(study):
    with qualcode.open(study, coder="clara", new_coder=True) as other:
        other.documents.add("Gespräch", TALK)
    (study.parent / "liste.csv").write_text(f"Dok;Kode;Stelle\nGespräch;Vertrauen;{PASSAGE}\n", encoding="utf-8")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of(), path="liste.csv", column="document=Dok, code=Kode, text")
        assert "does not say what is what" in shown(app)
        app.screen.query_one("#column").value = "document=Dok, code=Kode, text=Stelle"
        await press(pilot, "enter")
        await worked(pilot)
        assert isinstance(app.screen, TakeoverPreview)
        await press(pilot, "enter")
        await worked(pilot)
    with qualcode.open(study) as other:
        assert [(coding.code.name, coding.text) for coding in other.codings] == [("Vertrauen", PASSAGE)]


async def test_columns_that_nobody_knows_are_chosen_and_kept_for_the_next_list(study):
    with qualcode.open(study, coder="clara", new_coder=True) as other:
        other.documents.add("Gespräch", TALK)
    for name, code in (("liste", "Vertrauen"), ("zweite", "Nähe")):
        table = f"Ausfuhr;;;\nDok;Kode;Stelle;Wer, wann=\nGespräch;{code};{PASSAGE};Dora\n"
        (study.parent / f"{name}.csv").write_text(table, encoding="utf-8")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(pilot, study.parent, project_of(), path="liste.csv")
        form = app.screen
        assert isinstance(form, ColumnsForm)
        await press(pilot, "enter")
        assert app.screen is form  # no column says document and words
        await press(pilot, "right", "down", "down", "left", "left")  # the proposal “place” gives way to the words
        form.query_one("#column-coder").value = "Wer, wann="
        assert "verlassen wir uns" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
        assert isinstance(app.screen, TakeoverPreview)
        await press(pilot, "enter")
        await worked(pilot)
        await looked(pilot, study.parent, project_of(), path="zweite.csv")
        assert isinstance(app.screen, TakeoverPreview)
        await press(pilot, "escape")
    with qualcode.open(study) as other:
        assert [(each.code.name, each.text, each.coder.name) for each in other.codings] == [
            ("Vertrauen", PASSAGE, "Dora")
        ]


async def test_the_whole_loss_report_is_written_from_the_preview(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, study.parent, project_of())
        preview = app.screen
        for name in ("alt-losses.txt", "alt.json"):
            await press(pilot, "r")
            if name.endswith("json"):
                app.screen.query_one("#answer").value = name
            await press(pilot, "enter")
            assert app.screen is preview
        await press(pilot, "r", "enter")
        assert "Press Enter again" in shown(app)
        await press(pilot, "escape", "escape")
    assert "Foto" in (study.parent / "alt-losses.txt").read_text(encoding="utf-8")
    assert '"written": false' in (study.parent / "alt.json").read_text(encoding="utf-8")


async def test_the_list_of_projects_leads_to_a_new_one_of_another_program(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        assert "Of another program" in shown(app)
        await press(pilot, "ctrl+u")
        assert isinstance(app.screen, ProjectImportForm)
        assert app.screen.query_one("#into").value == "new"
