"""The dialog in which a topic of the guide is chosen for a question: proposals first, and marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text

from qualcode.catalogue import _, program
from qualcode.model.topics import Topic
from qualcode.retrieval.name_search import NameSearch
from qualcode.safe_text import visible
from qualcode.tui.finder.offer_dialog import Offer, OfferDialog
from qualcode.tui.shared.choice_dialogs import named_in


@dataclass(frozen=True, slots=True)
class TopicChosen:
    """A topic, the name of one that shall be made, or none of both: the question is about no topic any more."""

    topic: Topic | None = None
    new: str = ""


@dataclass(frozen=True, slots=True)
class QuestionToAssign:
    """What the dialog knows of a question: its words, its topic, that of the question before, and what is proposed.

    `likeness` is that of the proposed topic's question, 0–100.
    """

    words: str
    wave: str
    own: Topic | None
    before: Topic | None
    proposed: Topic | None
    likeness: int


class TopicChoice(OfferDialog[TopicChosen]):
    """Gives what was chosen, or None. A proposal is never under the cursor before somebody went there."""

    PLACEHOLDER: ClassVar[str] = _("Two or three letters of the topic, or a new name")

    def __init__(self, title: str, topics: Sequence[Topic], question: QuestionToAssign) -> None:
        super().__init__(title)
        self._topics, self._question = topics, question
        self._search = NameSearch(topics, lambda topic: (topic.name, " ".join(topic.questions.values())))

    def offers(self, typed: str) -> Iterator[Offer[TopicChosen]]:  # type: ignore[override]  # taken as a list
        """What is proposed, the topic of the question before, the others by the guide; or what has the letters."""
        question = self._question
        if typed.strip():
            found = self._search.find(typed)
            yield from (self._offer(hit.named) for hit in found if hit.is_meant)
            yield from self._new(typed.strip())
            yield from (self._offer(hit.named) for hit in found if not hit.is_meant)
            yield from (self._offer(topic, _("similar"), is_guess=True) for topic in self._search.similar(typed))
            return
        first: list[Topic] = []
        if question.proposed is not None:
            first.append(question.proposed)
            said = _("proposed: {likeness} % alike", likeness=program().number(question.likeness))
            yield self._offer(question.proposed, said, is_guess=True)
        if question.before is not None and question.before not in first:
            first.append(question.before)
            yield self._offer(question.before, _("as the question before (probe)"), is_guess=True)
        if question.own is not None:
            line = Text("  – ", no_wrap=True).append(_("no topic"), style="bold")
            yield Offer(TopicChosen(), line, _("Takes the topic away from this question."), is_guess=True)
        yield from (self._offer(topic, is_guess=True) for topic in self._topics if topic not in first)

    def _offer(self, topic: Topic, said: str = "", *, is_guess: bool = False) -> Offer[TopicChosen]:
        own = self._question.own is not None and topic.key == self._question.own.key
        line = Text("✓ " if own else "? " if said else "  ", no_wrap=True, overflow="ellipsis")
        line.append(f"{topic.position + 1} ", style="dim").append(visible(topic.name), style="bold")
        if said:
            line.append(f"  {said}", style="dim italic")
        meaning = topic.question(self._question.wave) or _("The guide has no question for it in this wave.")
        return Offer(TopicChosen(topic), line, meaning, is_guess)

    def _new(self, typed: str) -> Iterator[Offer[TopicChosen]]:
        line = Text("  + ", no_wrap=True).append_text(named_in(_("new topic {name}", name="{name}"), typed))
        yield Offer(TopicChosen(new=typed), line, _("⏎ adds the topic behind the others and assigns it."))

    def nothing_found(self, *, guesses: bool) -> str:
        """The question that is meant, while the cursor is on no line."""
        if self.typed.strip():
            return super().nothing_found(guesses=guesses)
        return self._question.words
