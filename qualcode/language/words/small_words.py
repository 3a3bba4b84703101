"""German words that carry little meaning of their own, for lists of frequent words.

The particles are a short list of ours: modal particles (Abtönungspartikeln) and what holds a conversation together
(hesitation, answers, hedges). Some of them are homonyms of words with a meaning of their own (“eben”, “mal”, “ja”):
they are left out only when that is asked for. The function words are spaCy's German stop words (MIT).
"""

from __future__ import annotations

from functools import cache

from qualcode.language.forms.normalised import folded

_PARTICLES = (
    "aber", "ach", "ah", "aha", "äh", "ähm", "also", "auch", "bloß", "denn", "doch", "eben", "ebend", "eh",
    "ehm", "eigentlich", "einfach", "etwa", "gell", "genau", "halt", "hm", "hmm", "ja", "jaja", "jo", "mal",
    "mhm", "mm", "na", "naja", "nämlich", "ne", "nee", "nun", "nur", "oh", "ok", "okay", "quasi", "ruhig",
    "schon", "so", "sozusagen", "tja", "wohl",
)  # fmt: skip


@cache
def particles() -> frozenset[str]:
    """Particles of German conversation, case folded."""
    return frozenset(folded(word) for word in _PARTICLES)


@cache
def function_words() -> frozenset[str]:
    """spaCy's German stop words, case folded. Importing spaCy takes seconds: only when wanted."""
    from spacy.lang.de.stop_words import STOP_WORDS

    return frozenset(folded(word) for word in STOP_WORDS)
