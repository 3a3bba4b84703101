"""Differentiating a code on its material after Kuckartz: its passages as cards, in groups that become sub-codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.inductions import Technique
from qualcode.model.codebooks.versions import LineageKind
from qualcode.model.codes import CodeDraft, Origin, Rules
from qualcode.project import merge_and_split
from qualcode.project.coding.conditions import among
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, find, gone
from qualcode.workspace.inductive.categories import codings_called
from qualcode.workspace.inductive.inductions import code_of

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import CardGroup, Induction
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.project.merge_and_split import Transfer
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Card:
    """A passage of the code; `code` is what it has now, which is another one where the group became a sub-code."""

    coding: Coding
    document: Document
    words: str
    code: Code


@dataclass(frozen=True, slots=True)
class CardPile:
    """A group with its cards in order; `gone` counts those whose coding is gone or waits for a place."""

    group: CardGroup
    cards: tuple[Card, ...]
    gone: int = 0


@dataclass(frozen=True, slots=True)
class CardBoard:
    """The cards of a code that may be seen: those in groups, and those in none, in order of the documents.

    `code` is None where it is there no more.
    """

    induction: Induction
    code: Code | None
    piles: tuple[CardPile, ...]
    loose: tuple[Card, ...]

    def pile(self, key: int) -> CardPile | None:
        """The group of a key with its cards."""
        return next((pile for pile in self.piles if pile.group.key == key), None)

    def waiting(self, pile: CardPile) -> list[Card]:
        """The cards of a pile that have the code still: they go along when it becomes a sub-code."""
        return [card for card in pile.cards if self.code is not None and card.code.key == self.code.key]


@dataclass(frozen=True, slots=True)
class PlannedSubCode:
    """What making a group a sub-code does: to which code how many cards go; `target` is one that is there already."""

    group: CardGroup
    target: Code | None
    cards: int


def board(space: Workspace, induction: Induction) -> CardBoard:
    """The cards of a work that may be seen. Raises QualcodeError where the work is gone."""
    project, book = space.project, space.book
    with project.at_one_moment():
        present = project.inductions.get(induction.key)
        code = code_of(book, present)
        groups = project.card_groups.all(present.key)
        material = [held.document for held in project.inductions.documents(present.key)]
        documents = {document.key: document for document in space.documents()}
        wanted = space.sight.condition & among("code_id", [code.key]) if code else None
        if wanted is not None and material:
            wanted &= among("document_id", material)
        of_code = project.codings.where(wanted) if wanted is not None else []
        named = codings_called(space, [uuid for group in groups for uuid in group.codings])
        needed = {coding.document for coding in (*of_code, *named.values())}
        texts = {key: project.documents.text(key) for key in needed}

    def card(coding: Coding) -> Card:
        words = coding.span.cut(texts[coding.document])
        return Card(coding, documents[coding.document], words, book[coding.code])

    piles = []
    for group in groups:
        cards = tuple(card(named[uuid]) for uuid in group.codings if uuid in named)
        missing = 0 if space.sight.hidden else len(group.codings) - len(cards)
        piles.append(CardPile(group, cards, missing))
    places = {key: place for place, key in enumerate(documents)}
    loose = [coding for coding in of_code if coding.uuid not in named]
    loose.sort(key=lambda coding: (places[coding.document], coding.span.start, coding.span.end, coding.key))
    return CardBoard(present, code, tuple(piles), tuple(map(card, loose)))


def find_pile(shown: CardBoard, wanted: str, *, exact: bool = False) -> CardPile:
    """The group of that name. Raises NotFound, Ambiguous, NotExact."""
    candidates = [NameCandidate(pile, pile.group.name, pile.group.name, (pile.group.name,)) for pile in shown.piles]
    return find("group", wanted, candidates, _("“qualcode induce show NAME” lists them."), exact=exact)


def add_group(space: Workspace, induction: Induction, name: str, definition: str = "") -> int:
    """Add a group at the end; gives its key. Raises as `CardGroups.add` does."""
    with space.acting() as coder:
        return space.project.card_groups.add(induction, name, coder, definition)


def edit_group(
    space: Workspace,
    induction: Induction,
    group: int,
    *,
    name: str | None = None,
    definition: str | None = None,
    place: int | None = None,
) -> None:
    """Give a group (key) another name, definition or place (from 1). Raises as `CardGroups.edit` does."""
    with space.acting() as coder:
        space.project.card_groups.edit(induction, group, coder, name=name, definition=definition, place=place)


def remove_group(space: Workspace, induction: Induction, group: int) -> None:
    """Take a group (key) away; its cards are in none then. Raises QualcodeError where it is gone."""
    with space.acting() as coder:
        space.project.card_groups.remove(induction, group, coder)


def lay(
    space: Workspace, induction: Induction, codings: Sequence[Coding], group: int | None, place: int | None = None
) -> None:
    """Lay cards into a group (key) at a place (from 1), else at its end, or out of all groups (None).

    Raises QualcodeError for a coding that must not be seen or does not have the code, and where the group is gone.
    """
    for coding in codings:
        space.sight.refuse_coding_of_others(coding)
    with space.acting() as coder:
        code = space.project.inductions.get(induction.key).code
        there = {uuid for known in space.project.card_groups.all(induction.key) for uuid in known.codings}
        if any(coding.code != code and coding.uuid not in there for coding in codings):
            raise QualcodeError(
                _("Only passages of the code that is differentiated are its cards."),
                _("Give the passage that code first."),
            )
        space.project.card_groups.place(induction, codings, group, coder, place)


def lay_into_new(space: Workspace, induction: Induction, name: str, codings: Sequence[Coding]) -> int:
    """Add a group and lay cards into it, as one change; gives its key. Raises as `add_group` and `lay` do."""
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        group = add_group(space, induction, name)
        lay(space, induction, codings, group)
    return group


def planned_sub_codes(
    space: Workspace, induction: Induction, groups: Collection[int] | None = None
) -> list[PlannedSubCode]:
    """What `make_sub_codes` would do with groups (keys), else with all that have cards.

    Raises QualcodeError where it would refuse.
    """
    shown = board(space, induction)
    if shown.code is None:
        raise gone("codes")
    keys = {pile.group.key for pile in shown.piles}
    if groups is not None and not keys.issuperset(groups):
        raise gone("card_groups")
    chosen = [pile for pile in shown.piles if groups is None or pile.group.key in groups]
    if not any(shown.waiting(pile) for pile in chosen):
        raise QualcodeError(
            _("No group has a card that could become a passage of a sub-code."), _("Lay cards into groups first.")
        )
    _refuse_twice(shown, chosen)
    children = {folded(child.name): child for child in space.book.children(shown.code.key)}
    return [
        PlannedSubCode(pile.group, children.get(folded(pile.group.name)), len(shown.waiting(pile)))
        for pile in chosen
        if shown.waiting(pile)
    ]


def _refuse_twice(shown: CardBoard, piles: Sequence[CardPile]) -> None:
    """Raise QualcodeError for a card in two groups, as a merge of two copies can leave it."""
    numbers = Counter(card.coding.uuid for pile in piles for card in shown.waiting(pile))
    twice = next((uuid for uuid, number in numbers.items() if number > 1), None)
    if twice is not None:
        names = [pile.group.name for pile in piles if any(card.coding.uuid == twice for card in pile.cards)]
        raise QualcodeError(
            _(
                "The card {id} lies in several groups: {groups}.",
                id=twice[-12:],
                groups=program().listed([program().quoted(name) for name in names]),
            ),
            _("Lay it into one of them."),
        )


def make_sub_codes(
    space: Workspace, induction: Induction, groups: Collection[int] | None = None
) -> list[tuple[Code, Transfer]]:
    """Make groups (keys) sub-codes that get their cards, as one change; else all that have cards.

    A group called as a sub-code that is there gives its cards to that one. Codings keep their ids, memos and weights.
    Raises QualcodeError where no card could go, a card lies in several groups, the code is gone, the work is closed,
    and as `Codes.add` does.
    """
    with space.acting():
        project, author = space.project, space.author
        present = project.inductions.get(induction.key)
        code = code_of(space.book, present)
        with project.change("code.differentiate", author, code.full_name if code else ""):
            present = project.inductions.open(induction, Technique.DIFFERENTIATION)
            planned, shown, made = planned_sub_codes(space, present, groups), board(space, present), []
            for plan in planned:
                pile = shown.pile(plan.group.key)
                if pile is None or shown.code is None:
                    raise gone("card_groups")
                draft = CodeDraft(plan.group.name, Rules(definition=plan.group.definition), origin=Origin.INDUCTIVE)
                cards = [card.coding for card in shown.waiting(pile)]
                target = plan.target or draft
                made.append(
                    merge_and_split.split(
                        project, shown.code, cards, target, author, parent=shown.code, kind=LineageKind.DIFFERENTIATE
                    )
                )
    return made
