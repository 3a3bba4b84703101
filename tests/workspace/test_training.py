"""A learner's work beside a model solution: who sees it when, and what becomes of each place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.agreement.consensus.training import Outcome
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.model.team.roles import TeamRole
from qualcode.project.file.history import Author
from qualcode.workspace.team import coders, training
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_code, add_coder, add_document, new_project

WORDS = "Eins war so. Zwei war so. Drei war so. Vier war so. Fünf war so. Sechs war so. Sieben war so."


def sentence(number: int) -> Span:
    starts = [0, *(place + 2 for place in range(len(WORDS)) if WORDS.startswith(". ", place))]
    return Span(starts[number], starts[number] + 11)


def give(project, document, span, code, coder, polarity=Polarity.PRESENT):
    found = project.documents.find(document), project.codes.find(code), project.coders.find(coder)
    return project.codings.add(found[0], span, found[1], found[2], polarity=polarity).coding


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as made:
        yield made


@pytest.fixture
def course(project):
    """Two documents that the model coded, one that it did not; lia and max are learners, lena leads."""
    for name in ("eins", "zwei", "drei"):
        add_document(project, name, WORDS)
    for code in ("A", "B"):
        add_code(project, code)
    model = project.coders.add("Muster", CoderKind.MODEL, LEAD)
    for name in ("lia", "max", "lena"):
        add_coder(project, name)
    for document in ("eins", "zwei"):
        for number, code in ((0, "A"), (1, "A"), (2, "A"), (3, "A")):
            give(project, document, sentence(number), code, "Muster")
    project.codings.set_memo(project.codings.all()[0], "weil es so ist", model)
    with project.change("coder.role", LEAD):
        project._store.update("coders", project.coders.find("lena").key, role=TeamRole.LEAD.value)
    return project


def seen(project, name):
    return Workspace(project, name).sight.hidden_coders


def finish(project, name, *documents):
    space = Workspace(project, name)
    coders.set_state(space, [project.documents.find(document) for document in documents], WorkState.FINISHED)


def test_the_solution_is_hidden_until_all_of_its_exercise_is_finished(course):
    model = course.coders.find("Muster")
    assert seen(course, "lia") == {model.key}
    finish(course, "lia", "eins")
    assert seen(course, "lia") == {model.key}  # finishing takes a document on, which allots no less than all
    finish(course, "lia", "drei")
    assert seen(course, "lia") == {model.key}
    finish(course, "lia", "zwei")
    assert seen(course, "lia") == set()
    assert seen(course, "max") == seen(course, "who is not known") == {model.key}
    assert seen(course, "lena") == seen(course, "Muster") == set()
    give(course, "drei", sentence(0), "A", "Muster")
    assert seen(course, "lia") == set()  # she had finished that one, too
    add_document(course, "vier", WORDS)
    give(course, "vier", sentence(0), "A", "Muster")
    assert seen(course, "lia") == {model.key}


def test_a_hidden_solution_cannot_be_made_ones_own(course):
    space = Workspace(course, "lia")
    model, lia = course.coders.find("Muster"), course.coders.find("lia")
    for source, target in ((model, lia), (lia, model)):
        with pytest.raises(QualcodeError, match="hidden"):
            coders.merge(space, source, target)
    coders.merge(Workspace(course, "lena"), model, lia)  # a lead sees it


def test_of_an_exercise_a_part_can_be_allotted(course):
    lia, eins = course.coders.find("lia"), course.documents.find("eins")
    coders.assign(Workspace(course, "lena"), [eins, course.documents.find("drei")], lia)
    finish(course, "lia", "eins")
    assert seen(course, "lia") == set()
    coders.set_round(Workspace(course, "lena"), 2)
    assert seen(course, "lia") == set()  # in whatever round it was


def test_a_model_that_has_coded_nothing_is_hidden_still(project):
    add_coder(project, "lia")
    model = project.coders.add("Muster", CoderKind.MODEL, LEAD)
    assert seen(project, "lia") == {model.key}
    with pytest.raises(QualcodeError, match="hidden until you have finished") as refused:
        training.compare(Workspace(project, "lia"))
    assert "no documents yet" in refused.value.hint


def test_each_place_has_one_outcome(course):
    give(course, "eins", sentence(0), "A", "lia")
    give(course, "eins", replace(sentence(1), end=sentence(1).end - 3), "A", "lia")
    give(course, "eins", sentence(2), "B", "lia")
    give(course, "eins", sentence(5), "B", "lia")
    give(course, "zwei", sentence(0), "A", "lia", polarity=Polarity.ABSENT)
    space = Workspace(course, "lia")
    with pytest.raises(QualcodeError, match="hidden until") as refused:
        training.compare(space)
    assert "“eins” and “zwei”" in refused.value.hint
    finish(course, "lia", "eins", "zwei")
    found = training.compare(space)
    assert found.counts == {
        Outcome.HIT: 1, Outcome.BOUNDARY: 1, Outcome.CODE: 1, Outcome.MORE: 1, Outcome.POLARITY: 1, Outcome.MISSED: 4,
    }  # fmt: skip
    assert (found.of_solution, found.pending, found.left) == (8, 0, ())
    assert (found.hit_share, found.found_share) == (1 / 8, 3 / 8)
    assert [compared.memos for compared in found.places if compared.memos] == [("weil es so ist",)]
    assert sum(sum(counts.values()) for counts in found.by_code().values()) == len(found.places)


def test_what_is_not_finished_is_not_missed_yet(course):
    give(course, "eins", sentence(0), "A", "lia")
    found = training.compare(Workspace(course, "lena"), "lia")
    assert (found.counts[Outcome.MISSED], found.pending) == (0, 3)
    assert [document.name for document in found.left] == ["zwei"]


def test_a_class_has_those_who_finished_and_tells_how_many_have_not(course):
    finish(course, "lia", "eins", "zwei")
    finish(course, "max", "eins")
    told = training.of_class(Workspace(course, "lena"))
    assert [comparison.progress.learner.name for comparison in told.learners] == ["lia"]
    assert told.unfinished == 1
    everybody = training.of_class(Workspace(course, "Muster"), unfinished=True)
    assert [comparison.progress.learner.name for comparison in everybody.learners] == ["lia", "max"]
    with pytest.raises(QualcodeError, match="hidden until"):
        training.of_class(Workspace(course, "max"))


def test_while_blind_one_sees_ones_own_beside_the_solution_and_no_other(course):
    finish(course, "lia", "eins", "zwei")
    finish(course, "max", "eins", "zwei")
    coders.set_blind(Workspace(course, "lena"), on=True)
    space = Workspace(course, "lia")
    assert training.compare(space).counts[Outcome.MISSED] == 8
    for refused in (lambda: training.compare(space, "max"), lambda: training.of_class(space)):
        with pytest.raises(QualcodeError, match="The project is blind"):
            refused()


def test_who_is_no_learner_and_what_is_no_model_is_refused(course):
    space = Workspace(course, "lena")
    with pytest.raises(UsageProblem, match="no learner"):
        training.compare(space, "Muster")
    with pytest.raises(QualcodeError, match="not a model solution"):
        training.compare(space, model="max")
    coders.add(space, "Zweites", CoderKind.MODEL)
    with pytest.raises(UsageProblem, match="several model solutions"):
        training.compare(space)


def test_learners_are_those_who_ask_and_those_who_have_it_to_do(course):
    def listed(name):
        return [progress.learner.name for progress in training.exercises(Workspace(course, name))]

    assert listed("lia") == ["lia"]
    assert listed("lena") == []
    coders.assign(Workspace(course, "lena"), [course.documents.find("eins")], course.coders.find("max"))
    assert listed("lena") == ["max"]
    give(course, "eins", sentence(0), "A", "lia")  # who has begun is no business of others
    assert listed("max") == ["max"]


def test_undoing_the_finishing_hides_the_solution_again(course):
    finish(course, "lia", "eins", "zwei")
    assert seen(course, "lia") == set()
    course.undo(Author.of(course.coders.find("lia")))
    assert seen(course, "lia") == {course.coders.find("Muster").key}
