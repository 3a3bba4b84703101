"""Exports of LimeSurvey and SoSci Survey, row names of R, and columns that tell who somebody is."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from shlex import quote

import pytest

from qualcode.reading.source.options import ReadingOptions, SurveyColumns
from qualcode.reading.source.result import Reading
from tests.reading.files_made import read_bytes

ANSWERS = ("Die Leute, und „viel“ Zeit; ja.", "Größe zählt.")
CODES = ["id", "submitdate", "lastpage", "startlanguage", "seed", "G01Q01", "G01Q02", "G02Q03[other]"]
GERMAN = [
    *("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", "Wie alt sind Sie?"),
    *("Wie geht es Ihnen?", "Was noch? [Sonstiges]"),
]
LIME = [
    ["17", "2024-05-03 10:11:12", "3", "de", "938471", "34,5", ANSWERS[0], ""],
    ["21", "", "2", "de", "112233", "28", ANSWERS[1], "Geld"],
]
SOSCI = ["CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED", "A101", "A102_01", "FINISHED"]
LABELS = [
    *(
        "Interview-Nummer (fortlaufend)",
        "Seriennummer (sofern verwendet)",
        "Referenz",
        "Fragebogen",
        "Interview-Modus",
    ),
    *("Zeitpunkt zu dem das Interview begonnen hat", "Zufriedenheit", "Was war gut?: [01]", "Wurde abgeschlossen"),
]
SOSCI_ROWS = [
    ["5", "", "", "base", "interview", "2024-05-03 10:11:12", "-9", ANSWERS[0], "1"],
    ["8", "", "", "base", "interview", "2024-05-03 10:15:12", "-1", ANSWERS[1], "1"],
]


def written(rows: Sequence[Sequence[str]], delimiter: str, quoting: int = csv.QUOTE_ALL) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def read(folder: Path, table: str | bytes, *text: str, **more: object) -> Reading:
    options = ReadingOptions(survey=SurveyColumns(text=text, **more))  # type: ignore[arg-type]
    return read_bytes(folder, "umfrage.csv", table, options)


@pytest.mark.parametrize(
    ("headings", "delimiter", "said"),
    [
        pytest.param(headings, delimiter, said, id=f"{form}, {delimiter}, {said}")
        for (form, headings, names), delimiter in product(
            (
                ("codes", CODES, ("G01Q02", "g01q02")),
                ("words", GERMAN, ("Wie geht es Ihnen?",)),
                (
                    "both",
                    [f"{code}. {words}" for code, words in zip(CODES, GERMAN, strict=True)],
                    ("G01Q02", "Wie geht es Ihnen?", "G01Q02. Wie geht es Ihnen?"),
                ),
            ),
            ";,",
        )
        for said in names
    ],
)
def test_answers_of_limesurvey_come_in_by_code_by_words_or_by_both(tmp_path: Path, headings, delimiter, said):
    result = read(tmp_path, "\ufeff" + written([headings, *LIME], delimiter), said)
    assert [(draft.case, draft.text) for draft in result.drafts] == [
        ("umfrage 17", ANSWERS[0]),
        ("umfrage 21", ANSWERS[1]),
    ]
    question = "G01Q02" if headings is CODES else "Wie geht es Ihnen?"
    assert result.drafts[0].attributes["question"] == question
    assert result.cases[0].attributes[headings[5]] == "34,5"
    assert headings[0] not in result.cases[0].attributes
    assert any("LimeSurvey" in note for note in result.notes)
    assert any("--case-column" in note and headings[0] in note for note in result.notes)


@pytest.mark.parametrize("labels", [True, False], ids=["labels", "no labels"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_answers_of_sosci_survey_come_in_with_the_labels_of_their_questions(tmp_path, delimiter, encoding, labels):
    rows = [SOSCI, *([LABELS] if labels else []), *SOSCI_ROWS]
    result = read(tmp_path, written(rows, delimiter).encode(encoding), "A102_01")
    assert [(draft.case, draft.text) for draft in result.drafts] == [
        ("umfrage 5", ANSWERS[0]),
        ("umfrage 8", ANSWERS[1]),
    ]
    assert result.drafts[0].attributes["question"] == ("Was war gut?: [01]" if labels else "A102_01")
    (warning,) = (warning for warning in result.warnings if "missing" in warning)
    assert "--missing -9 --missing -1" in warning
    assert any("words of the questions" in note for note in result.notes) is labels


def test_a_column_that_was_said_names_the_cases_as_it_stands(tmp_path: Path):
    assert [
        case.name for case in read(tmp_path, written([SOSCI, *SOSCI_ROWS], ";"), "A102_01", case="CASE").cases
    ] == [
        "5",
        "8",
    ]
    double = [SOSCI_ROWS[0], ["5", *SOSCI_ROWS[1][1:]]]  # no number of its own: joined files
    result = read(tmp_path, written([SOSCI, *double], ";"), "A102_01")
    assert [case.name for case in result.cases] == ["umfrage 2", "umfrage 3"]
    assert result.cases[0].attributes["CASE"] == "5"


@pytest.mark.parametrize(
    ("headings", "names", "cases"),
    [
        (["", "Ort", "Gut?"], ("1", "2"), ("umfrage 1", "umfrage 2")),  # write.csv
        (["", "Ort", "Gut?"], ("B7", "B9"), ("B7", "B9")),
        (["Ort", "Gut?"], ("1", "2"), ("umfrage 1", "umfrage 2")),  # write.table
    ],
)
def test_row_names_of_r_name_the_cases_where_nobody_says_otherwise(tmp_path: Path, headings, names, cases):
    rows = [headings, [names[0], "Nord", "Ja."], [names[1], "Süd", "Nein."]]
    result = read(tmp_path, written(rows, ","), "Gut?")
    assert [case.name for case in result.cases] == list(cases)
    assert any("named by the index" in note for note in result.notes)
    said = read(tmp_path, written(rows, ","), "Gut?", case="Ort")
    assert [case.name for case in said.cases] == ["Nord", "Süd"]
    assert not any("named by the index" in note for note in said.notes)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("email", ["a.b@example.org", "", "c@example.com"]),
        ("Kontakt", ["a.b@example.org", "keine", "c@example.com"]),
        ("ipaddr. IP-Adresse", ["192.0.2.7", "198.51.100.9", ""]),
        ("IPAddress", ["2001:db8::1", "::1", "192.0.2.1"]),
        ("Vorname", ["Änne", "Karl-Heinz", "Zoë"]),
        ("Name", ["Dr. Anna Berg", "Berg, Jo", "O’Neill"]),
        ("G01Q04. Ihr Name", ["Anna Berg", "Jo Wu", "Max Ruh"]),
        ("Telefonnummer", ["0228 / 123 45-0", "+49 170 1234567", ""]),
    ],
)
def test_a_column_that_tells_who_somebody_is_is_told(tmp_path: Path, heading: str, cells: list[str]):
    rows = [["Nr", heading, "Gut?"], *([str(n), cell, "Ja, sehr."] for n, cell in enumerate(cells))]
    result = read(tmp_path, written(rows, ";"), "Gut?", case="Nr")
    (warning,) = result.warnings
    assert f"--without-column {quote(heading)}" in warning
    without = read(tmp_path, written(rows, ";"), "Gut?", case="Nr", without=(heading,))
    assert not without.warnings
    assert all(set(case.attributes) == {"Gut?"} for case in without.cases)
    if len(set(cells)) == len(cells) and all(cells):
        (named,) = read(tmp_path, written(rows, ";"), "Gut?", case=heading).warnings
        assert "--case-column" in named


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Kontakt", ["am @Abend", "selten", "a@example.org"]),  # one of three
        ("Beginn", ["10:11:12", "9:00", "10:15"]),
        ("Fassung", ["1.2.3", "1.2", "2.0.1.4"]),
        ("Name", ["Gruppe 1", "7", "12"]),
        ("Ort", ["Bad Homburg", "Köln", "Ulm"]),
        ("Name", ["Träger", "Träger", "Träger", "Schule", "Schule", "Schule"]),  # a kind, no person
        ("Telefon", ["ja", "nein", "ja"]),
    ],
)
def test_a_column_that_tells_nothing_of_persons_is_not(tmp_path: Path, heading: str, cells: list[str]):
    rows = [["Nr", heading, "Gut?"], *([str(n), cell, "Ja, sehr."] for n, cell in enumerate(cells))]
    assert not read(tmp_path, written(rows, ";"), "Gut?", case="Nr").warnings
