"""Codings under old rules, and what coders say of them: keep, recode, remove or ask.

A verdict is given on one coding and freshens no other. There is one of each coding and rule: given again it takes the
place of the former, whatever that did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.checks import RecheckVerdict, RuleCheck
from qualcode.model.codes import Code
from qualcode.model.codings import Coder, CoderKind, Coding
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.team.roles import Right
from qualcode.project.codebook.rules import VersionOfRules, versions_of
from qualcode.project.coding.coders import Coders
from qualcode.project.coding.codings import Codings
from qualcode.project.coding.conditions import Condition, among
from qualcode.project.coding.dependents import CHOSEN
from qualcode.project.coding.memos import Memos
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store, gone
from qualcode.project.team.decisions import ConsensusDecisions
from qualcode.project.versions.old_rules import SINCE, UNDER_OLD_RULES, rules_since

_COLUMNS = (
    *("document_id", "coding_uuid", "code_uuid", "new_code_uuid", "old_version", "new_version"),
    *("verdict", "coder_id", "note", "created"),
)
_CHECKS = f"SELECT id, uuid, {', '.join(_COLUMNS)} FROM rule_checks"
_HOLDS = f"k.new_version >= {SINCE.format(code='b.id')}"  # no text: SQL; of a verdict on the rule of now
_ASKED = (
    "EXISTS (SELECT 1 FROM rule_checks k JOIN codes b ON b.uuid = k.code_uuid "
    f"WHERE k.coding_uuid = c.uuid AND k.verdict = 'ask' AND b.id = c.code_id AND {_HOLDS})"
)

ASKED = Condition(f"({_ASKED})")
"""That somebody asked about a coding under the rule of now."""


class WaitingShare(NamedTuple):
    """How many codings of a code a coder (keys) has in a round under old rules; of `asked` there is a question."""

    coder: int
    code: int
    round: int
    number: int
    asked: int


class CheckedShare(NamedTuple):
    """How many verdicts of a kind there are on codings of a code under the rule of now; coder and code are keys.

    The coder is whose codings they are, of removed ones who gave the verdict.
    """

    coder: int
    code: int
    verdict: RecheckVerdict
    number: int


@dataclass(frozen=True, slots=True)
class _Judged:
    """A coding with the code (key, UUID) whose rules it is judged by, the versions, and the former verdict on it."""

    coding: Coding
    owner: Coder
    code: int
    code_uuid: str
    old_version: int
    present: int
    former: RuleCheck | None


class RuleChecks:
    """The rules of a project's codes in all their versions, and the verdicts on codings under old ones."""

    def __init__(
        self, store: Store, coders: Coders, codings: Codings, memos: Memos, decisions: ConsensusDecisions
    ) -> None:
        self._store = store
        self._coders = coders
        self._codings = codings
        self._memos = memos
        self._decisions = decisions

    # ---- reading ---------------------------------------------------------------------------------

    def since(self) -> dict[int, int]:
        """Key of a code -> the version since which its rule is what it is now, editorial versions left aside."""
        return rules_since(self._store)

    def versions(self, code: int) -> list[VersionOfRules]:
        """All versions of the rules of a code (key) that the project has, the oldest first."""
        return versions_of(self._store, code)

    def is_coded(self, code: int) -> bool:
        """Whether anybody coded with a code (key); what lost its place in a corrected text counts."""
        either = "SELECT 1 FROM codings WHERE code_id = ? UNION ALL SELECT 1 FROM orphans WHERE code_id = ? LIMIT 1"
        return self._store.one(either, (code, code)) is not None

    def old(self) -> frozenset[int]:
        """The keys of all codings under old rules."""
        rows = self._store.all(f"SELECT c.id FROM codings c WHERE {UNDER_OLD_RULES.sql}")
        return frozenset(int(key) for (key,) in rows)

    def asked(self, codings: Iterable[Coding]) -> dict[int, RuleCheck]:
        """Key of a coding -> the question about it under the rule of now, of those codings that have one."""
        keys = json.dumps([coding.key for coding in codings])
        found = self._store.all(f"SELECT c.id, c.uuid FROM codings c WHERE c.id {CHOSEN} AND {_ASKED}", (keys,))
        latest = self._of([uuid for _key, uuid in found])
        return {int(key): latest[uuid] for key, uuid in found if uuid in latest}

    def all(self) -> list[RuleCheck]:
        """All verdicts, the oldest first."""
        return self._store.made("rule_checks", _check, f"{_CHECKS} ORDER BY id")

    def decided_by(self, coder: Coder) -> frozenset[int]:
        """The keys of the codings of a consensus that decisions made where this coder was among those who talked."""
        uuids = [uuid for uuid, persons in self._decided_by().items() if coder.uuid in persons]
        rows = self._store.all(f"SELECT id FROM codings WHERE uuid {CHOSEN}", (json.dumps(uuids),))
        return frozenset(int(key) for (key,) in rows)

    def waiting(self) -> list[WaitingShare]:
        """The codings under old rules, counted by coder, code and round."""
        return [
            WaitingShare(*row)
            for row in self._store.all(
                f"SELECT c.coder_id, c.code_id, c.round, count(*), sum({_ASKED}) FROM codings c "
                f"WHERE {UNDER_OLD_RULES.sql} GROUP BY c.coder_id, c.code_id, c.round"
            )
        ]

    def checked(self) -> list[CheckedShare]:
        """The verdicts under the rules of now, questions left aside, counted by coder, code and kind."""
        return [
            CheckedShare(coder, code, RecheckVerdict(verdict), number)
            for coder, code, verdict, number in self._store.all(
                "SELECT COALESCE(c.coder_id, k.coder_id), b.id, k.verdict, count(*) FROM rule_checks k "
                "JOIN codes b ON b.uuid = k.code_uuid LEFT JOIN codings c ON c.uuid = k.coding_uuid "
                f"WHERE k.verdict <> 'ask' AND {_HOLDS} GROUP BY 1, 2, 3"
            )
        ]

    # ---- writing ---------------------------------------------------------------------------------

    def judge(
        self,
        codings: Sequence[Coding],
        verdict: RecheckVerdict,
        coder: Coder,
        *,
        code: Code | None = None,
        note: str = "",
    ) -> list[RuleCheck]:
        """Say of codings under old rules what becomes of them, all or none; `coder` is who says it.

        Kept ones stand under the present rules then; recoded ones get `code` and keep UUID, memos and weight; on
        those that are asked about a memo of the kind question is written with `note`, and they stand as they did.
        Raises QualcodeError for another coder's coding (one of a consensus is for who decides there), one that
        stands under no old rule and has no verdict, one that has `code` already, and for a question without words.
        """
        if (verdict is RecheckVerdict.RECODE) != (code is not None):
            raise QualcodeError(
                _("Another code belongs to “recode”, and to nothing else."), _("Say which code they get.")
            )
        if verdict is RecheckVerdict.ASK and not note.strip():
            raise QualcodeError(_("A question needs words."), _("Write what is to be asked."))
        store, author = self._store, Author.of(coder)
        with store.history.change("coding.recheck", author):
            if not codings:
                raise QualcodeError(_("No passage is chosen."), _("Choose some, or name their ids."))
            judged = self._judged(codings, coder)
            former = [known.former.key for known in judged if known.former is not None]
            store.delete("rule_checks", f"id {CHOSEN}", (json.dumps(former),))  # no text: SQL
            for known in judged:
                self._settle_question(known, coder)
                if code is not None and code.key == known.code:
                    raise QualcodeError(
                        _("“{code}” is the code that the passage has.", code=code.full_name),
                        _("Say “keep” for the present rules, or choose another code."),
                    )
            self._do(judged, verdict, coder, code, note)
            time = store.entry_time()
            rows = [
                (
                    known.coding.document, known.coding.uuid, known.code_uuid, code.uuid if code else "",
                    known.old_version, known.present, verdict.value, coder.key, note, time,
                )
                for known in judged
            ]  # fmt: skip
            first, _uuids = store.insert_all("rule_checks", _COLUMNS, rows)
        return store.made("rule_checks", _check, f"{_CHECKS} WHERE id >= ? ORDER BY id", (first,))

    def _judged(self, codings: Sequence[Coding], coder: Coder) -> list[_Judged]:
        """The codings as they stand now. Raises QualcodeError for the first that cannot be judged."""
        store = self._store
        keys = list(dict.fromkeys(coding.key for coding in codings))
        present = {coding.key: coding for coding in self._codings.where(among("id", keys))}
        uuids: dict[int, str] = dict(store.all("SELECT id, uuid FROM codes"))
        by_uuid = {uuid: key for key, uuid in uuids.items()}
        since = rules_since(store)
        last: dict[int, int] = dict(store.all("SELECT code_id, MAX(version) FROM code_rules GROUP BY code_id"))
        owners = self._owners(present.values(), coder)
        checks = self._of([coding.uuid for coding in present.values()])
        found = []
        for key in keys:
            coding = present.get(key)
            if coding is None:
                raise gone("codings")
            check = checks.get(coding.uuid)
            code, old = coding.code, coding.rule_version
            waits = old < since.get(code, 0)
            if check is not None:
                checked = by_uuid.get(check.code, 0)
                is_of_now = checked != 0 and check.new_version >= since.get(checked, 0)
                its_codes = {check.code} if waits else {check.code, check.new_code}
                if is_of_now and uuids[code] in its_codes:
                    code, old = checked, check.old_version
                else:
                    check = None
            if check is None and not waits:
                raise QualcodeError(
                    _("The coding {id} stands under the rules of now.", id=coding.id),
                    _("“qualcode codebook recheck” lists those under old ones."),
                )
            found.append(_Judged(coding, owners[key], code, uuids[code], old, last[code], check))
        return found

    def _of(self, codings: Sequence[str]) -> dict[str, RuleCheck]:
        """UUID of a coding -> the last verdict on it."""
        checks = self._store.made(
            "rule_checks",
            _check,
            f"{_CHECKS} WHERE coding_uuid {CHOSEN} ORDER BY created, id",
            (json.dumps(list(codings)),),
        )
        return {check.coding: check for check in checks}

    def _owners(self, codings: Iterable[Coding], coder: Coder) -> dict[int, Coder]:
        """Key of a coding -> whose it is. Raises QualcodeError where `coder` may not judge it."""
        coders = {other.key: other for other in self._coders.all()}
        owners: dict[int, Coder] = {}
        made: dict[str, frozenset[str]] | None = None
        for coding in codings:
            owner = coders[coding.coder]
            if owner.key != coder.key:
                if owner.kind is not CoderKind.CONSENSUS:
                    raise QualcodeError(
                        _("This coding is {name}'s, not {coder}'s.", name=owner.name, coder=coder.name),
                        _("Coders look at their own codings again."),
                    )
                if made is None:
                    made = self._decided_by()
                if coder.uuid not in made.get(coding.uuid, frozenset()):
                    self._store.history.require(Right.CONSENSUS, Author.of(coder))
            owners[coding.key] = owner
        return owners

    def _decided_by(self) -> dict[str, frozenset[str]]:
        """UUID of a coding that a decision of a consensus made -> the UUIDs of who decided."""
        return {uuid: frozenset(decision.persons) for decision in self._decisions.all() for uuid in decision.made}

    # ---- deeds, inside an open change ------------------------------------------------------------

    def _do(
        self, judged: Sequence[_Judged], verdict: RecheckVerdict, coder: Coder, code: Code | None, note: str
    ) -> None:
        if verdict is RecheckVerdict.REMOVE:
            by_owner: dict[int, list[_Judged]] = {}
            for known in judged:
                by_owner.setdefault(known.owner.key, []).append(known)
            for mine in by_owner.values():
                self._codings.remove([known.coding for known in mine], mine[0].owner)
        elif verdict is RecheckVerdict.KEEP:
            self._put(judged, {known.code: (known.code, known.present) for known in judged})
        elif code is not None:
            self._put(judged, {known.code: (code.key, self._last(code.key)) for known in judged})
        else:
            moved = [known for known in judged if known.former is not None]
            for known in moved:
                self._put([known], {known.code: (known.code, known.old_version)})
            for known in judged:
                self._memos.add(MemoTarget(coding=known.coding.key), note, coder, kind=MemoKind.QUESTION)

    def _last(self, code: int) -> int:
        row = self._store.one("SELECT MAX(version) FROM code_rules WHERE code_id = ?", (code,))
        if row is None or row[0] is None:
            raise gone("codes")
        return int(row[0])

    def _put(self, judged: Sequence[_Judged], places: Mapping[int, tuple[int, int]]) -> None:
        """Give codings code and version of its rules, by the code that they are judged by."""
        store = self._store
        for judged_by, (code, version) in places.items():
            keys = json.dumps([known.coding.key for known in judged if known.code == judged_by])
            double = store.one(
                "SELECT c.uuid FROM codings c JOIN codings d ON d.document_id = c.document_id "
                'AND d.start = c.start AND d."end" = c."end" AND d.coder_id = c.coder_id AND d.round = c.round '
                f"AND d.id <> c.id AND d.code_id = ? WHERE c.id {CHOSEN}",
                (code, keys),
            )
            if double is not None:
                raise QualcodeError(
                    _("The passage of the coding {id} has that code already.", id=double[0][-12:]),
                    _("Say “remove”: the other coding stays."),
                )
            rule = store.one("SELECT id FROM code_rules WHERE code_id = ? AND version = ?", (code, version))
            if rule is None:
                raise QualcodeError(
                    _("This copy does not have version {version} of the rules any more.", version=version),
                    _("Say “keep”, “recode” or “remove”."),
                )
            store.connection.execute(
                f"UPDATE codings SET code_id = ?, rule_id = ? WHERE id {CHOSEN}", (code, rule[0], keys)
            )

    def _settle_question(self, known: _Judged, coder: Coder) -> None:
        """Close the own question that the verdict answers."""
        if known.former is None or known.former.verdict is not RecheckVerdict.ASK:
            return
        for memo in self._memos.on_coding(known.coding.key):
            is_it = memo.kind is MemoKind.QUESTION and memo.text == known.former.note
            if is_it and memo.author == coder.key and not memo.closed:
                self._memos.change(memo, coder, closed=True)


def _check(row: Row) -> RuleCheck:
    key, uuid, document, coding, code, new_code, old, new, verdict, coder, note, created = row
    return RuleCheck(
        key, uuid, document, coding, code, new_code, old, new, RecheckVerdict(verdict), coder, note, created
    )
