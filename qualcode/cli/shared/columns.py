"""The heads of the columns of listings, in the program's language."""

from __future__ import annotations

from qualcode.catalogue import pgettext

# At most 18 cells in either language.
_HEADS = {
    "": "",
    "¶": "¶",
    "SHA-256": "SHA-256",
    "id": pgettext("column", "id"),
    "after": pgettext("column", "after"),
    "answers": pgettext("column", "answers"),
    "assigned": pgettext("column", "allotted"),
    "attributes": pgettext("column", "attributes"),
    "author": pgettext("column", "author"),
    "before": pgettext("column", "before"),
    "case": pgettext("column", "case"),
    "cases": pgettext("column", "cases"),
    "change": pgettext("column", "change"),
    "characters": pgettext("column", "characters"),
    "code": pgettext("column", "code"),
    "coder": pgettext("column", "coder"),
    "codings": pgettext("column", "codings"),
    "created": pgettext("column", "created"),
    "date": pgettext("column", "date"),
    "document": pgettext("column", "document"),
    "documents": pgettext("column", "documents"),
    "from": pgettext("column", "from"),
    "file": pgettext("column", "file"),
    "finished": pgettext("column", "finished"),
    "guide": pgettext("column", "guide"),
    "hit": pgettext("column", "hit"),
    "kind": pgettext("column", "kind"),
    "label": pgettext("column", "label"),
    "likeness": pgettext("column", "likeness"),
    "memo": pgettext("column", "memo"),
    "name": pgettext("column", "name"),
    "no.": pgettext("column", "no."),
    "number": pgettext("column", "number"),
    "on": pgettext("column", "on"),
    "passage": pgettext("column", "passage"),
    "passages": pgettext("column", "passages"),
    "population": pgettext("column", "population"),
    "publication": pgettext("column", "publication"),
    "question": pgettext("column", "question"),
    "questions": pgettext("column", "questions"),
    "quotable": pgettext("column", "quotable"),
    "reader": pgettext("column", "reader"),
    "reason": pgettext("column", "reason"),
    "role": pgettext("column", "role"),
    "rows": pgettext("column", "rows"),
    "since": pgettext("column", "since"),
    "source_kind": pgettext("column", "source kind"),
    "span": pgettext("column", "span"),
    "speaker": pgettext("column", "speaker"),
    "time": pgettext("column", "time"),
    "topic": pgettext("column", "topic"),
    "version": pgettext("column", "version"),
    "wave": pgettext("column", "wave"),
    "what": pgettext("column", "what"),
    "words": pgettext("column", "words"),
    "working": pgettext("column", "in progress"),
}


def heads_of(*names: str) -> tuple[str, ...]:
    """The heads of these columns; a name is that of the field in JSON, where it has one."""
    return tuple(_HEADS[name] for name in names)
