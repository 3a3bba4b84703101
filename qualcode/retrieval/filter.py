"""Choosing coded passages: what is wanted, in which order, and the passages with all that belongs to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Coder, CoderKind, Coding, Polarity
from qualcode.model.documents import Document, PassagePlace, Structure
from qualcode.project.coding.conditions import Condition, all_of, among, compared, of_polarity
from qualcode.project.project import Project
from qualcode.retrieval.compiled_query import CompiledQuery
from qualcode.retrieval.query_names import Names, documents_of
from qualcode.retrieval.stretches import CodingLike


class Order(StrEnum):
    """In which order passages stand; inside the chapters of a report, which are codes, CODE is WAVE."""

    WAVE = "wave"
    LABEL = "label"
    DOCUMENT = "document"
    CODE = "code"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A coding with its document, code and coder; `text` is the whole passage, `place` where it stands.

    `case` is the name of the case that speaks where the passage begins: the speaker's, else the document's.
    """

    coding: Coding
    document: Document
    code: Code
    coder: Coder
    text: str
    place: PassagePlace
    case: str | None

    @property
    def paragraph(self) -> int:
        """The number, from 1, of the paragraph in which it begins; 0 where there is none before it."""
        return self.place.paragraphs[0]


@dataclass(frozen=True, slots=True)
class PassageChoice:
    """Which passages are wanted, and in which order; an empty condition lets everything pass.

    Documents, codes, coders and codings are keys; `documents` is None for all. With `sub_codes` the codes below the
    chosen ones are meant too, see `with_codes_below`. `attributes` are names and values: of each name one of the
    values is wanted. `weights` is the least and the greatest weight wanted; codings without a weight do not pass
    then. `good` wants codings that are marked as good quotations, `good_by` those that one of these coders marked.
    What `query` asks for must hold as well. Of the coder (a key) that `own_round` names only codings of the round
    behind it pass, and of the coders in `without` none. The codings of the
    model solutions in `listed_models` are listed, as are those of one that is named, but do not count. The codings in
    `left_out` do not pass, such as those under old rules.
    """

    documents: Collection[int] | None = None
    labels: Collection[str] = frozenset()
    codes: Collection[int] = frozenset()
    coders: Collection[int] = frozenset()
    polarities: Collection[str] = frozenset()
    attributes: Collection[tuple[str, str]] = frozenset()
    rounds: Collection[int] = frozenset()
    codings: Collection[int] = frozenset()
    weights: tuple[int, int] | None = None
    good: bool = False
    good_by: Collection[int] = frozenset()
    query: CompiledQuery | None = None
    sub_codes: bool = False
    order: Order = Order.WAVE
    own_round: tuple[int, int] | None = None
    without: Collection[int] = frozenset()
    listed_models: Collection[int] = frozenset()
    left_out: Collection[int] = frozenset()

    @classmethod
    def named(  # noqa: PLR0913 - one parameter a condition
        cls,
        project: Project,
        *,
        documents: Sequence[str] = (),
        labels: Sequence[str] = (),
        codes: Sequence[str] = (),
        coders: Sequence[str] = (),
        polarities: Sequence[Polarity] = (),
        where: Sequence[str] = (),
        rounds: Sequence[int] = (),
        sub_codes: bool = True,
        weights: tuple[int, int] | None = None,
        good: bool = False,
        good_by: Sequence[str] = (),
        query: CompiledQuery | None = None,
        order: Order = Order.WAVE,
        without_old_rules: bool = False,
    ) -> PassageChoice:
        """A choice from names or ids as people type them; `where` are conditions like “wave=2022” or “wave>=2021”.

        With `without_old_rules` no coding passes that stands under an old rule now.
        Raises NotFound, Ambiguous, and UsageProblem for a condition that is none.
        """
        chosen = {project.documents.find(name).key for name in documents} if documents else None
        fitting = _fitting(project, where)
        return cls(
            documents=fitting if chosen is None else chosen if fitting is None else chosen & fitting,
            labels=frozenset(project.labels.find(name).name for name in labels),
            codes=with_sub_codes(project, codes, sub_codes=sub_codes),
            coders=frozenset(project.coders.find(name).key for name in coders),
            polarities=frozenset(polarities),
            rounds=frozenset(rounds),
            weights=weights,
            good=good,
            good_by=frozenset(project.coders.find(name).key for name in good_by),
            query=query,
            order=order,
            left_out=project.rule_checks.old() if without_old_rules else frozenset(),
        )

    @property
    def names_coders(self) -> bool:
        """Whether it says whose codings count."""
        return bool(self.coders) or (self.query is not None and self.query.names_coders)

    @property
    def named_coders(self) -> frozenset[int]:
        """The keys of the coders that it names."""
        return frozenset(self.coders).union(self.query.coders if self.query is not None else ())

    def without_models(self, project: Project, *, listed: bool = False) -> PassageChoice:
        """The same choice without the codings of model solutions, which count only where their coder is named.

        Where codings are `listed` one by one, it has those of `listed_models`.
        """
        listed_models = self.listed_models if listed else ()
        models = project.coders.of_kind(CoderKind.MODEL).difference(self.named_coders, listed_models)
        return replace(self, without=models.union(self.without)) if models else self

    def with_codes_below(self, book: Codebook) -> PassageChoice:
        """The same choice with the codes below the chosen ones among `codes`, where they are meant."""
        if not self.sub_codes:
            return self
        return replace(self, codes=_with_below(self.codes, book), sub_codes=False)

    def without_filters(self) -> PassageChoice:
        """The same codes and order, nothing else left out."""
        return PassageChoice(codes=self.codes, sub_codes=self.sub_codes, order=self.order)

    def attribute_words(self) -> list[str]:
        """“land=NRW”, as the command line writes them."""
        return [f"{name}={value}" for name, value in sorted(self.attributes)]

    def takes_all_codings(self) -> bool:
        """Whether `takes_coding` refuses none but for its code."""
        conditions = (
            self.coders, self.polarities, self.rounds, self.codings, self.weights, self.good, self.good_by,
            self.own_round, self.without, self.left_out,
        )  # fmt: skip
        asks = self.query is not None and not self.query.makes_stretches
        return type(self) is PassageChoice and not asks and not any(conditions)

    def chooses_passages(self) -> bool:
        """Whether more is asked than which documents: codes, whose codings, which of them, or a query."""
        return bool(self.codes) or not self.takes_all_codings() or self.query is not None

    def takes_document(self, document: Document) -> bool:
        """Whether passages of the document are wanted; `documents_of` gives it the attributes of its case."""
        wanted: dict[str, set[str]] = {}
        for name, value in self.attributes:
            wanted.setdefault(name, set()).add(value)
        return (
            (self.documents is None or document.key in self.documents)
            and (not self.labels or document.label in self.labels)
            and all(document.value(name) in values for name, values in wanted.items())
        )

    def takes_coding(self, coding: CodingLike) -> bool:
        """Whether the coding is wanted, its document left aside, and what a query by codes makes of it."""
        return (
            (not self.codes or coding.code in self.codes)
            and (not self.coders or coding.coder in self.coders)
            and (not self.polarities or coding.polarity in self.polarities)
            and (not self.rounds or coding.round in self.rounds)
            and (not self.codings or coding.key in self.codings)
            and (not self.good or coding.good)
            and (not self.good_by or not coding.markers.isdisjoint(self.good_by))
            and (
                self.weights is None
                or (coding.weight is not None and self.weights[0] <= coding.weight <= self.weights[1])
            )
            and coding.coder not in self.without
            and coding.key not in self.left_out
            and (self.own_round is None or coding.coder != self.own_round[0] or coding.round == self.own_round[1])
            and (self.query is None or self.query.makes_stretches or self.query.takes(coding))
        )

    def takes_judgement(self, coder: int, round_: int) -> bool:
        """Whether what a coder (a key) said of a whole case in a round is wanted, as its codings are."""
        return (
            (not self.coders or coder in self.coders)
            and (not self.rounds or round_ in self.rounds)
            and coder not in self.without
            and (self.own_round is None or coder != self.own_round[0] or round_ == self.own_round[1])
        )

    def needed(self, project: Project) -> Condition:
        """What holds here of all codings of which `takes_coding` does, and of no other where that `is_decided`."""
        least, greatest = self.weights or (0, 0)
        asked = [
            (self.codes, among("code_id", self.codes)),
            (self.coders, among("coder_id", self.coders)),
            (self.polarities, of_polarity(self.polarities)),
            (self.rounds, among("round", self.rounds)),
            (self.codings, among("id", self.codings)),
            (self.good, project.good_marks.marked()),
            (self.good_by, project.good_marks.marked(self.good_by)),
            (self.without, ~among("coder_id", self.without)),
            (self.left_out, ~among("id", self.left_out)),
            (self.weights is not None, compared("weight", ">=", least) & compared("weight", "<=", greatest)),
        ]
        needed = all_of(condition for wanted, condition in asked if wanted)
        if self.own_round is not None:
            coder, round_ = self.own_round
            needed &= ~among("coder_id", [coder]) | among("round", [round_])
        return needed if self.query is None else needed & self.query.needed()

    @property
    def is_decided(self) -> bool:
        """Whether the file alone decides which codings are chosen, documents left aside."""
        return type(self) is PassageChoice and (self.query is None or self.query.is_decided)

    def asked_for(self, codings: Sequence[Coding], structure_of: Callable[[int], Structure]) -> list[Coding]:
        """Those of the codings, which may be of several documents, that make the stretches of a query by codes.

        Without such a query all of them.
        """
        if self.query is None or not self.query.makes_stretches:
            return list(codings)
        by_document: dict[int, list[Coding]] = {}
        for coding in codings:
            by_document.setdefault(coding.document, []).append(coding)
        return [
            coding
            for document, mine in by_document.items()
            for coding in self.query.making(mine, partial(structure_of, document))
        ]


