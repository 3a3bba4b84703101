"""Verdicts on codings that stand under an older rule of their code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RecheckVerdict(StrEnum):
    """What a coder says of a coding after the rules of its code have changed."""

    KEEP = "keep"
    RECODE = "recode"
    REMOVE = "remove"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """A verdict: `document` and `coder` (who gave it) are keys; of coding and codes the UUIDs.

    The coding stood under version `old_version` of the rules of its code when `new_version` was the present one.
    `new_code` is what it was recoded to, else empty. There is one of each coding and present version.
    """

    key: int
    uuid: str
    document: int
    coding: str
    code: str
    new_code: str
    old_version: int
    new_version: int
    verdict: RecheckVerdict
    coder: int
    note: str
    created: str
