"""Exports with an unfinished and with a finished consensus: what counts is in them, and nothing else."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.team.consensus import ConsensusResult
from qualcode.project.project import Project
from tests.builders import ME, code_named, coder_named, decide, give_code, interview

FIRST = "I: Wie war das?\n\nB: Alpha war da. Beta kam dann. Gamma blieb. Delta nicht. Eta ging."
EXPORTS = (
    ("quotes", "--format", "json"),
    ("quotes", "-o", "x.md"),
    ("quotes", "--final", "-o", "x.csv"),
    ("table", "codes", "documents", "--json"),
    ("table", "codes", "documents", "--cells", "quotations", "-o", "x.md"),
    ("cooccurrence", "--json"),
    ("cases", "show", "Kreis A", "--json"),
    ("cases", "show", "Kreis A", "-o", "x.md"),
    ("report", "--wave", "2023", "--compare", "2022", "--format", "json"),
    ("portrait", "eins", "--json"),
    ("coverage", "--json"),
    ("words", "--per", "code", "--json"),
)  # fmt: skip


@pytest.fixture
def coded(tmp_path):
    """Words and ids: Alpha was decided away, Beta decided for one code, Gamma is open, Delta is of the model."""
    with Project.create(tmp_path / "study.qualcode", "Studie", ME) as project:
        coder_named(project, "Konsens", CoderKind.CONSENSUS)
        coder_named(project, "Muster", CoderKind.MODEL)
        document = interview(project, "eins", FIRST, wave="2022", case="Kreis A")
        later = interview(project, "zwei", "B: Epsilon war da.", wave="2023", case="Kreis A")
        given = {
            "alpha": give_code(project, document, "Alpha war da.", coder="anna"),
            "beta": give_code(project, document, "Beta kam dann.", coder="anna"),
            "other": give_code(project, document, "Beta kam dann.", path="Anderes", coder="ben"),
            "gamma": give_code(project, document, "Gamma blieb.", coder="ben"),
            "delta": give_code(project, document, "Delta nicht.", coder="Muster"),
            "epsilon": give_code(project, later, "Epsilon war da.", coder="anna"),
        }
        theme = code_named(project, "Thema")
        decide(project, document, [given["alpha"]], ConsensusResult.NONE)
        decide(
            project, document, [given["beta"], given["other"]], ConsensusResult.FIRST, [(given["beta"].span, theme)]
        )
        project.coders.set_state(
            document.key, coder_named(project, "anna"), WorkState.FINISHED, ME
        )  # else it is hidden
        (settled,) = project.codings.all(coder=coder_named(project, "Konsens").key)
    return {name: coding.id for name, coding in {**given, "settled": settled}.items()}


def finish(tmp_path):
    with Project.open(tmp_path / "study.qualcode") as project:
        document = project.documents.find("eins")
        project.coders.set_state(document.key, coder_named(project, "Konsens"), WorkState.FINISHED, ME)


def written(run, tmp_path, arguments):
    (tmp_path / "x").mkdir(exist_ok=True)
    ran = run(*arguments)
    assert ran.code == 0, ran.err
    files = [tmp_path / name for name in arguments if str(name).startswith("x.")]
    return ran.out + "".join(file.read_text(encoding="utf-8") for file in files), ran.err


def test_what_counts_is_in_every_export_and_nothing_else(run, coded, tmp_path):
    """Of outputs without passages numbers are looked at elsewhere: here no id and no words of what is left out."""
    for finished in (False, True):
        gone = {"alpha", "beta", "other", "delta"} | ({"gamma"} if finished else set())
        words = {"Alpha war", "Delta nicht"} | ({"Gamma blieb"} if finished else set())
        if finished:
            finish(tmp_path)
        for arguments in EXPORTS:
            out, _err = written(run, tmp_path, arguments)
            assert not [name for name in gone if coded[name] in out], arguments
            assert not [word for word in words if word in out], arguments
            if "quotes" in arguments:
                assert "Beta kam dann" in out
                assert "Epsilon war da" in out
                assert ("Gamma blieb" in out) is not finished


def test_what_was_replaced_and_removed_is_told(run, coded, tmp_path):
    told = ("(replaced: 1)", "2 codings are left out there, since decisions", "1 model solution does not count")
    for arguments in (
        ("quotes", "-o", "x.md"), ("table", "codes", "documents"), ("cooccurrence",), ("coverage",), ("saturation",),
        ("words", "--per", "code"), ("portrait", "eins"), ("cases", "show", "Kreis A"),
        ("report", "--wave", "2023", "--compare", "2022"),
    ):  # fmt: skip
        out, err = written(run, tmp_path, arguments)
        assert [words for words in told if words not in out + err] == [], arguments
    finish(tmp_path)
    for arguments in (("coverage",), ("portrait", "eins"), ("table", "codes", "documents")):
        out, err = written(run, tmp_path, arguments)
        assert "In 1 document the consensus alone counts." in out + err, arguments
        assert "replaced" not in out + err


def test_a_coder_who_is_named_counts_whatever_was_decided(run, coded, tmp_path):
    finish(tmp_path)
    for coder, words in (("anna", "Alpha war"), ("Muster", "Delta nicht")):
        out, _err = written(run, tmp_path, ("quotes", "--coder", coder, "-o", "x.md"))
        assert words in out
    consensus, _err = written(run, tmp_path, ("quotes", "--consensus", "-o", "x.md"))
    assert "Beta kam dann" in consensus
    assert "Epsilon" not in consensus


def test_lists_and_numbers_are_without_model_solutions(run, coded):
    assert {row["coder"] for row in run("codings", "--json").json} == {"anna", "ben", "Konsens"}
    assert [row["id"] for row in run("codings", "--coder", "Muster", "--json").json] == [coded["delta"]]
    assert [row["codings"] for row in run("documents", "--json").json] == [5, 1]
    assert {row["name"]: row["codings"] for row in run("coders", "list", "--json").json}["Muster"] == 1
    assert [row["name"] for row in run("documents", "--query", "coder:Muster", "--json").json] == ["eins"]
    assert [row["name"] for row in run("documents", "--query", "uncoded", "--json").json] == []


def test_coders_as_a_side_of_a_table_are_those_that_count(run, coded):
    listed = run("table", "codes", "coders", "--empty", "--json").json
    assert "Muster" not in str(listed)
    assert "Muster" in str(run("table", "codes", "coders", "--coder", "Muster", "--json", "--identify").json)
