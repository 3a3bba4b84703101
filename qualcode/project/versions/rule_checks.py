"""Codings under old rules: which they are, and what coders say of them."""

from __future__ import annotations

from qualcode.project.codebook.rules import VersionOfRules, versions_of
from qualcode.project.file.store import Store
from qualcode.project.versions.old_rules import rules_since


class RuleChecks:
    """The rules of a project's codes in all their versions, and the verdicts on codings under old ones."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def since(self) -> dict[int, int]:
        """Key of a code -> the version since which its rule is what it is now, editorial versions left aside."""
        return rules_since(self._store)

    def versions(self, code: int) -> list[VersionOfRules]:
        """All versions of the rules of a code (key) that the project has, the oldest first."""
        return versions_of(self._store, code)
