"""The history of a project: what was done, when, by whom."""

from __future__ import annotations

from dataclasses import dataclass

_WORDS = {
    "coding.add": "coding",
    "coding.import": "import of codings",
    "coding.remove": "removal of a coding",
    "coding.change": "change of a coding",
    "coding.split": "splitting of a coding",
    "memo.add": "memo",
    "memo.write": "memo",
    "memo.change": "change of a memo",
    "memo.remove": "removal of a memo",
    "code.add": "new code",
    "code.in_vivo": "in-vivo code",
    "code.edit": "change of a code",
    "code.move": "moving of a code",
    "code.remove": "removal of a code",
    "code.merge": "merging of codes",
    "code.split": "splitting of a code",
    "codebook.import": "import of a codebook",
    "codebook.description": "description of a codebook",
    "import": "import of documents",
    "document.set": "change of a document",
    "document.rename": "new name of a document",
    "document.remove": "removal of a document",
    "document.revise": "correction of a text",
    "orphan.place": "placing of an orphan",
    "orphan.remove": "removal of an orphan",
    "document.finished": "mark “finished”",
    "document.working": "mark “not finished”",
    "document.open": "mark “not begun”",
    "coder.add": "new coder",
    "coder.rename": "new name of a coder",
    "coder.merge": "merging of coders",
    "quotation.edit": "edit of a quotation",
    "quotation.id": "ids of quotations",
    "publication.add": "new publication",
    "publication.record": "what was published",
    "publication.remove": "removal of a publication",
    "rescue": "taking in of rescued work",
    "assign": "assignment",
    "unassign": "withdrawal of an assignment",
    "attributes.import": "import of attributes",
    "speaker.set": "change of a speaker",
    "case.add": "new case",
    "case.rename": "new name of a case",
    "case.set": "change of a case",
    "case.remove": "removal of a case",
    "code.anchor": "anchor examples of a code",
    "coding.recheck": "check of codings against new rules",
    "search.code": "coding of what was found",
    "label.set": "change of a label",
    "finding.accept": "acceptance of findings",
    "finding.withdraw": "withdrawal of acceptances",
    "setting": "setting",
    "demo": "making of the demonstration",
    "forget": "forgetting",
    "undo": "undo",
    "redo": "redo",
}


def in_words(kind: str) -> str:
    """The kind of an entry as people say it; an unknown one as it is."""
    return _WORDS.get(kind, kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the project: everything that happened in one transaction.

    `kind` is a short name such as ``coding.add``; `undoes` is the UUID of the entry that this one takes
    back; `living` says whether its effect stands now; `rows` counts the touched rows by table.
    """

    key: int
    uuid: str
    coder: str
    created: str
    kind: str
    reason: str
    undoes: str | None
    living: bool
    rows: dict[str, int]

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
