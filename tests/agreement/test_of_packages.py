"""Independence of codings that were made in packages: what their coder could not see, and nothing more than that."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from qualcode.agreement.study.comparison import Comparison
from qualcode.model.codings import WorkState
from qualcode.model.spans import Span
from qualcode.reporting.agreement.json import object_of
from qualcode.reporting.agreement.methods import methods
from qualcode.workspace.coding import codings
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.sharing.packages import PackageOrder, write_package
from qualcode.workspace.team import coders, comparing
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import new_project, problems

TEXT = "B: Es regnete am Morgen. Es schneite am Abend. Es hagelte in der Nacht."
FIRST, SECOND, THIRD = Span(0, 21), Span(22, 43), Span(44, 68)
PACKAGES = "codings were made in packages without codings of others"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The bytes of Anna's project, in which nobody has coded; it is not blind."""
    project = new_project(tmp_path_factory.mktemp("filled"))
    interview(project, "eins", TEXT)
    code_named(project, "Thema")
    for name in ("anna", "ben", "cara"):
        coder_named(project, name)
    project.close()
    return project.path.read_bytes()


@pytest.fixture
def anna(filled, tmp_path):
    path = tmp_path / "study.qualcode"
    path.write_bytes(filled)
    with Workspace.open(path, coder="anna") as space:
        yield space


def code(space, *spans):
    document = space.project.documents.find("eins")
    for span in spans:
        codings.give(space, document, span, [space.project.codes.find("Thema")])


def package(space, name="ben"):
    path = space.project.path.with_name(f"{name}.qualcode")
    write_package(space, PackageOrder(path=path, coder=name))
    return path


def copied(space, path):
    with closing(sqlite3.connect(space.project.path)) as there, closing(sqlite3.connect(path)) as copy:
        there.backup(copy)
    return path


def code_in(path, *spans, coder="ben"):
    with Workspace.open(path, coder=coder) as theirs:
        code(theirs, *spans)


def compared(space, *coders_):
    wanted = Comparison(assume_finished=True, replicates=0, coders=coders_ or ("anna", "ben"))
    return comparing.agreement(space, wanted)


def shown(space, *coders_):
    return compared(space, *coders_).scope.independence


def test_a_package_shows_independence_without_blindness_in_both_languages(anna):
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST, SECOND)
    merge(anna, [path])
    study = compared(anna)
    found = study.scope.independence
    assert found.shown
    assert (found.grounds, found.in_packages, found.came_later) == (("package", "before"), 2, 2)
    assert found.reason == f"2 {PACKAGES}; 1 coding was made here before any of others was in the document"
    assert object_of(study)["independence"]["grounds"] == ["package", "before"]
    partly = "partly in packages without codings of others, partly before codings of others were in the document."
    assert f"They coded independently: {partly}" in methods(study, "en")
    teils = "teils in Paketen ohne Codierungen anderer, teils bevor Codierungen anderer im Dokument waren."
    assert f"Sie codierten unabhängig voneinander: {teils}" in methods(study, "de")
    assert problems(anna.project) == []


@pytest.mark.parametrize("order", [("ben", "cara"), ("cara", "ben")])
def test_two_packages_show_it_in_either_order_of_merging(anna, order):
    paths = {name: package(anna, name) for name in order}
    for name, path in paths.items():
        code_in(path, FIRST, coder=name)
    for name in order:
        merge(anna, [paths[name]])
    assert shown(anna, "ben", "cara").grounds == ("package",)


def test_what_anna_codes_after_she_has_the_codings_of_ben_is_not_shown(anna):
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST)
    merge(anna, [path])
    code(anna, SECOND)
    found = shown(anna)
    assert not found.shown
    assert found.reason.endswith("for the rest: the project was never blind")
    assert found.grounds == ()


def test_what_ben_codes_after_something_came_into_his_package_is_not_shown(anna):
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST)
    with Workspace.open(path, coder="ben") as his:
        merge(his, [anna.project.path])
    early = path.with_name("früh.qualcode")
    shutil.copy(path, early)
    code_in(path, SECOND)
    merge(anna, [early])
    assert shown(anna).grounds == ("package", "before")
    merge(anna, [path])
    found = shown(anna)
    assert not found.shown
    assert found.in_packages == 1


def test_the_package_into_which_anna_s_copy_was_merged_says_only_what_it_knows(anna):
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST)
    with Workspace.open(path, coder="ben") as his:
        merge(his, [anna.project.path])
        found = shown(his)
    assert not found.shown  # how Anna's were made is known in her copy alone
    assert found.in_packages == 1


def test_it_goes_along_from_copy_to_copy_and_waits_with_what_waits(anna, tmp_path):
    copy, path = copied(anna, tmp_path / "copy.qualcode"), package(anna)
    deeper = tmp_path / "dora.qualcode"
    with Workspace.open(path, coder="ben") as his:
        code(his, FIRST)
        write_package(his, PackageOrder(path=deeper, coder="dora", documents=his.documents(), new_coder=True))
    code_in(deeper, SECOND, coder="dora")
    merge(anna, [deeper])
    merge(anna, [path])
    with Workspace.open(copy, coder="anna") as other:
        merge(other, [anna.project.path])
        assert shown(other, "ben", "dora").grounds == ("package",)


def test_two_ordinary_copies_show_what_blindness_shows_only(anna, tmp_path):
    copy = copied(anna, tmp_path / "copy.qualcode")
    code(anna, FIRST)
    code_in(copy, FIRST)
    merge(anna, [copy])
    found = shown(anna)
    assert not found.shown
    assert found.in_packages == 0


def test_where_source_and_package_were_blind_blindness_shows_it(anna):
    anna.project.settings.set_blind(ME, on=True)
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST)
    anna.project.settings.set_blind(ME, on=False)
    merge(anna, [path])
    found = shown(anna)
    assert found.grounds == ("blind",)
    assert found.in_packages == 1
    assert "1 coding was made in a package without codings of others" in found.reason


def test_codings_that_ben_made_before_the_package_was_cut_are_not_shown_by_it(anna):
    code(anna, FIRST)
    with Workspace(anna.project, "ben") as his:
        code(his, FIRST)
        path = package(his)
        code_in(path, SECOND)
        merge(his, [path])
        found = shown(his)
    assert not found.shown


def test_codings_of_somebody_else_in_a_package_end_it(anna):
    path = package(anna)
    code(anna, FIRST)
    with Workspace.open(path, coder="ben") as his:
        coder_named(his.project, "dora")
    code_in(path, SECOND, coder="dora")
    code_in(path, THIRD)
    merge(anna, [path])
    assert not shown(anna).shown
    assert shown(anna).in_packages == 0


def test_a_merge_that_was_taken_back_and_came_again_shows_the_same(anna):
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST)
    merge(anna, [path])
    before = shown(anna)
    anna.undo()
    merge(anna, [path])
    assert shown(anna) == before


def test_work_that_was_finished_after_the_merge_is_not_shown(anna):
    path = package(anna)
    code(anna, FIRST)
    code_in(path, FIRST)
    merge(anna, [path])
    coders.set_state(anna, anna.documents(), WorkState.FINISHED)
    assert not shown(anna).shown
