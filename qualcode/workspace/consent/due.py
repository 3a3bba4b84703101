"""What is due: consents that were withdrawn, and days by which somebody's words are to be deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.times import local_today
from qualcode.workspace.consent.consents import Consenting, StatedConsent, kind_of, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qualcode.project.project import Project

SOON = 30
"""Days in which what is yet to come is listed, too."""


class DueReason(StrEnum):
    """Why something is to be erased."""

    WITHDRAWN = "withdrawn"
    DELETE_BY = "delete_by"


@dataclass(frozen=True, slots=True)
class DueConsent:
    """Something that is still here and to be erased on a day (ISO 8601)."""

    of: Consenting
    reason: DueReason
    day: str

    @property
    def kind(self) -> str:
        """“document” or “case”."""
        return kind_of(self.of)

    @property
    def has_come(self) -> bool:
        """Whether the day has come."""
        return self.day <= local_today()

    @property
    def command(self) -> str:
        """What erases it."""
        return f"qualcode forget {'' if self.kind == 'document' else '--case '}{self.of.id}"  # no text: a command


def due(project: Project, until: str = "") -> list[DueConsent]:
    """What is due up to a day (ISO 8601), else within the next 30 days; by days, for each one the first."""
    last = until or (date.fromisoformat(local_today()) + timedelta(days=SOON)).isoformat()
    found = [first for consent in stated(project) if (first := next(_days_of(consent), None)) and first.day <= last]
    return sorted(found, key=lambda due: due.day)


def _days_of(stated_consent: StatedConsent) -> Iterator[DueConsent]:
    """What is due of one consent, the first day first."""
    consent = stated_consent.consent
    days = [(consent.withdrawn, DueReason.WITHDRAWN), (consent.delete_by, DueReason.DELETE_BY)]
    for day, reason in sorted((day, reason) for day, reason in days if day):
        yield DueConsent(stated_consent.of, reason, day)


def told_of_pools(project: Project, found: Iterable[DueConsent]) -> list[str]:
    """A line for each pool that holds something of what is to be erased by now, with what takes it out there.

    It is left out when the project is added again; what samples have of it is told there.
    """
    from qualcode.project.pools.held import of_origin

    come = [consent for consent in found if consent.has_come]
    of = {kind: [consent.of.uuid for consent in come if consent.kind == kind] for kind in ("case", "document")}
    return [
        of_origin(holding)
        if holding.is_origin
        else _(
            "the pool “{path}” may hold what is to be erased: {command}", path=holding.path, command=holding.command
        )
        for holding in project.forgetting.held_in_pools(of["case"], of["document"])
    ]


def due_words(project: Project) -> str:
    """One line for who opens the project: how many consents are withdrawn, how many days of deletion have come.

    Empty where nothing is due.
    """
    if not project.consents.has_days():
        return ""
    reasons = [found.reason for found in due(project, local_today())]
    parts = []
    if withdrawn := reasons.count(DueReason.WITHDRAWN):
        parts.append(
            ngettext(
                "{count} consent is withdrawn, and what was said is still here",
                "{count} consents are withdrawn, and what was said is still here",
                withdrawn,
            )
        )
    if over := reasons.count(DueReason.DELETE_BY):
        parts.append(ngettext("{count} day of deletion has come", "{count} days of deletion have come", over))
    return _("{due}; “qualcode consent due” lists them", due="; ".join(parts)) if parts else ""
