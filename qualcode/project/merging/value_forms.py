"""What the texts in columns must look like: identities, times, names, JSON. For `check`, and for other copies."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from qualcode.catalogue import _
from qualcode.language.alignment.mapping import Mapping
from qualcode.model.codebooks.typologies import axes_from_json, cells_from_json
from qualcode.model.codebooks.versions import frozen_from_json
from qualcode.model.summaries import PassagePrints
from qualcode.model.team.norming_figures import NormingFigures
from qualcode.project.material.consents import DAYS
from qualcode.project.team.decisions import codings_before

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}(-(0\d|1[0-2])(-[0-3]\d(T[0-2]\d:[0-5]\d(:[0-6]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMED = (
    *("coders", "cases", "documents", "speakers", "codes", "labels", "publications", "codebooks", "quotation_ids"),
    *("topics", "document_groups", "transcription_rules", "norming_sessions"),
    *("codebook_versions", "inductions", "typologies", "types", "code_levels"),
)
_OF_FORMER_TEXTS = ("revisions", "orphans", "consensus_decisions", "norming_passages")


class TextForm(NamedTuple):
    """What a column's texts must look like: `fits` says by something true, `said` tells of one that does not."""

    said: Callable[[str], str]
    fits: Callable[[str], object]


def form_of(table: str, column: str) -> TextForm | None:
    """The form of a column of a logged table or of the entries; None where any text may stand in it."""
    if column in ("uuid", "undoes", "coder_uuid"):
        return TextForm(lambda name: _("{column} is no UUID", column=name), UUID.fullmatch)
    if column in ("created", "changed"):
        return TextForm(lambda name: _("{column} is no time", column=name), TIME.fullmatch)
    if column.endswith("sha256") and table in _OF_FORMER_TEXTS:
        return TextForm(lambda name: _("{column} is no checksum", column=name), HASH.fullmatch)
    if column in DAYS and table == "consents":
        return TextForm(lambda name: _("{column} is no day", column=name), _is_day)
    if column == "name" and table in _NAMED:
        return TextForm(lambda name: _("{column} is no name", column=name), str.strip)
    return None


def reader_of(table: str, column: str) -> Callable[[str], object] | None:
    """What reads JSON in a column: it gives something true, or raises ValueError; None where there is none."""
    return _READ.get((table, column))


def _is_day(value: str) -> bool:
    """Whether it is a day of the calendar as it is kept, or nothing."""
    try:
        return not value or bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _is_object(value: str) -> bool:
    return isinstance(json.loads(value), dict)


def _are_frozen_codes(value: str) -> bool:
    return frozen_from_json(value) is not None


def _are_axes(value: str) -> bool:
    return axes_from_json(value) is not None


def _are_cells(value: str) -> bool:
    return cells_from_json(value) is not None


def _is_mapping(value: str) -> bool:
    return Mapping.from_json(value).fits


def _are_uuids(value: str) -> bool:
    held = json.loads(value)
    return isinstance(held, list) and all(isinstance(uuid, str) and UUID.fullmatch(uuid) for uuid in held)


def _are_codings(value: str) -> bool:
    """Whether it is what a decision of a consensus keeps of codings."""
    return all(
        UUID.fullmatch(uuid)
        for coding in codings_before(value)
        for uuid in (coding.coding, coding.coder, coding.code)
    )


_READ: dict[tuple[str, str], Callable[[str], object]] = {
    ("orphans", "coding"): _is_object,
    ("orphans", "attached"): _is_object,
    ("revisions", "mapping"): _is_mapping,
    ("norming_sessions", "figures"): lambda value: not value or NormingFigures.from_json(value),
    ("consensus_decisions", "persons"): _are_uuids,
    ("consensus_decisions", "made"): _are_uuids,
    ("consensus_decisions", "before"): _are_codings,
    ("case_levels", "passages"): _are_uuids,
    ("codebook_versions", "codes"): _are_frozen_codes,
    ("typologies", "axes"): _are_axes,
    ("types", "cells"): _are_cells,
    ("summaries", "passages"): lambda value: PassagePrints.read(value) is not None,
}
