"""Rules that a command names: a file, or rules that the pool keeps by their name."""

from __future__ import annotations

import re
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.folder.pool import Pool
from qualcode.pool.words.rule_file import read_rules
from qualcode.pool.words.rules import Rulebook, as_toml

_NAME = re.compile(r"r[0-9a-f]{16}")


def find_rules(pool: Pool, typed: str) -> Rulebook:
    """The rules in a file, or those of that name in the pool.

    Raises ReadingError where they cannot be read, QualcodeError where the pool has none of that name, and where what
    it has says something else than its name.
    """
    codebook = pool.reading(lambda: SharedCodebook.read(pool))
    if not _NAME.fullmatch(typed) or Path(typed).is_file():
        return read_rules(Path(typed), codebook)
    path = pool.rules_file(typed)
    if not path.is_file():
        raise QualcodeError(
            _("The pool keeps no rules “{name}”.", name=typed),
            _("Give the file of the rules: “qualcode pool code RULES” keeps them."),
        )
    rulebook = read_rules(path, codebook)
    if rulebook.name != typed:
        raise QualcodeError(
            _("The rules that the pool keeps as “{name}” are not those of that name.", name=typed),
            _("Give the file that they came from."),
        )
    return rulebook


def keep_rules(pool: Pool, rulebook: Rulebook) -> None:
    """Keep rules in the pool under their name, where it has none of it yet. Raises QualcodeError."""
    path = pool.rules_file(rulebook.name)
    if not path.exists():
        pool.put(path, as_toml(rulebook).encode())
