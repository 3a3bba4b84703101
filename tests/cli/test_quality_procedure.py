"""The declared quality procedure: kept, undone, and followed by the table, the header and the methods paragraph."""

from __future__ import annotations

import re
import shutil

import pytest

import qualcode
from qualcode.errors import NotFound
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.procedures import Procedure
from qualcode.project.project import Project
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

SENTENCES = [
    "Das Amt hilft mir.",
    "Dort warte ich lange.",
    "Die Schule ruft an.",
    "Danach ist Ruhe.",
    "Alles bleibt.",
]
ANNA = {"Amt": (0, 1), "Schule": (2,), "Ende": (4,)}
BEN = {"Amt": (0,), "Ruf": (2,), "Ende": (4,)}


def coded(project, name, by_coder):
    """A document of those sentences, coded and finished by each of the coders."""
    document = interview(project, name, "I: Und?\n\n" + "\n\n".join(f"B: {sentence}" for sentence in SENTENCES))
    for coder, codes in by_coder.items():
        for code, places in codes.items():
            for place in places:
                give_code(project, document, SENTENCES[place], code, coder=coder)
        project.coders.assign([document.key], coder_named(project, coder), ME)
        project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
    return document


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with new_project(tmp_path_factory.mktemp("built")) as project:
        for number in range(6):
            coded(project, f"d{number}", {"anna": ANNA, "ben": BEN})
        return project.path


@pytest.fixture
def two(run, built, tmp_path):
    """Run in a copy of that project, for which a procedure may be declared first."""
    shutil.copy(built, tmp_path / "studie.qualcode")
    return run


def declared(two, name):
    assert two("coders", "procedure", name, "--coder", "anna").code == 0


def head_of_codes(out):
    (head,) = [line for line in out.splitlines() if line.startswith("code ") and "neither" in line]
    return head


def test_a_procedure_is_declared_told_undone_and_restored(two):
    assert two("coders", "procedure").out == "quality procedure not declared\n"
    for known in Procedure:
        declared(two, known.value)
        assert two("coders", "procedure").out == f"{known.value}\n"
    assert "was so already" in two("coders", "procedure", "none").err
    assert "quality procedure" in two("log").out
    assert "quality procedure" in two("undo").err
    assert two("coders", "procedure").out == "independent\n"
    assert two("redo").code == 0
    assert two("coders", "procedure").out == "none\n"


@pytest.mark.parametrize("wrong", ["consens", "", "CONSENSUAL ", "1"])
def test_only_exact_names_declare_a_procedure_and_another_word_changes_nothing(two, wrong):
    ran = two("coders", "procedure", wrong)
    assert ran.code == 2
    assert "'consensual', 'checked', 'independent', 'none'" in ran.err
    assert two("coders", "procedure").out == "quality procedure not declared\n"


def test_python_declares_it_too(two, tmp_path):
    with qualcode.open(tmp_path / "studie.qualcode", coder="anna") as study:
        assert study.procedure is None
        study.declare_procedure("consensual")
        assert study.procedure == "consensual"
        with pytest.raises(NotFound, match="no quality procedure “consensul”"):
            study.declare_procedure("consensul")
        assert study.agreement().figures.scope.procedure is Procedure.CONSENSUAL
        assert "alpha" not in repr(study.agreement())


def test_a_procedure_that_no_version_knows_is_damage_that_check_tells(two, tmp_path):
    declared(two, "checked")
    with Project.open(tmp_path / "studie.qualcode") as project:
        project.settings.set("procedure", "gewürfelt", ME)
    ran = two("check")
    assert ran.code == 3
    assert "procedure" in ran.out + ran.err
    assert two("agreement").code != 0


def test_nothing_declared_says_so_in_head_and_json_and_the_paragraph_claims_nothing(two):
    plain = two("agreement")
    assert "quality procedure not declared; independence is not shown" in plain.out
    assert "alpha" in head_of_codes(plain.out)
    assert two("agreement", "--json").json["procedure"] == {
        "declared": None, "measured_by_coefficient": True, "claims_more_than_shown": False,
    }  # fmt: skip
    told = two("agreement", "methods")
    assert "procedure" not in told.out
    assert "coders procedure NAME" in told.err


def test_independent_coding_that_the_history_does_not_show_stands_under_a_head_that_says_so(two):
    declared(two, "independent")
    head = "declared as independent coding, which the history does not show"
    assert head in two("agreement").out
    assert head in two("agreement", "--format", "md").out
    assert two("agreement", "--json").json["procedure"]["claims_more_than_shown"] is True
    told = two("agreement", "methods").out
    assert "not shown by the project's history" in told
    assert "They coded independently" not in told


