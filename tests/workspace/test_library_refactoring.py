"""Codes merged, split, lifted and removed from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="anna") as opened:
        for year in (2020, 2022):
            opened.documents.add(
                f"rg-{year}", "I: Wie war das?\nB: Das war schwer. Es ging.", attributes={"wave": year}
            )
        opened.codes.add("Thema")
        opened.codes.add("Thema / Darunter")
        opened.codes.add("A // B")
        for year in (2020, 2022):
            opened.code(f"rg-{year}", "Es ging.", "Thema")
        opened.code("rg-2020", "Es ging.", "A // B")
        yield opened


def test_a_code_is_split_by_an_attribute_and_by_a_query(study):
    made = study.codes["Thema"].split("attribute", "wave")
    assert [code.name for code in made] == ["Thema (2020)", "Thema (2022)"]
    study.undo()
    (found,) = study.codes["Thema"].split("query", "wave=2022", into="Später")
    assert (found.full_name, len(found.codings)) == ("Thema / Später", 1)
    study.undo()
    with pytest.raises(QualcodeError, match="one coder"):
        study.codes["Thema"].split("coder")
    with pytest.raises(NotFound, match="colour"):
        study.codes["Thema"].split("colour")


def test_codes_are_merged_lifted_and_removed(study):
    assert study.codes["Thema"].merge_into("A // B").name == "A / B"
    assert len(study.codings) == 2
    study.undo()
    assert len(study.codes["Thema"].merge_into("A // B", doubles="keep").codings) == 2
    assert len(study.codes["Thema"].codings) == 1
    study.undo()
    assert [code.full_name for code in study.codes["Thema"].lift()] == ["Darunter"]
    study.codes["Thema"].remove(to="A // B")
    assert [code.full_name for code in study.codes] == ["Darunter", "A // B"]
    with pytest.raises(QualcodeError, match="codings"):
        study.codes["A // B"].remove()
    study.codes["A // B"].remove(with_codings=True)
    assert len(study.codings) == 0
