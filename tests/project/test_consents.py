"""What cases and documents agreed to, as the project holds it: said, undone, forgotten, rescued, migrated."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectReplaced
from qualcode.model.consent.consents import (
    UNKNOWN_CONSENT,
    Consent,
    ConsentChange,
    DocumentConsent,
    Permission,
    Purpose,
)
from qualcode.model.documents import Role, Speaker
from qualcode.project.project import Project
from qualcode.project.watch.kept import KeptEntry, KeptRow
from qualcode.project.watch.rescue_file import Rescue, files
from tests.files.make import load
from tests.helpers import LEAD, add_document, contains, new_project, problems, raw, tables

pytestmark = pytest.mark.consent
TODAY = date.today().isoformat()
YES, NO, PARAPHRASE, UNKNOWN = Permission.YES, Permission.NO, Permission.PARAPHRASE, Permission.UNKNOWN
FORM = "Formular Blaubeere"


def case_named(project, name):
    return project.cases.find(name, exact=True)


def quoting(answer, **more):
    return ConsentChange({Purpose.QUOTE: answer}, **more)


@pytest.fixture
def two(project):
    """Two documents of one case, the second with a consent of its own."""
    one = add_document(project, "eins", "Erste Worte.", case="Fall A")
    other = add_document(project, "zwei", "Zweite Worte.", case="Fall A")
    case = case_named(project, "Fall A")
    change = {other.key: quoting(NO)}
    project.consents.set(LEAD, cases={case.key: quoting(YES, form=FORM, given="2022-05-31")}, documents=change)
    return one, other, case


# ---- saying ------------------------------------------------------------------------------------------


def test_what_is_said_holds_for_documents_beside_their_case(project, two):
    one, other, _case = two
    held = project.consents.that_hold()
    assert held[one.key].allows(Purpose.QUOTE, TODAY) is YES
    assert held[other.key].allows(Purpose.QUOTE, TODAY) is NO
    assert held[other.key].own.form == FORM
    assert held[one.key].allows(Purpose.ARCHIVE, TODAY) is NO
    assert case_named(project, "Fall A").consent.form == FORM


def test_a_consent_that_knows_nothing_any_more_has_no_row_and_undo_brings_it_back(project, two):
    _one, other, _case = two
    before = tables(project)
    project.consents.set(LEAD, documents={other.key: quoting(UNKNOWN)})
    assert other.key not in project.consents.of_documents()
    assert len(tables(project)["consents"]) == 1
    project.undo(LEAD)
    assert tables(project) == before


def test_what_is_known_already_changes_nothing(project, two):
    one, other, case = two
    entries = len(project.log())
    assert project.consents.set(LEAD, cases={case.key: quoting(YES)}, documents={other.key: quoting(NO)}) == 0
    assert len(project.log()) == entries
    assert project.consents.set(LEAD, documents={one.key: ConsentChange()}) == 0


def test_a_consent_goes_with_its_case_or_document_and_undo_brings_it_back(project, two):
    _one, other, case = two
    before = tables(project)
    project.documents.remove(other, LEAD)
    project.cases.remove(case, LEAD)
    assert tables(project)["consents"] == []
    assert problems(project) == []
    project.undo(LEAD)
    project.undo(LEAD)
    assert tables(project) == before


def test_speakers_who_are_cases_speak_for_themselves(project):
    voices = (Speaker("A", Role.ANSWERS, "Fall A"), Speaker("B", Role.ANSWERS), Speaker("I", Role.ASKS))
    group = add_document(project, "gruppe", "A: Ja.\nB: Nein.", speakers=voices, case="Gruppe")
    cases = {case_named(project, "Fall A").key: quoting(NO), case_named(project, "Gruppe").key: quoting(YES)}
    project.consents.set(LEAD, cases=cases)
    held = project.consents.that_hold()[group.key]
    assert held.allows(Purpose.QUOTE, TODAY, ["A"]) is NO
    assert held.allows(Purpose.QUOTE, TODAY, ["B"]) is YES
    assert held.allows(Purpose.QUOTE, TODAY, ["A", "B"]) is NO
    assert held.allows(Purpose.QUOTE, TODAY) is NO


# ---- what holds --------------------------------------------------------------------------------------

DAYS = st.sampled_from(["", "1999-01-01", TODAY, (date.today() + timedelta(days=1)).isoformat(), "2999-01-01"])
CONSENTS = st.builds(
    Consent,
    st.dictionaries(st.sampled_from(list(Purpose)), st.sampled_from([YES, NO]))
    | st.dictionaries(st.just(Purpose.QUOTE), st.just(PARAPHRASE)),
    withdrawn=DAYS,
    delete_by=DAYS,
)
STRICT = [YES, PARAPHRASE, NO]


@given(CONSENTS, st.sampled_from(list(Purpose)))
def test_nothing_leaves_that_was_not_allowed_or_is_over(consent, purpose):
    allowed = consent.allows(purpose, TODAY)
    assert allowed is not UNKNOWN
    if allowed is not NO:
        assert consent.answer(purpose) is allowed
        assert consent.answer(Purpose.ANALYSE) is not NO
        assert all(not day or day > TODAY for day in (consent.withdrawn, consent.delete_by))


@given(CONSENTS, CONSENTS, st.sampled_from(list(Purpose)))
def test_beside_a_case_a_document_never_allows_more_than_what_is_known_of_either(own, case, purpose):
    together = own.beside(case).allows(purpose, TODAY)
    for consent in (own, case):
        if consent.answer(purpose) or consent.forbids_all(TODAY):
            assert STRICT.index(together) >= STRICT.index(consent.allows(purpose, TODAY))
    assert together is case.beside(own).allows(purpose, TODAY)
    assert own.beside(UNKNOWN_CONSENT) == own


@given(st.dictionaries(st.sampled_from("ABC"), CONSENTS), CONSENTS, st.sampled_from(list(Purpose)))
def test_whoever_speaks_has_a_say(speakers, own, purpose):
    held = DocumentConsent(own, speakers)
    for voice in "ABC":
        alone = held.allows(purpose, TODAY, [voice])
        assert STRICT.index(held.allows(purpose, TODAY, list("ABC"))) >= STRICT.index(alone)
        if voice in speakers:
            assert STRICT.index(alone) >= STRICT.index(speakers[voice].allows(purpose, TODAY))


# ---- forgetting --------------------------------------------------------------------------------------


def test_of_a_forgotten_case_no_byte_of_its_consent_is_left(tmp_path):
    with new_project(tmp_path) as project:
        add_document(project, "eins", "Erste Worte.", case="Fall A")
        case = case_named(project, "Fall A")
        project.consents.set(LEAD, cases={case.key: quoting(YES, form=FORM)})
        project.consents.set(LEAD, cases={case.key: quoting(NO, form="Formular Holunder")})
        project.undo(LEAD)
        project.forgetting.case(project.forgetting.find_case("Fall A").uuid, LEAD)
        assert project.consents.of_cases() == {}
        assert problems(project) == []
    assert contains(tmp_path, FORM) == contains(tmp_path, "Formular Holunder") == []


def test_of_a_forgotten_document_no_byte_of_its_consent_is_left(tmp_path):
    with new_project(tmp_path) as project:
        one = add_document(project, "eins", "Erste Worte.", case="Fall A")
        project.consents.set(LEAD, documents={one.key: quoting(YES, form=FORM, withdrawn="2023-01-01")})
        project.consents.set(LEAD, documents={one.key: quoting(NO, form="Formular Holunder")})
        project.forgetting.documents([one.uuid], LEAD)
        assert project.consents.of_documents() == {}
        assert problems(project) == []
    assert contains(tmp_path, FORM) == contains(tmp_path, "Formular Holunder") == []


# ---- rescuing ----------------------------------------------------------------------------------------


def lost(project, act):
    """What `act` did in a session whose file was replaced by an older copy; opens what lies there now."""
    path = project.path
    project.close()
    older = shutil.copyfile(path, path.with_name(".arriving"))
    with Project.open(path) as meanwhile:
        meanwhile.cases.add("Zwischendurch", LEAD)
    session = Project.open(path)
    act(session)
    older.replace(path)
    with pytest.raises(ProjectReplaced):
        session.cases.add("Verweigert", LEAD)
    session.close()
    (file,) = files()
    return Project.open(path), Rescue.read(file)


def test_what_a_replaced_file_would_lose_of_consents_is_taken_in(tmp_path):
    project = new_project(tmp_path)
    one = add_document(project, "eins", "Erste Worte.", case="Fall A")
    case = case_named(project, "Fall A")

    def act(session):
        session.consents.set(LEAD, cases={case.key: quoting(PARAPHRASE, form=FORM)})
        session.consents.set(LEAD, documents={one.key: quoting(NO, delete_by="2999-01-01")})
        session.consents.set(LEAD, cases={case.key: quoting(NO)})

    present, rescue = lost(project, act)
    with present:
        taken = present.rescues.take_in(rescue, LEAD)
        assert taken.without_place == []
        assert case_named(present, "Fall A").consent == Consent({Purpose.QUOTE: NO}, form=FORM)
        assert present.consents.of_documents()[one.key].delete_by == "2999-01-01"
        assert problems(present) == []


@pytest.mark.parametrize("kept", ["yes", "paraphrase", "no"])
def test_what_an_older_program_kept_of_quoting_is_taken_in_as_a_consent(project, tmp_path, kept):
    case = project.cases.add("Fall A", LEAD)
    rows = (
        KeptRow("cases", case.uuid, {"name": "Fall A", "quotable": "yes"}, {"name": "Fall A", "quotable": kept}),
        KeptRow("cases", "0190a000-0000-7000-8000-000000000001", None, {"name": "Fall B", "quotable": kept}),
    )
    entry = KeptEntry("0190a000-0000-7000-8000-000000000002", "anna", "2026-11-01T10:00:00Z", "case.set", "", 2, rows)
    rescue = Rescue(project.uuid, str(project.path), "", "2026-11-01T10:00:00Z", [entry], file=tmp_path / "kept")
    taken = project.rescues.take_in(rescue, LEAD)
    assert taken.without_place == []
    answers = [case_named(project, name).consent.answer(Purpose.QUOTE) for name in ("Fall A", "Fall B")]
    assert answers == [UNKNOWN, UNKNOWN] if kept == "yes" else [Permission(kept)] * 2


# ---- migration ---------------------------------------------------------------------------------------


def test_a_file_from_before_consents_tells_once_who_is_not_known_any_more(tmp_path):
    path = load(6, tmp_path / "study.qualcode")
    with raw(path) as connection:
        (cases,) = connection.execute("SELECT COUNT(*) FROM cases WHERE quotable = 'yes'").fetchone()
        (said,) = connection.execute("SELECT COUNT(*) FROM cases WHERE quotable <> 'yes'").fetchone()
        (alone,) = connection.execute("SELECT COUNT(*) FROM documents WHERE case_id IS NULL").fetchone()
    with Project.open(path) as project:
        (told,) = [line for line in project.told if "consent set --all" in line]
        assert f"{cases} case" in told
        assert f"{alone} document" in told
        assert len(project.consents.of_cases()) == said
        assert problems(project) == []
    with Project.open(path) as project:
        assert project.told == ()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6])
def test_what_somebody_said_of_quoting_in_an_older_file_is_known(tmp_path, version):
    path = load(version, tmp_path / "study.qualcode")
    with raw(path) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(cases)")}
        wanted = dict(connection.execute("SELECT id, quotable FROM cases")) if "quotable" in columns else {}
    with Project.open(path) as project:
        for case in project.cases.all():
            before = wanted.get(case.key, "yes")
            answer = case.consent.answer(Purpose.QUOTE)
            assert answer is Permission(before) if before != "yes" else answer in (UNKNOWN, YES)


def test_no_file_of_the_present_version_tells_anything(project, two):
    path = project.path
    project.close()
    with Project.open(path) as again:
        assert again.told == ()
