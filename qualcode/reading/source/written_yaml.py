"""Plain data as YAML that people read and the strict reader gives back equal: texts of several lines as blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from qualcode.safe_text import CONTROLS

if TYPE_CHECKING:
    import yaml

WIDTH = 100
"""Characters of a line."""
ESCAPED_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")  # PyYAML writes them raw and reads them otherwise
# What no file shows as it is (line feeds part lines, tabs are blanks): it is escaped between double quotation marks.
HOSTILE = re.compile(rf"(?![\n\t]){CONTROLS.pattern}")


def written(data: Mapping[str, object], width: int = WIDTH) -> str:
    """The mapping as block YAML in the order of its keys; hostile characters are escaped."""
    import yaml

    text = yaml.dump(
        data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, default_flow_style=False, width=width
    )
    return HOSTILE.sub(lambda found: f"\\U{ord(found[0]):08X}", text)


@cache
def _dumper() -> type[yaml.SafeDumper]:
    """A SafeDumper that indents lists and writes texts of several lines as blocks."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
            super().increase_indent(flow, False)  # noqa: FBT003 - PyYAML's signature

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        block = "|" if "\n" in value else None
        style = '"' if HOSTILE.search(value) or ESCAPED_BREAKS.search(value) else block
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
