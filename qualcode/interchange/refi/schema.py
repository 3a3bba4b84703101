"""The schemas of the standard, by which everything written is checked before it gets its name.

`Project.xsd` and `Codebook.xsd` are those of REFI-QDA 1.5 (MIT, see LICENSE.txt beside them).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from qualcode.catalogue import _
from qualcode.errors import ExportError

if TYPE_CHECKING:
    from lxml import etree

SchemaName = Literal["Project", "Codebook"]


def refuse_invalid(file: IO[bytes], schema: SchemaName) -> None:
    """Raise ExportError, with the line and the cause, where a file of XML does not hold to a schema.

    It is read piece by piece: memory holds little of it. A GUID may stand for one thing only.
    """
    from lxml import etree

    seen: set[str] = set()
    is_whole = False
    try:
        for _event, element in etree.iterparse(file, schema=_schema(schema), resolve_entities=False, huge_tree=True):
            guid = element.get("guid", "").upper().strip("{}")
            if guid in seen:
                raise _invalid(element.sourceline or 0, _("the GUID {guid} stands twice", guid=guid))
            if guid and not str(element.tag).endswith("}MemberCode"):
                seen.add(guid)
            is_whole = element.getparent() is None
            _let_go(element)
    except etree.XMLSyntaxError as error:
        raise _invalid(error.lineno or 0, error.msg or "") from error
    if not is_whole:  # the parser passes over the end that is missing
        raise _invalid(0, _("the end is missing"))


def _let_go(element: etree._Element) -> None:
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@cache
def _schema(name: SchemaName) -> etree.XMLSchema:
    from lxml import etree

    return etree.XMLSchema(file=str(Path(__file__).with_name(f"{name}.xsd")))


def _invalid(line: int, problem: str) -> ExportError:
    return ExportError(
        _(
            "What was to be written does not hold to the standard, line {line}: {problem}.",
            line=line,
            problem=problem,
        ),
        _("Nothing was written. “qualcode check” looks whether the project is intact; report this otherwise."),
    )
