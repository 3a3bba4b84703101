"""What purposes and answers are called, in the program's language or that of a catalogue."""

from __future__ import annotations

from qualcode.catalogue import Catalogue, program
from qualcode.model.consent.consents import Permission, Purpose


def purpose_words(purpose: Purpose, words: Catalogue | None = None) -> str:
    """What somebody agrees to, in a word or two: “quote”."""
    said = words or program()
    return {
        Purpose.ANALYSE: said.pgettext("consent to", "analyse"),
        Purpose.QUOTE: said.pgettext("consent to", "quote"),
        Purpose.TEACH: said.pgettext("consent to", "teach"),
        Purpose.ARCHIVE: said.pgettext("consent to", "archive"),
        Purpose.SECONDARY: said.pgettext("consent to", "secondary use"),
        Purpose.SERVICES: said.pgettext("consent to", "services"),
    }[purpose]


def permission_words(permission: Permission, words: Catalogue | None = None) -> str:
    """An answer in a word or two: “yes”, “not known”."""
    said = words or program()
    return {
        Permission.UNKNOWN: said.pgettext("consent", "not known"),
        Permission.YES: said.pgettext("consent", "yes"),
        Permission.PARAPHRASE: said.pgettext("consent", "paraphrased only"),
        Permission.NO: said.pgettext("consent", "no"),
    }[permission]
