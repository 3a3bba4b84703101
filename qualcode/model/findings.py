"""What a person decided about a finding of the disclosure check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding that may leave the project all the same: who said so, why, and when (UTC, ISO 8601).

    `fingerprint` is 64 hexadecimal digits and holds no word of the passage; `document` is the key of the
    document that the finding is about, None where it is about several.
    """

    fingerprint: str
    document: int | None
    coder: str
    reason: str
    created: str

    @property
    def id(self) -> str:
        """The first twelve digits of the fingerprint: what people type."""
        return self.fingerprint[:12]
