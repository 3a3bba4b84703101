"""What somebody agreed to: for which purposes their words may be used, since when, and until when.

Nothing is known until somebody says so, and what is not known counts as no for everything that leaves the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal


class Purpose(StrEnum):
    """What somebody may agree to."""

    ANALYSE = "analyse"
    QUOTE = "quote"
    TEACH = "teach"
    ARCHIVE = "archive"
    SECONDARY = "secondary"
    SERVICES = "services"


class Permission(StrEnum):
    """What was agreed to for one purpose; only for quoting there is “paraphrase”: in other words, never their own."""

    UNKNOWN = ""
    YES = "yes"
    PARAPHRASE = "paraphrase"
    NO = "no"


class Refusal(StrEnum):
    """Why something stays inside; from the one that is said most easily otherwise to the one that is final."""

    PARAPHRASE = "paraphrase"
    UNKNOWN = "unknown"
    NO = "no"
    NOT_ANALYSED = "analyse"
    OVER = "over"


WHERE_UNKNOWN = Permission.NO
"""What holds for everything that leaves the project where nothing is known."""
_STRICT = (Permission.UNKNOWN, Permission.YES, Permission.PARAPHRASE, Permission.NO)


def strictest(answers: Iterable[Permission]) -> Permission:
    """The strictest of what is known; UNKNOWN where nothing is."""
    return max(answers, key=_STRICT.index, default=Permission.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ConsentVerdict:
    """Whether something may leave: YES, PARAPHRASE or NO, and why it is not YES."""

    permission: Permission
    refusal: Refusal | None = None

    @property
    def allows_words(self) -> bool:
        """Whether people's own words may leave."""
        return self.permission is Permission.YES

    @property
    def allows_retelling(self) -> bool:
        """Whether what others wrote about them may leave: paraphrases, summaries, memos."""
        return self.permission is not Permission.NO


ALLOWED = ConsentVerdict(Permission.YES)
_REFUSALS = (None, *Refusal)
_VERDICTS = {
    Permission.YES: ALLOWED,
    Permission.PARAPHRASE: ConsentVerdict(Permission.PARAPHRASE, Refusal.PARAPHRASE),
    Permission.NO: ConsentVerdict(Permission.NO, Refusal.NO),
}


def strictest_verdict(verdicts: Iterable[ConsentVerdict]) -> ConsentVerdict:
    """The strictest of several; allowed where there is none."""
    return max(verdicts, key=lambda verdict: _REFUSALS.index(verdict.refusal), default=ALLOWED)


