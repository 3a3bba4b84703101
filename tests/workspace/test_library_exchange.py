"""Projects of other programs in Python: taken over, given out, with what is lost as a frame."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.workspace.library.display import StudyWarning
from tests.tui.test_taking_over import PASSAGE, project_of


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "alt.qde"
    file.write_text(project_of(), encoding="utf-8")
    return file


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="clara") as study:
        study.codes.add("Regeln")
        yield study


def test_a_preview_writes_nothing_and_the_takeover_is_one_change(study, file):
    seen = study.import_project(file, preview=True)
    assert (seen.documents, seen.codings, seen.waiting, len(study.codings)) == (1, 1, 0, 0)
    taken = study.import_project(str(file))
    assert [(coding.text, coding.coder.name) for coding in study.codings] == [(PASSAGE, "Dora")]
    assert "Foto" in list(taken.losses()["name"])
    assert "taken over" in repr(taken)
    assert taken.report["numbers"]["codings"]["new"] == 1
    study.undo()
    assert len(study.documents) == len(study.codings) == 0


def test_what_is_called_the_same_is_said_or_refused(study, file):
    study.codes.add("Vertrauen")
    assert study.import_project(file, preview=True).conflicts == (("code", "Vertrauen"),)
    with pytest.raises(QualcodeError, match="Vertrauen"):
        study.import_project(file)
    assert len(study.documents) == 0
    study.import_project(file, same_codes=True, coders={"Dora": "Anna"})
    assert [(coding.code.name, coding.coder.name) for coding in study.codings] == [("Vertrauen", "Anna")]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"same_code": True}, UsageProblem),
        ({"same_codes": "yes"}, UsageProblem),
        ({"coders": "Dora"}, UsageProblem),
        ({"coordinates": "inches"}, UsageProblem),
        ({"columns": {"colour": "Farbe"}}, UsageProblem),
        ({"codes_in": "footnotes"}, NotFound),
    ],
)
def test_what_cannot_be_said_is_refused(study, file, said, error):
    with pytest.raises(error):
        study.import_project(file, **said)


def test_a_new_project_is_made_of_one(tmp_path, file):
    with qualcode.create(tmp_path / "neu.qualcode", coder="clara", project=file) as made:
        assert (made.title, [coding.text for coding in made.codings]) == ("Alt", [PASSAGE])


def test_nothing_is_made_of_a_file_that_cannot_be_read(tmp_path, file):
    file.write_text("<Project", encoding="utf-8")
    with pytest.raises(QualcodeError):
        qualcode.create(tmp_path / "neu.qualcode", coder="clara", project=file)
    assert not (tmp_path / "neu.qualcode").exists()


def test_a_study_goes_out_and_comes_back_the_same(study, file, tmp_path):
    study.import_project(file)
    would = study.export_project(tmp_path / "x.qdpx", preview=True)
    assert would.path is None
    assert not (tmp_path / "x.qdpx").exists()
    written = study.export_project(tmp_path / "x.qdpx", with_names=True, to="Institut")
    assert (written.path, written.documents, written.codings) == (tmp_path / "x.qdpx", 1, 1)
    assert list(written.losses().columns)[:2] == ["kind", "fate"]
    again = study.import_project(tmp_path / "x.qdpx")
    assert (again.documents, again.codes, again.codings) == (0, 0, 0)
    assert list(study.given()["recipient"]) == ["Institut"]


def test_names_that_stand_in_it_are_warned_of_or_refused(study, tmp_path):
    study.documents.add("eins", "B: Frau Amsel war da.", case="Frau Amsel")
    with pytest.warns(StudyWarning, match="Frau Amsel"):
        study.export_project(tmp_path / "x.qdpx")
    with pytest.warns(StudyWarning), pytest.raises(QualcodeError):
        study.export_project(tmp_path / "y.qdpx", strict=True)
    assert not (tmp_path / "y.qdpx").exists()


@pytest.mark.parametrize(
    ("path", "options"), [("x.txt", {}), ("x.qdpx", {"names": True}), ("x.qdpx", {"dialect": "R"})]
)
def test_what_cannot_be_written_is_refused(study, tmp_path, path, options):
    with pytest.raises(QualcodeError):
        study.export_project(tmp_path / path, **options)


def test_tables_go_into_a_folder(study, file, tmp_path):
    study.import_project(file)
    written = study.export_project(tmp_path / "tabellen", tidy=True)
    assert (written.path / "schema.json").is_file()


def test_the_codebook_goes_out_for_other_programs_and_comes_back(study, tmp_path):
    study.codes.add("Regeln / Ausnahmen", definition="Was nicht gilt.")
    written = study.codes.write(tmp_path / "codes.qdc")
    assert written.path.read_bytes().startswith(b"<?xml")
    with qualcode.create(tmp_path / "neu.qualcode", coder="clara") as made:
        codes = made.codes.read(tmp_path / "codes.qdc")
        assert [code.full_name for code in codes] == ["Regeln", "Regeln / Ausnahmen"]
        assert codes["Ausnahmen"].record.rules.definition == "Was nicht gilt."
        made.undo()
        assert len(made.codes) == 0
