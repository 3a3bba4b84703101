"""Levels that coders give cases, or documents without one, on evaluative codes. Who may see which is asked above."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.typologies import CaseLevel
from qualcode.model.codes import Code, EvaluativeLevel
from qualcode.model.codings import Coder
from qualcode.model.documents import Case, Document
from qualcode.project.coding.settings import Settings
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store, Value, gone

_LEVELS = (
    "SELECT id, uuid, case_id, document_id, code_id, level_id, coder_id, round, reason, passages, created, changed "
    "FROM case_levels"
)


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """The level that a case, or a document without one, gets; without a `level` it cannot be classified.

    `passages` are the UUIDs of the codings that are the evidence.
    """

    unit: Case | Document
    code: Code
    level: EvaluativeLevel | None
    reason: str = ""
    passages: Sequence[str] = ()


class CaseLevels:
    """The levels of the cases of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- reading ---------------------------------------------------------------------------------

    def all(self, code: Code | None = None) -> list[CaseLevel]:
        """The levels on a code, or on all codes, in the order in which they were first given.

        Raises ProjectDamaged for a row that is none.
        """
        if code is None:
            return self._made("")
        return self._made("WHERE code_id = ?", (code.key,))

    def of(self, unit: Case | Document, code: Code, coder: Coder, round_: int) -> CaseLevel | None:
        """What level a coder gave in a round; None where none."""
        column = "case_id" if isinstance(unit, Case) else "document_id"
        found = self._made(
            f"WHERE {column} = ? AND code_id = ? AND coder_id = ? AND round = ?",
            (unit.key, code.key, coder.key, round_),
        )
        return found[0] if found else None

    def get(self, key: int) -> CaseLevel:
        """The level of a case by its key. Raises QualcodeError where it is gone."""
        found = self._made("WHERE id = ?", (key,))
        if not found:
            raise gone("case_levels")
        return found[0]

    def _made(self, where: str, values: Sequence[Value] = ()) -> list[CaseLevel]:
        return self._store.made("case_levels", _case_level, f"{_LEVELS} {where} ORDER BY id", values)

    def numbers(self, code: Code) -> Iterator[tuple[int | None, int, int, int]]:
        """(Level, coder, round, number of cases) of a code, keys; without a level those that cannot be classified."""
        yield from self._store.all(
            "SELECT level_id, coder_id, round, COUNT(*) FROM case_levels WHERE code_id = ? "
            "GROUP BY level_id, coder_id, round",
            (code.key,),
        )

    # ---- writing ---------------------------------------------------------------------------------

    def give(self, drafts: Sequence[LevelDraft], coder: Coder, round_: int | None = None) -> list[CaseLevel]:
        """Let a coder say the levels of cases; one that this coder gave in the same round is given anew.

        Without a round it is the project's. Raises QualcodeError for a document that belongs to a case, for a level
        that is not the code's, and for evidence that is no coding.
        """
        store = self._store
        number = round_ or Settings(store).round or 1
        keys: list[int] = []
        with store.history.change("level.set", Author.of(coder)):
            for draft in drafts:
                self._refuse_unfit(draft)
                time = store.entry_time()
                said: dict[str, Value] = {
                    "level_id": draft.level.key if draft.level else None,
                    "reason": draft.reason.strip(),
                    "passages": json.dumps(list(dict.fromkeys(draft.passages))),
                }
                present = self.of(draft.unit, draft.code, coder, number)
                if present is None:
                    is_case = isinstance(draft.unit, Case)
                    key, _uuid = store.insert(
                        "case_levels",
                        case_id=draft.unit.key if is_case else None,
                        document_id=None if is_case else draft.unit.key,
                        code_id=draft.code.key,
                        coder_id=coder.key,
                        round=number,
                        **said,
                        created=time,
                        changed=time,
                    )
                else:
                    key = present.key
                    before = (present.level, present.reason, json.dumps(list(present.passages)))
                    if before != tuple(said.values()):
                        store.update("case_levels", key, **said, changed=time)
                keys.append(key)
        return [self.get(key) for key in keys]

    def _refuse_unfit(self, draft: LevelDraft) -> None:
        store, unit = self._store, draft.unit
        if isinstance(unit, Document):
            row = store.one("SELECT c.name FROM documents d LEFT JOIN cases c ON c.id = d.case_id WHERE d.id = ?",
                            (unit.key,))  # fmt: skip
            if row is None:
                raise gone("documents")
            if row[0] is not None:
                raise QualcodeError(
                    _("“{document}” belongs to the case “{case}”.", document=unit.name, case=row[0]),
                    _("Cases have levels; only a document without a case has one of its own."),
                )
        elif store.one("SELECT 1 FROM cases WHERE id = ?", (unit.key,)) is None:
            raise gone("cases")
        levels = {key for (key,) in store.all("SELECT id FROM code_levels WHERE code_id = ?", (draft.code.key,))}
        if not levels:
            if store.one("SELECT 1 FROM codes WHERE id = ?", (draft.code.key,)) is None:
                raise gone("codes")
            raise QualcodeError(
                _("The code “{code}” has no levels.", code=draft.code.full_name),
                _("Declare them first: “qualcode codebook levels”."),
            )
        if draft.level is not None and draft.level.key not in levels:
            raise gone("code_levels")
        found = store.one(
            "SELECT COUNT(*) FROM codings WHERE uuid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(draft.passages)),),
        )
        if found is None or found[0] != len(set(draft.passages)):
            raise gone("codings")

    def remove(self, levels: Sequence[CaseLevel], coder: Coder) -> None:
        """Take levels that a coder gave away. Raises QualcodeError for another's, and where one is gone."""
        with self._store.history.change("level.remove", Author.of(coder)):
            for level in levels:
                if self.get(level.key).coder != coder.key:
                    raise QualcodeError(
                        _("This level was given by somebody else."), _("Everybody removes their own levels.")
                    )
                self._store.delete_one("case_levels", level.key)


def _case_level(row: Row) -> CaseLevel:
    key, uuid, case, document, code, level, coder, round_, reason, passages, created, changed = row
    held = json.loads(passages)
    if not isinstance(held, list) or not all(isinstance(passage, str) for passage in held):
        raise ValueError(passages[:40])
    return CaseLevel(key, uuid, case, document, code, level, coder, round_, reason, tuple(held), created, changed)
