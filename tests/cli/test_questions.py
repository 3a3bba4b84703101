from __future__ import annotations

import pytest

from tests.made_once import made_once

TALK = """I: Wie hat das bei Ihnen angefangen?

B: Klein. Mit zwei Leuten.

I: Aha.
I: Und wer ist heute bei Ihnen zuständig?

B: Alle.

C: Niemand so richtig.
"""


@pytest.fixture
@made_once
def talk(run, study, tmp_path):
    (tmp_path / "gespräch.txt").write_text(TALK, "utf-8")
    assert run("import", "gespräch.txt").code == 0


def test_questions_are_listed_with_what_answers_them(run, talk):
    first, second = run("questions", "gespräch", "--json").json
    assert first["text"] == "Wie hat das bei Ihnen angefangen?"
    assert [TALK[one["start"] : one["end"]] for one in first["answers"]] == ["Klein. Mit zwei Leuten."]
    assert (first["number"], first["words"]) == (1, 4)
    assert second["text"].endswith("zuständig?")
    assert [TALK[one["start"] : one["end"]] for one in second["answers"]] == ["Alle.", "Niemand so richtig."]


def test_questions_stand_under_those_of_the_guide(run, talk, tmp_path):
    (tmp_path / "leitfaden.txt").write_text(
        "1. Wie hat es angefangen?\n\n- Wer ist zuständig?\n- Was kostet es?\n", "utf-8"
    )
    ran = run("questions", "gespräch", "--guide", "leitfaden.txt", "--json")
    assert [one["guide"] for one in ran.json] == ["Wie hat es angefangen?", "Wer ist zuständig?"]
    shown = run("questions", "--guide", "leitfaden.txt")
    assert "asked in 1 document: Wer ist zuständig?" in shown.err
    assert "asked in 0 documents: Was kostet es?" in shown.err
    assert "1 question is like none of the guide" in shown.err


def test_who_asks_decides_what_is_a_question(run, talk):
    assert run("documents", "set", "gespräch", "--role", "I=other", "--role", "C=asks").code == 0
    assert [one["text"] for one in run("questions", "gespräch", "--json").json] == ["Niemand so richtig."]


@pytest.mark.parametrize(("guide", "cause"), [("\n1.\n", "no question"), ("Wie?\n- Wie?\n", "twice")])
def test_a_guide_that_cannot_be_meant_is_refused(run, talk, tmp_path, guide, cause):
    (tmp_path / "leitfaden.txt").write_text(guide, "utf-8")
    ran = run("questions", "--guide", "leitfaden.txt")
    assert ran.code == 1
    assert cause in ran.err
