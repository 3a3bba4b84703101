"""Paraphrases: a key in the text, of any passage, coded or not; shown with it, and a kind of their own."""

from __future__ import annotations

import pytest

from qualcode.model.memos import MemoKind
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.verbs.memo_editor import MemoEditor
from tests.tui.coded_project import WIDE, coded
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown, typed

KEY = "quotation_mark"


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


def paraphrases(path):
    """(passage, words) of all paraphrases in the file."""
    with Project.open(path) as project:
        return [
            (memo.target.span.cut(project.documents.text(memo.target.document)), memo.text)
            for memo in project.memos.all()
            if memo.kind is MemoKind.PARAPHRASE
        ]


def other_memos(path):
    with Project.open(path) as project:
        return [memo.text for memo in project.memos.all() if memo.kind is not MemoKind.PARAPHRASE]


async def test_a_passage_is_paraphrased_without_a_code_and_once(path):
    app = QualcodeApp(path, "clara", document="eins")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "home", "down", KEY)
        assert isinstance(app.screen, MemoEditor)
        assert "Paraphrase of the passage" in shown(app)
        assert "ctrl+k" not in shown(app)
        await typed(pilot, "anfangs")
        await press(pilot, "ctrl+k", "ctrl+s")
        ((passage, words),) = paraphrases(path)
        assert words == "anfangs"
        assert "≈ anfangs – paraphrase" in shown(app)
        await press(pilot, KEY)
        await typed(pilot, " schwer")
        await press(pilot, "ctrl+s")
        assert paraphrases(path) == [(passage, "anfangs schwer")]
        await press(pilot, KEY, "ctrl+a", "delete", "ctrl+s")
        assert paraphrases(path) == []
        await press(pilot, "u")
        assert paraphrases(path) == [(passage, "anfangs schwer")]


async def test_m_writes_a_memo_beside_the_paraphrase_and_kinds_do_not_mix(path):
    app = QualcodeApp(path, "clara", document="zwei")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "home", KEY)
        await typed(pilot, "kurz")
        await press(pilot, "ctrl+s", "m")
        assert "Memo on the passage" in shown(app)  # not the paraphrase, which stands alone there
        await typed(pilot, "lang")
        for _time in range(len(MemoKind)):
            assert "kind: paraphrase" not in shown(app)
            await press(pilot, "ctrl+k")
        await press(pilot, "ctrl+s")
        assert [words for _passage, words in paraphrases(path)] == ["kurz"]
        assert "lang" in other_memos(path)
        await press(pilot, "f7")
        assert "≈ document “zwei”" in shown(app)


async def test_what_was_typed_is_taken_up_as_a_paraphrase(path):
    app = QualcodeApp(path, "clara", document="zwei")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "home", KEY)
        await typed(pilot, "halb")
        app.screen._keeping.keep_now()
        app.screen.dismiss(None)
        await press(pilot, "f7", "n")
        assert "paraphrase of a passage of “zwei”" in shown(app)
        await press(pilot, "enter", "ctrl+s")
        assert [words for _passage, words in paraphrases(path)] == ["halb"]


def test_its_key_is_told():
    assert key_of("coding.paraphrase") == '"'
