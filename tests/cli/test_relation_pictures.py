"""Pictures of co-occurrence, saturation and portraits, alone and beside their tables; refused where none can be."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.reporting.pictures import of_relations
from qualcode.reporting.pictures.curves import CurveOfCodes, curve_picture
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.code_pairs import cooccurrence
from tests.demo_project import demo_at

pytest.importorskip("matplotlib")
CALLS = {"cooccurrence": (), "saturation": ("--permutations", "20"), "portrait": ("rg-2022-01",)}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("pictures") / "demo.qualcode"
    demo_at(path).close()
    return path


@pytest.mark.parametrize("command", CALLS)
def test_each_is_drawn_alone_and_beside_its_table(run, demo, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    ran = run("-p", demo, command, *CALLS[command], "-o", "p.svg")
    assert ran.code == 0, ran.err
    ElementTree.fromstring((tmp_path / "p.svg").read_bytes())
    ran = run("-p", demo, command, *CALLS[command], "-o", "p.html", "--picture")
    assert ran.code == 0, ran.err
    text = (tmp_path / "p.html").read_text("utf-8")
    assert text.index("data:image/svg+xml") < text.index("<table>")
    assert "rg-2022-01" not in text


@pytest.mark.parametrize(("words", "told"), [(("-o", "p.md", "--picture"), "holds no pictures"),
                                             (("--picture",), "needs a file")])  # fmt: skip
def test_a_picture_that_no_file_holds_is_refused(run, demo, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    ran = run("-p", demo, "cooccurrence", *words)
    assert ran.code == 2
    assert told in ran.err
    assert not list(tmp_path.iterdir())


def test_what_has_no_picture_takes_no_suffix_of_one(run, demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("-p", demo, "coverage", "-o", "p.svg").code == 2


def test_the_square_is_symmetric_and_holds_the_numbers_of_the_pairs(demo, monkeypatch):
    from qualcode.project.project import Project

    given = []
    monkeypatch.setattr(of_relations, "heat_picture", given.append)
    with Project.open(demo) as project:
        matrix = cooccurrence(project, PassageChoice())
        of_relations.cooccurrence_picture(matrix, catalogue_of("de"))
    (heat,) = given
    assert heat.values == [list(row) for row in zip(*heat.values, strict=True)]
    assert sum(value or 0 for row in heat.values for value in row) == 2 * sum(pair.number for pair in matrix.pairs)
    places = range(len(heat.rows))
    assert all(heat.texts[at][at].startswith("(") and heat.values[at][at] is None for at in places)
    assert "55 Codes, die mit keinem zusammen vorkommen, fehlen." in heat.note


@pytest.mark.parametrize("new", [(), (3, 0, 2)])
def test_a_curve_is_the_same_bytes_each_time_with_and_without_an_order(new):
    so_far = (3, 3, 5) if new else ()
    curve = CurveOfCodes("Neue Codes", new, so_far, (2.0, 3.5, 5.0), (1, 2, 5), (3, 4, 5))
    first, second = (curve_picture(curve, catalogue_of("de")) for _ in range(2))
    assert first == second
