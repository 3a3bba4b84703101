"""Words of another one within a turn, from the file to quotations, counts, search and a corrected text."""

from __future__ import annotations

import csv
import io

import pytest

from tests.made_once import made_once

TEXT = (
    "I: Wie lief das?\n\n"
    "B: Wir kannten uns ja nicht //I: Mhm.// und jeder hat für sich gearbeitet. Feste Ansprechpartner gab es. "
    "//I: Also Personen,// ja genau, Personen.\n\nI: Gut."
)


def span(text: str, begin: str, end: str) -> str:
    start = text.index(begin)
    return f"{start}:{text.index(end, start) + len(end)}"


@pytest.fixture
@made_once
def coded(run, study, tmp_path):
    (tmp_path / "zwei.txt").write_text(TEXT, encoding="utf-8")
    places = (span(TEXT, "Wir kannten", "gearbeitet."), span(TEXT, "Feste", "ja genau, Personen."))
    for arguments in (
        ("import", "zwei.txt", "--label", "RG 2024"),
        *(("code", "zwei", place, "Interferenz") for place in places),
    ):
        ran = run(*arguments)
        assert ran.code == 0, ran.err
    return study


def quotations(run, *options: str) -> list[str]:
    ran = run("quotes", "--language", "de", "--format", "csv", *options)
    assert ran.code == 0, ran.err
    return [row["Zitat"] for row in csv.DictReader(io.StringIO(ran.out, newline=""))]


def test_quotations_leave_them_out_or_show_a_dialogue(run, coded):
    assert quotations(run) == [
        "Wir kannten uns ja nicht und jeder hat für sich gearbeitet.",
        "Feste Ansprechpartner gab es. [...] ja genau, Personen.",
    ]
    assert quotations(run, "--dialogue")[1].split("\n") == [
        "B: Feste Ansprechpartner gab es.", "I: Also Personen,", "B: ja genau, Personen.",
    ]  # fmt: skip


def test_they_are_in_no_count_of_what_was_answered(run, coded):
    ran = run("table", "codes", "documents", "--count", "words", "--format", "csv")
    assert ran.code == 0, ran.err
    assert "18" in ran.out, ran.out  # 11 and 7 words, without “Mhm” and “Also Personen”


def test_they_move_with_a_corrected_text(run, coded, tmp_path):
    (tmp_path / "zwei.txt").write_text(TEXT.replace("Wie lief das?", "Wie ist das gelaufen?"), encoding="utf-8")
    ran = run("revise", "zwei", "zwei.txt", "--yes")
    assert ran.code == 0, ran.err
    assert quotations(run)[1] == "Feste Ansprechpartner gab es. [...] ja genau, Personen."
    assert run("check").code == 0
