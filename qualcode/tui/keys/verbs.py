"""The verbs for the one thing that is current: each has the same keys wherever it can be done, and no other meaning.

A screen that lets a verb be done names its action here; a test goes through the keys of all screens.
"""

from __future__ import annotations

from typing import NamedTuple

from qualcode.catalogue import pgettext


class Verb(NamedTuple):
    """Keys of a verb, what the key line calls it (ten cells at most), and the ids of the actions that do it."""

    keys: tuple[str, ...]
    label: str
    actions: tuple[str, ...]


VERBS: dict[str, Verb] = {
    "go": Verb(
        ("enter",),
        pgettext("key line", "Text"),
        (
            "hits.wish_text",
            "quotations.jump",
            "compare.jump",
            "memos.jump",
            "history.jump",
            "material.jump",
            "team.switch",
            "codebook.edit",
            "summaries.write",
            "cases.jump",
            "tables.jump",
            "given.name",
            "conflicts.jump",
            "consensus.decide",
            "norming.pick",
            "inductive.open",
            "reduction.write",
            "forming.subsume",
            "cards.lay",
            "versions.compare_from",
            "recheck.jump",
            "levels.pick",
            "typology.form",
        ),
    ),
    "remove": Verb(
        ("x", "delete"),
        pgettext("key line", "Remove"),
        (
            "coding.remove_coding",
            "quotations.remove",
            "codebook.remove",
            "memos.remove",
            "material.remove",
            "summaries.remove",
            "consensus.withdraw",
            "norming.remove",
            "inductive.remove",
            "versions.remove",
            "reduction.remove",
            "cards.remove",
            "recheck.remove",
            "levels.remove",
            "typology.remove",
        ),
    ),
    "recode": Verb(("C",), pgettext("key line", "Recode"), ("coding.recode", "quotations.recode", "recheck.recode")),
    "polarity": Verb(
        ("minus",), pgettext("key line", "Polarity"), ("coding.turn_polarity", "quotations.turn_polarity")
    ),
    "weight": Verb(("w",), pgettext("key line", "Weight"), ("coding.weight", "quotations.weight")),
    "memo": Verb(
        ("m",),
        pgettext("key line", "Memo"),
        (
            "coding.memo",
            "quotations.memo",
            "codebook.memo",
            "compare.memo",
            "consensus.memo",
            "material.memo",
            "memos.edit",
            "cases.memo",
        ),
    ),
    "good": Verb(("asterisk",), pgettext("key line", "Good"), ("coding.good", "quotations.toggle_good")),
    "split": Verb(("S",), pgettext("key line", "Split"), ("coding.split_coding", "codebook.split")),
    "edit": Verb(
        ("E",),
        pgettext("key line", "Edit"),
        ("coding.edit_text", "quotations.edit_words", "memos.edit", "cases.edit_summary", "inductive.edit"),
    ),
    "play": Verb(
        ("z",),
        pgettext("key line", "Play"),
        ("coding.play", "quotations.play", "compare.play", "consensus.play"),
    ),
    "undo": Verb(("u", "ctrl+z"), pgettext("key line", "Undo"), ("study.undo",)),
    "redo": Verb(("ctrl+r", "ctrl+y"), pgettext("key line", "Redo"), ("study.redo",)),
}
