"""Wave and kind of source of documents: by whose word they are known, in which order, and how they change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.language.forms.natural_order import natural_key
from qualcode.model.origins import DocumentOrigin, OriginSource
from qualcode.project.material.origins import OriginFields, OriginRules, waves_in, year_in
from tests.helpers import LEAD, add_document, kinds, problems, tables

FIELDS = OriginFields(("Erhebung", "wave"), ("Art",))
maybe = st.sampled_from(["", "2020", "2021", "Welle 1"])


@given(
    said=maybe, attribute=maybe, second=maybe, of_case=maybe, of_label=maybe,
    label=st.sampled_from(["", "RG", "RG 2019", "RG 2019/2020", "A12019", "THM 1850"]),
)  # fmt: skip
def test_the_nearest_word_goes_before_all_others(said, attribute, second, of_case, of_label, label):
    attributes = {"erhebung ": attribute, "wave": second, "other": "1999"}
    rules = OriginRules(FIELDS, [*attributes, "Erhebung"])
    found = rules.wave(said, attributes, {"Erhebung": of_case}, of_label, label)
    year = {"RG 2019": "2019"}.get(label, "")
    order = [
        (said, OriginSource.SAID), (attribute, OriginSource.ATTRIBUTE), (second, OriginSource.ATTRIBUTE),
        (of_case, OriginSource.CASE), (of_label, OriginSource.LABEL), (year, OriginSource.LABEL_YEAR),
    ]  # fmt: skip
    assert found == next((DocumentOrigin(*known) for known in order if known[0]), DocumentOrigin())


@given(said=maybe, attribute=maybe, of_case=maybe, of_label=maybe)
def test_a_kind_of_source_is_never_taken_from_the_words_of_a_label(said, attribute, of_case, of_label):
    found = OriginRules(FIELDS, ["Art"]).source_kind(said, {"Art": attribute}, {"Art": of_case}, of_label)
    order = [
        (said, OriginSource.SAID), (attribute, OriginSource.ATTRIBUTE), (of_case, OriginSource.CASE),
        (of_label, OriginSource.LABEL),
    ]  # fmt: skip
    assert found == next((DocumentOrigin(*known) for known in order if known[0]), DocumentOrigin())


@pytest.mark.parametrize(
    ("label", "year"),
    [("RG 2022", "2022"), ("RG22", ""), ("RG 2020/2021", ""), ("RG 2020–2020", "2020"), ("12022", ""), ("1899", "")],
)
def test_only_one_year_in_a_label_is_a_wave(label, year):
    assert year_in(label) == year


def test_what_is_known_of_a_document_is_read_with_it(project):
    document = add_document(project, label="RG 2022", case="Case", attributes={"Erhebung": "2021"})
    assert document.wave_origin == DocumentOrigin("2022", OriginSource.LABEL_YEAR)
    assert (document.source_kind, document.kind_origin.source) == ("", OriginSource.UNKNOWN)
    project.labels.set_origin(project.labels.find("RG 2022"), LEAD, wave="2019", source_kind="RG")
    document = project.documents.get(document.key)
    assert document.wave_origin == DocumentOrigin("2019", OriginSource.LABEL)
    assert document.kind_origin == DocumentOrigin("RG", OriginSource.LABEL)
    project.cases.set(project.cases.find("Case"), {"erhebung": "2020"}, LEAD)
    project.origins.declare(LEAD, wave=["ERHEBUNG"])
    assert project.documents.get(document.key).wave_origin == DocumentOrigin("2021", OriginSource.ATTRIBUTE)
    project.documents.set([document], LEAD, attributes={"Erhebung": ""})
    assert project.documents.get(document.key).wave_origin == DocumentOrigin("2020", OriginSource.CASE)
    project.origins.set([document], LEAD, wave=" 2023 ")
    for found in (project.documents.all(), project.documents.some([document.key])):
        assert found[0].wave_origin == DocumentOrigin("2023", OriginSource.SAID)
        assert found[0].kind_origin == DocumentOrigin("RG", OriginSource.LABEL)
        assert (found[0].value("wave"), found[0].value("source_kind"), found[0].value("x")) == ("2023", "RG", "")
    project.origins.set([document], LEAD, wave="")
    assert project._store.all("SELECT * FROM origins") == []
    assert problems(project) == []


def test_each_change_is_one_entry_that_undo_and_redo_reverse(project):
    document, other = add_document(project, "one", label="RG 2022"), add_document(project, "two")
    for kind, act in (
        ("document.wave", lambda: project.origins.set([document, other], LEAD, wave="2021", source_kind="AH")),
        ("document.wave", lambda: project.origins.set([other], LEAD, wave="", source_kind="")),
        ("label.set", lambda: project.labels.set_origin(project.labels.find("RG 2022"), LEAD, wave="2020")),
        ("label.set", lambda: project.labels.set_origin(project.labels.find("RG 2022"), LEAD, wave="")),
        ("setting", lambda: project.origins.declare(LEAD, wave=["Welle"], source_kind=["Art", "Art"])),
    ):
        before, log = tables(project), len(project.log())
        act()
        after = tables(project)
        assert (after != before, len(project.log()) - log, kinds(project)[-1]) == (True, 1, kind)
        project.undo(LEAD)
        assert tables(project) == before
        project.redo(LEAD)
        assert tables(project) == after
    assert project.origins.fields == OriginFields(("Welle",), ("Art",))
    assert problems(project) == []


def test_what_was_said_of_a_document_stays_when_something_else_of_it_is_changed(project):
    document = add_document(project, "one")
    project.origins.set([document], LEAD, wave="2021", source_kind="AH")
    project.origins.set([document], LEAD)
    assert (project.documents.get(document.key).wave, project.documents.get(document.key).source_kind) == (
        "2021",
        "AH",
    )


def test_what_cannot_be_is_refused_and_nothing_is_changed(project):
    document = add_document(project, label="RG 2022")
    before = tables(project)
    for act in (
        lambda: project.origins.set([document], LEAD, wave="2020\n2021"),
        lambda: project.labels.set_origin(project.labels.find("RG 2022"), LEAD, source_kind="a\nb"),
        lambda: project.origins.declare(LEAD, wave=["a=b"]),
        lambda: project.origins.declare(LEAD, source_kind=[" "]),
    ):
        with pytest.raises(QualcodeError):
            act()
    assert tables(project) == before


def test_a_declared_field_of_which_nothing_can_be_read_tells_nothing(project):
    document = add_document(project, attributes={"wave": "2020"})
    for value in ("(7)", '{"a": 1}', "[1]"):
        project.settings.set("wave_fields", value, LEAD)
        assert project.documents.get(document.key).wave == ""


def test_what_a_draft_says_of_itself_is_kept(project):
    document = add_document(project, wave="Welle 2", source_kind="THM", attributes={"wave": "2020"})
    assert document.wave_origin == DocumentOrigin("Welle 2", OriginSource.SAID)
    assert document.source_kind == "THM"
    assert kinds(project)[-1] == "import"


def test_waves_stand_in_the_order_of_their_numbers_and_kinds_are_told(project):
    for number, wave in enumerate(["Welle 10", "Welle 2", "", "2021", "welle 3"]):
        add_document(project, f"d{number}", wave=wave, source_kind="RG" if number % 2 else "")
    documents = project.documents.all()
    assert waves_in(documents) == ["2021", "Welle 2", "welle 3", "Welle 10"]


@given(st.lists(st.integers(0, 3000), min_size=2))
def test_numbers_in_names_sort_by_their_size(numbers):
    names = [f"Welle {number}" for number in numbers]
    assert sorted(names, key=natural_key) == [f"Welle {number}" for number in sorted(numbers)]
