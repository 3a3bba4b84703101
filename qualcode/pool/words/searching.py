"""Searching the words of a pool: how many hits there are in whose documents, and some of them as they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import folded
from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.composing import all_documents
from qualcode.pool.engines.hits import with_hits
from qualcode.pool.engines.opening import asking
from qualcode.pool.engines.shared_names import SharedNames
from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.folder.pool import Pool
from qualcode.pool.words.expressions import MeantWord, meant_words
from qualcode.pool.words.patterns import HitPatterns
from qualcode.pool.words.rules import CodingRule

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.engine import Engine

CONTEXT = 60
"""Code points that are shown on either side of a hit."""


@dataclass(frozen=True, kw_only=True)
class PoolSearch:
    """What is looked for: one of `wanted`, or, with `near`, both of two at most so many words apart.

    `where` is a filter of documents, `by` the name of an attribute by which hits are counted, `limit` how many hits
    are shown, `context` how many code points on either side of one.
    """

    wanted: Sequence[str]
    exact: bool = False
    near: int | None = None
    where: str | None = None
    by: str | None = None
    limit: int = 20
    context: int = CONTEXT

    @cached_property
    def rules(self) -> tuple[CodingRule, ...]:
        """What is looked for, as rules. Raises UsageProblem."""
        meant = [meant_words(typed, exact=self.exact) for typed in self.wanted]
        if not meant:
            raise UsageProblem(_("There is nothing to look for."), _("Name a word or a passage."))
        if self.near is None:
            return tuple(CodingRule(words=words) for words in dict.fromkeys(meant))
        if len(meant) != 2:
            raise UsageProblem(
                _("--near takes two: what is to stand near what."),
                _("Put what follows one another into quotation marks: “keine Zeit” Termin --near 5."),
            )
        return (CodingRule(words=meant[0], near=meant[1], most=self.near),)


@dataclass(frozen=True, slots=True)
class HitCount:
    """Hits, the documents that have some, and the cases of these; of `name` a project's or a value's."""

    name: str
    hits: int
    documents: int
    cases: int


@dataclass(frozen=True, slots=True)
class PoolUnits:
    """How many documents and cases there are at all."""

    documents: int
    cases: int


@dataclass(frozen=True, slots=True)
class PoolSnippet:
    """A hit as it stands in its text, with what stands around it in the same line."""

    project: str
    document: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInPool:
    """What a search found. `asked` are the documents that a filter chose or that are counted by values, None where
    neither is wanted, `by_value` counts with the bases of each value.

    `snippets` are None where none may be shown: what was asked is about too few cases. With `is_cut` more of them may
    be shown than were asked for.
    """

    projects: list[HitCount]
    asked: PoolUnits | None
    by_value: list[tuple[HitCount, PoolUnits]]
    snippets: list[PoolSnippet] | None
    is_cut: bool
    absent: list[MeantWord]
    notes: tuple[str, ...]

    @property
    def hits(self) -> int:
        """Of all projects together."""
        return sum(count.hits for count in self.projects)

    @property
    def documents(self) -> int:
        """With hits, of all projects together: each is one project's."""
        return sum(count.documents for count in self.projects)

    @property
    def cases(self) -> int:
        """With hits, of all projects together: each is one project's."""
        return sum(count.cases for count in self.projects)


def search_pool(pool: Pool, search: PoolSearch, engine: str) -> FoundInPool:
    """Look for words in the texts that were annotated. Raises QualcodeError, UsageProblem, NotFound."""
    rules = search.rules  # what is wrong there is told before anything is asked
    return asking(pool, engine, lambda opened: _found(opened, search, rules, pool.settings.smallest_cell))


