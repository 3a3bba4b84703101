"""What the help says of levels of cases and of types."""

from __future__ import annotations

from qualcode.catalogue import _
from qualcode.tui.keys.key_table import key_of


def levels_help() -> tuple[str, list[str]]:
    """How cases get levels."""
    return _("How do cases get levels?"), [
        _("Evaluative codes have levels, declared in the codebook: “qualcode codebook levels”, or “levels” in a "
          "codebook file. A digit gives the case its level on the code under the cursor, {none} says that it cannot "
          "be classified.", none=key_of("levels.none")),
        _("{reason} says why, {evidence} chooses the passages that are the evidence: your own codings of the code "
          "are proposed. {missing} leads to the next case that has no level of yours.",
          reason=key_of("levels.reason"), evidence=key_of("levels.evidence"),
          missing=key_of("levels.next_missing_on")),
        _("“≠” stands where coders differ. A consensus stands for all; the agreement is computed by “qualcode "
          "agreement --levels CODE”."),
    ]  # fmt: skip


def types_help() -> tuple[str, list[str]]:
    """How types are formed."""
    return _("How are types formed?"), [
        _("{begin} begins a typology: two or three features, attributes or evaluative codes, span a table with the "
          "cases in its cells. Cases that lack a feature stand in the last row.", begin=key_of("typology.begin")),
        _("{mark} marks cells, {form} makes one type of them, {merge} merges cells into another type.",
          mark=key_of("typology.mark"), form=key_of("typology.form"), merge=key_of("typology.merge")),
        _("{all} gives all cases in these cells their type, {one} a single one with another reason; the type is an "
          "attribute of the case then. {typical} marks the most typical case.", all=key_of("typology.assign_all"),
          one=key_of("typology.assign"), typical=key_of("typology.typical")),
    ]  # fmt: skip
