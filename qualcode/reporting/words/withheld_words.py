"""What stays inside for want of consent, in words: how many of what and why, and what says otherwise."""

from __future__ import annotations

from qualcode.catalogue import Catalogue, program
from qualcode.errors import ConsentError
from qualcode.model.consent.consents import Refusal
from qualcode.model.consent.withheld import Withheld
from qualcode.model.consent.words import purpose_words
from qualcode.plural import counted


def withheld_lines(withheld: Withheld, words: Catalogue | None = None) -> list[str]:
    """One sentence a reason and kind of things, with its number."""
    words = words or program()
    order = list(Refusal)
    return [
        _line(counted(number, noun, words=words), noun, refusal, purpose_words(withheld.purpose, words), words)
        for (noun, refusal), number in sorted(withheld.counts.items(), key=lambda entry: order.index(entry[0][1]))
    ]


def _line(things: str, noun: str, refusal: Refusal, purpose: str, words: Catalogue) -> str:
    match refusal:
        case Refusal.UNKNOWN:
            return words.gettext(
                "{things} left out: no consent is known for the purpose “{purpose}”.", things=things, purpose=purpose
            )
        case Refusal.NO:
            return words.gettext(
                "{things} left out: consent for the purpose “{purpose}” was refused.", things=things, purpose=purpose
            )
        case Refusal.NOT_ANALYSED:
            return words.gettext("{things} left out: even analysing was refused.", things=things)
        case Refusal.OVER:
            return words.gettext(
                "{things} left out: consent was withdrawn, or its day of deletion has come.", things=things
            )
        case Refusal.PARAPHRASE if noun == "passage":
            return words.gettext(
                "{things} left out: only a paraphrase is allowed, and none is written.", things=things
            )
        case Refusal.PARAPHRASE:
            return words.gettext("{things} left out: only paraphrases are allowed.", things=things)


def what_says_otherwise(withheld: Withheld) -> str:
    """The command that says what is not known; empty where more than that stands against it."""
    purpose = withheld.purpose.value
    if withheld.number(Refusal.UNKNOWN):
        return program().gettext(
            "“qualcode consent set CASE {purpose}=yes” says that somebody agreed, “qualcode consent set --all "
            "{purpose}=yes” that everybody did; --form names what was signed.",
            purpose=purpose,
        )
    if withheld.number(Refusal.PARAPHRASE, noun="passage"):
        return program().gettext(
            "“qualcode code DOCUMENT START:END CODE --paraphrase TEXT” codes a passage with a paraphrase."
        )
    return program().gettext("“qualcode consent” lists who agreed to what.")


def refuse_nothing_left(withheld: Withheld, left: int) -> None:
    """Raise ConsentError where nothing is `left` since all is withheld: an empty document is no answer."""
    if withheld and not left:
        raise ConsentError(" ".join(withheld_lines(withheld)), what_says_otherwise(withheld))
