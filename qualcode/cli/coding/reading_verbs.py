"""What can be typed into “qualcode read”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from qualcode.cli.coding.reading_session import ReadingSession
from qualcode.cli.shared import output
from qualcode.errors import UsageProblem
from qualcode.model.codings import Polarity, WorkState

_HELP = "“help” lists what can be typed."


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
    word, _, rest = line.strip().partition(" ")
    verb = _verb(word)
    rest = rest.strip()
    if rest and not verb.takes:
        raise UsageProblem(f"“{verb.names[0]}” stands alone.", _HELP)
    verb.do(session, rest)


def _verb(word: str) -> ReadingVerb:
    """What a word asks for. Raises UsageProblem for a word that is none of ours."""
    verb = _VERBS.get(word.casefold())
    if verb is None:
        near = get_close_matches(word.casefold(), _VERBS, 1)
        meant = f" Did you mean “{near[0]}”?" if near else ""
        raise UsageProblem(f"“{word}” is nothing that can be typed here.{meant}", _HELP)
    return verb


def tell(_session: ReadingSession, rest: str) -> None:
    """Say what can be typed, or what one word does."""
    for verb in (_verb(rest),) if rest else VERBS:
        first, *others = verb.names
        short = f" ({', '.join(name or 'Enter' for name in others)})" if others else ""
        output.line(f"{first} {verb.takes}".rstrip() + f"{short}: {verb.meaning}")


VERBS = (
    ReadingVerb(("next", "", "n"), "[NUMBER | paragraph | coding | document]", "go on and read", ReadingSession.next),
    ReadingVerb(("previous", "p", "back"), "[the same]", "go back and read", ReadingSession.previous),
    ReadingVerb(("again", "where"), "", "read once more, with place, codings and memos", ReadingSession.again),
    ReadingVerb(("goto", "g"), "NUMBER", "go to a paragraph", ReadingSession.go_to),
    ReadingVerb(("find", "f"), "[WORDS]", "find words in any form; alone: the next hit", ReadingSession.find),
    ReadingVerb(
        ("select", "s"), "[NUMBER | WORDS]", "take several from here, or only these words", ReadingSession.select
    ),
    ReadingVerb(("code", "c"), "NAME", "give a code to what was read or selected", ReadingSession.code),
    ReadingVerb(("new",), "NAME | ABOVE / NAME", "make a code and give it", ReadingSession.new),
    ReadingVerb(("remove", "x"), "[NAME]", "remove your coding here", ReadingSession.remove),
    *(
        ReadingVerb(
            (polarity.value,),
            "[NAME]",
            f"what your coding here stands for is {said}",
            lambda session, rest, polarity=polarity: session.polarity(polarity, rest),  # type: ignore[misc]
        )
        for polarity, said in (
            (Polarity.PRESENT, "there"),
            (Polarity.ABSENT, "lacking, failed or denied"),
            (Polarity.MIXED, "partly there, partly lacking"),
        )
    ),
    ReadingVerb(("good",), "[NAME]", "mark your coding here as a good quotation, or not", ReadingSession.good),
    ReadingVerb(("memo", "m"), "[WORDS]", "write a memo; alone: over several lines", ReadingSession.memo),
    ReadingVerb(("question",), "WORDS", "write an open question", ReadingSession.question),
    ReadingVerb(("memos",), "", "list the memos of the document", ReadingSession.memos),
    ReadingVerb(("codings",), "", "list the codings of the document", ReadingSession.codings),
    ReadingVerb(("codes",), "[WORDS]", "list the codes", ReadingSession.codes),
    ReadingVerb(("explain", "k"), "NAME", "read what a code means", ReadingSession.explain),
    ReadingVerb(("play",), "", "play the recording from here, in your own player", ReadingSession.play),
    ReadingVerb(("undo", "u"), "", "take your last change back", ReadingSession.undo),
    ReadingVerb(("redo",), "", "restore what you undid last", ReadingSession.redo),
    ReadingVerb(("finish",), "", "mark the document finished", lambda session, _: session.state(WorkState.FINISHED)),
    ReadingVerb(("reopen",), "", "mark it as not finished", lambda session, _: session.state(WorkState.WORKING)),
    ReadingVerb(("open",), "DOCUMENT", "read another document", ReadingSession.open),
    ReadingVerb(("help", "h", "?"), "[WORD]", "list what can be typed", tell),
    ReadingVerb(("quit", "q", "exit"), "", "leave; everything is saved", ReadingSession.quit),
)
_VERBS = {name: verb for verb in VERBS for name in verb.names}
