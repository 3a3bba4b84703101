"""How many codings codes had when their rules changed, and what was said of them since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.project.file.store import Store


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How often a verdict was given on codings of a code (UUID) that stood under `old` when `new` was present."""

    code: str
    old: int
    new: int
    verdict: RecheckVerdict
    number: int


def codings_then(
    store: Store, wanted: Mapping[int, Collection[str]], without: Collection[int] = ()
) -> dict[tuple[int, str], int]:
    """(entry, code) -> how many codings the code (UUID) had right after the entry (key), for those that are wanted.

    Codings of the coders of `without` (keys) do not count. What was erased is not known any more.
    """
    if not wanted:
        return {}
    left_out = set(without)
    keys = {
        key: str(uuid)
        for key, uuid in store.rows(
            "SELECT id, uuid FROM codes UNION SELECT row_id, json_extract(old, '$.uuid') FROM changes "
            "WHERE table_name = 'codes' AND old IS NOT NULL"
        )
    }
    codings = store.rows("SELECT id, code_id, coder_id FROM codings")
    codes: dict[int, int] = {key: code for key, code, coder in codings if coder not in left_out}
    numbers = Counter(codes.values())
    found: dict[tuple[int, str], int] = {}
    waiting = sorted(wanted)

    def settle(entry: int) -> None:
        """Note the numbers of all wanted entries from this one on, whose later changes are taken back."""
        while waiting and waiting[-1] >= entry:
            then = waiting.pop()
            of_uuids = Counter[str]()
            for code, number in numbers.items():
                of_uuids[keys.get(code, "")] += number
            found.update({(then, uuid): of_uuids[uuid] for uuid in wanted[then]})

    for entry, key, code, coder in store.rows(
        "SELECT entry_id, row_id, json_extract(old, '$.code_id'), json_extract(old, '$.coder_id') FROM changes "
        "WHERE table_name = 'codings' AND entry_id > ? ORDER BY entry_id DESC, id DESC",
        (waiting[0],),
    ):
        settle(entry)
        if (former := codes.pop(key, None)) is not None:
            numbers[former] -= 1
        if code is not None and coder not in left_out:
            codes[key] = code
            numbers[code] += 1
    settle(0)
    return found


def verdict_counts(store: Store, without: Collection[int] = ()) -> list[VerdictCount]:
    """The verdicts on codings under old rules, counted; those of the coders of `without` (keys) do not count."""
    rows = store.all(
        "SELECT code_uuid, old_version, new_version, verdict, coder_id, COUNT(*) FROM rule_checks "
        "GROUP BY code_uuid, old_version, new_version, verdict, coder_id"
    )
    counts = Counter[tuple[str, int, int, str]]()
    for code, old, new, verdict, coder, number in rows:
        if coder not in without:
            counts[code, old, new, verdict] += number
    return [
        VerdictCount(code, old, new, RecheckVerdict(verdict), number)
        for (code, old, new, verdict), number in sorted(counts.items())
    ]


def codings_by_version(store: Store, without: Collection[int] = ()) -> dict[str, Counter[int]]:
    """Code (UUID) -> version of its rules -> how many codings stand under it now."""
    found: dict[str, Counter[int]] = {}
    for code, version, coder, number in store.rows(
        "SELECT k.uuid, r.version, c.coder_id, COUNT(*) FROM codings c JOIN code_rules r ON r.id = c.rule_id "
        "JOIN codes k ON k.id = c.code_id GROUP BY k.id, r.version, c.coder_id"
    ):
        if coder not in without:
            found.setdefault(code, Counter())[version] += number
    return found
