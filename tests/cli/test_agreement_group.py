"""The group agreement: its subcommands say what the options said before, and have only what belongs to them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import click
import pytest

from qualcode.cli.team.agreement.command import agreement
from qualcode.model.codings import WorkState
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

SUBCOMMANDS = agreement.list_commands(click.Context(agreement))
ONE_SCREEN = 40
RATINGS = "unit,coder,value\n1,a,ja\n1,b,ja\n2,a,nein\n2,b,nein\n3,a,ja\n3,b,nein\n"
PASSAGES = "document,coder,code,start,end\ntext,a,Thema,0,20\ntext,b,Thema,5,20\ntext,a,Rest,30,40\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with new_project(tmp_path_factory.mktemp("built")) as project:
        for number in range(6):
            document = interview(project, f"d{number}", "B: Das war so.\n\nB: Es ging gut.\n\nB: Danach nicht mehr.")
            give_code(project, document, "Das war so.")
            give_code(project, document, "Das war so." if number % 3 else "Es ging gut.", coder="ben")
            for coder in ("anna", "ben"):
                project.coders.assign([document.key], coder_named(project, coder), ME)
                project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        return project.path


@pytest.fixture
def two(run, built, tmp_path):
    shutil.copy(built, tmp_path / "studie.qualcode")
    (tmp_path / "r.csv").write_text(RATINGS, "utf-8")
    (tmp_path / "s.csv").write_text(PASSAGES, "utf-8")
    return run


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("sensitivity", "--json"), ("--sensitivity", "--json")),
        (("drift", "--json"), ("--drift", "order", "--json")),
        (("calibrate", "--seed", "3", "--json"), ("--calibrate", "--seed", "3", "--json")),
        (("methods", "--language", "de"), ("--methods", "de")),
        (("methods",), ("--methods", "en")),
        (("ratings", "r.csv", "--metric", "nominal", "--json"), ("--ratings", "r.csv", "--json")),
        (("spans", "s.csv", "--length", "60", "--all"), ("--spans", "s.csv", "--length", "60", "--all")),
        (("intra", "anna"), ("--intra", "anna")),
    ],
    ids=" ".join,
)
def test_a_subcommand_writes_what_its_option_wrote(two, now, before):
    ran, former = two("agreement", *now), two("agreement", *before)
    assert (ran.code, ran.out, ran.err) == (former.code, former.out, former.err)
    assert ran.out or ran.err


HELPS = """
import contextlib, io, json, sys
from qualcode.program_language import settle
settle(["--lang", sys.argv[1]])
from qualcode.cli.main import call
def said(*arguments):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        call(["agreement", *arguments])
    return out.getvalue()
helps = [(name, said(*name.split(), "--help"), said(*name.split(), "--help-all")) for name in sys.argv[2:]]
print(json.dumps(helps))
print(sorted({"numpy", "sqlite3", "textual"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_help_names_what_is_usual_on_one_screen_and_the_rest_when_it_is_asked_for(language):
    ran = subprocess.run(
        [sys.executable, "-c", HELPS, language, "", *SUBCOMMANDS], capture_output=True, text=True, check=True
    )
    assert ran.stderr.strip() == "[]"  # the subcommands are looked at, and nothing that computes
    for name, usual, everything in json.loads(ran.stdout):
        assert len(usual.splitlines()) <= ONE_SCREEN, name
        assert set(usual.split()) <= set(everything.split())
        assert "--help-all" in usual
        assert len(everything) > len(usual)


def test_former_options_are_hidden_and_each_subcommand_has_only_what_is_its_own():
    hidden = {parameter.name for parameter in agreement.params if getattr(parameter, "hidden", False)}
    assert {"sensitivity", "drift", "calibrate", "methods", "intra", "rounds", "ratings", "spans"} <= hidden
    context = click.Context(agreement)
    names = {
        name: {parameter.name for parameter in agreement.get_command(context, name).params} for name in SUBCOMMANDS
    }
    for name in ("ratings", "spans"):
        assert not names[name] & {"project_file", "coders", "unit", "round_", "as_of", "identify"}
    for name in ("calibrate", "drift", "intra", "methods", "sensitivity"):
        assert not names[name] & {"categories", "missing", "length", "exclusive", "multiple"}
    assert "fail_under" not in names["calibrate"] | names["methods"] | names["drift"] | names["sensitivity"]


@pytest.mark.parametrize("option", [("--code", "Thema"), ("--json",), ("--sensitivity",)])
def test_an_option_before_a_subcommand_is_not_lost_in_silence(two, option):
    refused = two("agreement", *option, "drift")
    assert refused.code == 2
    assert f"qualcode agreement drift {option[0]}" in refused.err
    assert not refused.out


def test_the_project_may_stand_before_or_behind_a_subcommand(two, tmp_path):
    shutil.copy(tmp_path / "studie.qualcode", tmp_path / "zweite.qualcode")
    assert two("agreement", "drift").code == 2  # two projects are here
    before = two("agreement", "-p", "zweite.qualcode", "drift", "--json")
    assert before.code == 0
    assert before.json == two("agreement", "drift", "-p", "zweite.qualcode", "--json").json


def test_an_unknown_subcommand_is_answered_with_the_nearest(two):
    assert "“sensitivity”" in two("agreement", "sensitivty").err


def test_agreement_loads_nothing_that_only_all_of_it_needs(built):
    program = (
        "import atexit, sys; from qualcode.cli.start import run\n"
        "later = {'differences.breakdown', 'differences.studies', 'passages.domains', 'passages.unitizing_1995'}\n"
        "said = lambda: print(*[name for name in later if 'qualcode.agreement.' + name in sys.modules] or ['none'])\n"
        "atexit.register(said); run()"
    )
    command = [sys.executable, "-c", program, "-p", str(built), "agreement"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "none"
