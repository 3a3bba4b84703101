"""How a collection is arranged: what is shown of a quotation, in which order, under which headings."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.consent.consents import Purpose
from qualcode.reporting.words.citations import CiteBy
from qualcode.retrieval.filter import Order

BY_CODE = "code"
BY_WAVE = "wave"
QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What people may choose about a collection beside its filter.

    `group` is “code”, “wave” or the name of an attribute; `context` is “question”, or the number of sentences on
    either side as a word; `at_most` limits the quotations of one document in a chapter, 0 does not. With a `seed`
    the collection is final: ids, memos and coders are left out, and the quotations of one label are shuffled by it.
    `counting` is for figures: passages that may not be quoted count too, without their words. `inside` is for the
    coders' own eyes: such passages come with their words. Of a `case` (its number) only passages in which it speaks.
    What leaves, leaves for a `purpose` that people agreed to. `cite` says what is cited beside the label.
    """

    order: Order = Order.WAVE
    group: str = BY_CODE
    at_most: int = 0
    context: str = ""
    dialogue: bool = False
    silent_case: bool = False
    emphasis: str = "Hervorh. d. Verf."
    identify: bool = False
    memos: bool = True
    seed: int | None = None
    counting: bool = False
    inside: bool = False
    case: int | None = None
    purpose: Purpose = Purpose.QUOTE
    cite: CiteBy = CiteBy.LABEL

    @property
    def final(self) -> bool:
        """Whether the collection may be published as it is."""
        return self.seed is not None
