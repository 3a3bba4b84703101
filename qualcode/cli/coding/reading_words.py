"""What “qualcode read” says: sentences without signs that a screen reader would stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.documents import Role
from qualcode.model.memos import MemoKind
from qualcode.plural import counted
from qualcode.reporting.words.value_words import polarity_word
from qualcode.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qualcode.model.codings import Coding
    from qualcode.model.memos import Memo
    from qualcode.workspace.material.reading import UnitReading

_LONGEST = 60  # characters of a passage that are told of a coding elsewhere


def beginning(reading: UnitReading) -> Iterator[str]:
    """What is said of a document before it is read."""
    document, structure = reading.document, reading.opened.structure
    name = f"{document.name}, {document.label}" if document.label else document.name
    paragraphs, units = len(structure.paragraphs), len(reading.units)
    if reading.unit.value == "paragraph":
        yield f"{name}: {counted(paragraphs, 'paragraph')}."
    else:
        yield f"{name}: {counted(paragraphs, 'paragraph')}, {counted(units, reading.unit.noun)}."
    if speakers := [_speaker(reading, speaker) for speaker in structure.speakers()]:
        yield _("Speakers: {names}.", names=", ".join(speakers))
    yield f"{_who(reading)} {_coded(reading)}"
    hidden = reading.bench.sight.hidden_words()
    if hidden:
        yield f"{hidden[0].upper()}{hidden[1:]}."
    if reading.bench.state_of(document) is WorkState.FINISHED:
        yield _("You finished this document.")


def _speaker(reading: UnitReading, speaker: str) -> str:
    asks = reading.opened.roles.get(speaker) is Role.ASKS
    return _("{speaker} (asks)", speaker=speaker) if asks else speaker


def _who(reading: UnitReading) -> str:
    bench = reading.bench
    if bench.round and bench.round > 1:
        return _("You code as {coder}, round {round}.", coder=bench.coder_name, round=bench.round)
    return _("You code as {coder}.", coder=bench.coder_name)


def _coded(reading: UnitReading) -> str:
    codings = reading.bench.codings(reading.document)
    own = sum(reading.bench.is_own(coding) for coding in codings)
    others = len(codings) - own
    said = ngettext("{count} coding of yours.", "{count} codings of yours.", own)
    if not others:
        return said
    of_others = ngettext("{count} coding of others.", "{count} codings of others.", others)
    return f"{said} {of_others}"


def segment(reading: UnitReading) -> str:
    """Which fixed passage the passage is: “Fixed passage 12 of 40.”; empty where it is none."""
    here = reading.segment_here() if reading.unit.value == "segment" else None
    if here is None:
        return ""
    if here.coded:
        return _("Fixed passage {number} of {total}, coded.", number=here.number, total=here.total)
    return _("Fixed passage {number} of {total}.", number=here.number, total=here.total)


def place(reading: UnitReading) -> str:
    """Where the passage stands and who says it: “Paragraph 12, I, asks:”; empty where neither is known."""
    number, speaker = reading.paragraph, reading.speaker
    if not number:
        return f"{speaker}:" if speaker else ""
    if not speaker:
        return _("Paragraph {number}:", number=number)
    if reading.is_asked:
        return _("Paragraph {number}, {speaker}, asks:", number=number, speaker=speaker)
    return _("Paragraph {number}, {speaker}:", number=number, speaker=speaker)


def _whose(reading: UnitReading, given: Coding) -> str:
    bench = reading.bench
    return pgettext("whose coding", "yours") if bench.is_own(given) else _("of {coder}", coder=bench.coder_of(given))


def coding(reading: UnitReading, given: Coding) -> str:
    """One coding at the passage: its code, what was said with it, whose it is, and whether it reaches further."""
    bench = reading.bench
    parts = [bench.book[given.code].name]
    if given.polarity is not Polarity.PRESENT:
        parts.append(polarity_word(given.polarity))
    parts.append(_whose(reading, given))
    if not bench.is_of_round(given):
        parts.append(_("round {round}", round=given.round))
    if given.weight is not None:
        parts.append(_("weight {weight}", weight=given.weight))
    if given.good:
        parts.append(_("good quotation"))
    parts.append(_extent(reading, given))
    if given.memo:
        parts.append(_("memo: {words}", words=" ".join(given.memo.split())))
    return _("Code: {coding}.", coding=", ".join(part for part in parts if part))


def _extent(reading: UnitReading, given: Coding) -> str:
    passage = reading.passage
    if given.span == passage:
        return ""
    if given.span.overlap(passage) == passage.length:
        return _("on a longer passage")
    return _("on “{words}”", words=short(reading.words(given.span)))


def short(words: str) -> str:
    """The beginning of words."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rstrip()} …"


def memo(reading: UnitReading, noted: Memo) -> str:
    """One memo: what it is, whose, when, and its words."""
    bench = reading.bench
    whose = pgettext("whose memo", "yours") if bench.wrote(noted) else bench.author_of(noted)
    head = f"{_kind(noted.kind)}, {whose}, {clock_time(noted.changed)}"
    words = ": ".join(part for part in (noted.title, " ".join(noted.text.split())) if part)
    return _("{head}, closed: {words}", head=head, words=words) if noted.closed else f"{head}: {words}"


def _kind(kind: MemoKind) -> str:
    return {
        MemoKind.RULE: _("Memo, coding rule"),
        MemoKind.THEORY: _("Memo, theory"),
        MemoKind.METHOD: _("Memo, method"),
        MemoKind.CASE: _("Memo, case"),
        MemoKind.QUESTION: _("Question"),
        MemoKind.PARAPHRASE: _("Paraphrase"),
        MemoKind.OTHER: _("Memo"),
    }[kind]


def memo_and_place(reading: UnitReading, noted: Memo) -> str:
    """One memo with what it is on."""
    span = reading.place_of(noted)
    if span is None:
        return _("On the document. {memo}", memo=memo(reading, noted))
    return _(
        "Paragraph {number}, on “{words}”. {memo}",
        number=reading.opened.structure.paragraph_number(span.start),
        words=short(reading.words(span)),
        memo=memo(reading, noted),
    )


def coding_and_place(reading: UnitReading, given: Coding) -> str:
    """One coding with its passage."""
    said = [reading.bench.book[given.code].name, _whose(reading, given)]
    if given.polarity is not Polarity.PRESENT:
        said.insert(1, polarity_word(given.polarity))
    return _(
        "Paragraph {number}: {coding}, on “{words}”",
        number=reading.opened.structure.paragraph_number(given.span.start),
        coding=", ".join(said),
        words=short(reading.words(given.span)),
    )


def summary(reading: UnitReading) -> str:
    """What was done in the document: “7 codings of yours, 3 sentences uncoded”."""
    own = reading.bench.counts_of(reading.document.key).own
    uncoded = reading.bench.uncoded_sentences(reading.opened)
    return _(
        "{codings} of yours, {sentences} uncoded",
        codings=counted(own, "coding"),
        sentences=counted(uncoded, "sentence"),
    )
