"""What can be said of a theme in two waves, so that silence is told apart from not being asked.

Only topics of the guide are evidence, to which a person assigned the questions of the texts: what an interviewer
said before a passage may be a probe (“Could you explain that?”), and a guide tells what should have been asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from qualcode.retrieval.topics import TopicState, TopicStates


class ThemeMention(StrEnum):
    """What can be said of a theme in two waves."""

    BOTH = "both"
    NEW = "new"
    GONE = "gone"
    NOT_ASKED = "not asked"  # no text: a value
    UNKNOWN = "unknown"
    NEITHER = "neither"


def theme_mention(
    states: TopicStates, here: Iterable[int | None], there: Iterable[int | None], now: str, before: str
) -> ThemeMention:
    """What a theme's passages say of two waves, given the topics (keys) that they answer in each.

    `here` are the topics of its passages in the wave `now`, `there` in `before`; one entry a passage, None where
    nobody knows which topic it answers. It is new, or gone, only where one of these topics was asked about in the
    other wave; it is not comparable where it is known of all of them that none was.
    """
    own, other = list(here), list(there)
    if own and other:
        return ThemeMention.BOTH
    if not own and not other:
        return ThemeMention.NEITHER
    answered, elsewhere = (set(own), before) if own else (set(other), now)
    found = {
        TopicState.UNKNOWN if topic is None else states.wave_state(elsewhere, topic) for topic in answered
    }  # a passage of which nobody knows what it answers may answer anything
    if found & {TopicState.ANSWERED, TopicState.NO_ANSWER}:
        return ThemeMention.NEW if own else ThemeMention.GONE
    return ThemeMention.UNKNOWN if TopicState.UNKNOWN in found else ThemeMention.NOT_ASKED
