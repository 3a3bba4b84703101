"""The turns of an edited text whose labels only its former format showed, such as names in bold without a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.language.alignment.mapping import Mapping
from qualcode.model.documents import DocumentDraft, Speaker, Structure, Turn
from qualcode.model.spans import Span, trimmed


def with_carried_turns(
    draft: DocumentDraft, structure: Structure, speakers: Sequence[Speaker], mapping: Mapping
) -> DocumentDraft:
    """The draft with the turns of the old text, each where its label stands now; a label that went ends its turn.

    `structure` and `speakers` are those of the old text.
    """
    from qualcode.reading.transcripts.structure import build

    labels = sorted(_labels(structure, mapping))
    ends = [*(start for start, _, _ in labels[1:]), len(draft.text)]
    turns = tuple(
        Turn(trimmed(draft.text, Span(start, end)), speaker, said.start)
        for (start, behind, speaker), end in zip(labels, ends, strict=True)
        if (said := trimmed(draft.text, Span(behind, end))).length
    )
    spoken = {turn.speaker for turn in turns}
    return replace(
        draft,
        structure=build(draft.text, turns, runs_on=tuple(_inner_ends(draft))),
        speakers=tuple(speaker for speaker in speakers if speaker.name in spoken),
    )


def _inner_ends(draft: DocumentDraft) -> Iterator[int]:
    """The ends of lines over which sentences of the draft run on."""
    for sentence in draft.structure.sentences:
        end = draft.text.find("\n", sentence.start, sentence.end)
        while end >= 0:
            yield end
            end = draft.text.find("\n", end + 1, sentence.end)


def _labels(structure: Structure, mapping: Mapping) -> Iterator[tuple[int, int, str]]:
    """Where turns begin in the new text, where their labels end, and who speaks."""
    for turn in structure.turns:
        labelled = turn.speech > turn.span.start
        label = Span(turn.span.start, turn.speech if labelled else turn.speech + 1)
        placed = mapping.map(label)
        if placed.span is not None and placed.before.strip() == placed.after.strip():
            start = placed.span.start
            yield start, placed.span.end if labelled else start, turn.speaker
