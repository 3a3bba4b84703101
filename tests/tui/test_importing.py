"""The import in the interface: files are chosen, read, shown, and only then written."""

from __future__ import annotations

import os
import string

import hypothesis
import hypothesis.strategies as st
import pytest
from openpyxl import Workbook
from rich.cells import cell_len

from qualcode.catalogue import catalogue_of
from qualcode.cli.material.imports import import_
from qualcode.errors import UsageProblem
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.files.completion import completed, gone_into, offers
from qualcode.tui.files.path_field import PathField
from qualcode.tui.material.import_fields import FIELDS, ImportFieldRow
from qualcode.tui.material.import_form import ImportForm, _attributes
from qualcode.tui.material.import_preview import ImportPreview
from qualcode.tui.shared.key_line import KeyLine
from qualcode.workspace.imports.import_options import AUTO
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
        await formed(pilot, label="RG 2022", set="wave=2022, region=Ruhr", case="Fall 1")
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
    from qualcode.workspace.imports import importing

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


# ---- fields for the files that need them -------------------------------------------------------------


def asked(app):
    """The fields that are there."""
    return {row.field.option for row in app.screen.query(ImportFieldRow) if row.display}


def flowing(app):
    """What is shown, without its lines and frames."""
    return " ".join(shown(app).replace("│", " ").split())


EVERY = {"label", "case", "set"}
COLUMNS = {"text-column", "case-column", "label-column", "wave-column", "without-column"}
OF_READING = {
    "dialect",
    "speaker-form",
    "questions",
    "join-lines",
    "encoding",
    "markings",
    "keep-struck",
    "keep-hidden",
}
ORIGINS = {"wave-field", "kind-field"}
RARE = {"no-answer", "not-asked", "missing", "heading-rows"}


@pytest.fixture
def tables(empty):
    book = Workbook()
    book.active.title = "Hinweise"
    book.active.append(["bitte", "lesen"])
    sheet = book.create_sheet("Antworten")
    for row in (["Wer", "Welle", "Gruppe", "Was war gut?"], ["P1", "2021", "RG 1", "Das Gespräch."]):
        sheet.append(row)
    folder = empty.parent / "tabellen"
    folder.mkdir()
    book.save(folder / "a.xlsx")
    (folder / "b.csv").write_text("Wer|Was, war; gut?\nP2|Alles; ja, alles\n", encoding="utf-8")
    return empty


async def test_only_what_the_files_need_is_asked(tables):
    app = QualcodeApp(tables, "clara")
    async with app.run_test(size=(80, 24)) as pilot:
        await formed(pilot, path="nirgends")
        assert asked(app) == EVERY | {"interviewer", "split"}
        fields = {
            f"texte{os.sep}a1.txt": {"interviewer", "split"},
            "texte": {"interviewer", "split"},
            f"tabellen{os.sep}a.xlsx": COLUMNS | {"sheet"},
            f"tabellen{os.sep}b.csv": COLUMNS | {"delimiter"},
            "tabellen": COLUMNS | {"sheet", "delimiter"},
            ".": COLUMNS | {"sheet", "delimiter", "interviewer", "split"},
        }
        for path, more in fields.items():
            app.screen.query_one("#path").value = path
            await worked(pilot)
            assert asked(app) == EVERY | more, path
        rows = [row for row in app.screen.query(ImportFieldRow) if row.display]
        last, keys = rows[-1].region, app.screen.query_one(KeyLine).region
        assert last.bottom <= app.screen.query_one("#said").region.y < keys.y < 24  # all of them are seen
        await press(pilot, "ctrl+t")
        await worked(pilot)
        assert asked(app) == EVERY | {"interviewer", "split"}
        await press(pilot, "ctrl+t")
        await worked(pilot)
        assert asked(app) == EVERY | {"labels", "marks", "unsure"}
        await press(pilot, "ctrl+t")
        await worked(pilot)
        assert asked(app) == EVERY | {"interviewer", "split", "delimiter", "sheet"}


async def test_a_sheet_that_does_not_exist_is_told_with_the_nearest_and_then_read(tables):
    app = QualcodeApp(tables, "clara")
    said = {"text-column": "Was war gut?", "case-column": "Wer", "wave-column": "Welle", "label-column": "Gruppe"}
    async with app.run_test(size=(80, 24)) as pilot:
        await formed(pilot, path=f"tabellen{os.sep}a.xlsx", sheet="Antwort", **said)
        assert "“a.xlsx” has no sheet “Antwort”. Did you mean “Antworten”?" in flowing(app)
        await press(pilot, "e")
        await worked(pilot)
        assert app.screen.query_one("#sheet").value == "Antwort"
        app.screen.query_one("#sheet").value = "Antworten"
        await press(pilot, "enter")
        await worked(pilot)
        assert "1 document" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
    (document,) = documents(tables)
    assert (document.case, document.label) == ("P1", "RG 1")
    assert "2021" in document.attributes.values()