_CONDITION = re.compile(r"\s*(?P<name>[^=<>]*?)\s*(?P<sign>!=|<=|>=|[=<>])\s*(?P<value>.*?)\s*", re.DOTALL)


def _fitting(project: Project, where: Sequence[str]) -> frozenset[int] | None:
    """Keys of the documents for which all conditions on attributes hold, of several values of one name any."""
    if not where:
        return None
    names = Names(project)
    equal: dict[str, frozenset[int]] = {}
    others: list[frozenset[int]] = []
    for condition in where:
        found = _CONDITION.fullmatch(condition)
        if not found or not found["name"]:
            raise UsageProblem(
                _("“{condition}” is no condition.", condition=condition), _("Write it like --where wave=2022.")
            )
        name = names.attribute(found["name"])
        keys = names.with_attribute(name, found["sign"], found["value"])
        if found["sign"] == "=":
            equal[name] = equal.get(name, frozenset()) | keys
        else:
            others.append(keys)
    return frozenset.intersection(*equal.values(), *others)


def with_sub_codes(project: Project, codes: Sequence[str], *, sub_codes: bool = True) -> frozenset[int]:
    """The keys of the codes that are named and, with `sub_codes`, of those below. Raises NotFound or Ambiguous."""
    if not codes:
        return frozenset()
    keys = frozenset(project.codes.find(name).key for name in codes)
    return _with_below(keys, project.codes.book()) if sub_codes else keys


