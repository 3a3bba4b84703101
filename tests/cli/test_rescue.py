"""The command rescue: work that was kept when the project file was replaced comes into the file that lies there."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy

import pytest

from qualcode.errors import ProjectReplaced
from qualcode.model.spans import Span
from qualcode.project.file import connection
from qualcode.project.project import Project
from qualcode.project.watch.rescue_file import files
from tests.cli.conftest import TEXT

SAID = ("Das war am Anfang schwierig.", "Jeder hat für sich entschieden.")


def passages(path):
    with Project.open(path) as project:
        return sorted(coding.span.cut(TEXT) for coding in project.codings.all())


@pytest.fixture
def replaced(run, study):
    """A session gave two codings; between them an older copy took the file's place."""
    older = study.with_name(".arriving")
    shutil.copyfile(study, older)
    assert run("codebook", "add", "Diffusion").code == 0  # so that the copy is not what the session began with
    project = Project.open(study)
    (document,), anna = project.documents.all(), project.coders.exact("anna")
    code = project.codes.book().codes[0]
    spans = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in SAID]
    project.codings.add(document, spans[0], code, anna)
    older.replace(study)
    with pytest.raises(ProjectReplaced, match="Another file lies under the name") as caught:
        project.codings.add(document, spans[1], code, anna)
    project.close()
    (file,) = files()
    assert str(file) in caught.value.hint
    assert passages(study) == []
    return study


def test_what_waits_is_listed_and_nothing_is_changed(run, replaced):
    before = replaced.read_bytes(), files()[0].read_bytes()
    ran = run("rescue", "--list")
    assert ran.code == 0
    assert str(replaced) in ran.out
    assert str(files()[0]) in ran.out
    assert (replaced.read_bytes(), files()[0].read_bytes()) == before


def test_it_is_taken_in_once_and_can_be_undone_as_one(run, replaced):
    ran = run("rescue", "--yes")
    assert ran.code == 0, ran.err
    assert "another file lies under the name “studie.qualcode”" in ran.err  # what had happened
    assert "took in 2 changes" in ran.err
    assert passages(replaced) == sorted(SAID)
    assert files() == []
    again = run("rescue", "--yes")
    assert (again.code, "nothing waits" in again.err) == (0, True)
    assert passages(replaced) == sorted(SAID)
    assert run("check").code == 0
    assert run("undo").code == 0
    assert passages(replaced) == []


def test_without_a_yes_nothing_is_taken_in(run, replaced):
    assert run("rescue").code == 2
    assert passages(replaced) == []
    assert len(files()) == 1


def test_a_file_that_was_kept_elsewhere_and_came_back_brings_nothing_twice(run, replaced, tmp_path):
    (file,) = files()
    kept = shutil.copyfile(file, tmp_path / "kept")
    assert run("rescue", "--yes").code == 0
    shutil.copyfile(kept, file)
    ran = run("rescue", "--yes")
    assert (ran.code, "took in 0 changes; here already: 2" in ran.err) == (0, True)
    assert passages(replaced) == sorted(SAID)
    assert files() == []


def test_what_has_no_place_is_told_and_kept_and_the_rest_comes_in(run, replaced):
    (file,) = files()
    kept = json.loads(file.read_text("utf-8"))
    lost = dict(deepcopy(kept["entries"][0]), uuid="00000000-0000-4000-8000-000000000000")
    (row,) = [row for row in lost["rows"] if row["table"] == "codings"]
    row["new"]["code_id"] = ["codes", "00000000-0000-4000-8000-000000000001"]
    row["uuid"] = "00000000-0000-4000-8000-000000000002"
    file.write_text(json.dumps(kept | {"entries": [lost, *kept["entries"]]}), "utf-8")
    ran = run("rescue", "--yes")
    assert ran.code == 1
    assert "among the codes that is not there" in ran.out
    assert "without a place: 1" in ran.err, ran.out
    assert f"kept “{file}”" in ran.err
    assert passages(replaced) == sorted(SAID)
    assert file.exists()


def test_a_text_that_was_corrected_meanwhile_gives_its_codings_no_place(run, replaced, tmp_path):
    (tmp_path / "neu.txt").write_text(TEXT.replace("Anfang", "Beginn"), encoding="utf-8")
    assert run("revise", "eins", "neu.txt", "--yes").code == 0
    ran = run("rescue", "--yes")
    assert ran.code == 1
    assert ran.out.count("was corrected meanwhile") == 2
    assert passages(replaced) == []
    assert len(files()) == 1


def test_another_project_takes_nothing_in(run, replaced, tmp_path):
    assert run("new", "andere").code == 0
    ran = run("rescue", "--yes", "-p", tmp_path / "andere.qualcode")
    assert (ran.code, "nothing waits for this project" in ran.err) == (0, True)
    assert len(files()) == 1


@pytest.mark.parametrize("name", ["studi.qualcode", "eins.txt", "fehlt/studie.qualcode"])
def test_a_wrong_name_changes_nothing(run, replaced, name):
    ran = run("rescue", "--yes", "-p", name)
    assert ran.code == 3
    assert name.split("/")[-1] in ran.err
    assert len(files()) == 1


def test_a_file_that_may_only_be_read_takes_nothing_in(run, replaced, monkeypatch):
    before = replaced.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(connection.os, "access", lambda *_: False)
        ran = run("rescue", "--yes")
    assert (ran.code, "cannot be written" in ran.err or "only be read" in ran.err) == (3, True), ran.err
    assert replaced.read_bytes() == before
    assert len(files()) == 1
    assert run("rescue", "--yes").code == 0


@pytest.mark.parametrize("contents", ["", "{", "[]", '{"format": 1}', '{"format": 99}', "null", "\udcff"])
def test_a_rescue_file_that_cannot_be_read_is_named_and_left(run, replaced, contents):
    (file,) = files()
    bad = file.with_name(f"bad{file.name}")
    bad.write_text(contents, "utf-8", errors="surrogateescape")
    ran = run("rescue", "--list")
    assert ran.code == 0
    assert f"“{bad}”" in ran.err
    assert str(file) in ran.out
    assert run("rescue", "--yes").code == 0
    assert files() == [bad]


def test_check_names_what_waits(run, replaced):
    assert str(files()[0]) in run("check").out


def test_forget_names_what_waits(run, replaced):
    ran = run("forget", "eins", "--yes")
    assert str(files()[0]) in ran.err
    ran = run("rescue", "--yes")
    assert (ran.code, ran.out.count("erased")) == (1, 2), ran.out
