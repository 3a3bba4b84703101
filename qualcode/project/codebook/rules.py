"""The rules of a code, version by version, and what each version says: why it was made and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.codes import ANOTHER_RULE, RuleChange, RuleEdit, Rules
from qualcode.project.file.store import Store


@dataclass(frozen=True, slots=True)
class VersionOfRules:
    """A version of the rules of a code (key), since when it holds, and what was said when it was made."""

    code: int
    version: int
    rules: Rules
    said: RuleEdit
    created: str


def insert_rules(store: Store, code: int, version: int, rules: Rules, said: RuleEdit = ANOTHER_RULE) -> int:
    """Write a version of the rules of a code (key), inside an open change; gives its key."""
    key, _uuid = store.insert(
        "code_rules",
        code_id=code,
        version=version,
        definition=rules.definition,
        include=rules.include,
        exclude=rules.exclude,
        borders=rules.borders,
        change=said.change.value,
        note=said.note,
        created=store.entry_time(),
    )
    return key


def edits_of_rules(store: Store) -> dict[int, list[RuleEdit]]:
    """What was said of each version of the rules of each code (key), the oldest first."""
    found: dict[int, list[RuleEdit]] = {}
    for code, change, note in store.all("SELECT code_id, change, note FROM code_rules ORDER BY code_id, version"):
        found.setdefault(int(code), []).append(RuleEdit(RuleChange(change), str(note)))
    return found


def versions_of(store: Store, code: int) -> list[VersionOfRules]:
    """All versions of the rules of a code (key) that the project has, the oldest first."""
    return store.made(
        "code_rules",
        lambda row: VersionOfRules(
            code=row[1],
            version=row[2],
            rules=Rules(*row[3:7]),
            said=RuleEdit(RuleChange(row[7]), row[8]),
            created=row[9],
        ),
        "SELECT id, code_id, version, definition, include, exclude, borders, change, note, created FROM code_rules "
        "WHERE code_id = ? ORDER BY version",
        (code,),
    )
