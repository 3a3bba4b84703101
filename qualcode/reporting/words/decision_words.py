"""What a consensus decides, in words, alike in every screen, command and report."""

from __future__ import annotations

from qualcode.agreement.consensus.places import PlaceKind
from qualcode.catalogue import Catalogue, program
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode


def mode_word(mode: DecisionMode, words: Catalogue | None = None) -> str:
    """Who decided, in the program's language or in that of `words`."""
    words = words or program()
    return {
        DecisionMode.JOINT: words.pgettext("mode of a decision", "the coders together"),
        DecisionMode.THIRD: words.pgettext("mode of a decision", "a third person"),
    }[mode]


def result_word(result: ConsensusResult, first: str, second: str, words: Catalogue | None = None) -> str:
    """What was decided, `first` and `second` being the names of the coders who differed."""
    words = words or program()
    return {
        ConsensusResult.FIRST: words.pgettext("result of a decision", "as {coder}", coder=words.said(first)),
        ConsensusResult.SECOND: words.pgettext("result of a decision", "as {coder}", coder=words.said(second)),
        ConsensusResult.BOTH: words.pgettext("result of a decision", "both"),
        ConsensusResult.OTHER: words.pgettext("result of a decision", "otherwise"),
        ConsensusResult.NONE: words.pgettext("result of a decision", "no code"),
        ConsensusResult.UNDECIDED: words.pgettext("result of a decision", "undecided"),
    }[result]


def certainty_word(certainty: Certainty, words: Catalogue | None = None) -> str:
    """How sure they are."""
    words = words or program()
    return {
        Certainty.UNSAID: words.pgettext("certainty of a decision", "not said"),
        Certainty.SURE: words.pgettext("certainty of a decision", "sure"),
        Certainty.PROBABLE: words.pgettext("certainty of a decision", "probable"),
        Certainty.UNSURE: words.pgettext("certainty of a decision", "unsure"),
    }[certainty]


def error_word(error: CodingError, words: Catalogue | None = None) -> str:
    """Why the coders differed."""
    words = words or program()
    return {
        CodingError.UNSAID: words.pgettext("kind of error", "not said"),
        CodingError.SLIP: words.pgettext("kind of error", "slip"),
        CodingError.BOUNDARY: words.pgettext("kind of error", "boundaries"),
        CodingError.RULE: words.pgettext("kind of error", "rule unclear"),
    }[error]


def place_kind_word(kind: PlaceKind, first: str, second: str, words: Catalogue | None = None) -> str:
    """How two coders differ at a place, `first` and `second` being their names."""
    words = words or program()
    return {
        PlaceKind.AGREED: words.pgettext("kind of place", "agreed"),
        PlaceKind.BOUNDARY: words.pgettext("kind of place", "boundaries"),
        PlaceKind.POLARITY: words.pgettext("kind of place", "polarity"),
        PlaceKind.CODE: words.pgettext("kind of place", "code"),
        PlaceKind.ONLY_FIRST: words.pgettext("kind of place", "only {coder}", coder=words.said(first)),
        PlaceKind.ONLY_SECOND: words.pgettext("kind of place", "only {coder}", coder=words.said(second)),
    }[kind]


def place_state_word(state: str, words: Catalogue | None = None) -> str:
    """How far a place is: a value of `PlaceState` of the workspace."""
    words = words or program()
    return {
        "open": words.pgettext("state of a place", "open"),
        "decided": words.pgettext("state of a place", "decided"),
        "undecided": words.pgettext("state of a place", "undecided"),
        "overtaken": words.pgettext("state of a place", "overtaken"),
        "decided-twice": words.pgettext("state of a place", "decided twice"),
        "taken": words.pgettext("state of a place", "taken over"),
    }[state]