def _found(engine: Engine, search: PoolSearch, rules: Sequence[CodingRule], smallest: int) -> FoundInPool:
    choice = _chosen(engine, search.where)
    patterns = HitPatterns.resolved([(0, rule) for rule in rules], engine)
    hits, tables = with_hits(choice, patterns.pieces()), patterns.tables()
    by_value = _by_value(engine, search.by, choice, hits, tables) if search.by is not None else []
    narrowed = search.where is not None or search.by is not None
    asked = _units(engine, choice, "")[-1][1] if narrowed else None
    projects = _counts(engine.query("hits_by_project", choice=hits, tables=tables), "project")
    may_be_shown = search.where is None or asked is None or asked.cases >= smallest
    snippets: list[PoolSnippet] = []
    if may_be_shown and search.limit and projects and search.by is None:
        places = engine.query("hit_places", (search.limit,), choice=hits, tables=tables)
        snippets = _snippets(engine, places, search.context)
    return FoundInPool(
        projects=projects, asked=asked, by_value=by_value, snippets=snippets if may_be_shown else None,
        is_cut=may_be_shown and 0 < search.limit == len(snippets) < sum(count.hits for count in projects),
        absent=patterns.absent, notes=choice.notes,
    )  # fmt: skip


def _chosen(engine: Engine, where: str | None) -> PoolChoice:
    if not where:
        return all_documents()
    from qualcode.pool.engines.filters import filtered  # with what reads queries, which takes its time

    return filtered(engine, where)


def _counts(rows: pyarrow.Table, named: str) -> list[HitCount]:
    return [HitCount(row[named], row["hits"], row["documents"], row["cases"]) for row in rows.to_pylist()]


def _units(engine: Engine, choice: PoolChoice, attribute: str) -> list[tuple[str, PoolUnits]]:
    """The chosen documents and their cases by the values of an attribute (folded), at the end all of them."""
    rows = engine.query("units_by_value", (attribute, ""), choice=choice).to_pylist()
    return [
        (row["row_value"], PoolUnits(row["documents"], row["cases"])) for row in rows if row["part"] in (1, 3)
    ]  # fmt: skip


def _by_value(
    engine: Engine, attribute: str, choice: PoolChoice, hits: PoolChoice, tables: dict[str, pyarrow.Table]
) -> list[tuple[HitCount, PoolUnits]]:
    """The hits of each value that a chosen document has, be they none; last of documents that have no value."""
    name = folded(attribute)
    shown = {row["folded_value"]: row["value"]
             for row in engine.query("attribute_values", (name,), choice=choice).to_pylist()}  # fmt: skip
    counts = {count.name: count for count in _counts(
        engine.query("hits_by_value", (name,), choice=hits, tables=tables), "value")}  # fmt: skip
    bases = _units(engine, choice, name)[:-1]
    if not any(value for value, _of in bases):
        SharedNames(engine).attribute(attribute)  # which says so where there is none of that name
    found = []
    for value, units in bases:
        count = counts.get(value, HitCount(value, 0, 0, 0))
        found.append((HitCount(shown.get(value, ""), count.hits, count.documents, count.cases), units))
    return [*found[1:], found[0]] if found and not found[0][0].name else found


def _snippets(engine: Engine, places: pyarrow.Table, context: int) -> list[PoolSnippet]:
    documents = dict.fromkeys(zip(places["project"].to_pylist(), places["document"].to_pylist(), strict=True))
    asked = plain_table({"project": "string", "document": "int64"}, documents)
    rows = engine.query("texts_of_documents", tables={"asked_documents": asked}).to_pylist()
    texts = {row["document"]: row["text"] for row in rows}
    return [
        _snippet(
            place["project"], place["document"], texts[place["document"]], place["start"], place["stop"], context
        )
        for place in places.to_pylist()
        if place["document"] in texts
    ]


def _snippet(project: str, document: int, text: str, start: int, stop: int, context: int) -> PoolSnippet:
    before, after = text[max(0, start - context) : start], text[stop : stop + context]
    return PoolSnippet(project, document, before.rpartition("\n")[2], text[start:stop], after.partition("\n")[0])
