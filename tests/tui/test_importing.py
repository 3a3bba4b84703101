"""The import in the interface: files are chosen, read, shown, and only then written."""

from __future__ import annotations

import os
import string

import hypothesis
import hypothesis.strategies as st
import pytest

from qualcode.errors import UsageProblem
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.files.completion import completed, gone_into, offers
from qualcode.tui.files.path_field import PathField
from qualcode.tui.material.import_form import ImportForm, _attributes
from qualcode.tui.material.import_preview import ImportPreview
from tests.helpers import add_document, new_project
from tests.tui.conftest import press, settle


@pytest.fixture
def empty(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texte"
    folder.mkdir()
    (folder / "a1.txt").write_text("I: Wie war es?\n\nB: Es war gut. Sehr gut.\n", encoding="utf-8")
    (folder / "a2.txt").write_text("I: Und dann?\n\nB: Dann kam der Herbst.\n", encoding="utf-8")
    (folder / "alt.doc").write_bytes(b"old")
    with new_project(tmp_path, "p") as project:
        return project.path


def shown(app):
    return "\n".join("".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips())


async def worked(pilot):
    """Wait until the thread has read or written all, and it is shown."""
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


async def formed(pilot, path="texte", **fields):
    await settle(pilot)
    await press(pilot, "I")
    await worked(pilot)
    form = pilot.app.screen
    assert isinstance(form, ImportForm)
    form.query_one("#path").value = path
    for name, value in fields.items():
        form.query_one(f"#{name}").value = value
    await worked(pilot)
    await press(pilot, "enter")
    await worked(pilot)


def documents(path):
    with Project.open(path) as project:
        return project.documents.all()


async def test_a_folder_is_shown_before_it_is_written_and_comes_in_as_one_change(empty):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, label="RG 2022", attributes="wave=2022, region=Ruhr", case="Fall 1")
        assert isinstance(app.screen, ImportPreview)
        words = shown(app)
        assert "2 documents" in words
        assert "a1" in words
        assert "alt.doc" in words  # passed over, with its reason
        assert documents(empty) == []
        await press(pilot, "enter")
        await worked(pilot)
        assert not app.screen.is_modal
        assert app.screen.text.text.startswith("I: Wie war es?")
    found = documents(empty)
    assert [(document.name, document.label, document.case) for document in found] == [
        ("a1", "RG 2022", "Fall 1"),
        ("a2", "RG 2022", "Fall 1"),
    ]
    assert dict(found[0].attributes) == {"wave": "2022", "region": "Ruhr"}
    with Project.open(empty) as project:
        assert [entry.kind for entry in project.log()].count("import") == 1
        project.undo(project.author("clara"))
        assert project.documents.all() == []


async def test_a_name_that_was_taken_is_told_with_the_one_that_it_got(empty):
    with Project.open(empty) as project:
        add_document(project, "a1", "Ein anderer Text.")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot)
        await press(pilot, "enter")
        await worked(pilot)
        assert any("“a1 (2)”" in notice.message for notice in app._notifications)
    assert [document.name for document in documents(empty)] == ["a1", "a1 (2)", "a2"]


@pytest.mark.parametrize("key", ["escape", "e"])
async def test_whoever_leaves_the_preview_changes_nothing_and_the_form_keeps_what_was_said(empty, key):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, label="RG 2022")
        await press(pilot, key)
        await worked(pilot)
        if key == "e":
            assert isinstance(app.screen, ImportForm)
            assert app.screen.query_one("#label").value == "RG 2022"
            assert app.screen.query_one("#path").value == "texte"
        else:
            assert not app.screen.is_modal
    assert documents(empty) == []


async def test_a_file_that_cannot_be_read_is_told_and_the_others_still_come_in(empty):
    (empty.parent / "texte" / "leer.txt").write_text("", encoding="utf-8")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot)
        assert "1 file cannot be imported" in shown(app)
        assert "leer.txt" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
    assert len(documents(empty)) == 2


async def test_nothing_to_import_cannot_be_imported(empty):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, path="texte/alt.doc")
        assert "an old Word file" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
        assert isinstance(app.screen, ImportPreview)
    assert documents(empty) == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "Type the name"),
        ("nirgends", "There is no “nirgends”"),
        ("x" * 300, "There is no"),
        ("a\x00b", "There is no"),
    ],
)
async def test_a_path_that_leads_nowhere_is_told_in_the_form(empty, path, said):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, path=path)
        assert isinstance(app.screen, ImportForm)
        assert said in shown(app)


async def test_an_import_that_is_cancelled_while_it_is_written_leaves_nothing(empty, monkeypatch):
    from qualcode.workspace.material import importing

    monkeypatch.setattr(importing, "_AT_ONCE", 1)
    told = importing.MaterialImport.write

    def cancelled_at_once(self, portions, ends):
        screen._ends.set()
        return told(self, portions, ends)

    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot)
        screen = app.screen
        monkeypatch.setattr(importing.MaterialImport, "write", cancelled_at_once)
        await press(pilot, "enter")
        await worked(pilot)
        assert not app.screen.is_modal
    assert documents(empty) == []


async def test_files_are_completed_entered_and_marked_by_keys(empty):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        await worked(pilot)
        field = app.screen.query_one(PathField)
        await press(pilot, "t", "e")
        await worked(pilot)
        await press(pilot, "tab")
        await worked(pilot)
        assert field.typed == f"texte{os.sep}"
        await press(pilot, "down", "space", "space")
        assert [path.name for path in field.paths] == ["a1.txt", "a2.txt"]
        await press(pilot, "enter")
        await worked(pilot)
        assert field.typed.endswith("a2.txt")


# ---- completion --------------------------------------------------------------------------------------


def test_offers_are_folders_first_then_files_of_the_wanted_kinds_and_hidden_ones_only_for_a_dot(tmp_path):
    for name in ("b.txt", "A.TXT", "c.pdf", ".hidden.txt"):
        (tmp_path / name).touch()
    (tmp_path / "z").mkdir()
    found = offers("", tmp_path, {".txt"})
    assert [entry.path.name for entry in found.entries] == ["z", "A.TXT", "b.txt"]
    assert [entry.path.name for entry in offers(".", tmp_path, {".txt"}).entries] == [".hidden.txt"]
    assert offers("nirgends/", tmp_path, {".txt"}).problem
    assert offers("a\x00b/", tmp_path, {".txt"}).problem


@hypothesis.given(st.lists(st.text(string.ascii_letters + "0 äÄ🙂", min_size=1, max_size=5), max_size=6), st.data())
@hypothesis.settings(max_examples=40, deadline=None)
def test_completing_and_going_into_keep_every_offer_possible(tmp_path_factory, names, data):
    folder = tmp_path_factory.mktemp("offers")
    for name in names:
        if name.strip():
            (folder / f"{name}.txt").touch()
    every = offers("", folder, {".txt"}).entries
    begin = data.draw(st.sampled_from([entry.path.name[:1] for entry in every] or [""]))
    found = offers(begin, folder, {".txt"})
    longer = completed(begin, folder, found)
    assert len(longer) >= len(begin.lstrip())
    if longer.strip() == longer:
        assert {e.path for e in offers(longer, folder, {".txt"}).entries} == {e.path for e in found.entries}
        for entry in found.entries:
            assert folder / gone_into(longer, folder, entry) == entry.path


@pytest.mark.parametrize("typed", ["wave", "=2022", "wave=", "a=1, b"])
def test_what_is_no_attribute_is_refused(typed):
    with pytest.raises(UsageProblem):
        _attributes(typed)
