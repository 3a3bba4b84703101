"""Programs, model solutions and a consensus are compared with nobody unless they are named."""

from __future__ import annotations

import pytest

from qualcode.agreement.confusions.disagreements import disagreements
from qualcode.agreement.differences.drift import divide
from qualcode.agreement.files.long_table import long_table
from qualcode.agreement.procedure.following import study_by_procedure
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.documents import NothingToCompare
from qualcode.agreement.study.sensitivity import sensitivity
from qualcode.model.codings import CoderKind, WorkState
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

KINDS = (CoderKind.MACHINE, CoderKind.CONSENSUS, CoderKind.MODEL)
WORDS = ("Eins zwei drei.", "Vier fünf sechs.", "Sieben acht neun.")
CODED = {"anna": (0, 1), "ben": (0,), "machine": (2,), "consensus": (0, 2), "model": (1, 2)}


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as made:
        kinds = {kind.value: kind for kind in KINDS}
        for name in ("a", "b"):
            document = interview(made, name, " ".join(WORDS))
            for coder, places in CODED.items():
                coder_named(made, coder, kinds.get(coder, CoderKind.PERSON))
                for place in places:
                    give_code(made, document, WORDS[place], coder=coder)
                made.coders.set_state(document.key, coder_named(made, coder), WorkState.FINISHED, ME)
        yield made


def compared(study):
    return set(study.coders)


def test_where_nobody_is_named_only_persons_are_compared(project):
    study = study_by_procedure(project)
    assert compared(study) == {"anna", "ben"}
    assert set(long_table(project, Comparison()).collected.names) == {"anna", "ben"}
    found = disagreements(project, Comparison())
    assert {name for each in found.confusions for name in (each.first, each.second)} <= {"anna", "ben"}
    assert compared(divide(project, Comparison(), "order").base) == {"anna", "ben"}
    assert compared(sensitivity(project).base) == {"anna", "ben"}


def test_what_others_coded_changes_no_figure(project):
    before = study_by_procedure(project).whole
    for kind in KINDS:
        coder = coder_named(project, kind.value)
        project.codings.remove(project.codings.all(coder=coder.key), coder)
    assert study_by_procedure(project).whole == before


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_named_is_compared_whatever_it_is(project, kind):
    study = study_by_procedure(project, Comparison(coders=("anna", kind.value)))
    assert compared(study) == {"anna", kind.value}


def test_one_person_beside_others_has_nobody_to_be_compared_with(tmp_path):
    with new_project(tmp_path) as project:
        document = interview(project, "a", " ".join(WORDS))
        give_code(project, document, WORDS[0], coder="anna")
        for kind in KINDS:
            coder_named(project, kind.value, kind)
            give_code(project, document, WORDS[0], coder=kind.value)
        with pytest.raises(NothingToCompare):
            study_by_procedure(project)
