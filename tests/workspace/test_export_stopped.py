"""An export tells how far it is, and can be ended at each step: then nothing is there that was not before."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.progress import part_of
from qualcode.project.project import Project
from qualcode.project.quoting.begun import unfinished
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.writers.formats import FORMATS
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.quoting.export import QuotationExport, collect_and_write, prepare, write
from qualcode.workspace.workspace import Workspace

SENTENCES = [f"Das war im Jahr {year} so." for year in range(2001, 2007)]


class Ended(Exception):
    pass


class Heard(list):
    """Steps that were told; ends the work at one of them."""

    def __init__(self, last=None):
        self.last = last

    def __call__(self, done, every):
        if len(self) == self.last:
            raise Ended
        self.append((done, every))


@pytest.fixture
def space(tmp_path):
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="anna") as study:
        for name in ("eins", "zwei", "drei"):
            study.documents.add(name, "B: " + " ".join(SENTENCES), label=f"RG {name}")
            study.codes.add(name)
            for sentence in SENTENCES:
                study.code(name, sentence, name)
    with Project.open(path) as project:
        yield Workspace(project, "anna")


def export(folder, form, publication=""):
    return QuotationExport(
        wanted=PassageChoice(), format=form, path=folder / f"zitate.{form}", publication=publication
    )


def kept(space):
    """What an export may leave: files, what was begun, the ledger, entries."""
    folder, project = space.project.path.parent, space.project
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix.lstrip(".") in FORMATS}
    hidden = [file.name for file in folder.iterdir() if file.name.startswith(".")]
    published = [publication.name for publication in project.publications.all()]
    return files, hidden, unfinished(project._store), published, len(list(space.log()))


@pytest.mark.parametrize("form", FORMATS)
def test_each_step_of_writing_is_told_and_can_be_the_last(space, tmp_path, form):
    collected = prepare(space, export(tmp_path, form), Options()).collected
    heard = Heard()
    write(space, collected, progress=heard)
    assert {every for _done, every in heard} == {18}
    assert [done for done, _every in heard] == sorted(done for done, _every in heard)
    assert heard[-1] == (18, 18)
    (tmp_path / f"zitate.{form}").write_bytes(b"mine")
    before = kept(space)
    for last in (0, 1, len(heard) // 2, len(heard) - 1):
        with pytest.raises(Ended):
            write(space, collected, progress=Heard(last))
        assert kept(space) == before


def test_each_document_is_told_while_it_is_collected_and_can_be_the_last(space, tmp_path):
    heard = Heard()
    prepare(space, export(tmp_path, "md"), Options(), progress=heard)
    assert heard == [(0, 3), (1, 3), (2, 3)]
    for last in range(3):
        with pytest.raises(Ended):
            prepare(space, export(tmp_path, "md"), Options(), progress=Heard(last))
    assert not kept(space)[0]


def test_what_was_not_published_to_its_end_is_not_in_the_ledger(space, tmp_path):
    wanted, steps = export(tmp_path, "md", "Bericht"), Heard()
    before = kept(space)
    with pytest.raises(Ended):
        collect_and_write(space, wanted, Heard(0))
    assert kept(space) == before
    collect_and_write(space, wanted, steps)
    assert kept(space)[3] == ["Bericht"]
    (tmp_path / "zitate.md").unlink()
    before = kept(space)
    for last in (len(steps) // 2, len(steps) - 1):
        with pytest.raises(Ended):
            collect_and_write(space, wanted, Heard(last))
        assert kept(space) == before


def test_a_part_of_some_work_is_told_as_a_share_of_the_whole():
    heard = Heard()
    part = part_of(heard, 0.5, 1)
    part(0, 4)
    part(3, 4)
    part(0, 0)
    assert [done / every for done, every in heard] == [0.5, 0.875, 1.0]