@dataclass(frozen=True, slots=True)
class Consent:
    """What a case, or a document of its own, agreed to.

    `answers` holds the purposes that something is known of. `given`, `withdrawn` and `delete_by` are days (ISO
    8601, “2022-05-31”), empty where they are not known; `form` names the form or version that was signed.
    """

    answers: Mapping[Purpose, Permission] = field(default_factory=dict)
    given: str = ""
    form: str = ""
    withdrawn: str = ""
    delete_by: str = ""

    def answer(self, purpose: Purpose) -> Permission:
        """What was said of a purpose, whatever happened since."""
        return self.answers.get(purpose, Permission.UNKNOWN)

    @property
    def is_known(self) -> bool:
        """Whether anything is known."""
        return self != UNKNOWN_CONSENT

    def is_over(self, today: str) -> bool:
        """Whether it was withdrawn, or its day of deletion has come; `today` is a day in ISO 8601."""
        return bool(self.why_over(today))

    def why_over(self, today: str) -> Literal["", "withdrawn", "delete"]:
        """Why the words should not be here any more: withdrawn, or to be deleted by now; empty where they may."""
        if self.withdrawn and self.withdrawn <= today:
            return "withdrawn"
        return "delete" if self.delete_by and self.delete_by <= today else ""

    def forbids_all(self, today: str) -> bool:
        """Whether nothing may be done with the words any more: it is over, or even analysing was refused."""
        return self.is_over(today) or self.answer(Purpose.ANALYSE) is Permission.NO

    def verdict(self, purpose: Purpose, today: str) -> ConsentVerdict:
        """Whether words may leave the project for that purpose on that day, and why not.

        Not known is no; so is everything once it is over, or where even analysing was refused.
        """
        if self.is_over(today):
            return ConsentVerdict(Permission.NO, Refusal.OVER)
        if self.answer(Purpose.ANALYSE) is Permission.NO:
            return ConsentVerdict(Permission.NO, Refusal.NOT_ANALYSED)
        answer = self.answer(purpose)
        if answer is Permission.UNKNOWN:
            return ConsentVerdict(WHERE_UNKNOWN, None if WHERE_UNKNOWN is Permission.YES else Refusal.UNKNOWN)
        return _VERDICTS[answer]

    def allows(self, purpose: Purpose, today: str) -> Permission:
        """What may leave the project for that purpose on that day: YES, PARAPHRASE or NO, never UNKNOWN."""
        return self.verdict(purpose, today).permission

    def beside(self, other: Consent) -> Consent:
        """The consent of a document beside that of its case: of each purpose the stricter of what is known.

        The earlier day of withdrawal and of deletion holds; `given` and `form` are this one's where it has any.
        """
        if not other.is_known:
            return self
        answers = {
            purpose: known
            for purpose in Purpose
            if (known := strictest((self.answer(purpose), other.answer(purpose)))) is not Permission.UNKNOWN
        }
        return Consent(
            answers,
            self.given or other.given,
            self.form or other.form,
            min(filter(None, (self.withdrawn, other.withdrawn)), default=""),
            min(filter(None, (self.delete_by, other.delete_by)), default=""),
        )


UNKNOWN_CONSENT = Consent()


@dataclass(frozen=True, slots=True)
class ConsentChange:
    """What is to be said of a consent; None leaves it as it is, an empty value takes it back."""

    answers: Mapping[Purpose, Permission] = field(default_factory=dict)
    given: str | None = None
    form: str | None = None
    withdrawn: str | None = None
    delete_by: str | None = None

    def of(self, consent: Consent) -> Consent:
        """The consent with this change."""
        answers = {**consent.answers, **self.answers}
        days = {
            name: value
            for name in ("given", "form", "withdrawn", "delete_by")
            if (value := getattr(self, name)) is not None
        }
        known = {purpose: answer for purpose, answer in answers.items() if answer is not Permission.UNKNOWN}
        return replace(consent, answers=known, **days)


@dataclass(frozen=True, slots=True)
class DocumentConsent:
    """What holds of the words of one document.

    `own` is that of the document and its case together, `speakers` that of the cases that single speakers are.
    """

    own: Consent = UNKNOWN_CONSENT
    speakers: Mapping[str, Consent] = field(default_factory=dict)

    def verdict(self, purpose: Purpose, today: str, speaking: Iterable[str] | None = None) -> ConsentVerdict:
        """Whether words may leave on that day where these speakers have a part in them; all where none is named.

        Everybody who speaks has a say: a speaker who is a case by that case, the others by the document. What is
        known of the document itself holds beside it. Those who only ask need not be named.
        """
        voices = list(self.speakers) if speaking is None else list(speaking)
        of_voices = [self.speakers[voice] for voice in voices if voice in self.speakers]
        is_silent = not (self.own.answer(purpose) or self.own.forbids_all(today))
        if not of_voices or len(of_voices) < len(voices) or not is_silent:
            of_voices.append(self.own)
        return strictest_verdict(consent.verdict(purpose, today) for consent in of_voices)

    def allows(self, purpose: Purpose, today: str, speaking: Iterable[str] | None = None) -> Permission:
        """What may leave of it on that day: YES, PARAPHRASE or NO."""
        return self.verdict(purpose, today, speaking).permission
