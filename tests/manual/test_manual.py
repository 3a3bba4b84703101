"""The manual: its examples work, its two languages say the same, its keys and pictures are the program's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest

from qualcode.workspace.library.display import StudyWarning
from qualcode.workspace.project.making import make_demo
from tests.cli.test_readme import called, shown_in
from tests.manual import methods, pictures
from tests.manual.__main__ import in_language
from tests.manual.examples import DOCS, PAGES, ROOT, File, Step, examples_of
from tests.manual.keys import PAGES as PAGES_OF_KEYS

ALL = [DOCS / language / name for english, german in PAGES.items() for language, name in
       (("en", english), ("de", german))]  # fmt: skip
LINKS = re.compile(r"(!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)#]+)(?:#[^)]*)?\)")


def name_of(page: Path) -> str:
    return f"{page.parent.name}/{page.name}"


# ---- examples ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo project, made once."""
    file = tmp_path_factory.mktemp("demo") / "demo.qualcode"
    with make_demo(file, "Anna"):
        pass
    return file


@pytest.mark.parametrize("page", [name for name in PAGES if examples_of(DOCS / "en" / name)])
def test_the_examples_of_a_page_work_in_their_order(page, run, demo, tmp_path, monkeypatch):
    (tmp_path / "qualcode-demo").mkdir()
    shutil.copy(demo, tmp_path / "qualcode-demo")
    shutil.copytree(ROOT / "codebooks", tmp_path / "codebooks")
    monkeypatch.setenv("QUALCODE_CODER", "Anna")
    for example in examples_of(DOCS / "en" / page):
        if isinstance(example, File):
            Path(example.name).parent.mkdir(exist_ok=True)
            Path(example.name).write_text(example.text, encoding="utf-8")
        else:
            _try(example, run, monkeypatch)


def _try(step, run, monkeypatch):
    words = step.words
    if words[0] == "cd":
        monkeypatch.chdir(words[1])
        return
    if words[0] == "export":
        monkeypatch.setenv(*words[1].split("="))
        return
    assert words[0] == "qualcode"
    if words[1] == "demo":  # made once for all pages, see above; what it writes is told by its own tests
        return
    typed = Path(words[-1]).read_text("utf-8") if "<" in words else ""
    ran = run(*words[1 : words.index("<") if typed else None], stdin=typed)
    assert ran.code == int(step.fails), f"{step.typed}: {ran.err}"
    told = iter((ran.out + ran.err).splitlines())
    for line in step.shown:
        assert line == "…" or any(line.strip() in each for each in told), f"{step.typed} does not write: {line}"


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_show_the_same_commands_and_pictures(page):
    def shown(language: str, name: str) -> list[object]:
        found = examples_of(DOCS / language / name)
        return [
            re.sub(r"--language (de|en)", "--language", " ".join(example.words))
            if isinstance(example, Step)
            else (example.name, example.text)
            for example in found
            if not (isinstance(example, Step) and "memo add" in example.typed)  # its words are of the language
        ]

    assert shown("en", page) == shown("de", PAGES[page])
    drawn = [
        re.findall(r"pictures/\w\w/(\w+)\.svg", (DOCS / language / name).read_text("utf-8"))
        for language, name in (("en", page), ("de", PAGES[page]))
    ]
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("page", ALL, ids=name_of)
def test_every_command_in_the_running_text_exists_with_its_options(page):
    for arguments in shown_in(page.read_text("utf-8")):
        words = arguments.split()
        command, rest = called(arguments)
        is_whole = not isinstance(command, click.Group) or command.invoke_without_command
        assert is_whole or len(words) == 1 or words[0].startswith("-"), arguments
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        wrong = [word for word in rest if re.match(r"--[a-z]", word) and word.partition("=")[0] not in known]
        assert not set(wrong) - {"--project", "--lang"}, arguments


# ---- pages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [*ALL, ROOT / "README.md"], ids=name_of)
def test_links_and_pictures_of_a_page_are_there(page):
    for link in LINKS.finditer(page.read_text("utf-8")):
        if "://" not in link["target"]:
            assert (page.parent / link["target"]).exists(), link["target"]
            assert link["words"].strip(), f"nothing is said for {link['target']}"


def test_the_index_names_every_page():
    for language, names in (("en", PAGES), ("de", PAGES.values())):
        said = (DOCS / language / "README.md").read_text("utf-8")
        assert [name for name in names if name != "README.md" and f"({name})" not in said] == []
        assert {file.name for file in (DOCS / language).glob("*.md")} == set(names)


@pytest.mark.parametrize("language", PAGES_OF_KEYS)
def test_the_page_of_keys_is_what_the_table_of_keys_says(language):
    assert (ROOT / PAGES_OF_KEYS[language]).read_text("utf-8") == in_language(language, "keys"), (
        "python -m tests.manual keys"
    )


def test_the_paragraph_on_methods_in_the_readme_is_that_of_the_demo(demo):
    with pytest.warns(StudyWarning):
        assert methods.shown() == methods.written(demo), "python -m tests.manual methods"


# ---- pictures ----------------------------------------------------------------------------------------------


def test_every_picture_is_shown_and_drawn():
    scenes = {*(scene.name for scene in pictures.SCENES), "word", "transcript"}
    for language in ("de", "en"):
        assert {file.stem for file in (DOCS / "pictures" / language).glob("*.svg")} == scenes
    shown = {
        name for page in (*ALL, ROOT / "README.md") for name in re.findall(r"/(\w+)\.svg", page.read_text("utf-8"))
    }
    assert shown == scenes


def test_no_picture_loads_anything():
    for file in (DOCS / "pictures").rglob("*.svg"):
        drawn = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"url\(['\"]?(?!#)|href=|@import|<script", drawn), file.name
        assert "http" not in re.sub(r"<!--.*?-->", "", drawn), file.name


def test_a_sheet_of_paper_shows_text_as_it_is():
    drawn = pictures.paper("a&b.txt", [("body", "1 < 2 & „drei“"), ("mono", "x " * 90)])
    assert "a&amp;b.txt" in drawn
    assert "1 &lt; 2 &amp; „drei“" in drawn
    assert drawn.count("<text") > 3
