"""What people type or write into cells about a consent: purposes, answers and days, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import composed, spelled
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.words import permission_words, purpose_words
from qualcode.times import local_today, told_day, typed_day

_PURPOSES = {
    Purpose.ANALYSE: "analyse, analyze, analysis, analysing, auswerten, auswertung, analysieren",  # no text: typed
    Purpose.QUOTE: "quote, quotes, quoting, quotation, quotable, zitieren, zitat, zitierbar",  # no text: typed
    Purpose.TEACH: "teach, teaching, lehre, lehren, in der lehre verwenden",  # no text: typed
    Purpose.ARCHIVE: "archive, archiving, archiv, archivieren, archivierung",  # no text: typed
    Purpose.SECONDARY: "secondary, secondary use, reuse, re-use, nachnutzung, nachnutzen, sekundärnutzung, "
    "sekundäranalyse",  # no text: typed
    Purpose.SERVICES: "services, processing by services, dienste, dienstleister, verarbeitung durch dienste, "
    "externe dienste",  # no text: typed
}
_PURPOSE = {word: purpose for purpose, words in _PURPOSES.items() for word in words.split(", ")}
_ANSWERS = {
    Permission.YES: "yes, y, true, 1, agreed, ja, j, wahr, erteilt, zugestimmt, einverstanden",  # no text: typed
    Permission.PARAPHRASE: "paraphrase, paraphrased, paraphrase only, paraphrased only, only paraphrased, "
    "only paraphrase, nur paraphrase, nur paraphrasiert, paraphrasiert, nur sinngemäß, sinngemäß",  # no text: typed
    Permission.NO: "no, n, false, 0, refused, nein, falsch, verweigert, abgelehnt, nicht erteilt",  # no text: typed
    Permission.UNKNOWN: "unknown, not known, unbekannt, nicht bekannt",  # no text: typed
}
_ANSWER = {word: permission for permission, words in _ANSWERS.items() for word in words.split(", ")}
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")  # a day as a spreadsheet writes it
_EARLIEST = "1900-01-01"
ReadT = TypeVar("ReadT")


def word_key(word: str) -> str:
    """A word as purposes, answers and headings are compared: “Zitieren?” is “zitieren”, “delete_by” “delete by”."""
    return " ".join(composed(word).replace("_", " ").split()).casefold().rstrip("?:* ")


def purpose_of(typed: str) -> Purpose | None:
    """The purpose that a word means; None where it means none."""
    return _PURPOSE.get(word_key(typed))


def answer_of(purpose: Purpose, typed: str) -> Permission:
    """The answer that a word means for a purpose; nothing is UNKNOWN. Raises QualcodeError for what is none."""
    key = word_key(typed)
    answer = _ANSWER.get(key) if key else Permission.UNKNOWN
    allowed = [Permission.YES, Permission.PARAPHRASE, Permission.NO] if purpose is Purpose.QUOTE else []
    allowed = allowed or [Permission.YES, Permission.NO]
    if answer is None or answer not in (*allowed, Permission.UNKNOWN):
        raise QualcodeError(
            _(
                "“{typed}” is no answer for {purpose}; answers are {answers}.",
                typed=spelled(typed),
                purpose=purpose_words(purpose),
                answers=program().listed(map(permission_words, allowed)),
            )
        )
    return answer


def day_of(typed: str) -> str:
    """A day in ISO 8601; nothing is no day. Raises QualcodeError for what is no day of the calendar since 1900."""
    try:
        day = typed_day(_MIDNIGHT.sub("", composed(typed).strip()))
    except ValueError:
        day = None
    if day is None or (day and day < _EARLIEST):
        raise QualcodeError(
            _("“{typed}” is no day; days are written like 2022-05-31 or 31.05.2022.", typed=spelled(typed))
        )
    return day


def change_of(
    answers: Mapping[Purpose, str],
    *,
    given: str | None = None,
    form: str | None = None,
    withdrawn: str | None = None,
    delete_by: str | None = None,
) -> tuple[ConsentChange, list[str]]:
    """The change that says what was typed, and all that is no answer, no day, or contradicts itself.

    None leaves something as it is, an empty value takes it back.
    """
    problems: list[str] = []

    def read(make: Callable[[str], ReadT], typed: str | None) -> ReadT | None:
        try:
            return None if typed is None else make(typed)
        except QualcodeError as error:
            problems.append(error.message)
            return None

    said = {purpose: read(partial(answer_of, purpose), typed) for purpose, typed in answers.items()}
    change = ConsentChange(
        {purpose: answer for purpose, answer in said.items() if answer is not None},
        given=read(day_of, given),
        form=read(spelled, form),
        withdrawn=read(day_of, withdrawn),
        delete_by=read(day_of, delete_by),
    )
    return change, problems + contradictions(change)


def contradictions(change: ConsentChange) -> list[str]:
    """What cannot be true together of what is said at once."""
    told: list[str] = []
    permitted = [
        purpose_words(purpose)
        for purpose, answer in change.answers.items()
        if answer in (Permission.YES, Permission.PARAPHRASE)
    ]
    if change.answers.get(Purpose.ANALYSE) is Permission.NO and permitted:
        told.append(
            _(
                "Analysing is refused, and {purposes} allowed: without analysing nothing is.",
                purposes=program().listed(permitted),
            )
        )
    if change.given and change.withdrawn and change.withdrawn < change.given:
        told.append(
            _(
                "It is withdrawn on {withdrawn}, before it was given on {given}.",
                withdrawn=told_day(change.withdrawn),
                given=told_day(change.given),
            )
        )
    if change.given and change.delete_by and change.delete_by < change.given:
        told.append(
            _(
                "It is to be deleted by {delete_by}, before it was given on {given}.",
                delete_by=told_day(change.delete_by),
                given=told_day(change.given),
            )
        )
    return told


def doubts_of(changes: Iterable[ConsentChange]) -> list[str]:
    """What is to be looked at of what is said: days that are yet to come, or that have come."""
    today = local_today()
    told: dict[str, None] = {}
    for change in changes:
        if change.given and change.given > today:
            told.setdefault(_("“given” is a day that is yet to come: {day}", day=told_day(change.given)))
        if change.withdrawn and change.withdrawn > today:
            told.setdefault(
                _(
                    "“withdrawn” is a day that is yet to come, until then the consent holds: {day}",
                    day=told_day(change.withdrawn),
                )
            )
        if change.delete_by and change.delete_by <= today:
            told.setdefault(
                _(
                    "“delete by” has come, nothing may leave any more: {day}; “qualcode consent due” lists it",
                    day=told_day(change.delete_by),
                )
            )
    return list(told)
