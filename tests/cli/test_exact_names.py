"""What changes, removes or erases takes whole names and ids only; parts of names do for reading."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.cli.main import call
from qualcode.cli.shared import session
from qualcode.errors import QualcodeError
from qualcode.model.memos import MemoTarget
from qualcode.project.file.store import NameCandidate, find
from qualcode.project.project import Project
from tests import helpers
from tests.made_once import made_once

# command lines that write, with N for the name: a part of a name must change nothing
DOCUMENT = [
    "documents set N --label X", "documents set N --set a=b", "documents rename N Anders", "documents remove N",
    "assign N --to Anna", "done N", "code N 0:4 Angst", "memo add Text --document N", "revise N new.txt --yes",
    "revise N new.txt --dry-run", "forget N --yes", "search Worte --code Angst --document N --yes",
]  # fmt: skip
CASE = [
    "cases set N a=b", "cases rename N Anders", "cases remove N", "memo add Text --case N", "forget --case N --yes",
]  # fmt: skip
CODE = [
    "codebook add Neu --under N", "codebook edit N --definition x", "codebook move N --top", "codebook remove N",
    "codebook anchor add N Beispiel", "codebook anchor remove N 1", "memo add Text --code N",
    "codebook move Mut --under N", "search Worte --code N --yes", "quotes --final --publication P --code N",
    "quotes --final --publication P --query N", "code Gruppe 0:4 N",
]  # fmt: skip
CODER = [
    "coders rename N Anders", "coders merge N Bert", "coders merge Bert N", "assign Gruppe --to N",
    "quotes --final --publication P --coder N",
]  # fmt: skip
LABEL = [
    "labels set N --population 9", "done --label N", "assign --label N --to Anna",
    "search Worte --code Angst --label N --yes", "quotes --final --publication P --label N",
]  # fmt: skip
CODING = [
    "uncode N", "quote edit N Worte=>[Worte]", "quote reset N", "memo add Text --coding N",
    "codebook anchor add Angst --coding N",
]  # fmt: skip
MEMO = ["memo edit N --text x", "memo close N", "memo remove N"]
PUBLICATION = ["publications remove N --yes"]


@pytest.fixture
@made_once
def names(run, tmp_path: Path) -> dict[str, str]:
    """A project with one thing of each kind; gives the whole name or id of each."""
    with Project.create(tmp_path / "study.qualcode", "Study", helpers.LEAD) as project:
        project.documents.add(
            [
                helpers.draft("Interview 10", "Erste Worte.", label="RG 2022", case="Kreis 10"),
                helpers.draft("Gruppe", "Zweite Worte.", label="TH 2023", case="Stadt"),
            ],
            helpers.LEAD,
        )
        document = project.documents.find("Interview 10")
        code, _ = helpers.add_code(project, "Angstfreiheit"), helpers.add_code(project, "Mut")
        helpers.add_code(project, "Angst")
        coder, _ = helpers.add_coder(project, "Annabell"), helpers.add_coder(project, "Bert")
        helpers.add_coder(project, "Anna")
        coding = helpers.give(project, document, code, coder)
        project.publications.open("Bericht 2022", helpers.LEAD)
        memo = project.memos.add(MemoTarget(), "Notiz", coder, title="Gedanken zum Kreis")
    (tmp_path / "new.txt").write_text("Andere Worte.", encoding="utf-8")
    return {
        "document": "Interview 10", "case": "Kreis 10", "code": "Angstfreiheit", "coder": "Annabell",
        "label": "RG 2022", "coding": coding.id, "memo": memo.id, "title": memo.title, "publication": "Bericht 2022",
    }  # fmt: skip


def state(tmp_path: Path) -> object:
    with Project.open(tmp_path / "study.qualcode") as project:
        return helpers.tables(project), len(project.log()), len(project.forgetting.former_documents())


COMMANDS = [
    *((kind, command) for kind, commands in (
        ("document", DOCUMENT), ("case", CASE), ("code", CODE), ("coder", CODER), ("label", LABEL),
        ("coding", CODING), ("memo", MEMO), ("title", MEMO), ("publication", PUBLICATION),
    ) for command in commands),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "command"), COMMANDS, ids=[f"{kind}-{command}" for kind, command in COMMANDS])
def test_no_part_of_a_name_changes_anything_without_a_terminal(run, names, tmp_path, kind, command):
    whole = names[kind]
    before = state(tmp_path)
    for part in (whole[:-1], whole[1:], whole.swapcase() if kind not in ("coding", "memo") else whole[2:]):
        ran = run(*(part if word == "N" else word for word in command.split(" ")))
        assert ran.code in (1, 2), (part, ran.out, ran.err)
        assert f"“{part}”" in ran.err
    assert state(tmp_path) == before


@pytest.mark.parametrize("kind", ["document", "case", "code", "coder", "label", "coding", "memo", "publication"])
def test_whole_names_and_ids_do(run, names, kind):
    commands = {
        "document": "documents set N --label X", "case": "cases set N a=b",
        "code": "codebook edit N --definition x --rule",
        "coder": "coders rename N Anders", "label": "labels set N --population 9", "coding": "quote reset N",
        "memo": "memo close N --coder Annabell", "publication": "publications remove N --yes",
    }  # fmt: skip
    ran = run(*(names[kind] if word == "N" else word for word in commands[kind].split(" ")))
    assert ran.code == 0, ran.err


def test_parts_do_for_reading(run, names):
    assert run("documents", "text", "Interview 1").out == "Erste Worte.\n"
    assert run("codebook", "show", "Angstfrei").code == 0
    assert run("where", names["coding"][:6]).code == 0


class _Terminal:
    def __init__(self, answer: str) -> None:
        self.answer = answer

    def isatty(self) -> bool:
        return True

    def readline(self, *_: object) -> str:
        return f"{self.answer}\n"


@pytest.mark.parametrize(("answer", "left"), [("n", 2), ("y", 1)])
def test_on_a_terminal_the_whole_name_is_shown_first(names, tmp_path, monkeypatch, capsys, answer, left):
    asked: list[str] = []
    monkeypatch.setattr(session, "confirmed", lambda question: asked.append(question) or answer == "y")
    monkeypatch.setattr(sys, "stdin", _Terminal(answer))
    call(["documents", "remove", "interview 1"])
    assert asked == ["Is “Interview 10” meant by “interview 1”?"]
    with Project.open(tmp_path / "study.qualcode") as project:
        assert len(project.documents.all()) == left
    assert call(["forget", "--yes", "Interview 1"]) == 1  # told beforehand is scripted
    assert len(asked) == 1


def test_a_table_lists_every_row_that_names_no_document_exactly(run, names, tmp_path):
    before = state(tmp_path)
    rows = "name,wave\nGruppe,2023\nInterview 1,2022\ninterview 10,2022\n,2022\n"
    (tmp_path / "table.csv").write_text(rows, encoding="utf-8")
    ran = run("documents", "attributes", "import", "table.csv")
    assert ran.code == 1
    assert "3 rows" in ran.err
    assert "row 3: No document is called exactly “Interview 1”; near it is “Interview 10”" in ran.err
    assert "row 4:" in ran.err
    assert "row 5:" in ran.err
    assert state(tmp_path) == before


def test_an_id_of_one_document_beside_the_name_of_another_is_refused(run, names, tmp_path):
    id_ = next(one["id"] for one in run("documents", "--json").json if one["name"] == "Gruppe")
    (tmp_path / "table.csv").write_text(f"id,name,wave\n{id_},Interview 10,2022\n", encoding="utf-8")
    ran = run("documents", "attributes", "import", "table.csv")
    assert ran.code == 1
    assert "Its id is that of “Gruppe”" in ran.err


# ---- the look-up itself ------------------------------------------------------------------------------


def _one_blank(name):
    """Blanks never tell two names apart."""
    return " ".join(name.split())


NAMES = st.lists(
    st.text(st.sampled_from("aAbäÄ1 0/"), min_size=1, max_size=5).filter(lambda name: _one_blank(name) == name),
    min_size=1, max_size=6, unique=True,
)  # fmt: skip


@given(names=NAMES, wanted=st.text(st.sampled_from("aAbäÄ1 0/"), max_size=6))
def test_exactly_finds_the_very_name_and_nothing_near_it(names, wanted):
    candidates = [
        NameCandidate(name, f"{number:012x}", f"00000000-{number:012x}", (name,))
        for number, name in enumerate(names, start=0xABCDEF)
    ]
    try:
        found = find("code", wanted, candidates, exact=True)
    except QualcodeError:
        assert _one_blank(wanted) not in names
    else:
        assert found == _one_blank(wanted)
    for candidate in candidates:
        assert find("code", candidate.id.upper(), candidates, exact=True) == candidate.thing
        assert find("code", candidate.uuid, candidates, exact=True) == candidate.thing
        with pytest.raises(QualcodeError):
            find("code", candidate.id[:-1], candidates, exact=True)
