"""A deposit from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import ConsentError, NotFound, QualcodeError, UsageProblem
from qualcode.project.project import Project
from qualcode.workspace.archive import deposit
from qualcode.workspace.library.display import StudyWarning
from tests.archive.conftest import ANNA, YES, talk

pytestmark = pytest.mark.consent
CHECK = {"likely_names": False, "smallest_group": 1}


@pytest.fixture
def study(file, monkeypatch):
    monkeypatch.setattr(deposit, "office", lambda: "")
    with pytest.warns(StudyWarning, match="withdrawn"):
        opened = qualcode.open(file, coder="anna")
    with opened:
        yield opened


def test_a_study_is_archived(study, tmp_path):
    made = study.archive(
        tmp_path / "deposit",
        language="en",
        to="Centre",
        metadata={"creators": {"name": "Doe, Jo", "affiliation": "U"}, "keywords": ["a", "b"], "funder": ""},
        **CHECK,
    )
    assert made.documents == 1
    assert "Creators" not in made.gaps
    assert "Funder" in made.gaps
    assert "document: 1 (archiving was refused)" in made.left_out
    assert {"README.md", "datacite.json"} <= set(made.files)
    assert '<AuthEnty affiliation="U">Doe, Jo</AuthEnty>' in (tmp_path / "deposit/ddi-codebook.xml").read_text(
        "utf-8"
    )
    assert repr(made).startswith("wrote “")


def test_findings_are_warned_of_and_accepted_with_a_reason(file, study, tmp_path):
    with Project.open(file) as project:
        talk(project, "neu", "von Meyerbeer und", "Meyerbeer", label="THM 2021")
        project.consents.set(ANNA, cases={max(case.key for case in project.cases.all()): YES})
    with pytest.warns(StudyWarning, match="Meyerbeer"), pytest.raises(QualcodeError, match="Nothing was written"):
        study.archive(tmp_path / "deposit", **CHECK)
    assert study.archive(tmp_path / "deposit", accept="alles gelesen", **CHECK).documents == 2


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"secondary": True}, ConsentError),
        ({"secondary": "yes"}, UsageProblem),
        ({"language": "fr"}, NotFound),
        ({"metadata": {"titel": "x"}}, UsageProblem),
        ({"metadata": {"title": 3}}, UsageProblem),
        ({"metadata": {"title": {"name": "x", "orcid": "y"}}}, UsageProblem),
        ({"metadata": 3}, UsageProblem),
        ({"mapping": "none.yaml"}, QualcodeError),
        ({"accept": 3}, UsageProblem),
        ({"smallest": 3}, UsageProblem),
    ],
)
def test_what_cannot_be_is_refused(study, tmp_path, options, error):
    with pytest.raises(error):
        study.archive(tmp_path / "deposit", **CHECK, **options)
    assert not (tmp_path / "deposit").exists()