@pytest.mark.parametrize("name", ["consensual", "checked"])
def test_talking_and_checking_go_without_a_coefficient_unless_it_is_asked_for(two, name):
    declared(two, name)
    for arguments in ((), ("--format", "md")):
        told = two("agreement", *arguments).out
        assert "alpha [95 %]" not in told
        assert "Krippendorff" not in told
        assert "--coefficient alpha" in told
    assert "alpha" not in head_of_codes(two("agreement").out)
    assert "alpha" in head_of_codes(two("agreement", "--all").out)
    assert "alpha" in two("agreement", "--coefficient", "alpha").out
    told = two("agreement", "methods")
    assert "alpha" not in told.out
    assert "References" not in told.out
    by_character = two("agreement", "methods", "--unit", "document").out
    assert "alpha" not in by_character
    assert "alpha" in two("agreement", "methods", "--with-alpha").out


def test_numbers_of_passages_have_no_share_and_two_rounds_of_one_coder_follow_no_procedure(two, tmp_path):
    declared(two, "consensual")
    assert "assignments of a code" not in two("agreement", "methods", "--unit", "frequency").out
    with Project.open(tmp_path / "studie.qualcode") as project:
        anna, document = coder_named(project, "anna"), project.documents.all()[0]
        project.settings.set_round(2, ME)
        give_code(project, document, SENTENCES[0], "Amt", coder=anna.name)
    assert "alpha" in two("agreement", "intra", "anna", "--interval", "none").out


def test_consensual_coding_tells_how_coders_differed_how_that_was_settled_and_which_rules_changed(two, tmp_path):
    declared(two, "consensual")
    plain = two("agreement")
    assert "Agreements and kinds of disagreement" in plain.out
    assert re.search(r"^all codes +24 +6 +25.0 +6 +12 +0$", plain.out, re.MULTILINE)
    assert "qualcode coders add NAME --kind consensus" in plain.out
    told = two("agreement", "methods").out
    assert (
        "Of 24 passages that any coder gave a code, 6 agreed in code and boundaries (25.0 %); of the others, 6 "
        "differed in the boundaries, 12 in the code, and 0 had it from some coders only. How they were settled is "
        "not kept in the project. The rules of the codes did not change after the first coding."
    ) in told
    assert two("coders", "add", "Konsens", "--kind", "consensus").code == 0
    with Project.open(tmp_path / "studie.qualcode") as project:
        consensus = coder_named(project, "Konsens")
        for document in project.documents.all()[:3]:
            give_code(project, document, SENTENCES[0], "Amt", coder="Konsens")
            give_code(project, document, SENTENCES[2], "Ruf", coder="Konsens")
            project.coders.set_state(document.key, consensus, WorkState.FINISHED, ME)
        project.codes.edit(project.codes.find("Ruf"), CodeDraft("Ruf", Rules("nur Anrufe")), ME)
    settled = two("agreement").out
    assert re.search(r"^boundaries +6 +0 +3 +0 +3$", settled, re.MULTILINE)
    assert re.search(r"^code +12 +0 +6 +0 +6$", settled, re.MULTILINE)
    assert re.search(r"^Ruf +2 ", settled, re.MULTILINE)
    told = two("agreement", "methods").out
    assert (
        "A consensus settled 9 of these 18 disagreements: 9 as one of the coders had coded, 0 otherwise; 9 remained "
        "open. The rules of 1 code changed after the first coding (1 new version)."
    ) in told
    told = two("agreement", "--json").json["talk"]
    assert told["whole"]["boundary"] == 6
    assert told["settled"]["kinds"][0]["as_coder"] == {"coder 1": 0, "coder 2": 3}
    assert told["rules_changed"][0]["code"] == "Ruf"


def test_a_consensus_is_told_in_the_paragraph_whatever_is_declared(two, tmp_path):
    with Project.open(tmp_path / "studie.qualcode") as project:
        consensus = coder_named(project, "Konsens", CoderKind.CONSENSUS)
        project.coders.set_state(project.documents.all()[0].key, consensus, WorkState.FINISHED, ME)
    told = two("agreement", "methods").out
    assert "alpha" in told
    assert "A consensus settled 3 of these 18 disagreements: 2 as one of the coders had coded, 1 otherwise" in told
    assert "How disagreements were settled" in two("agreement", "--format", "md").out
    assert "How disagreements were settled" not in two("agreement").out
    assert "A consensus settled" not in two("agreement", "methods", "--coders", "anna,Konsens").out


def test_checking_tells_what_was_confirmed_changed_removed_and_added(two):
    declared(two, "checked")
    told = two("agreement", "--coders", "anna,ben")
    assert re.search(r"^all codes +18 +6 +33.3 +6 +6 +0 +0$", told.out, re.MULTILINE)
    assert "first coder: anna in 6 documents" in told.out
    assert (
        "Of 18 passages that the first coder had given a code, the second confirmed 6 (33.3 %), changed the "
        "boundaries of 6 and the code of 6, and removed 0; 0 were added."
    ) in two("agreement", "methods", "--coders", "anna,ben").out
    checks = two("agreement", "--json", "--coders", "anna,ben").json["checks"]
    assert checks["whole"]["confirmed"] == 6
    assert checks["documents_coded_first_by"] == {"coder 1": 6, "coder 2": 0}
    told = two("agreement", "--unit", "character")
    assert "What the second coder did is told of two coders, by sentence" in told.out
