"""What is forgotten in a project and lies in pools: which pools and samples, the command there."""

from __future__ import annotations

import json
import os
import shlex

import pytest

from qualcode.model.consent.given import WHOLE, Leaving
from qualcode.model.spans import Span
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.pools.held import DOOR
from qualcode.project.pools.records import SampledDocument
from qualcode.project.project import Project
from qualcode.workspace.leaving.doors import DOOR as DOORS
from tests.builders import ME, interview
from tests.project.revised import read

POOL, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
PROJECT = "p00000000000000aa"


@pytest.fixture
def given(tmp_path):
    """A project with two cases of which one went into a pool with a sample; what stands there, in a folder."""
    with Project.create(tmp_path / "study.qualcode", "Study", ME) as project:
        first = interview(project, "Nordau", "B: Nichts.\n", case="Fall Nord")
        interview(project, "Ostau", "B: Alles.\n", case="Fall Süd")
        folder = tmp_path / "der Pool"
        record = project.pools.keep(POOL, folder, PROJECT, [])
        case = next(case for case in project.cases.all() if case.name == "Fall Nord")
        left = Leaving(DOOR, "folder", str(folder), {first.uuid: ()}, (case.uuid,))
        project.given.record(left, ME)
        (folder / "projects" / f"project={PROJECT}").mkdir(parents=True)
        (folder / "samples").mkdir()
        (folder / "pool.toml").write_text(f'format = 1\nuuid = "{POOL}"')
        said = {"files": [{"name": "probe.qualcode"}], "cases": {PROJECT: [record.key(case.uuid)]}}
        (folder / "samples" / "s1.json").write_text(json.dumps(said))
        (folder / "samples" / "s2.json").write_text(json.dumps({**said, "cases": {PROJECT: [5]}}))
        yield project, folder, first, case


def warnings_of(project, case):
    return [line for line in project.forgetting.case(case.uuid, ME).warnings if "pool" in line]


def test_a_pool_and_its_sample_are_named_with_the_command_that_takes_it_out(given):
    project, folder, document, case = given
    record = project.pools.of(POOL)
    (holding,) = project.forgetting.held_in_pools([case.uuid], [document.uuid])
    assert shlex.split(holding.command) == [
        *("qualcode", "pool", "forget", "--pool", str(folder), PROJECT),
        *map(str, (record.key(case.uuid), record.key(document.uuid))),
    ]
    pool, sample, beyond = warnings_of(project, case)
    assert holding.command in pool
    assert "s1" in sample
    assert "probe.qualcode" in sample
    assert "out of reach" in beyond


def test_what_never_went_into_a_pool_is_not_said_to_be_there(given):
    project, *_ = given
    other = next(case for case in project.cases.all() if case.name == "Fall Süd")
    assert warnings_of(project, other) == []


def test_a_document_alone_is_found_in_samples_by_its_case(given):
    project, _folder, document, _case = given
    (holding,) = project.forgetting.held_in_pools([], [document.uuid])
    assert [copy.sample for copy in holding.samples] == ["s1"]
    assert len(holding.keys) == 1


def test_a_withdrawn_project_is_not_named_and_a_pool_that_is_gone_is(given):
    project, folder, document, case = given
    (folder / "projects" / f"project={PROJECT}").rmdir()
    assert project.forgetting.held_in_pools([case.uuid], [document.uuid]) == []
    settings = (folder / "pool.toml").read_text()
    (folder / "pool.toml").write_text(settings.replace(POOL, POOL[::-1]))  # another pool lies there by now
    assert len(project.forgetting.held_in_pools([case.uuid], [document.uuid])) == 1
    folder.rename(folder.with_name("elsewhere"))
    pool, _beyond = warnings_of(project, case)
    assert "not where it was" in pool


@pytest.mark.parametrize(
    "said", ["", "[]", "{}", "[" * 100_000, '{"files": 1, "cases": []}', '{"cases": {"%s": [[1]]}}']
)
def test_a_record_from_elsewhere_that_is_none_is_told_as_such(given, said):
    project, folder, _document, case = given
    (folder / "samples" / "s1.json").write_text(said.replace("%s", PROJECT))
    told = warnings_of(project, case)
    assert any("cannot be read" in line for line in told)


