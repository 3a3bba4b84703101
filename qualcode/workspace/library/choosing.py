"""From what Python users write to what is chosen: conditions and queries, by exact names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotExact, NotFound, UsageProblem
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.consent.consents import Purpose
from qualcode.project.file.store import nearest
from qualcode.retrieval.compiled_query import compiled
from qualcode.retrieval.filter import Order, PassageChoice, chosen_codings
from qualcode.retrieval.query_names import NameReading
from qualcode.workspace.library.resolver import all_of, known_word, numbers, several, yes_or_no
from qualcode.workspace.library.thing import StudyThing

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.retrieval.compiled_query import CompiledQuery
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.workspace import Workspace

_KNOWN = (
    "document",
    "label",
    "code",
    "coder",
    "polarity",
    "where",
    "round",
    "weight",
    "good",
    "sub_codes",
    "without_old_rules",
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is chosen, and the same in words: “where code Interferenz”."""

    choice: PassageChoice
    in_words: str


def compiled_for(space: Workspace, text: str, *, of_documents: bool = False, sub_codes: bool = True) -> CompiledQuery:
    """A query by exact names; the state of a document is that of who acts.

    Raises UsageProblem where it cannot be read, NotFound with the nearest names, Ambiguous; each points at the place.
    """
    if not isinstance(text, str):
        raise UsageProblem(
            _("{text} is no query.", text=repr(text)), _('Write it in quotation marks: "Interferenz AND wave>=2021".')
        )
    coder = space.coder
    states = {work.document: work.state for work in space.project.coders.assignments(coder)} if coder else {}
    reading = NameReading(
        of_documents=of_documents,
        exact=True,
        sub_codes=sub_codes,
        state_of=lambda document: states.get(document.key, WorkState.OPEN),
    )
    try:
        return compiled(space.project, text, reading)
    except NotExact as error:
        raise _not_found(error) from None


def _not_found(error: NotExact) -> NotFound:
    start, end = error.place
    made = NotFound("name", error.typed[start:end] or error.name, [error.name])
    made.point(error.typed, start, end)
    return made


def conditions_of(study: OpenStudy, query: str, given: Mapping[str, object]) -> Conditions:
    """What conditions choose. Raises UsageProblem for one that is none, NotFound and Ambiguous for names."""
    unknown = next((name for name in given if name not in _KNOWN), None)
    if unknown is not None:
        near = nearest(unknown, _KNOWN, 1)
        hint = (
            _("Did you mean {near}=…?", near=near[0])
            if near
            else _("Conditions are {names}.", names=", ".join(_KNOWN))
        )
        raise UsageProblem(
            _("There is no condition “{name}”.", name=unknown),
            " ".join((hint, _('Attributes stand in where: "wave=2022".'))),
        )
    refuse_empty(given)
    if given.get("good") is False:
        raise UsageProblem(
            _("good=False chooses nothing."), _('Leave it out for all; the query "NOT good" means the others.')
        )
    resolver, sub_codes = study.resolver, yes_or_no("sub_codes", given.get("sub_codes", True))
    choice = PassageChoice.named(
        study.space.project,
        labels=all_of(given.get("label"), resolver.label),
        codes=[code.uuid for code in all_of(given.get("code"), resolver.code)],
        coders=[coder.uuid for coder in all_of(given.get("coder"), resolver.coder)],
        polarities=polarities(given.get("polarity")),
        where=where_words(given.get("where")),
        rounds=numbers("round", given.get("round")),
        sub_codes=sub_codes,
        weights=weights(given.get("weight")),
        good=yes_or_no("good", given.get("good", False)),
        query=compiled_for(study.space, query, sub_codes=sub_codes) if query else None,
        without_old_rules=yes_or_no("without_old_rules", given.get("without_old_rules", False)),
    )
    if "document" in given:
        keys = frozenset(document.key for document in all_of(given["document"], resolver.document))
        choice = replace(choice, documents=keys if choice.documents is None else keys.intersection(choice.documents))
    words = [query] if query else []
    words += [f"{name} {_in_words(value)}" for name, value in given.items() if several(value)]
    return Conditions(choice, _("where {conditions}", conditions=", ".join(words)) if words else "")


