"""Consents on the workspace: tables are taken in whole or not at all, and what Python users have of them."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import qualcode
from qualcode.errors import Ambiguous, NotFound, ReadingError, UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.workspace.consent.consents import stated
from qualcode.workspace.consent.table import COLUMNS, FIELDS, column_heading, heading_column, read_consents, take_in
from tests.helpers import tables

pytestmark = pytest.mark.consent
CASES = ("Fall A", "Bündnis Quellstein", "x, y", '"z"')


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="anna") as made:
        for case in CASES:
            made.documents.add(f"Gespräch {case}", "B: Das war so.", case=case)
        made.documents.add("allein", "B: Ich war nie dabei.")
        yield made


# ---- tables ------------------------------------------------------------------------------------------

GOOD = {
    **dict.fromkeys((purpose.value for purpose in Purpose), ("", "yes", "no", "Ja", " nein ", "unbekannt")),
    **dict.fromkeys(("given", "withdrawn", "delete_by"), ("", "2022-05-31", "31.05.2022", "2022-05-31 00:00:00")),
    "form": ("", "B 2", "=1+1", "Fassung „3“"),
}
BAD = {
    **dict.fromkeys((purpose.value for purpose in Purpose), ("vielleicht", "2", "ja/nein", "yes no")),
    **dict.fromkeys(("given", "withdrawn", "delete_by"), ("31.02.2022", "5/31/2022", "bald", "22-05-31")),
}
NAMES = st.sampled_from([*CASES, "Fall X", "fall a", "", "Fall"])


@st.composite
def rows(draw):
    """Rows of a table, each with the number of what is wrong in its cells."""
    made = []
    for _ in range(draw(st.integers(1, 6))):
        cells, wrong = {"case": draw(NAMES)}, 0
        for field in FIELDS:
            is_bad = field in BAD and draw(st.integers(0, 30)) == 0
            cells[field] = draw(st.sampled_from(BAD[field] if is_bad else GOOD[field]))
            wrong += is_bad
        made.append((cells, wrong))
    return made


def written(path, cells):
    text = io.StringIO()
    writer = csv.DictWriter(text, ("case", *FIELDS))
    writer.writeheader()
    writer.writerows(cells)
    path.write_text(text.getvalue(), "utf-8")
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows())
def test_a_table_is_taken_in_whole_or_every_row_that_is_wrong_is_listed(study, tmp_path, rows):
    space = study.space
    before = tables(space.project)
    file = written(tmp_path / "t.csv", [cells for cells, _wrong in rows])
    known = {number for number, (cells, wrong) in enumerate(rows, 2) if wrong or cells["case"] not in CASES}
    try:
        planned = read_consents(space.project, file, qualcode_options())
    except ReadingError as error:
        assert tables(space.project) == before
        told = [line.strip() for line in error.message.splitlines()[1:]]
        listed = {int(line.partition(":")[0].removeprefix("row ")) for line in told}
        assert known <= listed
        assert len(told) >= sum(wrong for _cells, wrong in rows)
        return
    assert not known
    if take_in(space, planned):
        assert [entry.kind for entry in space.project.log()[-1:]] == ["consent.import"]
        space.undo()
    assert tables(space.project)["consents"] == before["consents"]


def qualcode_options():
    from qualcode.reading.tables.table import TableOptions

    return TableOptions(delimiter=",")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_heading_that_is_written_is_read(language):
    from qualcode import catalogue

    catalogue.speak(language)
    try:
        assert [heading_column(column_heading(column)) for column in COLUMNS] == list(COLUMNS)
        assert [heading_column(column) for column in COLUMNS] == list(COLUMNS)
    finally:
        catalogue.speak("en")


# ---- for Python users --------------------------------------------------------------------------------


def test_cases_and_documents_have_a_consent(study):
    consent = study.cases["Fall A"].consent
    assert (consent.answers, consent.form, consent.allows("quote")) == ({}, "", "no")
    assert study.consents.set("Fall A", quote="yes", archive=False, given=date(2022, 5, 31), form="B 2") == 1
    consent = study.cases["Fall A"].consent
    assert consent.answers == {"quote": "yes", "archive": "no"}
    assert (consent.given, consent.form, consent.answer("teach")) == ("2022-05-31", "B 2", "")
    assert (consent.allows("quote"), consent.allows("archive")) == ("yes", "no")
    document = study.documents["Gespräch Fall A"]
    assert (document.consent.answers, document.consent.allows("quote")) == ({}, "yes")
    changed = document.consent.change(quote="paraphrase")
    assert (changed.answers, changed.allows("quote")) == ({"quote": "paraphrase"}, "paraphrase")
    assert "quote yes" in repr(consent)


def test_the_collection_is_of_all_cases_and_documents_with_one_of_their_own(study):
    assert [consent.title for consent in study.consents] == [*sorted(CASES), "allein"]
    study.consents.set(study.documents["Gespräch Fall A"], study.cases["x, y"], quote="no")
    assert len(study.consents) == 6
    assert study.consents["Gespräch Fall A"].of == study.documents["Gespräch Fall A"]
    assert study.consents[study.cases["x, y"]].answers == {"quote": "no"}
    frame = study.consents.frame()
    assert list(frame.columns) == ["kind", "id", "name", "case", *FIELDS]
    assert sorted(frame.loc[frame["quote"] == "no", "kind"]) == ["case", "document"]
    assert frame["teach"].isna().all()


def test_of_all_it_is_said_but_of_those_who_refused_more_or_withdrew(study, recwarn):
    study.consents.set("Fall A", quote="no")
    study.consents.set("x, y", quote="paraphrase")
    study.consents.set('"z"', quote="yes", withdrawn="2023-01-01")
    assert study.consents.set_all(quote="yes", form="B 2") == 2
    assert any("refused more or withdrew: 3" in str(warning.message) for warning in recwarn)
    answers = {consent.title: (consent.answers.get("quote"), consent.form) for consent in study.consents}
    assert answers == {
        "Fall A": ("no", ""), "x, y": ("paraphrase", ""), '"z"': ("yes", ""),
        "Bündnis Quellstein": ("yes", "B 2"), "allein": ("yes", "B 2"),
    }  # fmt: skip
    assert study.consents.set_all(quote="no") == 3
    assert study.consents.set_all(overwrite=True, quote="yes") == 4


@pytest.mark.parametrize(
    ("of", "said", "error"),
    [
        (("Fall",), {"quote": "yes"}, NotFound),
        (("Fall A",), {"kwote": "yes"}, NotFound),
        (("Fall A",), {"quote": "perhaps"}, UsageProblem),
        (("Fall A",), {"quote": 1}, UsageProblem),
        (("Fall A",), {"given": "31.02.2022"}, UsageProblem),
        (("Fall A",), {"archive": "paraphrase"}, UsageProblem),
        (("Fall A",), {}, UsageProblem),
        ((), {"quote": "yes"}, UsageProblem),
    ],
)
def test_what_cannot_be_said_raises_and_changes_nothing(study, of, said, error):
    before = tables(study.space.project)
    with pytest.raises(error):
        study.consents.set(*of, **said)
    assert tables(study.space.project) == before


def test_a_name_of_both_a_case_and_a_document_is_no_name_of_one(study):
    study.documents.add("Fall A", "B: Auch so.")
    with pytest.raises(Ambiguous):
        study.consents.set("Fall A", quote="yes")
    assert study.consents.set(study.documents["Fall A"], quote="yes") == 1
    assert stated(study.space.project)[0].consent.answers == {}


def test_what_is_due_is_warned_of_when_a_study_is_opened(study, recwarn):
    study.consents.set("Fall A", withdrawn="2023-01-01")
    path = study.path
    study.close()
    recwarn.clear()
    with qualcode.open(path):
        pass
    assert [str(warning.message) for warning in recwarn if "consent due" in str(warning.message)] == [
        "1 consent is withdrawn, and what was said is still here; “qualcode consent due” lists them"
    ]
