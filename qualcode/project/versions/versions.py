"""The codebook frozen under a name, as it was at any time, and how the rules of its codes changed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.versions import (
    CodebookVersion,
    Descent,
    FrozenCode,
    RuleStep,
    frozen_as_json,
    frozen_from_json,
)
from qualcode.model.codes import RuleChange
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, find, gone
from qualcode.project.versions import coded_then, states
from qualcode.project.versions.coded_then import VerdictCount
from qualcode.project.versions.gaps import HistoryGap, gaps
from qualcode.project.versions.states import CodebookStep
from qualcode.project.versions.trail_counts import TrailCounts, trail_counts

NOW = ("now", "jetzt")
"""What is said for the codebook as it is; no version is called so, in any language."""
_VERSIONS = "SELECT id, uuid, name, note, round, codes, author_id, created FROM codebook_versions"
_READ_OTHERWISE = re.compile(r"\d+|\d{4}-\d\d-\d\d.*|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}.*|[0-9a-f]{12}")
_LONGEST = 100  # characters of a name


class Versions:
    """The versions of a project's codebook."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- reading ---------------------------------------------------------------------------------

    def all(self) -> list[CodebookVersion]:
        """All versions, oldest first; their numbers count from 1. Raises ProjectDamaged for a row that is none."""
        return self._made(f"{_VERSIONS} ORDER BY created, id")

    def get(self, key: int) -> CodebookVersion:
        """The version of a key. Raises QualcodeError where it is gone."""
        found = self._made(f"{_VERSIONS} WHERE id = ?", (key,))
        if not found:
            raise gone("codebook_versions")
        return found[0]

    def find(self, wanted: str, *, exact: bool = False) -> CodebookVersion:
        """The version of that name, number or id. Raises NotFound, Ambiguous, NotExact."""
        versions = self.all()
        by_number = {str(number): version for number, version in enumerate(versions, start=1)}
        if wanted.strip() in by_number:
            return by_number[wanted.strip()]
        return find(
            "codebook version",  # no text: a key
            wanted,
            [NameCandidate(version, version.id, version.uuid, (version.name,)) for version in versions],
            hint=_("“qualcode codebook versions” lists them."),
            exact=exact,
        )

    def of_round(self, number: int) -> CodebookVersion | None:
        """The version that was frozen for a round, the last of several; None where none was."""
        found = self._made(f"{_VERSIONS} WHERE round = ? ORDER BY created DESC, id DESC LIMIT 1", (number,))
        return found[0] if found else None

    def _made(self, sql: str, values: tuple[int, ...] = ()) -> list[CodebookVersion]:
        return self._store.made("codebook_versions", _version, sql, values)

    # ---- the codebook at a time --------------------------------------------------------------------

    def present(self) -> tuple[FrozenCode, ...]:
        """The codebook as it is now."""
        return states.present(self._store)

    def after_entry(self, entry: int) -> tuple[FrozenCode, ...]:
        """The codebook as it was right after the entry of that key."""
        return states.after_entry(self._store, entry)

    def steps(self, since: int = 0) -> Iterator[CodebookStep]:
        """What each entry behind that key did to the codebook, the last first; also those that were taken back."""
        return states.steps(self._store, since)

    def descents(self) -> list[Descent]:
        """What became of codes that were merged, split, differentiated or removed, oldest first."""
        return self._store.made("code_lineage", states.descent_of, f"{states.DESCENT} ORDER BY created, id")

    def rule_steps(self) -> dict[str, tuple[RuleStep, ...]]:
        """UUID of a code -> the versions of its rules, oldest first; also of codes that are gone."""
        found: dict[str, dict[int, RuleStep]] = {}
        for uuid, version, change, note, created in self._store.all(
            "SELECT c.uuid, r.version, r.change, r.note, r.created FROM code_rules r JOIN codes c ON c.id = r.code_id"
        ):
            found.setdefault(uuid, {})[version] = RuleStep(version, RuleChange(change), note, created)
        uuids: dict[int, str] = dict(
            self._store.rows(
                "SELECT row_id, json_extract(old, '$.uuid') FROM changes "
                "WHERE table_name = 'codes' AND old IS NOT NULL"
            )
        )
        for (old,) in self._store.rows(
            "SELECT old FROM changes WHERE table_name = 'code_rules' AND old IS NOT NULL "
            "AND row_id NOT IN (SELECT id FROM code_rules) ORDER BY id"
        ):
            image = json.loads(old)
            uuid, change = uuids.get(image["code_id"]), image.get("change", RuleChange.RULE.value)
            if uuid is not None:
                step = RuleStep(image["version"], RuleChange(change), image.get("note", ""), image["created"])
                found.setdefault(uuid, {}).setdefault(step.version, step)
        return {uuid: tuple(by[number] for number in sorted(by)) for uuid, by in found.items()}

    def codings_then(
        self, wanted: Mapping[int, Collection[str]], without: Collection[int] = ()
    ) -> dict[tuple[int, str], int]:
        """How many codings codes had right after entries, see `coded_then.codings_then`."""
        return coded_then.codings_then(self._store, wanted, without)

    def codings_by_version(self, without: Collection[int] = ()) -> dict[str, Counter[int]]:
        """Code (UUID) -> version of its rules -> how many codings, but those of coders (keys), stand under it now."""
        return coded_then.codings_by_version(self._store, without)

    def verdict_counts(self, without: Collection[int] = ()) -> list[VerdictCount]:
        """The verdicts on codings under old rules, counted, but those of some coders (keys)."""
        return coded_then.verdict_counts(self._store, without)

    def trail_counts(self) -> TrailCounts:
        """The numbers of a trail that rows tell."""
        return trail_counts(self._store)

    def gaps(self) -> tuple[HistoryGap, ...]:
        """What the history cannot say, and why."""
        return gaps(self._store)

    # ---- writing ---------------------------------------------------------------------------------

    def freeze(self, name: str, author: Author, note: str = "", round_: int | None = None) -> CodebookVersion:
        """Freeze the codebook as it is under a name, of a round where one is said.

        Raises QualcodeError for a name that is none, is taken, or would be read as something else, and where there
        are no codes.
        """
        store = self._store
        with store.history.change("codebook.freeze", author):
            name = self._checked(name)
            codes = self.present()
            if not codes:
                raise QualcodeError(_("The codebook has no codes yet."), _("“qualcode codebook import” brings some."))
            coder = store.one("SELECT id FROM coders WHERE uuid = ?", (author.uuid,))
            key, _uuid = store.insert(
                "codebook_versions",
                name=name,
                note=note.strip(),
                round=round_,
                codes=frozen_as_json(codes),
                author_id=coder[0] if coder else None,
                created=store.entry_time(),
            )
        return self.get(key)

    def free_name(self, name: str) -> str:
        """The name, with a number behind it where a version is called so already."""
        taken = {folded(version.name) for version in self.all()}
        number, free = 1, name
        while folded(free) in taken:
            number += 1
            free = f"{name} ({number})"
        return free

    def remove(self, version: CodebookVersion, author: Author) -> None:
        """Take a frozen version away; the codebook stays. Raises QualcodeError where it is gone."""
        with self._store.history.change("codebook.unfreeze", author):
            self._store.delete_one("codebook_versions", version.key)

    def _checked(self, name: str) -> str:
        name = spelled(name)
        if not name or len(name) > _LONGEST or not name.isprintable():
            raise QualcodeError(
                _("A version of the codebook has a name of one line."), _("Write it like “After the pilot study”.")
            )
        if folded(name) in NOW or _READ_OTHERWISE.fullmatch(folded(name)):
            raise QualcodeError(
                _("“{name}” cannot be the name of a version: it means another thing in “codebook diff”.", name=name),
                _("Numbers, days, ids and “now” are taken; write it like “Version 2”."),
            )
        taken = next((version for version in self.all() if folded(version.name) == folded(name)), None)
        if taken is not None:
            raise QualcodeError(
                _("There is a version “{name}” of the codebook already.", name=taken.name), _("Choose another name.")
            )
        return name


def _version(row: Row) -> CodebookVersion:
    key, uuid, name, note, round_, codes, author, created = row
    return CodebookVersion(key, uuid, name, note, round_, frozen_from_json(codes), author, created)
