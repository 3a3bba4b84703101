"""What tells documents of one source label apart: their numbers, the same in a citation and in the appendix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qualcode.language.forms.natural_order import NaturalKey, natural_key
from qualcode.model.documents import Document


def numbered_labels(documents: Sequence[Document]) -> dict[int, str]:
    """Document (key) -> its label, with a number behind it where several share it: “RG 2022 (3)”.

    `documents` are all of the project, so that who is left out takes nobody's number; they are numbered in the order
    of wave and label. What another document has as its label is nobody's number. Empty without a label.
    """
    several = Counter(document.label for document in documents)
    seen: Counter[str] = Counter()
    numbered = {}
    places = sorted(range(len(documents)), key=lambda place: by_wave(documents[place], place))
    for document in map(documents.__getitem__, places):
        label = called = document.label
        while label and several[label] > 1 and (called == label or called in several):
            seen[label] += 1
            called = f"{label} ({seen[label]})"
        numbered[document.key] = called
    return numbered


def by_wave(document: Document, place: int) -> tuple[NaturalKey, NaturalKey, int]:
    """By which documents stand in the order of wave and label; `place` is that among all of the project."""
    label = natural_key(document.label)
    return natural_key(document.wave) if document.wave else label, label, place
