"""What can be typed into “qualcode read”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from qualcode.catalogue import _
from qualcode.cli.coding import reading_changes as changes
from qualcode.cli.coding import reading_topics
from qualcode.cli.coding.reading_session import ReadingSession
from qualcode.cli.shared import output
from qualcode.errors import UsageProblem
from qualcode.model.codings import Polarity, WorkState


def _hint() -> str:
    return _("“help” lists what can be typed.")


@dataclass(frozen=True, slots=True)
class ReadingVerb:
    """Something that can be typed: its names, the first one whole; what stands behind it, and what it does."""

    names: tuple[str, ...]
    takes: str
    meaning: str
    do: Callable[[ReadingSession, str], None]


def take(session: ReadingSession, line: str) -> None:
    """Do what a line asks for. Raises QualcodeError for what cannot be, and then nothing was done."""
    if session.hears(line):
        return
    word, _blank, rest = line.strip().partition(" ")
    verb = _verb(word)
    rest = rest.strip()
    if rest and not verb.takes:
        raise UsageProblem(_("“{word}” stands alone.", word=verb.names[0]), _hint())
    verb.do(session, rest)


def _verb(word: str) -> ReadingVerb:
    """What a word asks for. Raises UsageProblem for a word that is none of ours."""
    verb = _VERBS.get(word.casefold())
    if verb is None:
        near = get_close_matches(word.casefold(), _VERBS, 1)
        meant = _("Did you mean “{word}”?", word=near[0]) if near else ""
        unknown = _("“{word}” is nothing that can be typed here.", word=word)
        raise UsageProblem(f"{unknown} {meant}".strip(), _hint())
    return verb


def tell(_session: ReadingSession, rest: str) -> None:
    """Say what can be typed, or what one word does."""
    key = _("Enter")
    for verb in (_verb(rest),) if rest else VERBS:
        first, *others = verb.names
        short = f" ({', '.join(name or key for name in others)})" if others else ""
        output.line(f"{first} {verb.takes}".rstrip() + f"{short}: {verb.meaning}")


VERBS = (
    ReadingVerb(
        ("next", "", "n", "weiter"), "[NUMBER | paragraph | coding | passage | document]", _("go on and read"),
        ReadingSession.next,
    ),
    ReadingVerb(("previous", "p", "back", "zurück"), "[…]", _("go back and read"), ReadingSession.previous),
    ReadingVerb(
        ("again", "where", "nochmals"), "", _("read once more, with place, codings and memos"), ReadingSession.again
    ),
    ReadingVerb(("goto", "g", "gehe"), "NUMBER", _("go to a paragraph"), ReadingSession.go_to),
    ReadingVerb(
        ("find", "f", "suchen"), "[WORDS]", _("find words in any form; alone: the next hit"), ReadingSession.find
    ),
    ReadingVerb(
        ("select", "s", "auswählen"), "[NUMBER | WORDS]", _("select several from here on, or these words only"),
        ReadingSession.select,
    ),
    ReadingVerb(
        ("code", "c", "codieren"), "NAME", _("assign a code to what was read or selected"), ReadingSession.code
    ),
    ReadingVerb(("new", "neu"), "NAME | ABOVE / NAME", _("create a code and assign it"), ReadingSession.new),
    ReadingVerb(("remove", "x", "entfernen"), "[NAME]", _("remove your coding here"), changes.remove),
    ReadingVerb(
        ("recode", "umcodieren"), "NAME | NAME => OTHER", _("another code instead of your coding here"),
        changes.recode,
    ),
    ReadingVerb(
        ("present",), "[NAME]", _("polarity of your coding here: what it stands for is there"),
        lambda session, rest: changes.polarity(session, rest, Polarity.PRESENT),
    ),
    ReadingVerb(
        ("absent", "fehlt"), "[NAME]", _("polarity: it is lacking, failed or denied"),
        lambda session, rest: changes.polarity(session, rest, Polarity.ABSENT),
    ),
    ReadingVerb(
        ("mixed", "teils"), "[NAME]", _("polarity: partly there, partly lacking"),
        lambda session, rest: changes.polarity(session, rest, Polarity.MIXED),
    ),
    ReadingVerb(
        ("good", "gut"), "[NAME]", _("mark your coding here as a good quotation, or not"), changes.good
    ),
    ReadingVerb(
        ("weight", "gewicht"), "NUMBER | NONE [NAME]",  # no text: a form to type
        _("give your coding here a weight, 0 to 100"), changes.weight,
    ),
    ReadingVerb(
        ("boundaries", "grenzen"), "[NAME]", _("set the boundaries of your coding here to what is selected"),
        changes.boundaries,
    ),
    ReadingVerb(
        ("split", "teilen"), "[NAME]", _("split your coding here at the edge of what is selected"),
        changes.split_coding,
    ),
    ReadingVerb(("memo", "m"), "[WORDS]", _("write a memo; alone: over several lines"), ReadingSession.memo),
    ReadingVerb(
        ("paraphrase", "paraphrasieren"), "[WORDS]",
        _("say the passage in your own words; alone: over several lines"), ReadingSession.paraphrase,
    ),
    ReadingVerb(("question", "frage"), "WORDS", _("write an open question"), ReadingSession.question),
    ReadingVerb(
        ("topic", "thema"), "[NAME | none | new NAME]",  # no text: a form to type
        _("say which topic of the guide the question here is about; alone: read it"), reading_topics.topic,
    ),
    ReadingVerb(("settle", "erledigt"), "[WORDS]", _("settle the open memo here"), changes.settle),
    ReadingVerb(("memos",), "", _("list the memos of the document"), ReadingSession.memos),
    ReadingVerb(("codings", "codierungen"), "", _("list the codings of the document"), ReadingSession.codings),
    ReadingVerb(("codes",), "[WORDS]", _("list the codes"), ReadingSession.codes),
    ReadingVerb(("explain", "k", "erklären"), "NAME", _("read what a code means"), ReadingSession.explain),
    ReadingVerb(
        ("play", "abspielen"), "", _("play the recording from here, in your own player"), ReadingSession.play
    ),
    ReadingVerb(("undo", "u", "rückgängig"), "", _("undo your last change"), ReadingSession.undo),
    ReadingVerb(("redo", "wiederherstellen"), "", _("restore what you undid last"), ReadingSession.redo),
    ReadingVerb(
        ("finish", "abschließen"), "", _("mark the document as finished"),
        lambda session, _rest: session.state(WorkState.FINISHED),
    ),
    ReadingVerb(
        ("reopen",), "", _("mark it as not finished"), lambda session, _rest: session.state(WorkState.WORKING)
    ),
    ReadingVerb(("open", "öffnen"), "DOCUMENT", _("read another document"), ReadingSession.open),
    ReadingVerb(("help", "h", "?", "hilfe"), "[WORD]", _("list what can be typed"), tell),
    ReadingVerb(("quit", "q", "exit", "beenden"), "", _("leave; everything is saved"), ReadingSession.quit),
)  # fmt: skip
_VERBS = {name: verb for verb in VERBS for name in verb.names}
