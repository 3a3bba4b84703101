"""What is changed by what is typed into “qualcode read”: one's own codings on the passage, and memos on it."""

from __future__ import annotations

from qualcode.catalogue import _, ngettext
from qualcode.cli.coding import reading_words as words
from qualcode.cli.coding.reading_session import ReadingSession, needed
from qualcode.cli.shared import output
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codes import Code
from qualcode.model.codings import Coding, Polarity
from qualcode.model.memos import MemoKind
from qualcode.reporting.words.value_words import polarity_word
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.material.reading import NothingThere

_NO_WEIGHT = {"none", "ohne"}


def remove(session: ReadingSession, rest: str) -> None:
    """Remove one's own coding here."""

    def removed(coding: Coding) -> None:
        session.write(lambda space: codings.remove(space, [coding]))
        output.line(_("Removed: {coding}.", coding=session.told(coding)))

    session.with_own(rest, removed)


def polarity(session: ReadingSession, rest: str, value: Polarity) -> None:
    """Say whether what one's own coding here stands for is there, lacking, or both."""

    def changed(coding: Coding) -> None:
        session.write(lambda space: codings.change(space, coding, polarity=value))
        said = polarity_word(value)
        output.line(_("Polarity {polarity}: {coding}.", polarity=said, coding=session.told(coding)))

    session.with_own(rest, changed)


def good(session: ReadingSession, rest: str) -> None:
    """Mark one's own coding here as a good quotation, or take the mark away."""

    def changed(coding: Coding) -> None:
        session.write(lambda space: codings.change(space, coding, good=not coding.good))
        if coding.good:
            output.line(_("No longer a good quotation: {coding}.", coding=session.told(coding)))
        else:
            output.line(_("Good quotation: {coding}.", coding=session.told(coding)))

    session.with_own(rest, changed)


def weight(session: ReadingSession, rest: str) -> None:
    """Give one's own coding here a weight from 0 to 100, or none."""
    said, _blank, name = needed(rest, "weight NUMBER [NAME]").partition(" ")  # no text: a form to type
    is_none = said.casefold() in _NO_WEIGHT
    if not is_none and not (said.isdecimal() and int(said) <= 100):
        raise UsageProblem(
            _("“{word}” is no weight.", word=said),
            _("Weights are whole numbers from 0 to 100; “weight none” removes one."),
        )

    def changed(coding: Coding) -> None:
        number = None if is_none else int(said)
        session.write(lambda space: codings.change(space, coding, weight=number, no_weight=is_none))
        if is_none:
            output.line(_("Without weight: {coding}.", coding=session.told(coding)))
        else:
            output.line(_("Weight {weight}: {coding}.", weight=number, coding=session.told(coding)))

    session.with_own(name.strip(), changed)


def recode(session: ReadingSession, rest: str) -> None:
    """Give the passage of one's own coding here another code instead."""
    old, _arrow, new = needed(rest, "recode NAME, recode NAME => OTHER").rpartition("=>")  # no text: forms to type

    def chosen(code: Code) -> None:
        def changed(coding: Coding) -> None:
            before = session.told(coding)
            session.write(lambda space: codings.change(space, coding, code=code))
            output.line(_("Recoded to {code}: {coding}.", code=code.name, coding=before))

        session.with_own(old.strip(), changed)

    session.by_name(new.strip(), chosen)


def boundaries(session: ReadingSession, rest: str) -> None:
    """Set the boundaries of one's own coding here to the passage that is selected."""
    document, span = session.reading.document, session.reading.passage

    def changed(coding: Coding) -> None:
        if coding.span == span:
            output.line(_("These are its boundaries; nothing was changed."))
            return
        made = session.write(lambda space: codings.change(space, coding, span=span, document=document))
        output.line(_("New boundaries: {coding}.", coding=session.told(made)))

    session.with_own(rest, changed)


def split_coding(session: ReadingSession, rest: str) -> None:
    """Split one's own coding here where the selection begins, else where it ends."""
    document, span = session.reading.document, session.reading.passage

    def parted(coding: Coding) -> None:
        inside = [at for at in (span.start, span.end) if coding.span.start < at < coding.span.end]
        if not inside:
            raise QualcodeError(
                _("The passage has no edge inside of this coding."),
                _("Select a part of the coded passage first: the coding is split at its edge."),
            )
        first, second = session.write(lambda space: codings.split(space, document, coding, inside[0]))
        output.line(_("Split: {one}; {other}.", one=session.told(first), other=session.told(second)))

    session.with_own(rest, parted)


def settle(session: ReadingSession, rest: str) -> None:
    """Settle the open memo here: the only one, or the one that has these words."""
    reading = session.reading
    here = [memo for memo in reading.memos_here() if not memo.closed and memo.kind is not MemoKind.PARAPHRASE]
    found = [memo for memo in here if rest.casefold() in f"{memo.title} {memo.text}".casefold()]
    if not found:
        raise NothingThere(_("No open memo with these words is here.") if here else _("No open memo is here."))
    if len(found) > 1:
        raise QualcodeError(
            ngettext(
                "{count} open memo is here: {memos}.",
                "{count} open memos are here: {memos}.",
                len(found),
                memos="; ".join(words.short(memo.title or memo.text) for memo in found),
            ),
            _("Say words of the one that is meant: {form}", form="settle WORDS"),  # no text: a form to type
        )
    (memo,) = found
    session.write(lambda space: memos.change(space, memo, closed=True))
    output.line(_("Settled: {words}.", words=words.short(memo.title or memo.text)))
