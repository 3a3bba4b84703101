"""What the standard knows, and what of it is taken: everything else in a file is counted, and told by its name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from qualcode.model.exchange.losses import GatheredLosses, Loss, LossKind, LossReport, losses_of
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.refi.xml_stream import local_name

if TYPE_CHECKING:
    from lxml import etree


class KnownElement(NamedTuple):
    """An element's attributes that are taken, those that are in the standard and are not taken, and its children."""

    taken: frozenset[str]
    left: frozenset[str]
    children: frozenset[str]


def _known(taken: str = "", left: str = "", children: str = "") -> KnownElement:
    return KnownElement(frozenset(taken.split()), frozenset(left.split()), frozenset(children.split()))


_MADE = "creatingUser creationDateTime"  # no text: names of the standard, as all below
_CHANGED = "modifyingUser modifiedDateTime"  # no text
_ON_SOURCE = "Description Coding NoteRef VariableValue"  # no text
_TEXT = _known(
    "guid name richTextPath plainTextPath",
    f"{_MADE} {_CHANGED}",
    f"{_ON_SOURCE} PlainTextContent PlainTextSelection",
)
_MEDIUM = "guid name path", f"currentPath {_MADE} {_CHANGED}"  # no text
_ON_SELECTION = "Description Coding NoteRef"  # no text
_VALUES = "TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue"  # no text
_REFERENCE = _known("targetGUID")
_KNOWN: dict[str, KnownElement] = {
    "Project": _known(
        "name origin",
        "creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime basePath",
        "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
    ),
    "Users": _known(children="User"),
    "User": _known("guid name id"),
    "CodeBook": _known("origin", children="Codes Code Sets"),
    "Codes": _known(children="Code"),
    "Code": _known("guid name isCodable color", children="Description NoteRef Code"),
    "Variables": _known(children="Variable"),
    "Variable": _known("guid name typeOfVariable", children="Description"),
    "VariableValue": _known(children=f"VariableRef {_VALUES}"),
    "Cases": _known(children="Case"),
    "Case": _known("guid name", children="Description CodeRef VariableValue SourceRef SelectionRef"),
    "Sources": _known(children="TextSource PictureSource PDFSource AudioSource VideoSource"),
    "TextSource": _TEXT,
    "Representation": _TEXT,
    "TextDescription": _TEXT,
    "Note": _TEXT._replace(taken=_TEXT.taken | {*_MADE.split(), "modifiedDateTime"}),
    "PlainTextSelection": _known(
        f"guid name startPosition endPosition {_MADE}", _CHANGED, f"{_ON_SELECTION} CodeRef"
    ),
    "PictureSource": _known(*_MEDIUM, f"{_ON_SOURCE} TextDescription PictureSelection"),
    "PDFSource": _known(*_MEDIUM, f"{_ON_SOURCE} Representation PDFSelection"),
    "AudioSource": _known(*_MEDIUM, f"{_ON_SOURCE} Transcript AudioSelection"),
    "VideoSource": _known(*_MEDIUM, f"{_ON_SOURCE} Transcript VideoSelection"),
    "PDFSelection": _known(
        f"guid name page firstX firstY secondX secondY {_MADE}", _CHANGED, f"{_ON_SELECTION} Representation"
    ),
    "PictureSelection": _known(f"guid name firstX firstY secondX secondY {_MADE}", _CHANGED, _ON_SELECTION),
    "AudioSelection": _known(f"guid name begin end {_MADE}", _CHANGED, _ON_SELECTION),
    "VideoSelection": _known(f"guid name begin end {_MADE}", _CHANGED, _ON_SELECTION),
    "Transcript": _known(
        "guid name richTextPath plainTextPath",
        f"{_MADE} {_CHANGED}",
        "Description PlainTextContent SyncPoint TranscriptSelection NoteRef",
    ),
    "TranscriptSelection": _known(f"guid name fromSyncPoint toSyncPoint {_MADE}", _CHANGED, _ON_SELECTION),
    "SyncPoint": _known("guid timeStamp position"),
    "Coding": _known(f"guid {_MADE}", "", "CodeRef NoteRef"),
    "Notes": _known(children="Note"),
    "Links": _known(children="Link"),
    "Link": _known("guid name direction originGUID targetGUID", "color", "NoteRef"),
    "Sets": _known(children="Set"),
    "Set": _known("guid name", children="Description MemberCode MemberSource MemberNote"),
    "MemberCode": _known("targetGUID guid"),
    "Graphs": _known(children="Graph"),
    **dict.fromkeys(
        ("CodeRef", "NoteRef", "VariableRef", "SourceRef", "SelectionRef", "MemberSource", "MemberNote"), _REFERENCE
    ),
    **dict.fromkeys(("Description", "PlainTextContent", *_VALUES.split()), _known()),
}
_PATHS = frozenset({"basePath", "currentPath"})


class RefiLosses(GatheredLosses):
    """What of one file is not taken as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Counter[tuple[LossKind, LossReason, str]] = Counter()

    def look_through(self, element: etree._Element) -> None:
        """Count the attributes and elements that nobody takes, in an element and all below it."""
        waiting = [(element, local_name(element))]
        while waiting:
            found, name = waiting.pop()
            known = _KNOWN.get(name)
            if known is None:
                continue
            self.look_at(found)
            for child in found:
                below = local_name(child)
                if below in known.children:
                    waiting.append((child, below))
                else:
                    self._parts[LossKind.ELEMENT, LossReason.UNKNOWN_TO_STANDARD, f"{name}/{below}"] += 1

    def look_at(self, element: etree._Element) -> None:
        """Count the attributes of an element that nobody takes."""
        name = local_name(element)
        known = _KNOWN[name]
        for key, said in element.items():  # in one pass, however many there are
            if key in known.taken or str(key).startswith("{") or not said.strip():
                continue
            why = LossReason.NOT_KEPT if key in known.left else LossReason.UNKNOWN_TO_STANDARD
            self._parts[LossKind.FIELD, LossReason.PATH if key in _PATHS else why, f"{name}/@{key!s}"] += 1

    def not_kept(self, element: etree._Element, *keys: str) -> None:
        """Count those attributes of an element that are kept of others, but not here."""
        for key in keys:
            if (element.get(key) or "").strip():
                self._parts[LossKind.FIELD, LossReason.NOT_KEPT, f"{local_name(element)}/@{key}"] += 1

    def is_known(self, parent: str, name: str) -> bool:
        """Whether the standard has such an element there; one that it does not have is counted."""
        known = _KNOWN.get(parent)
        if known is None or name in known.children:
            return True
        self._parts[LossKind.ELEMENT, LossReason.UNKNOWN_TO_STANDARD, f"{parent}/{name}"] += 1
        return False

    @property
    def report(self) -> LossReport:
        """All of it: things in the order in which they were met, then attributes and elements."""
        parts = [Loss(kind, why, name, number=number) for (kind, why, name), number in self._parts.items()]
        return losses_of(super().report, parts)
