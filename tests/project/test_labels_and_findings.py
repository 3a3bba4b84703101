"""Populations of source labels, and what people accepted of the disclosure check."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFound, QualcodeError
from tests.helpers import LEAD, add_coder, add_document, contains, problems

ONE, OTHER = "1" * 64, "2" * 64


@pytest.fixture
def labelled(project):
    for name, label, case in (("a", "RG 2022", "Town"), ("b", "RG 2022", "Village"), ("c", "THM 2020", None)):
        add_document(project, name, f"text {name}", label=label, case=case)
    return project


def test_labels_are_counted_over_documents_and_cases(labelled):
    found = [(one.name, one.documents, one.cases, one.population) for one in labelled.labels.all()]
    assert found == [("RG 2022", 2, 2, None), ("THM 2020", 1, 0, None)]


def test_a_population_is_set_changed_and_taken_back(labelled):
    for number in (13, 14, None):
        made = labelled.labels.set_population(labelled.labels.find("THM"), number, LEAD)
        assert made.population == number
        assert labelled.labels.find("THM 2020").population == number
    labelled.undo(LEAD)
    assert labelled.labels.populations() == {"THM 2020": 14}
    assert problems(labelled) == []


def test_a_population_is_not_smaller_than_what_the_project_holds(labelled):
    with pytest.raises(QualcodeError, match="the project holds 2"):
        labelled.labels.set_population(labelled.labels.find("RG 2022"), 1, LEAD)
    with pytest.raises(NotFound, match="There is no label"):
        labelled.labels.find("XY 1900")
    assert labelled.labels.populations() == {}


def test_a_label_with_a_population_stays_listed_when_its_documents_go(labelled):
    labelled.labels.set_population(labelled.labels.find("THM 2020"), 13, LEAD)
    labelled.documents.remove(labelled.documents.find("c"), LEAD)
    assert [(one.name, one.documents) for one in labelled.labels.all()] == [("RG 2022", 2), ("THM 2020", 0)]


def test_an_accepted_finding_keeps_who_why_and_when_and_undo_takes_it_back(labelled):
    anna = add_coder(labelled)
    document = labelled.documents.find("a").key
    assert labelled.accepted.accept({ONE: document, OTHER: None}, anna, " it is public ") == 2
    assert labelled.accepted.accept({ONE: document}, anna, "again") == 0
    (first, second) = labelled.accepted.all()
    assert (first.document, first.coder, first.reason, first.id) == (
        document,
        "anna",
        "it is public",
        "1" * 12,
    )
    assert second.document is None
    assert first.created.endswith("Z")
    labelled.undo(labelled.author("anna"))
    assert labelled.accepted.all() == []
    assert problems(labelled) == []


@pytest.mark.parametrize(("fingerprint", "reason"), [(ONE, " "), ("Frau Ahorn", "because"), ("1" * 12, "because")])
def test_without_a_reason_or_with_words_nothing_is_accepted(labelled, fingerprint, reason):
    with pytest.raises(QualcodeError):
        labelled.accepted.accept({OTHER: None, fingerprint: None}, add_coder(labelled), reason)
    assert labelled.accepted.all() == []


def test_an_acceptance_is_withdrawn(labelled):
    labelled.accepted.accept({ONE: None, OTHER: None}, add_coder(labelled), "known")
    labelled.accepted.withdraw(labelled.accepted.find("111"), LEAD)
    assert [one.fingerprint for one in labelled.accepted.all()] == [OTHER]
    with pytest.raises(NotFound):
        labelled.accepted.find("111")


def test_removing_a_document_takes_its_acceptances_and_undo_brings_them_back(labelled):
    document = labelled.documents.find("a")
    labelled.accepted.accept({ONE: document.key, OTHER: None}, add_coder(labelled), "known")
    labelled.documents.remove(document, LEAD)
    assert [one.fingerprint for one in labelled.accepted.all()] == [OTHER]
    labelled.undo(LEAD)
    assert len(labelled.accepted.all()) == 2
    assert problems(labelled) == []


def test_forgetting_a_document_forgets_the_reasons_too(labelled):
    document = labelled.documents.find("a")
    labelled.accepted.accept({ONE: document.key}, add_coder(labelled), "Zwergspitz is public")
    labelled.forgetting.documents([document.uuid], LEAD)
    assert labelled.accepted.all() == []
    assert contains(labelled.path.parent, "Zwergspitz") == []
    assert problems(labelled) == []
