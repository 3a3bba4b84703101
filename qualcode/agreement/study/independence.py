"""Before the coders talked: a study as of then, and whether the history shows that they worked blind.

“Independently” is said only where the history shows it: the project was blind from before the first coding
of these coders in these documents until their last one, and they made their codings themselves. What was made in a
package needs no blindness as long as no codings of others had come into it; nor, beside such, what was made here
before any of others were in the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import Independence
from qualcode.catalogue import _, later, later_list, nlater
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.project import history_queries
from qualcode.project.coding.settings import BLIND
from qualcode.project.history_queries import Moment, SettingChange, Touch
from qualcode.project.project import Project
from qualcode.times import local_time, utc_of


@dataclass(frozen=True, slots=True)
class AsOf:
    """What “as of” means here: the moment, None for the present, the round to take, and it all in words."""

    moment: Moment | None
    round: int | None
    words: str


def as_of(project: Project, wanted: str) -> AsOf:
    """The moment that somebody means: a round (“1”), a date (its end), or a time (ISO 8601),
    both of the user's place where they name no zone.

    As of a round is the last moment before anybody coded in a later one, and the codings of that round.
    Raises UsageProblem for anything else, QualcodeError where the project was not there yet.
    """
    if re.fullmatch(r"[1-9]\d{0,3}", wanted):
        moment = history_queries.moment_before_round(project, int(wanted) + 1)
        told = (
            later(
                "round {round}, as it stood on {time}, before a later round began{came}",
                round=wanted,
                time=local_time(moment.created),
                came=_came_later(project, moment),
            )
            if moment
            else later("round {round}, as it stands; no later round was coded", round=wanted)
        )
        return AsOf(moment, int(wanted), told)
    moment = history_queries.moment_before(project, _time(wanted))
    if moment is None:
        raise QualcodeError(
            _("The project was not there yet on {moment}.", moment=wanted), _("qualcode log shows its history.")
        )
    return AsOf(
        moment,
        None,
        later(
            "{moment}: the last change until then is of {time}{came}",
            moment=wanted,
            time=local_time(moment.created),
            came=_came_later(project, moment),
        ),
    )


def _came_later(project: Project, moment: Moment) -> str:
    """What was made until then and is not in it, since it came in from another copy only later."""
    number = history_queries.came_later(project, moment)
    return (
        nlater(
            "; {count} change made until then came in later from another copy and is not in it",
            "; {count} changes made until then came in later from other copies and are not in it",
            number,
        )
        if number
        else ""
    )


def _time(wanted: str) -> str:
    try:
        return utc_of(wanted)
    except ValueError:
        raise UsageProblem(
            _("“{text}” is neither a date nor a round.", text=wanted),
            _("Write 2026-03-01, 2026-03-01T14:00, or a round such as 1."),
        ) from None


def independence(project: Project, collected: CollectedMaterial) -> Independence:
    """What the history of the project shows about the compared coders and documents.

    Where codings came from other copies, what was earlier is told by the clocks there, and the reason says so.
    """
    coders = {voice.coder for voice in collected.voices}
    if len(coders) < 2:
        return Independence(shown=False, reason=later("one coder is compared with herself or himself"))
    documents = {material.chosen.document.key for material in collected.documents}
    names = {voice.coder: voice.name for voice in collected.voices}
    touches: list[Touch] = []
    for touch in history_queries.coding_touches(project, coders):
        if touch.document not in documents or not (touch.made or touch.own):
            continue
        if not touch.own:
            return Independence(
                shown=False,
                reason=later(
                    "codings of {coder} were brought in by somebody else ({time}); how they were made is "
                    "not in this history",
                    coder=names[touch.coder],
                    time=local_time(touch.created),
                ),
            )
        touches.append(touch)
    if not touches:
        return Independence(shown=False, reason=later("there are no codings"))
    ends = [
        Touch(moment.entry, moment.created, *pair, "", made=False, own=True, came=False)
        for pair, moment in history_queries.finished_at(project, collected.selection.rounds).items()
        if pair[0] in documents and pair[1] in coders
    ]
    changes = history_queries.setting_changes(project, BLIND)
    places = _OthersBySight(project)
    in_packages = sum(touch.made and places.of(touch) is _OthersInSight.PACKAGE for touch in touches)
    judged = _judged(changes, names, touches, ends)
    if not judged.shown and any(places.of(touch) is _OthersInSight.PACKAGE for touch in touches):
        judged = _judged_apart(changes, names, touches, ends, places)
    elif in_packages:
        judged = replace(judged, reason=later_list([judged.reason, _made_in_packages(in_packages)], "; "))
    came = sum(touch.made and touch.came for touch in touches)
    return replace(judged, came_later=came, in_packages=in_packages)


class _OthersInSight(Enum):
    """Whether codings of others were where something was done, as far as the order of the entries shows."""

    PACKAGE = "package"  # none were in the package
    BEFORE = "before"  # none were in the document, in this file
    UNKNOWN = "unknown"


class _OthersBySight:
    """Where what was done to codings was done."""

    def __init__(self, project: Project) -> None:
        self._elsewhere = history_queries.made_elsewhere(project)
        self._others = history_queries.others_since(project) if any(self._elsewhere.values()) else {}

    def of(self, touch: Touch) -> _OthersInSight:
        """The place of one; where nothing is known of packages, UNKNOWN."""
        if touch.entry in self._elsewhere:
            return _OthersInSight.PACKAGE if self._elsewhere[touch.entry] else _OthersInSight.UNKNOWN
        others = self._others.get((touch.document, touch.coder))
        return (
            _OthersInSight.BEFORE
            if self._others and (others is None or touch.entry < others)
            else _OthersInSight.UNKNOWN
        )


def _judged_apart(
    changes: Sequence[SettingChange],
    names: dict[int, str],
    touches: Sequence[Touch],
    ends: Sequence[Touch],
    places: _OthersBySight,
) -> Independence:
    """What is shown where some was made in packages: blindness is asked for the rest only."""
    done = [*touches, *ends]
    reasons, grounds = [], []
    for place, told in ((_OthersInSight.PACKAGE, _made_in_packages), (_OthersInSight.BEFORE, _made_before)):
        made = [touch.made for touch in touches if places.of(touch) is place]
        if made:
            grounds.append(place.value)
        if any(made):
            reasons.append(told(sum(made)))
    since, until = min(touch.created for touch in touches), max(touch.created for touch in done)
    rest = [touch for touch in touches if places.of(touch) is _OthersInSight.UNKNOWN]
    rest_ends = [end for end in ends if places.of(end) is _OthersInSight.UNKNOWN]
    if not rest and not rest_ends:
        return Independence(
            shown=True, reason=later_list(reasons, "; "), since=since, until=until, grounds=tuple(grounds)
        )
    judged = _judged(changes, names, rest or rest_ends, rest_ends)
    reason = later_list([*reasons, later("for the rest: {reason}", reason=judged.reason)], "; ")
    return Independence(
        judged.shown, reason, since, until, grounds=(*grounds, *judged.grounds) if judged.shown else ()
    )


def _made_in_packages(count: int) -> str:
    return nlater(
        "{count} coding was made in a package without codings of others",
        "{count} codings were made in packages without codings of others",
        count,
    )


def _made_before(count: int) -> str:
    return nlater(
        "{count} coding was made here before any of others was in the document",
        "{count} codings were made here before any of others were in the document",
        count,
    )


def _judged(
    changes: Sequence[SettingChange], names: dict[int, str], touches: Sequence[Touch], ends: Sequence[Touch]
) -> Independence:
    """What blindness shows of these; where some came from other copies, by the clocks there."""
    is_by_clock = any(touch.came for touch in touches)
    place = _by_clock if is_by_clock else _by_entry
    last = max([*touches, *ends], key=place)
    judged = _judge(changes, names, min(touches, key=place), last, place)
    came = sum(touch.made and touch.came for touch in touches)
    return replace(judged, reason=_with_others(judged.reason, came)) if came else judged


_Event = Touch | SettingChange


def _by_entry(event: _Event) -> tuple[str, int]:
    """The place of what happened in this copy alone: the order of the history."""
    return "", event.entry


def _by_clock(event: _Event) -> tuple[str, int]:
    """The place of what happened in several copies: their clocks, since the history here has it as it came in."""
    return event.created, event.entry


def _with_others(reason: str, came: int) -> str:
    came_in = nlater(
        "{count} coding came in from another copy after it was made, and is ordered by the clock there",
        "{count} codings came in from other copies after they were made, and are ordered by the clocks there",
        came,
    )
    return later("{reason}; {came_in}", reason=reason, came_in=came_in)


def _judge(
    changes: Sequence[SettingChange],
    names: dict[int, str],
    first: Touch,
    last: Touch,
    place: Callable[[_Event], tuple[str, int]],
) -> Independence:
    since, until = first.created, last.created
    before = [change for change in sorted(changes, key=place) if place(change) < place(first)]
    if not any(change.value == "on" for change in changes):
        return Independence(shown=False, reason=later("the project was never blind"), since=since, until=until)
    if not before or before[-1].value != "on":
        reason = later(
            "the project was not blind when {coder} began ({time})",
            coder=names[first.coder],
            time=local_time(since),
        )
        return Independence(shown=False, reason=reason, since=since, until=until)
    off = next(
        (change for change in changes if place(first) <= place(change) <= place(last) and change.value != "on"), None
    )
    if off is not None:
        ended = local_time(off.created)
        reason = later(
            "the project was not blind from {ended} on, before the last coding ({time})",
            ended=ended,
            time=local_time(until),
        )
        return Independence(shown=False, reason=reason, since=since, until=until)
    reason = later(
        "the project was blind from {begun} until the last coding ({time})",
        begun=local_time(before[-1].created),
        time=local_time(until),
    )
    return Independence(shown=True, reason=reason, since=since, until=until, grounds=("blind",))
