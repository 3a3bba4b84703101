"""What was held back for want of consent: how many things of which kind, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from qualcode.model.consent.consents import ConsentVerdict, Purpose, Refusal


@dataclass(slots=True)
class Withheld:
    """What stays inside for lack of consent to a purpose: by noun (“passage”, “summary” …) and reason."""

    purpose: Purpose = Purpose.QUOTE
    counts: Counter[tuple[str, Refusal]] = field(default_factory=Counter)

    def add(self, noun: str, verdict: ConsentVerdict, number: int = 1) -> None:
        """Count so many more things of which the verdict says why they stay; one that allows all counts nothing."""
        if verdict.refusal is not None and number:
            self.counts[noun, verdict.refusal] += number

    def take(self, other: Withheld) -> None:
        """Add what another part held back for the same purpose."""
        self.counts.update(other.counts)

    def number(self, *refusals: Refusal, noun: str = "") -> int:
        """How many there are, of some reasons or of all, of one kind of things or of all."""
        return sum(
            number
            for (counted, refusal), number in self.counts.items()
            if refusal in (refusals or tuple(Refusal)) and noun in ("", counted)
        )

    def __bool__(self) -> bool:
        return bool(self.counts)