def refuse_empty(given: Mapping[str, object]) -> None:
    """Raise UsageProblem for a condition that is None or holds nothing: it would choose everything."""
    empty = next((name for name, value in given.items() if value != "" and not several(value)), None)
    if empty is not None:
        raise UsageProblem(
            _("“{name}” was given and holds nothing.", name=empty),
            _("Leave it out where everything is meant; .get gives None."),
        )


def _in_words(value: object) -> str:
    return " or ".join(part.title if isinstance(part, StudyThing) else str(part) for part in several(value))


def polarities(wanted: object) -> list[Polarity]:
    """One polarity or several: present, absent, mixed. Raises NotFound."""
    known = [polarity.value for polarity in Polarity]
    return [Polarity(known_word("polarity", name, known)) for name in several(wanted)]


def where_words(wanted: object) -> list[str]:
    """Conditions on attributes as they are typed: “wave=2022”, several in a list, or {"wave": 2022}."""
    if isinstance(wanted, Mapping):
        return [f"{name}={value}" for name, values in wanted.items() for value in several(values)]
    wrong = next((word for word in several(wanted) if not isinstance(word, str)), None)
    if wrong is not None:
        raise UsageProblem(
            _("{wrong} is no condition on an attribute.", wrong=repr(wrong)), _('Write it like where="wave=2022".')
        )
    return [str(word) for word in several(wanted)]


def weights(wanted: object) -> tuple[int, int] | None:
    """The least weight, or the least and the greatest. Raises UsageProblem."""
    found = numbers("weight", wanted)
    if not found:
        return None
    least, most = found[0], found[1] if len(found) > 1 else 100
    if len(found) > 2 or not 0 <= least <= most <= 100:
        raise UsageProblem(
            _("{wanted} is no range of weights.", wanted=repr(wanted)),
            _("Write weight=50 (from 50 on) or weight=(20, 60)."),
        )
    return least, most


def order_of(wanted: object) -> Order:
    """The order of quotations. Raises NotFound."""
    return Order(known_word("order", wanted, [order.value for order in Order if order is not Order.CODE]))


def purpose_of(wanted: object) -> Purpose:
    """What something leaves for. Raises NotFound."""
    return Purpose(known_word("purpose", wanted, [purpose.value for purpose in Purpose]))


def chosen(space: Workspace, conditions: Sequence[Conditions]) -> Iterator[tuple[Document, list[Coding]]]:
    """Each document (label, name) with its codings that may be seen and fit all conditions, if it has any.

    One document's are fetched at a time, and no text.
    """
    documents = space.project.documents
    first, *others = [condition.choice for condition in conditions] or [PassageChoice()]
    if not others and (key := _one_document(first)) is not None:  # without a look at all the others
        document = documents.get(key)
        if codings := list(filter(space.sight.counts, space.codings(document))):
            yield document, codings
        return
    others = [choice.with_codes_below(space.book) for choice in others]
    first = replace(first, listed_models=frozenset[int]().union(*(choice.named_coders for choice in others)))
    own = {document.key: document for document in documents.all()}
    for document, codings in chosen_codings(space.project, space.narrowed(first)):  # has its case's attributes
        fitting = codings
        for choice in others:
            fitting = [
                coding for coding in fitting if choice.takes_document(document) and choice.takes_coding(coding)
            ]
            fitting = choice.asked_for(fitting, documents.structure)
        if fitting:
            yield own[document.key], fitting


def number_chosen(space: Workspace, conditions: Sequence[Conditions]) -> int:
    """The number of these codings, counted in the file where that can be."""
    if not conditions:
        return sum(space.numbers("document_id").values())
    if len(conditions) == 1 and _one_document(conditions[0].choice) is None:
        return sum(space.numbers_of_passages(conditions[0].choice).values())
    return sum(len(codings) for _, codings in chosen(space, conditions))


def _one_document(choice: PassageChoice) -> int | None:
    """The key of the document of which all is chosen; None where something else is."""
    keys = tuple(choice.documents or ())
    return keys[0] if len(keys) == 1 and replace(choice, documents=None) == PassageChoice() else None