async def test_a_delimiter_is_said_and_a_wrong_one_is_told_by_the_name_of_its_field(tables):
    app = QualcodeApp(tables, "clara")
    said = {"text-column": '"Was, war; gut?"', "case-column": "Wer"}
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, path=f"tabellen{os.sep}b.csv", delimiter="||", **said)
        assert "“||” cannot part cells. Give one sign, such as “Delimiter” “;” or tab." in flowing(app)
        await press(pilot, "e")
        await worked(pilot)
        app.screen.query_one("#delimiter").value = "|"
        await press(pilot, "enter")
        await worked(pilot)
        await press(pilot, "enter")
        await worked(pilot)
    assert [document.case for document in documents(tables)] == ["P2"]


async def test_what_is_said_of_other_files_does_not_go_for_these_and_is_kept(tables):
    app = QualcodeApp(tables, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, path=f"texte{os.sep}a1.txt", sheet="Antworten", labels="XY", **{"text-column": "Wer"})
        wish = app.screen._wish
        assert (wish.options.sheet, wish.options.text_column, wish.labels) == ("", (), ())
        await press(pilot, "e")
        await worked(pilot)
        assert app.screen.query_one("#sheet").value == "Antworten"


REPORT = "Eine Person sagt: „Es war gut so.“ (XY 2022)\n\nEine andere: „Wir haben sehr lange darüber geredet.“\n"


async def test_labels_of_a_report_and_its_doubtful_quotations_are_said(empty):
    (empty.parent / "bericht.txt").write_text(REPORT, encoding="utf-8")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, path="nirgends")
        await press(pilot, "ctrl+t", "ctrl+t")
        app.screen.query_one("#path").value = "bericht.txt"
        app.screen.query_one("#labels").value = "XY"
        await worked(pilot)
        app.screen.query_one("#unsure").focus()
        await press(pilot, "space")
        assert "[x] take in what is unsure, too" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
        wish = app.screen._wish
        assert (wish.as_, wish.labels, wish.unsure, wish.again) == ("report", ("XY",), True, False)
        await press(pilot, "enter")
        await worked(pilot)
    with Project.open(empty) as project:
        texts = [project.documents.text(document) for document in project.documents.all()]
    assert any("Es war gut so." in text for text in texts)


async def test_what_was_erased_stays_out_until_it_is_said_that_it_may_come_back(empty):
    words = "B: Das war ein sehr langer Herbst, und alle haben viel davon erzählt.\n"
    (empty.parent / "lang.txt").write_text(words, encoding="utf-8")
    with Project.open(empty) as project:
        document = add_document(project, "lang", words.strip())
        project.forgetting.documents([document.uuid], project.author("clara"))
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await formed(pilot, path="lang.txt")
        assert "If it may come back, add “Erased before”." in flowing(app)
        await press(pilot, "e")
        await worked(pilot)
        app.screen.query_one("#again").focus()
        await press(pilot, "space", "enter")
        await worked(pilot)
        await press(pilot, "enter")
        await worked(pilot)
    assert [document.name for document in documents(empty)] == ["lang"]


def test_titles_and_examples_of_fields_have_room_at_eighty_columns_in_german():
    german = catalogue_of("de")
    for field in FIELDS:
        assert cell_len(german.gettext(field.title)) <= 20
        for words in (field.example, *(words for _value, words in field.choices)):
            assert not words or cell_len(german.gettext(words)) <= 48


ELSEWHERE = {
    "as": "ctrl+t", "dry-run": "the preview", "coder": "who works", "new-coder": "who works",
    "project": "what is open",
    "largest": "a guard against files by mistake", "keep-lines": "the field of join-lines",
}  # fmt: skip


def test_each_option_of_the_command_is_a_field_with_the_same_choices_or_stands_elsewhere():
    options = {option.opts[-1].lstrip("-"): option for option in import_.params if option.opts[-1].startswith("-")}
    fields = {field.option: field for field in FIELDS}
    assert options.keys() == fields.keys() | ELSEWHERE.keys()
    for name, field in fields.items():
        choices = getattr(options[name].type, "choices", None)
        if choices:
            assert {value for value, _words in field.choices} - {""} == set(choices) - {AUTO}, name
        elif field.choices and name != "join-lines":  # numbers
            numbers = options[name].type
            assert [value for value, _words in field.choices] == ["", *map(str, range(numbers.min, numbers.max + 1))]


