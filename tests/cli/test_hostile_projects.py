"""Hostile and damaged projects of other programs against the whole command: refused without a trace, or told."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.reading.exchange import hostile_files as hostile
from tests.reading.exchange.foreign_databases import qualcoder_folder
from tests.reading.exchange.hostile_files import TEXT, archive, bare, guid, packed, project, selection, source

PLACE = "Ich hatte Angst."
START = TEXT.index(PLACE)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "home" not in path.parts
    }


def refused(run, folder: Path, path: Path, *more: object) -> None:
    before = contents(folder)
    ran = run("import-project", path, *more)
    assert ran.code not in (0, 70), ran.err
    assert ran.err.count("\n") <= 4, ran.err
    assert "Traceback" not in ran.err
    assert "root:" not in ran.err
    assert "XML_PARSE" not in ran.err
    assert contents(folder) == before


def told(run, path: Path, *more: object) -> tuple[dict, set[str]]:
    """What an import into a new project says, and the reasons of what is lost; it leaves the project sound."""
    ran = run("import-project", path, "--new", "new.qualcode", "--json", *more)
    assert ran.code == 0, ran.err
    checked = run("-p", "new.qualcode", "check")
    assert checked.code == 0, checked.out + checked.err
    said = json.loads(ran.out)
    return said, set(re.findall(r'"(?:why|reason)": "([^"]+)"', ran.out))


def quick_ones(kinds) -> list:
    """The kinds of files; those that are large are for the stress set."""
    return [pytest.param(kind, marks=pytest.mark.stress if kind in hostile.LARGE else ()) for kind in kinds]


@pytest.mark.usefixtures("readers_apart")
@pytest.mark.parametrize("kind", quick_ones([*hostile.DOCUMENT_TYPES, *hostile.DAMAGED]))
def test_harmful_and_damaged_xml_is_refused(run, tmp_path, kind):
    xml = (hostile.DOCUMENT_TYPES | hostile.DAMAGED)[kind]()
    refused(run, tmp_path, packed(tmp_path, archive(xml)), "--new", "new.qualcode")


@pytest.mark.usefixtures("readers_apart")
@pytest.mark.parametrize("kind", [next(iter(hostile.DOCUMENT_TYPES)), next(iter(hostile.DAMAGED))])
def test_it_is_refused_in_a_bare_file_too(run, tmp_path, kind):
    xml = (hostile.DOCUMENT_TYPES | hostile.DAMAGED)[kind]()
    refused(run, tmp_path, bare(tmp_path, xml), "--new", "new.qualcode")


@pytest.mark.usefixtures("readers_apart")
@pytest.mark.parametrize("kind", quick_ones(hostile.ARCHIVES))
def test_harmful_and_damaged_archives_are_refused(run, tmp_path, kind):
    refused(run, tmp_path, packed(tmp_path, hostile.ARCHIVES[kind]()), "--new", "new.qualcode")


def test_a_project_of_ours_is_as_it_was_after_what_is_refused(run, study, tmp_path):
    for xml in (hostile.DOCUMENT_TYPES["a billion laughs"], hostile.DAMAGED["half of it"]):
        refused(run, tmp_path, packed(tmp_path, archive(xml())), "-p", study)
    refused(run, tmp_path, packed(tmp_path, hostile.with_link("/etc/passwd")), "-p", study)


@pytest.mark.usefixtures("readers_apart")
def test_what_is_wrong_in_a_file_is_told_and_one_undo_takes_all_of_it_back(run, study, tmp_path):
    bad = [
        (0, 10**9), (-5, 3), ("x", "y"), ("1.5", "7"), ("9" * 5000, "9" * 5000), (34, 19), (5, 5), ("", ""),
        ("١", "٣"), ("1_9", "34"),
    ]  # fmt: skip
    places = [(START, START + len(PLACE)), *bad]
    selections = "".join(selection(*place, number) for number, place in enumerate(places))
    twice = source(selections) + source(selection(START, START + len(PLACE), 80), path="internal://b.txt")
    codes = f'{hostile.CODES}<Code guid="{hostile.CODE}" name="A &gt; B&#10;&#x202e;{"x" * 5000}"/><Code name=""/>'
    links = f'<Links><Link guid="{guid(60)}" originGUID="{guid(61)}" targetGUID="{guid(62)}"/></Links>'
    xml = project(codes=codes, sources=twice + source(path="../../etc/passwd", number=guid(70)), rest=links)
    path = packed(tmp_path, archive(xml, {"sources/a.txt": TEXT, "sources/b.txt": f"{TEXT}Zwei"}))
    before = run("-p", study, "stats", "--json").out, run("-p", study, "codebook", "list").out
    ran = run("import-project", path, "-p", study, "--coordinates", "code-points")
    assert ran.code == 0, ran.err
    assert "\u202e" not in ran.out
    assert run("-p", study, "check").code == 0
    waiting = json.loads(run("-p", study, "orphans", "--json").out)
    assert len(waiting) == len(bad), waiting
    again = run("import-project", path, "-p", study, "--coordinates", "code-points")
    assert again.code == 0, again.err
    assert json.loads(run("-p", study, "orphans", "--json").out) == waiting
    undone = run("-p", study, "undo")
    assert undone.code == 0, undone.err
    assert json.loads(run("-p", study, "orphans", "--json").out) == []
    assert (run("-p", study, "stats", "--json").out, run("-p", study, "codebook", "list").out) == before


@pytest.mark.parametrize(
    "path", ["internal://../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "relative:///../a.txt", "..\\a.txt"]
)
def test_a_path_that_leads_out_is_not_followed(run, tmp_path, path):
    sources = source(selection(START, START + 9), path=path) + source(path="internal://b.txt", number=guid(9))
    parts = {"sources/a.txt": TEXT, "sources/b.txt": f"{TEXT}Zwei"}
    _said, reasons = told(run, packed(tmp_path, archive(project(sources=sources), parts)))
    assert reasons & {"file-missing", "file-outside"}


def test_links_and_pipes_beside_a_bare_file_are_not_followed(run, tmp_path):
    _said, reasons = told(run, hostile.beside_links(tmp_path))
    assert "file-missing" in reasons


@pytest.mark.parametrize("name", ["\u202eA", "a" * 5000, "A &gt; B", "", "&#10;", "\u200b"])
def test_names_of_any_kind_become_names_here(run, tmp_path, name):
    codes = f'<Code guid="{hostile.CODE}" name="{name}"/><Code guid="{guid(3)}" name="{name}"/>'
    two = source(name=name) + source(path="internal://b.txt", name=name, number=guid(9))
    rest = f'<Sets><Set guid="{guid(5)}" name="{name}"><MemberSource targetGUID="{hostile.SOURCE}"/></Set></Sets>'
    xml = project(codes=codes, sources=two, rest=rest).replace('name="Ines"', f'name="{name}"')
    told(run, packed(tmp_path, archive(xml, {"sources/a.txt": TEXT, "sources/b.txt": f"{TEXT}Zwei"})))


def test_codes_that_lie_too_deep_are_refused(run, tmp_path):
    codes = "".join(f'<Code guid="{guid(10 + depth)}" name="n{depth}">' for depth in range(200)) + "</Code>" * 200
    refused(run, tmp_path, packed(tmp_path, archive(project(codes=codes))), "--new", "new.qualcode")


def test_codes_that_lie_within_themselves_and_groups_without_end_come_in(run, tmp_path):
    inner = f'<Code guid="{guid(3)}" name="B"><Code guid="{hostile.CODE}" name="C"/></Code>'
    codes = f'<Code guid="{hostile.CODE}" name="A">{inner}</Code>' + "".join(
        f'<Code guid="{guid(10 + depth)}" name="n{depth}">' for depth in range(40)
    )
    members = "".join(f'<MemberSource targetGUID="{guid(number)}"/>' for number in range(3000))
    rest = f'<Sets><Set guid="{guid(5)}" name="S">{members}<MemberCode targetGUID="{guid(5)}"/></Set></Sets>'
    told(run, packed(tmp_path, archive(project(codes=codes + "</Code>" * 40, rest=rest))))


@pytest.mark.usefixtures("readers_apart")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_pipes_and_devices_are_no_projects(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.qdpx")
    (tmp_path / "folder.qda").mkdir()
    os.mkfifo(tmp_path / "folder.qda" / "data.qda")
    (tmp_path / "zeros.qde").symlink_to("/dev/zero")
    for name in ("pipe.qdpx", "folder.qda", "zeros.qde"):
        refused(run, tmp_path, tmp_path / name, "--new", "new.qualcode")


def test_categories_that_lie_below_themselves_and_values_of_any_kind_come_in(run, tmp_path):
    rows = {
        "project": [{"databaseversion": "v7"}],
        "source": [{"id": 1, "name": "Eins", "fulltext": TEXT, "owner": "x"}],
        "code_cat": [{"catid": 1, "name": "A", "supercatid": 2}, {"catid": 2, "name": "B", "supercatid": 1}],
        "code_name": [{"cid": 1, "name": "c", "catid": 1}],
        "code_text": [
            {"cid": 1, "fid": 1, "seltext": PLACE, "pos0": START, "pos1": START + len(PLACE), "owner": "x"},
            {"cid": 1, "fid": 1, "seltext": "Angst", "pos0": -5, "pos1": 10**12, "owner": "y"},
            {"cid": 1, "fid": 1, "seltext": b"\x00\xff", "pos0": 9e99, "pos1": "b", "owner": b"\x00"},
            {"cid": 99, "fid": 77, "seltext": None, "pos0": None, "pos1": None, "owner": None},
        ],
    }
    _said, reasons = told(run, qualcoder_folder(tmp_path, rows))
    assert {"cycle", "place-unreadable", "code-missing"} <= reasons
