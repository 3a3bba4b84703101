"""Whatever has a name is written in one spelling: invisible signs, Unicode form and blanks make no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind
from qualcode.project.file.store import NameCandidate, find
from qualcode.project.project import Project
from tests import helpers

DISGUISED = "Bu\u0308\u200bndnis\u00a0\u00ad 1"
PLAIN = "Bündnis 1"
INVISIBLE = "\u200b\u2060"


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "study.qualcode", "Study", helpers.LEAD) as made:
        made.documents.add(
            [helpers.draft("eins", "Erste Worte."), helpers.draft("zwei", "Zweite Worte.")], helpers.LEAD
        )
        yield made


def cases(project):
    return [one.name for one in project.cases.all()]


def coders(project):
    return [one.name for one in project.coders.all()]


def codes(project):
    return [one.name for one in project.codes.book()]


def documents(project):
    return sorted(one.name for one in project.documents.all())


# how something gets a name, by project and name, and the names that there are then
WAYS = {
    "case": (lambda p, name: p.cases.add(name, helpers.LEAD), cases),
    "renamed case": (lambda p, name: p.cases.rename(p.cases.add("alt", helpers.LEAD), name, helpers.LEAD), cases),
    "case of a document": (
        lambda p, name: p.documents.set(p.documents.all()[:1], helpers.LEAD, case=name), cases,
    ),
    "coder": (lambda p, name: p.coders.add(name, CoderKind.PERSON, helpers.LEAD), coders),
    "renamed coder": (
        lambda p, name: p.coders.rename(p.coders.add("alt", CoderKind.PERSON, helpers.LEAD), name, helpers.LEAD),
        coders,
    ),
    "code": (lambda p, name: p.codes.add(CodeDraft(name), None, helpers.LEAD), codes),
    "renamed code": (
        lambda p, name: p.codes.edit(helpers.add_code(p, "alt"), CodeDraft(name), helpers.LEAD),
        codes,
    ),
    "document": (lambda p, name: p.documents.rename(p.documents.find("eins"), name, helpers.LEAD), documents),
    "imported document": (lambda p, name: p.documents.add([helpers.draft(name, "Worte.")], helpers.LEAD), documents),
    "publication": (
        lambda p, name: p.publications.open(name, helpers.LEAD), lambda p: [one.name for one in p.publications.all()],
    ),
    "label": (
        lambda p, name: p.documents.set(p.documents.all()[:1], helpers.LEAD, label=name),
        lambda p: [one.name for one in p.labels.all()],
    ),
    "attribute": (
        lambda p, name: p.documents.set(p.documents.all()[:1], helpers.LEAD, attributes={name: "ja"}),
        lambda p: list(p.documents.all()[0].attributes),
    ),
    "value": (
        lambda p, name: p.documents.set(p.documents.all()[:1], helpers.LEAD, attributes={"wave": name}),
        lambda p: list(p.documents.all()[0].attributes.values()),
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_written_in_one_spelling(project, way):
    give, names = WAYS[way]
    give(project, DISGUISED)
    assert PLAIN in names(project)
    assert not any("\u200b" in name for name in names(project))


@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("label", "value", "imported document")])
def test_a_name_that_nobody_sees_is_none(project, way):
    give, names = WAYS[way]
    with pytest.raises(QualcodeError):
        give(project, INVISIBLE)
    assert INVISIBLE not in names(project)


def test_an_attribute_typed_otherwise_is_the_same_and_an_empty_value_takes_it_away(project):
    for attributes in ({"wave": "20\u200b31"}, {"wa\u200bve": "2032", "wave": "2031"}):
        project.documents.set(project.documents.all()[:1], helpers.LEAD, attributes=attributes)
        assert project.documents.all()[0].attributes == {"wave": "2031"}
    project.documents.set(project.documents.all()[:1], helpers.LEAD, attributes={"wave": INVISIBLE})
    assert project.documents.all()[0].attributes == {}


def test_waves_that_look_alike_are_one_wave(run, study):
    assert run("documents", "set", "eins", "--set", "wave=20\u200b31").code == 0
    assert run("documents", "--json").json[0]["attributes"]["wave"] == "2031"


def test_a_speaker_with_an_invisible_sign_is_the_speaker(run, study, tmp_path):
    (tmp_path / "talk.txt").write_text("I: Wie?\n\nB\u200b1: So.\n\nI: Und?\n\nB1: Ja.\n", "utf-8")
    (tmp_path / "film.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mia\u200b>So war das.\n\n00:03.000 --> 00:04.000\n<v Mia>Ja.\n\n"
        "00:05.000 --> 00:06.000\n<v Ada>Nein.\n", "utf-8",
    )  # fmt: skip
    assert run("import", "talk.txt", "film.vtt").code == 0
    with Project.open(study) as project:
        speakers = {one.name: [s.name for s in project.documents.speakers(one)] for one in project.documents.all()}
    assert (speakers["talk"], speakers["film"]) == (["I", "B1"], ["Mia", "Ada"])


SPELLINGS = st.sampled_from(["Stadt 1", "stadt 1", "Sta\u200bdt 1", "Stadt  1", "Stadt\u00a01", "Stadt 10"])


@given(st.lists(st.sampled_from(["Stadt 1", "stadt 1", "STADT 1", "Stadt 10"]), unique=True), SPELLINGS)
def test_an_exact_name_is_exact_in_upper_and_lower_case_and_in_nothing_that_nobody_sees(names, wanted):
    candidates = [
        NameCandidate(name, f"{number:012x}", f"{number}-uuid", (name,)) for number, name in enumerate(names)
    ]
    seen = " ".join(wanted.replace("\u200b", "").split())
    try:
        found = find("case", wanted, candidates, exact=True)
    except QualcodeError:
        found = None
    assert found == (seen if seen in names else None)


@pytest.mark.parametrize(
    "command", ["documents set eins --case N", "documents set eins --speaker B --case N", "import zwei.txt --case N"]
)
def test_a_case_in_other_case_is_refused_with_the_near_name(run, study, tmp_path, command):
    with Project.open(study) as project:
        project.cases.add("Stadt 1", helpers.LEAD)
        before = helpers.tables(project)
    (tmp_path / "zwei.txt").write_text("Zweite Worte.", "utf-8")
    ran = run(*(word.replace("N", "stadt 1") for word in command.split()))
    assert ran.code == 1
    assert "“Stadt 1”" in ran.err
    with Project.open(study) as project:
        assert helpers.tables(project) == before
    assert run(*(word.replace("N", "Stadt\u200b 1") for word in command.split())).code == 0
    with Project.open(study) as project:
        assert [one.name for one in project.cases.all()] == ["Bündnis Quellstein", "Stadt 1"]