async def test_rare_fields_are_asked_when_wanted_and_stay_where_something_stands_in_them(tables):
    app = QualcodeApp(tables, "clara")
    async with app.run_test(size=(80, 24)) as pilot:
        await formed(pilot, path="nirgends")
        form = app.screen
        form.query_one("#path").value = f"tabellen{os.sep}b.csv"
        await worked(pilot)
        assert asked(app) == EVERY | COLUMNS | {"delimiter"}
        await press(pilot, "ctrl+e")
        assert asked(app) == EVERY | COLUMNS | RARE | {"delimiter"}
        assert app.focused is form.query_one("#no-answer")
        assert form.query_one(KeyLine).region.bottom <= 24
        form.query_one("#missing").value = "NA"
        await press(pilot, "ctrl+e")
        assert asked(app) == EVERY | COLUMNS | {"delimiter", "missing"}
        form.query_one("#path").value = f"texte{os.sep}a1.txt"
        await worked(pilot)
        await press(pilot, "ctrl+e")
        assert asked(app) == EVERY | {"interviewer", "split", "transcription"} | OF_READING | ORIGINS
        assert app.focused is form.query_one("#dialect")


async def test_what_rare_fields_say_is_done(empty):
    rows = ("Wer;Mail;Lob", "Person;Adresse;Was war gut?", "P1;a@b.example;Alles.", "P2;c@d.example;-99")
    (empty.parent / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(100, 30)) as pilot:
        await formed(pilot, path="nirgends")
        form = app.screen
        form.query_one("#path").value = "t.csv"
        await worked(pilot)
        await press(pilot, "ctrl+e")
        said = {"text-column": "Lob", "case-column": "Wer", "without-column": "Mail", "no-answer": "-99"}
        for name, value in said.items():
            form.query_one(f"#{name}").value = value
        form.query_one("#heading-rows").focus()
        await press(pilot, "space", "space")
        assert "‹ 2 ›" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
        assert isinstance(app.screen, ImportPreview)
        await press(pilot, "enter")
        await worked(pilot)
    (answer,) = documents(empty)
    assert answer.case == "P1"
    assert "Mail" not in answer.attributes


async def test_a_file_is_split_and_marks_of_a_report_are_chosen_by_the_space_bar(empty):
    (empty.parent / "zwei.txt").write_text("#TEXT eins\nB: Gut.\n#TEXT zwei\nB: Schlecht.\n", encoding="utf-8")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(100, 30)) as pilot:
        await formed(pilot, path="zwei.txt")
        await worked(pilot)
        assert "“Split files: at lines #TEXT”" in flowing(app)
        await press(pilot, "e")
        await worked(pilot)
        form = app.screen
        form.query_one("#split").focus()
        await press(pilot, "space", "space")
        assert "‹ at lines #TEXT ›" in shown(app)
        filled = form._filled((empty.parent / "zwei.txt",))
        assert filled.wish.options.split == "text-lines"
        await press(pilot, "enter")
        await worked(pilot)
        await press(pilot, "enter")
        await worked(pilot)
        await press(pilot, "I", "ctrl+t", "ctrl+t")
        await worked(pilot)
        app.screen.query_one("#marks").focus()
        await press(pilot, "space")
        assert app.screen._filled((empty.parent / "zwei.txt",)).wish.options.marks == "guillemets"
    assert [document.name for document in documents(empty)] == ["eins", "zwei"]


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


async def test_the_preview_shows_how_a_text_begins_and_reads_all_anew_in_another_way(empty):
    talk = "<Int> Wie war das?\n<Frau Probe> Gut war das.\n<Int> Und dann?\n<Frau Probe> Dann nicht mehr.\n"
    (empty.parent / "t.txt").write_text(talk, encoding="utf-8")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(100, 30)) as pilot:
        await formed(pilot, path="t.txt")
        words = flowing(app)
        assert "“angles”" in words
        assert "→ Frau Probe (answers): Gut war das." in words
        await press(pilot, "d")
        app.screen.query_one("#dialect").value = "bracess"
        await press(pilot, "enter")
        assert "There is no dialect “bracess”" in flowing(app)
        app.screen.query_one("#dialect").value = "braces"
        await press(pilot, "enter")
        await worked(pilot)
        assert "nobody was found to speak" in flowing(app)
        await press(pilot, "enter")
        await worked(pilot)
    with Project.open(empty) as project:
        (document,) = project.documents.all()
        assert project.documents.speakers(document) == []
        assert project.settings.reading.dialect == "braces"


async def test_a_document_is_read_anew_from_the_table_and_undone(empty):
    (empty.parent / "t.txt").write_text("<Int> Wie war das?\n<Frau Probe> Gut war das.\n", encoding="utf-8")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(100, 30)) as pilot:
        await formed(pilot, path="t.txt", dialect="braces")
        await press(pilot, "enter")
        await worked(pilot)
        await press(pilot, "f6")
        await press(pilot, "R")
        app.screen.query_one("#dialect").value = "angles"
        await press(pilot, "enter")
        await worked(pilot)
        words = flowing(app)
        assert "Int (asks): Wie war das?" in words
        await press(pilot, "enter")
        await worked(pilot)
        with Project.open(empty) as project:
            (document,) = project.documents.all()
            assert [who.name for who in project.documents.speakers(document)] == ["Int", "Frau Probe"]
        await press(pilot, "u")
        await worked(pilot)
    with Project.open(empty) as project:
        assert project.documents.speakers(project.documents.all()[0]) == []