def test_of_a_passage_the_former_text_is_told(given):
    project, _folder, document, _case = given
    text = project.documents.text(document)
    start = text.index("Nichts")
    done = project.forgetting.passage(
        WithdrawnPassage(document.uuid, document.sha256, text, Span(start, start + 6)), ME
    )
    assert any("former text" in line and "add the project again" in line for line in done.warnings)


def test_of_a_former_text_the_pool_that_may_hold_it_is_told(given):
    project, _folder, document, _case = given
    former = document.sha256
    project.revisions.carry_out(project.revisions.plan(document, read("B: Gar nichts.\n")), ME)
    done = project.forgetting.text(former, ME)
    assert any("former text" in line and "add the project again" in line for line in done.warnings)


@pytest.mark.parametrize("texts", [True, False])
def test_words_are_told_where_texts_that_went_hold_them_or_did(given, texts):
    project, folder, document, case = given
    if texts:
        left = Leaving(DOOR, "folder", str(folder), {document.uuid: (WHOLE,)}, (case.uuid,))
        project.given.record(left, ME)
    project.revisions.carry_out(project.revisions.plan(document, read("B: Gar kein Wort.\n")), ME)
    for words, is_told in (("nichts", texts), ("GAR KEIN", texts), ("alles", False), ("fehlt hier", False)):
        told = [line for line in project.forgetting.words(words, ME).warnings if "pool" in line]
        assert any("may hold the words in texts" in line and PROJECT in line for line in told) == is_told, words
        assert any("probe.qualcode" in line for line in told) == is_told


def test_words_of_codes_and_attributes_are_told_of_every_pool(given):
    project, folder, document, _case = given
    project.pools.keep(OTHER, folder.with_name("other"), "p00000000000000bb", [])
    project.documents.set([document], ME, attributes={"ort": "Beispielstadt"})
    project.documents.set([document], ME, attributes={"ort": ""})
    told = [line for line in project.forgetting.words("beispielstadt", ME).warnings if "codes or attributes" in line]
    assert [str(folder) in told[0], "other" in told[1], len(told)] == [True, True, 2]
    assert not any("pool" in line for line in project.forgetting.words("beispielstadt", ME).warnings)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a pipe")
def test_a_pipe_in_a_pool_from_elsewhere_is_not_waited_for(given):
    project, folder, _document, case = given
    for name in ("samples/s1.json", "pool.toml"):
        (folder / name).unlink()
        os.mkfifo(folder / name)
    assert any("cannot be read" in line for line in warnings_of(project, case))


def test_a_forgotten_document_of_a_sample_is_known_as_none_any_more(given):
    project, folder, document, _case = given
    project.pools.keep_sampled([SampledDocument(document.uuid, POOL, "s1", PROJECT, 77)])
    (holding, origin) = project.forgetting.held_in_pools([], [document.uuid])
    assert holding.keys == origin.keys == (77,)
    project.forgetting.documents([document.uuid], ME)
    assert project.pools.sampled() == []
    assert folder.is_dir()


@pytest.mark.parametrize("pool", [POOL, OTHER])
def test_of_a_document_of_a_sample_the_project_is_told_from_which_it_was_drawn(given, pool):
    project, folder, document, case = given
    origin = "p00000000000000bb"
    project.pools.keep_sampled([SampledDocument(document.uuid, pool, "s1", origin, 77)])
    (folder / "projects" / f"project={origin}").mkdir()
    assert any("was drawn from" in line for line in project.forgetting.words("Nichts", ME).warnings)
    where = ["--pool", str(folder)] if pool == POOL else []  # the other pool is not known: it never came back there
    told = [line for line in warnings_of(project, case) if "was drawn from" in line]
    assert [shlex.split(line.rpartition(": ")[2]) for line in told] == [
        ["qualcode", "pool", "forget", *where, origin, "77"]
    ]


def test_the_register_and_the_reader_mean_the_same_door():
    assert DOOR in DOORS
