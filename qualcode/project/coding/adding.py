"""Giving codes: one coding or a hundred thousand are checked, told apart from doubles and written the same way.

What all need is asked for once: texts, rules, codings that are there already, how far coders are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError, SpanOutside
from qualcode.model.codings import CodingDraft
from qualcode.model.spans import Span
from qualcode.project.coding.coders import Coders
from qualcode.project.coding.good_marks import GoodMarks
from qualcode.project.coding.memos import Memos
from qualcode.project.file.store import Row, Store, corrected_meanwhile, gone

if TYPE_CHECKING:
    from qualcode.model.codes import Code

_COLUMNS = (
    "document_id", "start", "end", "code_id", "rule_id", "coder_id", "polarity", "weight", "paraphrase", "round",
    "created",
)  # fmt: skip
# the signs “+” leave the choice of codings to their index by document and start
_BETWEEN = """
    SELECT id, start, "end", code_id, coder_id, round FROM codings WHERE document_id = ? AND start BETWEEN ? AND ?
    AND +"end" BETWEEN ? AND ? AND +code_id BETWEEN ? AND ? AND +coder_id BETWEEN ? AND ? AND round BETWEEN ? AND ?
    ORDER BY id
"""
Place = tuple[int, int, int, int, int, int]
"""What no two codings have in common: document, start, end, code, coder, round; all but the span and round keys."""


class PlacedCoding(NamedTuple):
    """Where a coding stands now, and whether it was made now. `uuid` and `rule_version` are those of a new one."""

    key: int
    new: bool
    round: int
    uuid: str = ""
    rule_version: int = 0


@dataclass(frozen=True, slots=True)
class TextFacts:
    """The text that a document has now: its hash and its length in code points."""

    document: str
    sha256: str
    length: int

    def refuse_outside(self, span: Span) -> None:
        """Raise SpanOutside for a span that reaches outside of the text."""
        if span.end > self.length:
            raise SpanOutside(
                ngettext(
                    "{start}:{end} does not lie inside “{document}”, which has {count} character.",
                    "{start}:{end} does not lie inside “{document}”, which has {count} characters.",
                    self.length,
                    start=span.start,
                    end=span.end,
                    document=self.document,
                ),
                _("Offsets count characters (code points) from 0."),
            )


def text_facts(store: Store, documents: Iterable[int]) -> dict[int, TextFacts]:
    """The texts of documents (keys), of those that are there."""
    rows = store.rows(
        "SELECT d.id, d.name, t.sha256, t.length FROM documents d JOIN texts t ON t.id = d.text_id "
        "WHERE d.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(documents)),),
    )
    return {key: TextFacts(name, sha256, length) for key, name, sha256, length in rows}


def refuse_values(span: Span, weight: int | None, round_: int = 1) -> None:
    """Raise SpanOutside for a span that is none, QualcodeError for a weight or round that is none."""
    if span.start < 0 or span.end <= span.start:
        raise SpanOutside(
            _("{start}:{end} is no passage.", start=span.start, end=span.end),
            _("START is at least 0 and smaller than END."),
        )
    if weight is not None and not 0 <= weight <= 100:
        raise QualcodeError(_("{weight} is no weight.", weight=weight), _("A weight lies between 0 and 100."))
    if round_ < 1:
        raise QualcodeError(_("{round} is no round.", round=round_), _("Rounds are counted from 1."))


def present_rules(store: Store, codes: Iterable[Code]) -> dict[int, tuple[int, int]]:
    """Code (key) -> key and version of the rules that it has now. Raises QualcodeError for a code that is gone."""
    wanted = {code.key: code for code in codes}
    rows = store.rows(
        "SELECT code_id, id, MAX(version) FROM code_rules WHERE code_id IN (SELECT value FROM json_each(?)) "
        "GROUP BY code_id",
        (json.dumps(list(wanted)),),
    )
    rules = {code: (rule, version) for code, rule, version in rows}
    for key, code in wanted.items():
        if key not in rules:
            raise QualcodeError(
                _("The code “{code}” is not there any more.", code=code.full_name),
                _("Choose another code."),
            )
    return rules


def add_drafts(
    store: Store, coders: Coders, memos: Memos, marks: GoodMarks, drafts: Sequence[CodingDraft], round_: int
) -> list[PlacedCoding]:
    """Write codings inside an open change; `round_` is that of drafts without one. Raises as `Codings.add` does."""
    places = _checked(store, drafts, round_)
    there = _there(store, places)
    rules = present_rules(store, [draft.code for draft in drafts])
    time = store.entry_time()
    fresh: dict[Place, int] = {}  # those that are new, with their numbers among these
    added: list[CodingDraft] = []
    rows: list[Row] = []
    is_new: list[bool] = []
    for draft, place in zip(drafts, places, strict=True):
        is_new.append(place not in there and place not in fresh)
        if not is_new[-1]:
            continue
        fresh[place] = len(rows)
        added.append(draft)
        document, start, end, code, coder, of_round = place
        rows.append((
            document, start, end, code, rules[code][0], coder, draft.polarity.value, draft.weight, draft.paraphrase,
            of_round, time,
        ))  # fmt: skip
    first, uuids = store.insert_all("codings", _COLUMNS, rows) if rows else (0, [])
    memos.add_to_codings(
        [(first + at, draft.memo, draft.coder) for at, draft in enumerate(added) if draft.memo.strip()]
    )
    marks.insert((first + at, draft.coder.key) for at, draft in enumerate(added) if draft.good)
    coders.begin_work((draft.document.key, draft.coder.key, row[9]) for draft, row in zip(added, rows, strict=True))
    return [
        PlacedCoding(there[place], new, place[-1])
        if place in there
        else PlacedCoding(first + fresh[place], new, place[-1], uuids[fresh[place]], rules[place[3]][1])
        for place, new in zip(places, is_new, strict=True)
    ]


def found_before(store: Store, drafts: Sequence[CodingDraft], round_: int) -> list[int | CodingDraft | None]:
    """What holds the place of each draft already: a coding (its key), an earlier draft, or nothing.

    Raises as `add_drafts` does.
    """
    places = _checked(store, drafts, round_)
    there = _there(store, places)
    first: dict[Place, CodingDraft] = {}
    found: list[int | CodingDraft | None] = []
    for draft, place in zip(drafts, places, strict=True):
        found.append(there.get(place) or first.get(place))
        first.setdefault(place, draft)
    return found


def _checked(store: Store, drafts: Sequence[CodingDraft], round_: int) -> list[Place]:
    """The places of drafts whose values, texts and spans are right. Raises for the first that is not."""
    facts = text_facts(store, {draft.document.key for draft in drafts})
    places: list[Place] = []
    for draft in drafts:
        document, span = draft.document, draft.span
        of_round = round_ if draft.round is None else draft.round
        refuse_values(span, draft.weight, of_round)
        if document.key not in facts:
            raise gone("documents")
        facts[document.key].refuse_outside(span)
        if facts[document.key].sha256 != document.sha256:
            raise corrected_meanwhile(document)
        places.append((document.key, span.start, span.end, draft.code.key, draft.coder.key, of_round))
    return places


def _there(store: Store, places: Iterable[Place]) -> dict[Place, int]:
    """The codings (keys) that stand at one of the places, or between them in the same document."""
    by_document: dict[int, list[Place]] = {}
    for place in places:
        by_document.setdefault(place[0], []).append(place)
    there: dict[Place, int] = {}
    for document, of_document in by_document.items():
        edges = [edge for values in list(zip(*of_document, strict=True))[1:] for edge in (min(values), max(values))]
        for key, start, end, code, coder, round_ in store.rows(_BETWEEN, (document, *edges)):
            there.setdefault((document, start, end, code, coder, round_), key)
    return there
