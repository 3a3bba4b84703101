"""An example of each operation, by which all engines are held to the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow

from qualcode.pool.engines.choice import Parameter


@dataclass(frozen=True)
class Example:
    """The parameters of an operation, and the tables that are handed to it."""

    parameters: tuple[Parameter, ...] = ()
    tables: Mapping[str, pyarrow.Table] = field(default_factory=dict)


OPERATIONS: Mapping[str, Example] = {
    "attribute_names": Example(),
    "attribute_values": Example(("typ",)),
    "cases_by_code": Example(("größe", 9)),
    "documents_by_code": Example(("typ", 0)),
    "passages_by_code": Example(("typ", 9)),
    "passages_by_value": Example(("typ", "größe")),
    "shared_codes": Example(),
    "units_by_value": Example(("typ", "")),
    "unmapped_codings": Example(),
}
"""By the name of its file in `qualcode/pool/engines/queries`."""
