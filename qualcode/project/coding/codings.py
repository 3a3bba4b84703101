"""Codings: codes given to passages by coders."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, SpanOutside
from qualcode.model.codings import Coder, Coding, CodingDraft, Polarity
from qualcode.model.documents import Document
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span, trimmed
from qualcode.project.coding.adding import (
    PlacedCoding,
    add_drafts,
    found_before,
    present_rules,
    refuse_values,
    text_facts,
)
from qualcode.project.coding.coders import Coders
from qualcode.project.coding.conditions import Condition, among
from qualcode.project.coding.dependents import CHOSEN, delete_dependents
from qualcode.project.coding.good_marks import GoodMarks, markers_of
from qualcode.project.coding.memos import Memos
from qualcode.project.coding.settings import Settings
from qualcode.project.file.door import demanded, span_of
from qualcode.project.file.history import Author
from qualcode.project.file.many_rows import delete_rows
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, corrected_meanwhile, find, gone

if TYPE_CHECKING:
    from qualcode.model.codes import Code

_VERSION = _("the version of its code's rules")  # what a damaged row lacks
_CODINGS = """
SELECT c.id, c.uuid, c.document_id, c.start, c."end", c.code_id, r.version, c.coder_id, c.polarity, c.weight,
       c.paraphrase, c.round, {marks}, c.created
