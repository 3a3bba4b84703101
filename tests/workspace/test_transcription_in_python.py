"""Transcription rules from Python: listed, defined, followed, removed."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem


@pytest.fixture
def study(tmp_path):
    (tmp_path / "eins.txt").write_text("I: Was?\nB: Ja § gut.\n", "utf-8")
    with qualcode.create(tmp_path / "s.qualcode", coder="anna") as study:
        study.documents.read(tmp_path / "eins.txt")
        yield study


def test_rules_are_listed_defined_followed_and_removed(study):
    assert study.documents["eins"].transcription == ""
    rules = study.transcription_rules.define(
        "Haus", [("§", "Abbruch", "drop"), ("°{text}°", "leise", "words", "volume")]
    )
    assert (rules.own, rules.source, rules.documents) == (True, "", [])
    assert list(rules.signs.itertuples(index=False, name=None)) == [
        ("§", "Abbruch", "other", "drop"),
        ("°…°", "leise", "volume", "words"),
    ]
    changed = study.documents["eins"].change(transcription=rules)
    assert changed.transcription == "Haus"
    assert study.transcription_rules["Haus"].documents == [changed]
    with pytest.raises(QualcodeError):
        rules.remove()
    assert changed.change(transcription="").transcription == ""
    study.transcription_rules["Haus"].remove()
    assert [known.name for known in study.transcription_rules] == ["simple", "kuckartz", "gat2", "tiq"]
    frame = study.transcription_rules.frame()
    assert list(frame.columns) == ["name", "title", "own", "signs", "documents"]


def test_what_cannot_be_is_told(study):
    with pytest.raises(NotFound, match="transcription rules"):
        study.documents["eins"].change(transcription="gat3")
    for rows in ([("§",)], ["§;Abbruch"], [("§", "Abbruch", "vielleicht")], [("ja", "Wort")]):
        with pytest.raises(UsageProblem):
            study.transcription_rules.define("Haus", rows)
    assert "gat2" in study.transcription_rules
    assert "Haus" not in study.transcription_rules
