"""What files of an import hold waits outside of memory until it is written, and is then what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.documents import Role, Speaker
from qualcode.reading.source.result import Reading
from qualcode.reading.transcripts.structure import build
from qualcode.workspace.imports.held_drafts import HeldDrafts
from tests.helpers import HOSTILE, draft

TALK = "I: Und? [00:01:02]\nB: Ja doch. Es war so (lacht). Gut."


def readings() -> list[Reading]:
    hostile = [draft(f"{number}", text) for number, text in enumerate(HOSTILE) if text.strip()]
    talk = replace(
        draft("Gespräch", TALK),
        structure=build(TALK),
        case="Ämter",
        context="davor",
        attributes={"wave": "2019"},
        speakers=(Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS, "Fall", {"alter": "40"})),
        warnings=("zweifelhaft",),
    )
    return [Reading((talk, *hostile)), Reading(()), Reading((talk,), notes=("zuletzt",))]


@pytest.mark.parametrize("in_memory", [0, 1, 200, 10**9])
def test_drafts_come_back_as_they_were_held_in_any_order(tmp_path, in_memory):
    given = readings()
    held = HeldDrafts(tmp_path / "x.qualcode", in_memory or 1)
    files = [held.hold(reading) for reading in given]
    assert [tuple(held.drafts(file)) for file in reversed(files)] == [reading.drafts for reading in reversed(given)]
    assert files[2].notes == ("zuletzt",)
    assert list(tmp_path.iterdir()) == []


def test_what_is_told_of_a_draft_is_what_it_holds(tmp_path):
    (talk, *_), *_ = (reading.drafts for reading in readings())
    facts = HeldDrafts(tmp_path / "x.qualcode").hold(Reading((talk,))).drafts[0]
    found = talk.structure
    assert (facts.turns, facts.sentences, facts.marks) == (
        len(found.turns), len(found.sentences), len(found.marks)
    )  # fmt: skip
    assert facts.words == talk.words
    for name in ("name", "label", "case", "attributes", "speakers", "source", "warnings"):
        assert getattr(facts, name) == getattr(talk, name)


def test_what_is_more_than_a_little_leaves_the_memory(tmp_path):
    held = HeldDrafts(tmp_path / "x.qualcode", 1000)
    sizes = []
    for reading in readings():
        held.hold(reading)
        sizes.append((held._size > 1000, held._file._rolled))
    assert sizes[-1] == (True, True)
    assert all(is_large == is_rolled for is_large, is_rolled in sizes)