def _with_below(codes: Collection[int], book: Codebook) -> frozenset[int]:
    return frozenset(codes).union(code.key for key in codes if key in book for code in book.descendants(key))


def chosen_codings(project: Project, wanted: PassageChoice) -> Iterator[tuple[Document, list[Coding]]]:
    """The chosen codings of each document (label, name) that has some, in order of position.

    Of a query by codes those that make its stretches. One document's codings are in memory at a time.
    """
    wanted = wanted.without_models(project, listed=True).with_codes_below(project.codes.book())
    needed = wanted.needed(project)
    with_some = project.codings.documents_with(needed)
    for document in documents_of(project):
        if document.key not in with_some or not wanted.takes_document(document):
            continue
        codings = project.codings.where(needed, document=document.key)
        if not wanted.is_decided:
            codings = wanted.asked_for(list(filter(wanted.takes_coding, codings)), project.documents.structure)
        if codings:
            yield document, codings


def number_left_out(project: Project, wanted: PassageChoice) -> int:
    """How many codings would be looked at, were those in `left_out` not left out."""
    if not wanted.left_out:
        return 0
    whole = replace(wanted, left_out=frozenset()).with_codes_below(project.codes.book())
    documents = {document.key for document in documents_of(project) if whole.takes_document(document)}
    rows = project.coded.placed(whole.needed(project) & among("id", wanted.left_out))
    return sum(row.document in documents for row in rows)


def chosen_numbers(project: Project, wanted: PassageChoice) -> Counter[str]:
    """The number of chosen codings by polarity."""
    wanted = wanted.without_models(project, listed=True)
    if not wanted.is_decided:
        return Counter(coding.polarity for _, codings in chosen_codings(project, wanted) for coding in codings)
    needed = wanted.with_codes_below(project.codes.book()).needed(project)
    documents = {document.key for document in documents_of(project) if wanted.takes_document(document)}
    return project.codings.count(needed & among("document_id", documents))


def coded_passages(project: Project, wanted: PassageChoice | None = None) -> Iterator[CodedPassage]:
    """The coded passages by document (label, name) and position; one document's are in memory at a time."""
    book = project.codes.book()
    coders = {coder.key: coder for coder in project.coders.all()}
    speaking = project.documents.cases_of_speakers()
    for document, codings in chosen_codings(project, wanted or PassageChoice()):
        text = project.documents.text(document)
        places = project.documents.places(document.key, text)
        speakers = speaking.get(document.key)
        structure = project.documents.structure(document) if speakers else None
        for coding in codings:
            case = document.case
            if speakers and structure:
                case = speakers.get(structure.speaker_at(coding.span.start), case)
            yield CodedPassage(
                coding=coding,
                document=document,
                code=book[coding.code],
                coder=coders[coding.coder],
                text=coding.span.cut(text),
                place=places.of(coding.span),
                case=case,
            )
