"""How passages of another program were placed, in words: how it counts, and how sure that is."""

from __future__ import annotations

from typing import Any

from qualcode.catalogue import Catalogue, program
from qualcode.model.exchange.coordinates import Placement


def placement_words(placement: Placement, words: Catalogue | None = None) -> str:
    """By which model, with which score, and what would be next: one line, in the language of `words`."""
    words = words or program()
    told = {
        "model": placement.model.name,
        "score": words.number(placement.score, 2),
        "checked": words.ngettext(
            "words checked of {count} passage", "words checked of {count} passages", placement.checked
        ),
    }
    if placement.said:
        return words.gettext("counted as {model}, as was said; score {score}, {checked}", **told)
    if placement.second is None:
        line = words.gettext("counted as {model}; score {score}, {checked}", **told)
    else:
        line = words.gettext(
            "counted as {model}; score {score}, {checked}; next: {second} {second_score}",
            second=placement.second.name,
            second_score=words.number(placement.second_score, 2),
            **told,
        )
    return line if placement.decided else words.gettext("not decided: {line}", line=line)


def placement_object(placement: Placement) -> dict[str, Any]:
    """The same as JSON tells it."""
    return {
        "model": placement.model.name,
        "score": placement.score,
        "second": placement.second.name if placement.second else None,
        "second_score": placement.second_score,
        "checked": placement.checked,
        "decided": placement.decided,
        "said": placement.said,
    }
