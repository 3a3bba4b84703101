"""Nothing that a learner gets depends on what a hidden model solution holds, or where.

Two copies of a study differ in nothing but the work of the model. Every command says the same of both, and writes the
same: so neither words nor places, nor any number, tell of it.
"""

from __future__ import annotations

import re
import shutil

import pytest

from qualcode.model.codings import CoderKind
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor
from qualcode.project.project import Project

LINES = [f"B: Satz {number} war es damals wirklich so." for number in range(12)]
TEXT = "I: Wie war das?\n\n" + "\n\n".join(LINES)
ASKED = [
    "documents --json", "coders list --json", "coders list", "cases --json", "codebook show --json",
    "codebook show Thema", "codings --json", "codings --coder Muster --json", "memo list --json", "quotes --json",
    "quotes --coder Muster", "quotes --query coder:Muster", "quotes --memo --format json", "log", "log --json",
    "log --by Muster", "search Satz --json", "table codes wave --json", "table cases codes --json",
    "table codes coders --json", "coverage --json", "coverage eins", "saturation --json", "cooccurrence --json",
    "portrait eins --json", "words --json", "summaries --json", "orphans --json", "disagreements --json",
    "agreement --json", "agreement --coders lia,Muster", "agreement intra Muster", "disclosure accepted --json",
    "disclosure check --json", "publications --json", "given --format json", "training list", "training compare",
    "training class", "consensus list", "consensus list --json", "documents export eins -o x.html --memo",
    "codebook export -o x.yaml", "codebook export -o x.md", "summaries -o x.json", "coverage -o x.json",
    "waves --json", "research --json", "groups --json", "doubts --json", "topics --json", "conflicts --json",
    "quotes -o x.md --memo", "codings -o x.csv", "cases show Fall --json",
    "package --coder Muster -o y.qualcode --segments-of Muster",
]  # fmt: skip
# that a code has codings is told before it is removed with them: nothing goes unsaid
CHANGING = ["codebook remove Thema --with-codings", "documents remove zwei"]
_CHANGES = re.compile(r"\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)?[0-9a-f]{12}\b|\d{4}-\d\d-\d\d[T ][\d:.]+Z?|\d\d:\d\d")


@pytest.fixture
def studies(run, tmp_path):
    """The same study in two folders, in the second with the work of the model."""
    first, second = tmp_path / "ohne", tmp_path / "mit"
    first.mkdir()
    for name in ("eins", "zwei"):
        (first / f"{name}.txt").write_text(TEXT + f"\n\nB: Das ist {name}.\n", "utf-8")
    file = first / "p.qualcode"
    run("new", file, "--title", "Kurs")
    run("-p", file, "import", first / "eins.txt", first / "zwei.txt", "--label", "RG 2022", "--set", "wave=2022",
        "--case", "Fall")  # fmt: skip
    run("-p", file, "cases", "set", "Fall", "--quotable")
    for code in ("Thema", "Anderes", "Drittes"):
        run("-p", file, "codebook", "add", code)
    with Project.open(file) as project:
        lead = Author("root")
        lia, model = (project.coders.add(name, kind, lead)
                      for name, kind in (("lia", CoderKind.PERSON), ("Muster", CoderKind.MODEL)))  # fmt: skip
        keys = [document.key for document in project.documents.all()]
        project.coders.assign(keys, model, lead)
        for number in range(3):
            give(project, lia, "eins", number, "Thema")
    shutil.copytree(first, second)
    with Project.open(second / "p.qualcode") as project:
        model = project.coders.find("Muster")
        wanted = ((1, "Thema"), (4, "Anderes"), (6, "Drittes"))
        made = [give(project, model, name, *place) for name in ("eins", "zwei") for place in wanted]
        for coding in made:
            project.codings.set_memo(coding, "Begründung", model)
        project.good_marks.set([made[0].key, project.codings.all()[0].key], model)
        document = project.documents.find("eins")
        edit = QuotationEdit(EditKind.REPLACEMENT, 0, 3, "Geheimes")
        project.quotation_edits.set(document, made[0], (edit,), Author.of(model))
        add_anchor(project, project.codes.find("Thema"), made[0], "Geheimer Anker", Author.of(model))
        on_hers = MemoTarget(coding=project.codings.all()[0].key)
        for target in (MemoTarget(document=document.key, span=Span(20, 30)), on_hers):
            project.memos.add(target, "Geheimes Memo", model, title="Geheim")
        project.accepted.accept({"0" * 64: document.key}, model, "geheim")
    return first, second


def give(project, coder, document, number, code):
    start = TEXT.index(LINES[number]) + 3
    span = Span(start, start + len(LINES[number]) - 3)
    return project.codings.add(project.documents.find(document), span, project.codes.find(code), coder).coding


def told(run, folder, command, monkeypatch):
    """All that a command says and writes, without ids, which quotations get at random, and times."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QUALCODE_CODER", "lia")
    ran = run(*command.split())
    written = []
    for file in sorted(folder.glob("x.*")):
        written.append(file.read_text("utf-8-sig", "replace"))
        file.unlink()
    return ran.code, _CHANGES.sub("·", "\n".join((ran.out, ran.err, *written)))


def what_differs(run, studies, commands, monkeypatch):
    first, second = ([told(run, folder, command, monkeypatch) for command in commands] for folder in studies)
    return {
        command: (one, other) for command, one, other in zip(commands, first, second, strict=True) if one != other
    }


@pytest.mark.stress
def test_nothing_that_commands_say_depends_on_a_hidden_solution(run, studies, monkeypatch):
    assert what_differs(run, studies, [*ASKED, *CHANGING], monkeypatch) == {}
