"""A small coded project: two coders, three documents, codes with sub-codes; and what tests ask of it."""

from __future__ import annotations

from qualcode.model.codings import CoderKind, Polarity
from qualcode.project.project import Project
from tests.builders import Bench
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
    bench = Bench(folder)
    three = bench.document("drei", THREE, label="RG 2020", wave="2020")
    one = bench.document("eins", ONE, label="RG 2022", wave="2022")
    two = bench.document("zwei", TWO, label="RG 2021", wave="2021")
    for path in ("Typen / Transition", "Typen / Interferenz", "Typen / Diffusion", "Austausch"):
        bench.code_named(path)
    bench.code(one, "Jeder hat für sich entschieden.", "Typen / Interferenz", "clara", memo="unsicher")
    bench.code(one, "Weil wir reden.", "Austausch", "clara")
    bench.code(two, "Dann war Ruhe.", "Typen / Transition", "clara", Polarity.ABSENT)
    bench.code(three, "Wir treffen uns jeden Monat.", "Austausch", "clara")
    bench.code(three, "Wir treffen uns jeden Monat.", "Austausch", "ben")
    bench.code(three, "Das hilft allen.", "Typen / Interferenz", "ben")
    weighed = next(one for one in bench.project.codings.all() if one.memo)
    bench.project.codings.change(weighed, bench.coder("clara"), weight=80)
    bench.project.close()
    return bench.project.path


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
