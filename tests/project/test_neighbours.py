"""Which codes the rules of a code name: by exact names, and by links."""

from __future__ import annotations

import unicodedata

import pytest

from qualcode.model.codes import CodebookDraft, CodeDraft, Rules
from qualcode.project.codebook.neighbours import NamedCodes
from tests.helpers import LEAD

BOOK = CodebookDraft(
    "",
    (
        CodeDraft(
            "Typen",
            children=(
                CodeDraft("Transition"),
                CodeDraft("Interferenz"),
                CodeDraft("§ 60c", short_key="K1"),
                CodeDraft("Überleitung"),
                CodeDraft("Überleitung nach Auslaufen"),
                CodeDraft("ab"),
                CodeDraft("doppelt", children=(CodeDraft("Träger"),)),
                CodeDraft("Arbeit/Beruf"),
            ),
        ),
        CodeDraft("Themen", children=(CodeDraft("Träger"), CodeDraft("doppelt"))),
    ),
)


def named(project, borders="", exclude=""):
    """What a code with these rules names, with a question mark where a link leads nowhere."""
    project.codes.take_in(BOOK, LEAD)
    code = project.codes.add(CodeDraft("Probe", Rules(borders=borders, exclude=exclude)), None, LEAD)
    book = project.codes.book()
    return [
        f"{neighbour.words}?" if neighbour.code is None else book[neighbour.code].name
        for neighbour in NamedCodes(book).of(code)
    ]


@pytest.mark.parametrize(
    ("borders", "names"),
    [
        ("Gegen Interferenz: dort zugleich. Gegen Transition: dort.", ["Interferenz", "Transition"]),
        ("Interferenzen sind keine, interferenz auch nicht, Transition-", ["Transition"]),
        ("Gegen Überleitung nach Auslaufen.", ["Überleitung nach Auslaufen"]),
        ("Gegen Überleitung nach etwas, nach § 60c", ["Überleitung", "§ 60c"]),
        ("ab jetzt; ein Träger; doppelt", []),
        ("Gegen Themen / Träger: dort", ["Träger"]),
        ("[[themen / träger]] und [[K1]], [[Nirgends]], [[Träger]]", ["Träger", "§ 60c", "Nirgends?", "Träger?"]),
        ("Gegen Arbeit/Beruf; gegen Probe; [[Typen / Arbeit / Beruf]]", ["Arbeit/Beruf", "Typen / Arbeit / Beruf?"]),
        (unicodedata.normalize("NFD", "Gegen Überleitung: dort"), ["Überleitung"]),
        ("Gegen Transition (Typen): dort; Typen (Transition)", ["Transition", "Typen"]),
        ("[[]] [[ ]] [[code: Transition]] [[", ["?", "Transition"]),
    ],
)
def test_rules_name_neighbours(project, borders, names):
    assert named(project, borders) == names


def test_what_is_excluded_names_neighbours_first_and_each_is_there_once(project):
    assert named(project, "Gegen Transition", "nur Transition; Interferenz") == ["Transition", "Interferenz"]
