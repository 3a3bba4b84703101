"""What “qualcode read” says: sentences without signs that a screen reader would stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.model.codings import Polarity, WorkState
from qualcode.plural import counted
from qualcode.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.model.memos import Memo
    from qualcode.workspace.material.reading import UnitReading

_LONGEST = 60  # characters of a passage that are told of a coding elsewhere


def beginning(reading: UnitReading) -> Iterator[str]:
    """What is said of a document before it is read."""
    document, structure = reading.document, reading.opened.structure
    label = f", {document.label}" if document.label else ""
    paragraphs, units = len(structure.paragraphs), len(reading.units)
    of_units = "" if reading.unit == "paragraph" else f", {counted(units, reading.unit.value)}"
    yield f"{document.name}{label}: {counted(paragraphs, 'paragraph')}{of_units}."
    speakers = structure.speakers()
    if speakers:
        asking = [speaker for speaker in speakers if reading.opened.roles.get(speaker) == "asks"]
        yield f"Speakers: {', '.join(speakers)}." + (f" {', '.join(asking)} asks." if asking else "")
    yield f"{_who(reading)} {_coded(reading)}"
    hidden = reading.bench.sight.hidden_words()
    if hidden:
        yield f"{hidden[0].upper()}{hidden[1:]}."
    if reading.bench.state_of(document) is WorkState.FINISHED:
        yield "You finished this document."


def _who(reading: UnitReading) -> str:
    round_ = f", round {reading.bench.round}" if reading.bench.round and reading.bench.round > 1 else ""
    return f"You code as {reading.bench.coder_name}{round_}."


def _coded(reading: UnitReading) -> str:
    codings = reading.bench.codings(reading.document)
    own = sum(reading.bench.is_own(coding) for coding in codings)
    others = len(codings) - own
    return f"{counted(own, 'coding')} of yours" + (f", {others} of others." if others else ".")


def place(reading: UnitReading) -> str:
    """Where the passage stands and who says it: “Paragraph 12, I, asks”."""
    said = [f"Paragraph {reading.paragraph}"] if reading.paragraph else []
    said += [reading.speaker] if reading.speaker else []
    said += ["asks"] if reading.is_asked else []
    return ", ".join(said)


def coding(reading: UnitReading, given: Coding) -> str:
    """One coding at the passage: its code, what was said with it, whose it is, and whether it reaches further."""
    bench = reading.bench
    parts = [bench.book[given.code].name]
    if given.polarity is not Polarity.PRESENT:
        parts.append(given.polarity.value)
    parts.append("yours" if bench.is_own(given) else f"of {bench.coder_of(given)}")
    if not bench.is_of_round(given):
        parts.append(f"round {given.round}")
    if given.weight is not None:
        parts.append(f"weight {given.weight}")
    if given.good:
        parts.append("good quotation")
    parts.append(_extent(reading, given))
    if given.memo:
        parts.append(f"memo: {' '.join(given.memo.split())}")
    return ", ".join(part for part in parts if part)


def _extent(reading: UnitReading, given: Coding) -> str:
    passage = reading.passage
    if given.span == passage:
        return ""
    if given.span.overlap(passage) == passage.length:
        return "on a longer passage"
    return f"on “{short(reading.words(given.span))}”"


def short(words: str) -> str:
    """The beginning of words."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rstrip()} …"


def memo(reading: UnitReading, noted: Memo) -> str:
    """One memo: what it is, whose, when, and its words."""
    kind = {"question": "Question", "other": "Memo"}.get(noted.kind.value, f"Memo, {noted.kind.value}")
    whose = "yours" if reading.bench.wrote(noted) else f"by {reading.bench.author_of(noted)}"
    closed = ", closed" if noted.closed else ""
    words = ": ".join(part for part in (noted.title, " ".join(noted.text.split())) if part)
    return f"{kind}, {whose}, {clock_time(noted.changed)}{closed}: {words}"


def memo_and_place(reading: UnitReading, noted: Memo) -> str:
    """One memo with what it is on."""
    span = reading.place_of(noted)
    if span is None:
        return f"On the document. {memo(reading, noted)}"
    number = reading.opened.structure.paragraph_number(span.start)
    return f"Paragraph {number}, on “{short(reading.words(span))}”. {memo(reading, noted)}"


def coding_and_place(reading: UnitReading, given: Coding) -> str:
    """One coding with its passage."""
    number = reading.opened.structure.paragraph_number(given.span.start)
    said = [reading.bench.book[given.code].name]
    if given.polarity is not Polarity.PRESENT:
        said.append(given.polarity.value)
    said.append("yours" if reading.bench.is_own(given) else f"of {reading.bench.coder_of(given)}")
    return f"Paragraph {number}: {', '.join(said)}, on “{short(reading.words(given.span))}”"


def rules(code: Code) -> Iterator[str]:
    """What a code means: its definition, when to give it, and examples."""
    yield f"{code.full_name}: {' '.join(code.rules.definition.split()) or 'no definition yet'}"
    for title, words in (
        ("Code if", code.rules.include),
        ("Do not code if", code.rules.exclude),
        ("Distinguish from", code.rules.borders),
    ):
        if words.strip():
            yield f"{title}: {' '.join(words.split())}"
    for anchor in code.anchors:
        kind = "Example (invented)" if anchor.invented else "Example"
        yield f"{kind}: “{' '.join(anchor.text.split())}”" + (f" ({anchor.label})" if anchor.label else "")


def summary(reading: UnitReading) -> str:
    """What was done in the document: “7 codings of yours, 3 sentences uncoded”."""
    own = reading.bench.counts_of(reading.document.key).own
    uncoded = reading.bench.uncoded_sentences(reading.opened)
    return f"{counted(own, 'coding')} of yours, {counted(uncoded, 'sentence')} uncoded"
