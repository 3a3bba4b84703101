"""A small coded project: two coders, three documents, codes with sub-codes; and what tests ask of it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import qualcode
from qualcode.model.codings import CoderKind
from qualcode.project.project import Project
from tests.tui.conftest import settle

ONE = (
    "I: Wie lief das?\n\nB: Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es.\n\n"
    "I: Warum?\n\nB: Weil wir reden."
)
TWO = "B: Im zweiten Jahr kam der Wechsel. Dann war Ruhe."
THREE = "B: Wir treffen uns jeden Monat. Das hilft allen."
WIDE, NARROW = (160, 50), (80, 24)


def coded(folder):
    """The project's path: clara has four codings, ben two."""
    path = folder / "p.qualcode"
    path.write_bytes(_filled())
    return path


@cache
def _filled():
    """The bytes of the project, which is made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qualcode"
        with qualcode.create(path, "Probe", coder="me") as study:
            study.documents.add("drei", THREE, label="RG 2020", attributes={"wave": 2020})
            study.documents.add("eins", ONE, label="RG 2022", attributes={"wave": 2022})
            study.documents.add("zwei", TWO, label="RG 2021", attributes={"wave": 2021})
            for name in ("Typen", "Typen / Transition", "Typen / Interferenz", "Typen / Diffusion", "Austausch"):
                study.codes.add(name, definition="das ist gemeint")
        with (
            qualcode.open(path, coder="clara", new_coder=True) as clara,
            qualcode.open(path, coder="ben", new_coder=True) as ben,
        ):
            words = "Jeder hat für sich entschieden."
            unsure = clara.code("eins", words, "Typen / Interferenz", memo="unsicher")
            clara.code("eins", "Weil wir reden.", "Austausch")
            clara.code("zwei", "Dann war Ruhe.", "Typen / Transition", polarity="absent")
            clara.code("drei", "Wir treffen uns jeden Monat.", "Austausch")
            ben.code("drei", "Wir treffen uns jeden Monat.", "Austausch")
            ben.code("drei", "Das hilft allen.", "Typen / Interferenz")
            unsure.change(weight=80)
        return path.read_bytes()


def codings(path):
    """(passage, code, coder, good) of all codings in the file, in order of documents and places."""
    with Project.open(path) as project:
        book = project.codes.book()
        coders = {one.key: one.name for one in project.coders.all()}
        return [
            (one.span.cut(project.documents.text(one.document)), book[one.code].name, coders[one.coder], one.good)
            for one in project.codings.all()
        ]


def code(path, name):
    """The code of that name as it is in the file."""
    with Project.open(path) as project:
        return project.codes.find(name)


def change(path, work, coder="ben"):
    """Do something as another process would; `work` gets the project and the coder."""
    with Project.open(path) as project:
        who = project.coders.exact(coder) or project.coders.add(coder, CoderKind.PERSON)
        return work(project, who)


def lines(app):
    """What the screen shows, line by line."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def notices(app):
    """What the notices say."""
    return [one.message for one in app._notifications]


async def typed(pilot, words):
    """Type words in one go."""
    await pilot.press(*({" ": "space"}.get(one, one) for one in words))
    await settle(pilot)