FROM codings c LEFT JOIN code_rules r ON r.id = c.rule_id
"""


@dataclass(frozen=True, slots=True)
class AddedCoding:
    """The coding of a passage, and whether it was made now or was there before."""

    coding: Coding
    new: bool


@dataclass(frozen=True, slots=True)
class AddedCodings:
    """The codings (keys) of many passages, in their order, and how many of them were made now."""

    keys: tuple[int, ...]
    new: int

    @property
    def before(self) -> int:
        """How many were there before, or twice among those that were to be given."""
        return len(self.keys) - self.new


class CodedShare(NamedTuple):
    """How often a coder gave a code in a document, in one round under one version of its rules.

    Documents and coders are keys; `first` is the offset of the first passage.
    """

    document: int
    coder: int
    round: int
    rule_version: int
    first: int
    number: int


class Codings:
    """The codings of a project."""

    def __init__(self, store: Store, coders: Coders, memos: Memos, marks: GoodMarks) -> None:
        self._store = store
        self._coders = coders
        self._memos = memos
        self._marks = marks
        self.round: int | None = None
        """The round of the codings that are given over this connection; None for the project's."""

    # ---- reading ---------------------------------------------------------------------------------

    @property
    def _select(self) -> str:
        return _CODINGS.format(marks=self._marks.of_coding_sql())

    def all(
        self,
        *,
        document: int | None = None,
        code: int | None = None,
        coder: int | None = None,
    ) -> list[Coding]:
        """Codings by document, position and making; the arguments are keys."""
        wanted = {"c.document_id": document, "c.code_id": code, "c.coder_id": coder}
        given = {column: key for column, key in wanted.items() if key is not None}
        where = f" WHERE {' AND '.join(f'{column} = ?' for column in given)}" if given else ""
        memos = self._memos.texts_of_codings(document)
        return self._store.made(
            "codings",
            lambda row: _coding(row, memos.get(row[0], "")),
            f'{self._select}{where} ORDER BY c.document_id, c.start, c."end", c.id',
            list(given.values()),
        )

    def where(self, condition: Condition, *, document: int | None = None) -> list[Coding]:
        """The codings of which a condition holds, in the project or in a document (key), ordered as by `all`."""
        within = "" if document is None else "c.document_id = ? AND "
        memos = self._memos.texts_of_coding_sql()
        with_memos = self._select.replace("c.created", f"c.created, {memos}")  # no text: SQL
        return self._store.made(
            "codings",
            lambda row: _coding(row[:-1], row[-1] or ""),
            f'{with_memos} WHERE {within}{condition.sql} ORDER BY c.document_id, c.start, c."end", c.id',
            (*(() if document is None else (document,)), *condition.values),
        )

    def latest(self, condition: Condition, number: int) -> list[Coding]:
        """So many of the codings of which a condition holds, those that were made last first."""
        rows = self._store.all(
            f"SELECT c.id FROM codings c WHERE {condition.sql} ORDER BY c.id DESC LIMIT ?",
            (*condition.values, number),
        )
        return sorted(self.where(among("id", [key for (key,) in rows])), key=lambda coding: -coding.key)

    def documents_with(self, condition: Condition) -> set[int]:
        """The keys of the documents with codings of which a condition holds."""
        rows = self._store.all(
            f"SELECT DISTINCT c.document_id FROM codings c WHERE {condition.sql}", condition.values
        )
        return {int(key) for (key,) in rows}

    def codes_with(self, condition: Condition) -> set[int]:
        """The keys of the codes with codings of which a condition holds."""
        rows = self._store.all(f"SELECT DISTINCT c.code_id FROM codings c WHERE {condition.sql}", condition.values)
        return {int(key) for (key,) in rows}

    def count(self, condition: Condition) -> Counter[str]:
        """The number of codings of which a condition holds, by polarity."""
        sql = f"SELECT c.polarity, count(*) FROM codings c WHERE {condition.sql} GROUP BY c.polarity"
        return Counter({str(polarity): int(number) for polarity, number in self._store.all(sql, condition.values)})

    def tally(self, column: Literal["document_id", "code_id"]) -> list[tuple[int, int, int, int]]:
        """(document or code, coder, round, number of codings) of all that have any; the first two are keys."""
        by = f"{column}, coder_id, round"  # no text: SQL
        rows = self._store.all(f"SELECT {by}, count(*) FROM codings NOT INDEXED GROUP BY {by}")
        return [(int(key), int(coder), int(round_), int(count)) for key, coder, round_, count in rows]

    def tally_of(self, document: int) -> dict[tuple[int, int], int]:
        """(Coder, round) -> number of codings in a document; documents and coders are keys."""
        sql = "SELECT coder_id, round, count(*) FROM codings WHERE document_id = ? GROUP BY coder_id, round"
        return {(int(coder), int(round_)): int(number) for coder, round_, number in self._store.all(sql, (document,))}

    def of_code(self, code: int) -> list[CodedShare]:
        """The codings of a code (key), counted by document, coder, round and version of the rules."""
        rows = self._store.all(
            "SELECT c.document_id, c.coder_id, c.round, r.version, min(c.start), count(*) FROM codings c "
            "LEFT JOIN code_rules r ON r.id = c.rule_id WHERE c.code_id = ? "
            "GROUP BY c.document_id, c.coder_id, c.round, r.version",
            (code,),
        )
        return [CodedShare(*row) for row in rows]

    def has(self, condition: Condition) -> bool:
        """Whether there is a coding of which a condition holds."""
        return self._store.one(f"SELECT 1 FROM codings c WHERE {condition.sql}", condition.values) is not None

    def whose(self, keys: Iterable[int]) -> list[dict[str, int]]:
        """Document, code, coder (keys) and round of those codings that are there, by column."""
        columns = ("document_id", "code_id", "coder_id", "round")
        sql = f"SELECT {', '.join(columns)} FROM codings WHERE id IN (SELECT value FROM json_each(?))"
        return [dict(zip(columns, row, strict=True)) for row in self._store.all(sql, (json.dumps(list(keys)),))]

    def made_so_far(self) -> int:
        """How many codings were ever made in the project, at most: the greatest key."""
        row = self._store.one("SELECT MAX(id) FROM codings")
        return int(row[0] or 0) if row else 0

    def edges(self, document: int, coder: int, round_: int | None = None) -> list[Span]:
        """The passages that a coder coded in a document (keys), in one round or in all."""
        rows = self._store.all(
            'SELECT start, "end" FROM codings WHERE document_id = ? AND coder_id = ? AND round = COALESCE(?, round)',
            (document, coder, round_),
        )
        return [span_of(start, end) for start, end in rows]

    def beside(self, codes: Collection[int], condition: Condition, *, most: int, of: int) -> list[int]:
        """The codes that most often overlap with these, the most frequent first; keys, so many at `most`.

        Only codings count of which the condition holds; of those that have one of the codes the last `of` made.
        """
        mine, others = among("code_id", codes) & condition, ~among("code_id", codes) & condition
        rows = self._store.all(
            f'SELECT c.code_id FROM (SELECT c.document_id, c.start, c."end" FROM codings c WHERE {mine.sql} '
            "ORDER BY c.id DESC LIMIT ?) AS mine CROSS JOIN codings c ON c.document_id = mine.document_id "
            f'AND c.start < mine."end" AND c."end" > mine.start WHERE {others.sql} '
            "GROUP BY c.code_id ORDER BY count(*) DESC, c.code_id LIMIT ?",
            (*mine.values, of, *others.values, most),
        )
        return [int(code) for (code,) in rows]

    def get(self, key: int) -> Coding:
        """The coding of that key. Raises QualcodeError where it was removed."""
        memo = self._memos.text_of_coding(key)
        found = self._store.made("codings", lambda row: _coding(row, memo), f"{self._select} WHERE c.id = ?", (key,))
        if not found:
            raise gone("codings")
        return found[0]

    def find(self, wanted: str, *, exact: bool = False) -> Coding:
        """The coding of that id or beginning of one. Raises NotFound, Ambiguous, NotExact."""
        candidates = [
            NameCandidate(int(key), uuid[-12:], uuid, (uuid[-12:],))
            for key, uuid in self._store.rows("SELECT id, uuid FROM codings WHERE instr(uuid, ?)", (folded(wanted),))
        ]
        return self.get(find("coding", wanted, candidates, hint=_("“qualcode codings” lists them."), exact=exact))

    # ---- writing ---------------------------------------------------------------------------------

    def add(
        self,
        document: Document,
        span: Span,
        code: Code,
        coder: Coder,
        *,
        polarity: Polarity = Polarity.PRESENT,
        weight: int | None = None,
        memo: str = "",
        paraphrase: str = "",
        round_: int | None = None,
    ) -> AddedCoding:
        """Give a code to a passage. The same coder, passage, code and round twice changes nothing.

        Where no round is said, it is that of this connection, else the project's.
        The document object says which text the span was chosen on: where the text was corrected meanwhile,
        QualcodeError is raised. SpanOutside where the span is empty or not inside the text.
        """
        draft = CodingDraft(document, span, code, coder, polarity, weight, memo, paraphrase, round_)
        with self._store.history.change("coding.add", Author.of(coder)):
            (placed,) = self._add([draft])
            created = self._store.entry_time()
        if not placed.new:
            return AddedCoding(self.get(placed.key), new=False)
        made = Coding(
            key=placed.key,
            uuid=placed.uuid,
            document=document.key,
            span=span,
            code=code.key,
            rule_version=placed.rule_version,
            coder=coder.key,
            polarity=polarity,
            weight=weight,
            memo=memo if memo.strip() else "",
            paraphrase=paraphrase,
            round=placed.round,
            good_by=(),
            created=created,
        )
        return AddedCoding(made, new=True)

    def add_all(self, drafts: Sequence[CodingDraft], author: Author) -> AddedCodings:
        """Give many codes as one change, each as `add` gives one: all or none.

        What is twice among them is given once. Raises as `add` does, for the first draft that cannot be given.
        """
        with self._store.history.change("coding.add", author):
            placed = self._add(drafts)
        return AddedCodings(tuple(coding.key for coding in placed), sum(coding.new for coding in placed))

    def found_before(self, drafts: Sequence[CodingDraft]) -> list[Coding | CodingDraft | None]:
        """Why `add_all` would leave each draft as it is: the coding that is there, or the earlier draft of its kind.

        None for those that it would give. Raises as `add_all` does.
        """
        found = found_before(self._store, drafts, self._round(drafts))
        keys = {before for before in found if isinstance(before, int)}
        there = {coding.key: coding for coding in self.where(among("id", keys))} if keys else {}
        return [there[before] if isinstance(before, int) else before for before in found]

    def _add(self, drafts: Sequence[CodingDraft]) -> list[PlacedCoding]:
        return add_drafts(self._store, self._coders, self._memos, self._marks, drafts, self._round(drafts))

    def _round(self, drafts: Sequence[CodingDraft]) -> int:
        """The round of drafts that say none."""
        if self.round is None and any(draft.round is None for draft in drafts):
            return Settings(self._store).round or 1
        return self.round or 1

    def change(
        self,
        coding: Coding,
        coder: Coder,
        *,
        polarity: Polarity | None = None,
        weight: int | None = None,
        no_weight: bool = False,
        paraphrase: str | None = None,
        span: Span | None = None,
        document: Document | None = None,
        code: Code | None = None,
    ) -> Coding:
        """Change one's own coding; what is None stays. A new code brings its present rule version.

        A new span takes the edits of the quotation along; those whose words are not in it any more go.
        `document` says which text the span was chosen on. Raises QualcodeError for another coder's coding or
        where the text was corrected meanwhile, SpanOutside for a span outside the text.
        """
        from qualcode.project.quoting.quotation_edits import move_edits

        store = self._store
        with store.history.change("coding.change", Author.of(coder)):
            present = self.get(coding.key)
            self._refuse_others(present.coder, coder)
            refuse_values(span or present.span, weight)
            sha256 = self._check_end(present.document, span or present.span)
            if document is not None and sha256 != document.sha256:
                raise corrected_meanwhile(document)
            self._refuse_double(present, span or present.span, code.key if code else present.code)
            if span is not None:
                store.update("codings", coding.key, start=span.start, end=span.end)
                move_edits(store, coding.key, present.span, span)
            if code is not None:
                rule = self._present_rule(code)
                store.update("codings", coding.key, code_id=code.key, rule_id=rule)
            if polarity is not None:
                store.update("codings", coding.key, polarity=polarity.value)
            if weight is not None or no_weight:
                store.update("codings", coding.key, weight=None if no_weight else weight)
            if paraphrase is not None:
                store.update("codings", coding.key, paraphrase=paraphrase)
        return self.get(coding.key)

    def set_memo(self, coding: Coding, text: str, coder: Coder, kind: MemoKind = MemoKind.OTHER) -> Coding:
        """Write the coder's memo on a coding; an empty text takes it away."""
        with self._store.history.change("memo.write", Author.of(coder)):
            self.get(coding.key)
            self._memos.write_of_coding(coding.key, text, coder, kind)
        return self.get(coding.key)

    def split(self, document: Document, coding: Coding, at: int, coder: Coder) -> tuple[Coding, Coding]:
        """Part one's own coding at an offset inside of it; blanks at the new edges are left out.

        The first part keeps id, memo and anchor examples; polarity, weight, round and marks go to both, edits of
        the quotation to the part that has their words. Raises SpanOutside where a part would be empty,
        QualcodeError for another coder's coding.
        """
        from qualcode.project.quoting.quotation_edits import QuotationEdits, move_edits

        store = self._store
        with store.history.change("coding.split", Author.of(coder)):
            present = self.get(coding.key)
            self._refuse_others(present.coder, coder)
            text = self._text_of(document)
            place = at if present.span.contains(at) else present.span.start
            first = trimmed(text, Span(present.span.start, place))
            second = trimmed(text, Span(place, present.span.end))
            if not (first.length and second.length):
                raise SpanOutside(_("The coding cannot be split there."), _("Choose a place inside of its passage."))
            self._refuse_double(present, first, present.code)
            edits = QuotationEdits(store).of(present)
            store.update("codings", present.key, start=first.start, end=first.end)
            move_edits(store, present.key, present.span, first)
            rule = store.one("SELECT rule_id FROM codings WHERE id = ?", (present.key,))
            key, _uuid = store.insert(
                "codings",
                document_id=present.document,
                start=second.start,
                end=second.end,
                code_id=present.code,
                rule_id=rule[0] if rule else None,
                coder_id=present.coder,
                polarity=present.polarity.value,
                weight=present.weight,
                paraphrase="",
                round=present.round,
                created=store.entry_time(),
            )
            move_edits(store, key, present.span, second, edits)
            self._marks.copy(present.key, key)
        return self.get(present.key), self.get(key)

    def _text_of(self, document: Document) -> str:
        row = self._store.one(
            "SELECT t.text, t.sha256 FROM texts t JOIN documents d ON d.text_id = t.id WHERE d.id = ?",
            (document.key,),
        )
        if row is None or row[1] != document.sha256:
            raise corrected_meanwhile(document)
        return self._store.whole_text(row[1], row[0])

    def remove(self, codings: Sequence[Coding], coder: Coder) -> None:
        """Take one's own codings away, all or none.

        One's own memos go with them, those of others stay as memos on the passage. Raises QualcodeError for
        another coder's coding.
        """
        store = self._store
        with store.history.change("coding.remove", Author.of(coder)):
            keys = self.own_keys(codings, coder)
            self._memos.leave_codings(keys, coder)
            self._marks.leave(keys)
            delete_dependents(store, CHOSEN, (json.dumps(keys),))
            delete_rows(store.connection, "codings", keys)

    def own_keys(self, codings: Sequence[Coding], coder: Coder) -> list[int]:
        """The keys of codings that are there and the coder's; raises QualcodeError for the first that is not."""
        keys = [coding.key for coding in codings]
        owners: dict[int, int] = dict(
            self._store.all(f"SELECT id, coder_id FROM codings WHERE id {CHOSEN}", (json.dumps(keys),))
        )
        for key in keys:
            if key not in owners:
                raise gone("codings")
            self._refuse_others(owners[key], coder)
        return keys

    def _present_rule(self, code: Code) -> int:
        """The key of the rules that a code has now."""
        rules = present_rules(self._store, [code])
        return rules[code.key][0]

    def _same(self, document: int, span: Span, code: int, coder: int, round_: int) -> int:
        row = self._store.one(
            'SELECT id FROM codings WHERE document_id = ? AND start = ? AND "end" = ? AND code_id = ? '
            "AND coder_id = ? AND round = ?",
            (document, span.start, span.end, code, coder, round_),
        )
        return int(row[0]) if row else 0

    def _refuse_double(self, coding: Coding, span: Span, code: int) -> None:
        same = self._same(coding.document, span, code, coding.coder, coding.round)
        if same not in {0, coding.key}:
            raise QualcodeError(_("The passage has that code already."), _("Nothing was changed."))

    def _refuse_others(self, owner: int, coder: Coder) -> None:
        if owner == coder.key:
            return
        row = self._store.one("SELECT name FROM coders WHERE id = ?", (owner,))
        name = row[0] if row else _("somebody else")
        raise QualcodeError(
            _("This coding is {name}'s, not {coder}'s.", name=name, coder=coder.name),
            _("Coders change their own codings only."),
        )

    def _check_end(self, document: int, span: Span) -> str:
        """Refuse a span that reaches outside of the text; gives the text's hash."""
        facts = text_facts(self._store, [document]).get(document)
        if facts is None:
            raise gone("documents")
        facts.refuse_outside(span)
        return facts.sha256


def _coding(row: Row, memo: str) -> Coding:
    (
        key,
        uuid,
        document,
        start,
        end,
        code,
        version,
        coder,
        polarity,
        weight,
        paraphrase,
        round_,
        good,
        made,
    ) = row
    return Coding(
        key=key,
        uuid=uuid,
        document=document,
        span=span_of(start, end),
        code=code,
        rule_version=demanded(version, _VERSION),
        coder=coder,
        polarity=Polarity(polarity),
        weight=weight,
        memo=memo,
        paraphrase=paraphrase,
        round=round_,
        good_by=markers_of(good),
        created=made,
    )
