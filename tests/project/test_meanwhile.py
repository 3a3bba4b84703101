"""Two processes on one project: what another did just before one's own change is seen by that change."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, WorkState
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_coder, add_document, give, problems


@pytest.fixture
def other(project):
    """The same project, open elsewhere."""
    with Project.open(project.path) as opened:
        yield opened


@pytest.fixture
def just_before(project, monkeypatch):
    """Let something happen elsewhere right before the next change of the project begins."""

    def plan(act):
        change = project._store.history.change

        @contextmanager
        def late(*arguments):
            monkeypatch.setattr(project._store.history, "change", change)
            act()
            with change(*arguments):
                yield

        monkeypatch.setattr(project._store.history, "change", late)

    return plan


@pytest.mark.parametrize(
    "act",
    [
        lambda one: one.coders.add("neu", CoderKind.PERSON, LEAD),
        lambda one: one.coders.rename(one.coders.find("anna"), "neu", LEAD),
        lambda one: one.cases.add("Fall", LEAD),
        lambda one: one.documents.rename(one.documents.all()[0], "neu", LEAD),
    ],
    ids=["coder", "coder's name", "case", "document's name"],
)
def test_a_name_that_was_taken_meanwhile_is_refused_with_a_reason(project, other, just_before, act):
    add_coder(project, "anna")
    add_document(project, "one")
    add_document(project, "two")

    def elsewhere():
        other.coders.add("Neu", CoderKind.PERSON, LEAD)
        other.cases.add("FALL", LEAD)
        other.documents.rename(other.documents.find("two"), "NEU", LEAD)

    just_before(elsewhere)
    with pytest.raises(QualcodeError, match="already"):
        act(project)
    assert problems(project) == []


def test_what_was_made_meanwhile_is_not_made_again(project, other, just_before):
    anna = add_coder(project)
    coding = give(project, add_document(project), add_code(project), anna)
    for act in (
        lambda one: one.quotation_ids.keep([coding.key], LEAD),
        lambda one: one.publications.open("Bericht", LEAD),
        lambda one: one.accepted.accept({"a" * 64: None}, anna, "known"),
        lambda one: one.settings.set_blind(LEAD, on=True),
        lambda one: one.settings.set_round(2, LEAD),
        lambda one: one.coders.set_state(coding.document, anna, WorkState.FINISHED, LEAD),
    ):
        just_before(lambda act=act: act(other))
        entries = len(project.log())
        act(project)
        assert len(project.log()) == entries + 1
    assert problems(project) == []


def test_an_assignment_leaves_the_state_that_was_reached_meanwhile(project, other, just_before):
    anna, document = add_coder(project), add_document(project)
    just_before(lambda: other.coders.set_state(document.key, anna, WorkState.FINISHED, LEAD))
    project.coders.assign([document.key], anna, LEAD)
    assert project.coders.state(document.key, anna) is WorkState.FINISHED
