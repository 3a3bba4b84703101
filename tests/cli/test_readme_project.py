"""The study of the README: all its commands, verbatim and in order, in the project that they build."""

from __future__ import annotations

import re
import shlex
import shutil

import docx
import pytest

from tests.cli.test_readme import ROOT, shown_in

README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = re.search(r"^```text\n(---\n.*?)^```", README, re.M | re.S)
MORE = (
    "\n\nI: Und heute?\n\nB: Da sitzen die vom Jobcenter Musterstadt und von der Ausländerbehörde jetzt an einem "
    "Tisch. In der Fallkonferenz reden wir über jeden Fall.\n"
)
# words that stand for something of the reader's own
MEANT = {"DOCUMENT": "rg-2022", "GESPRÄCH": "rg-2022", "FILE": "codierungen.csv"}
# names of commands in running text, whose arguments “--help” tells
NAMES_ONLY = {"documents export", "disclosure accept", "forget"}
# what the README offers as a choice is taken back, so that the next sentence finds what it tells of
TAKEN_BACK = {"coders blind on": "coders blind off", "coders round 2": "coders round 1"}
# a figure below what is asked for fails: that is what the option is for
MAY_FAIL = {"agreement --fail-under 0.8"}


def of_the_study():
    """The commands of the README's study, in the order of its text."""
    study = README[README.index("## A study") : README.index("## From Python")]
    return [command for command in shown_in(study) if command not in NAMES_ONLY]


@pytest.fixture
def folder(tmp_path):
    """What the reader of the README has: texts, a report, a draft, names, ratings, and the codebooks."""
    assert SAMPLE is not None
    sample = SAMPLE[1].rstrip("\n")
    shutil.copytree(ROOT / "codebooks", tmp_path / "codebooks")
    texts = tmp_path / "gespraeche"
    texts.mkdir()
    for wave in ("2021", "2022"):
        for case in ("Ahornkreis", "Birkenkreis", "Buchenkreis"):  # so many that no group is small
            name = f"rg-{wave}.txt" if case == "Ahornkreis" else f"{case}-{wave}.txt"
            text = sample.replace("2022", wave).replace("Ahornkreis", case)
            (texts / name).write_text(text + MORE, encoding="utf-8")
    quotation = "„Also das war am Anfang, sage ich mal, schon schwierig.“ (RG 2022)"
    (tmp_path / "bericht.txt").write_text(f"1 Anfang\n\nEine sagt: {quotation}\n", encoding="utf-8")
    for name, lines in {
        "bericht.docx": [quotation],
        "korrigiert.docx": (sample.partition("---\n")[2].partition("---\n")[2] + MORE).split("\n\n"),
    }.items():
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(tmp_path / name)
    (tmp_path / "namen.csv").write_text("name;placeholder\nQuellstein;[Kommune]\n", encoding="utf-8")
    ratings = "unit;coder;value\n1;a;ja\n1;b;ja\n2;a;nein\n2;b;nein\n3;a;ja\n3;b;nein\n"
    (tmp_path / "ratings.csv").write_text(ratings, encoding="utf-8")
    coded = "document;code;words\nrg-2022;Interferenz;In der Fallkonferenz reden wir über jeden Fall\n"
    (tmp_path / "codierungen.csv").write_text(coded, encoding="utf-8")
    return tmp_path


def test_the_study_shows_the_main_commands():
    commands = of_the_study()
    assert len(commands) > 30
    assert {command.split()[0] for command in commands} >= {"new", "import", "quotes", "agreement", "check-quotes"}


def test_all_commands_of_the_study_run_in_the_project_that_it_builds(run, folder, monkeypatch):
    monkeypatch.setenv("QUALCODE_CODER", "Anna")
    monkeypatch.setattr("qualcode.cli.project.projects.start", lambda *_, **__: 0)
    monkeypatch.setattr("qualcode.cli.project.projects.on_terminal", lambda: True)
    monkeypatch.setattr("qualcode.cli.quoting.quote.start", lambda *_, **__: 0)
    monkeypatch.setattr("qualcode.cli.quoting.quote.on_terminal", lambda: True)
    failed = []
    for command in of_the_study():
        if command.startswith("agreement --coders"):
            on_the_screen(run, folder)
        meant = dict(MEANT)
        if " ID" in command:
            meant["ID"] = run("codings", "--code", "Interferenz", "--json").json[0]["id"]
        words = [meant.get(word, word) for word in shlex.split(command)]
        if words[0] == "revise" or words[:2] == ["disclosure", "apply"]:  # they ask after a preview
            words.append("--yes")
        ran = run(*words)
        if ran.code and command not in MAY_FAIL:
            failed.append(f"{command}: {ran.err}")
        if command in TAKEN_BACK:
            assert run(*TAKEN_BACK[command].split()).code == 0
    assert not failed, "\n".join(failed)


def on_the_screen(run, folder):
    """What Anna and Ben do in the coding screen: they code the same passage, and finish."""
    words = "Da sitzen die vom Jobcenter Musterstadt und von der Ausländerbehörde jetzt an einem Tisch."
    for coder in ("Anna", "Ben"):
        for document in sorted(path.stem for path in folder.glob("gespraeche/*.txt")):
            start = run("documents", "text", document).out.index(words)
            for code in ("Interferenz", "Ausländerbehörde"):
                span = f"{start}:{start + len(words)}"
                assert run("code", document, span, code, "--coder", coder, "--new-coder").code == 0
            assert run("done", document, "--coder", coder).code == 0
