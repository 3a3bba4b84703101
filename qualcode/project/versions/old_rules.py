"""When a coding stands under an old rule of its code: asked in this one way by lists, figures, exports and verdicts.

It does where its code has got another rule since. An edit of the wording alone (editorial) makes nothing old.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from qualcode.project.coding.conditions import Condition
from qualcode.project.file.store import Store

SINCE = (
    "(SELECT COALESCE(MAX(version), 0) FROM code_rules WHERE code_id = {code} AND change = 'rule')"  # no text: SQL
)
"""The version since which the rule of a code is what it is now; `code` is the column of the code's key."""

UNDER_OLD_RULES = Condition(
    f"(c.rule_id IN (SELECT had.id FROM code_rules had WHERE had.version < {SINCE.format(code='had.code_id')}))"
)
"""That a coding stands under an old rule, for the file to choose."""


class RuledCoding(Protocol):
    """What is known of a coding when it is asked whether it stands under an old rule."""

    @property
    def code(self) -> int:
        """The key of its code."""

    @property
    def rule_version(self) -> int:
        """The version of the code's rules that it stands under."""


def rules_since(store: Store) -> dict[int, int]:
    """Key of a code -> the version since which its rule is what it is now, editorial versions left aside."""
    return {
        int(code): int(version or 0)
        for code, version in store.all(
            "SELECT code_id, MAX(CASE WHEN change = 'rule' THEN version END) FROM code_rules GROUP BY code_id"
        )
    }


def is_under_old_rules(coding: RuledCoding, since: Mapping[int, int]) -> bool:
    """Whether a coding stands under an old rule; `since` is what `rules_since` gives."""
    return coding.rule_version < since.get(coding.code, 0)
