"""What the audit trail calls times, kinds of changes and of coders, roles and figures, in its reader's language."""

from __future__ import annotations

from qualcode.catalogue import Catalogue, Later
from qualcode.model.codings import CoderKind
from qualcode.model.history import in_words
from qualcode.model.team.roles import TeamRole
from qualcode.reporting.words.number_format import coefficient
from qualcode.times import local_time


def local(created: str) -> Later:
    """The time at the reader's place."""
    return Later(lambda words: local_time(created, words))


def change_words(kind: str) -> Later:
    """What was done, by its kind of entry, as the beginning of a sentence."""

    def told(words: Catalogue) -> str:
        said = in_words(kind, words.language)
        return f"{said[:1].upper()}{said[1:]}"

    return Later(told)


def coder_kind(kind: CoderKind) -> Later:
    """What somebody, or something, that codes is."""
    return Later(
        lambda words: {
            CoderKind.PERSON: words.pgettext("kind of coder", "person"),
            CoderKind.MACHINE: words.pgettext("kind of coder", "program"),
            CoderKind.CONSENSUS: words.pgettext("kind of coder", "consensus"),
            CoderKind.MODEL: words.pgettext("kind of coder", "model solution"),
        }[kind]
    )


def role_words(role: TeamRole) -> Later:
    """What somebody may do in the team."""
    return Later(
        lambda words: {
            TeamRole.CODER: words.pgettext("role", "coder"),
            TeamRole.LEAD: words.pgettext("role", "lead"),
            TeamRole.GUEST: words.pgettext("role", "guest"),
        }[role]
    )


def figure(value: float | None) -> Later:
    """A coefficient, or that there is none."""
    return Later(lambda words: coefficient(value, words=words))
