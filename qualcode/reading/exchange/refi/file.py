"""What all readers of one REFI-QDA file share: where its parts lie, what GUIDs stand for, what is lost."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeTarget, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.guids import spelled_guid
from qualcode.reading.exchange.placing import LearntCounting
from qualcode.reading.exchange.refi.known import RefiLosses
from qualcode.reading.exchange.refi.xml_stream import child_text, children, local_name, value

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.reading.exchange.refi.container import Container
    from qualcode.reading.source.options import ExchangeOptions

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_SHORTENED = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(slots=True)
class RefiFile:
    """One file at work.

    `things` are what GUIDs stand for that is taken, `others` names of what is not; `notes_on` are the things that
    notes (GUIDs) are about, `variables` names of variables, `codes` those of codes. `counting` is what some sources
    tell of how the program counts.
    """

    container: Container
    options: ExchangeOptions
    losses: RefiLosses = field(default_factory=RefiLosses)
    program: str = ""
    things: dict[str, ExchangeTarget] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    notes_on: dict[str, list[ExchangeTarget | None]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    counting: LearntCounting = field(default_factory=LearntCounting)

    def note_refs(self, element: etree._Element, target: ExchangeTarget | None) -> None:
        """Hang the notes that an element calls on a thing; None is one that is not taken."""
        for reference in children(element, "NoteRef"):
            self.notes_on.setdefault(spelled_guid(value(reference, "targetGUID")), []).append(target)

    def attributes(self, element: etree._Element, name: str) -> dict[str, str]:
        """The values of variables, by the variables' names, of the thing called `name`."""
        found: dict[str, str] = {}
        for entry in children(element, "VariableValue"):
            guid, said = "", ""
            for child in entry:
                if local_name(child) == "VariableRef":
                    guid = spelled_guid(value(child, "targetGUID"))
                elif local_name(child).endswith("Value"):
                    said = "".join(child.itertext()).strip()
            variable = self.variables.get(guid)
            if variable is None:
                self.losses.lose(LossKind.FIELD, LossReason.TARGET_MISSING, said[:80], name, details=(guid,))
            elif not said:
                continue
            elif variable in found and found[variable] != said:
                self.losses.lose(LossKind.FIELD, LossReason.SEVERAL_VALUES, variable, name, fate=Fate.CHANGED)
                found[variable] = f"{found[variable]}; {said}"
            else:
                found[variable] = said
        return found

    def time(self, written: str) -> str:
        """A time of the standard in UTC; one without a zone counts as UTC. Empty where there is none."""
        if not written.strip():
            return ""
        with suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(written.strip())
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
            return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self.losses.lose(LossKind.FIELD, LossReason.DATE_UNREADABLE, details=(written[:40],))
        return ""

    def colour(self, written: str, name: str) -> str:
        """A colour as `#rrggbb`; empty where there is none."""
        written = written.strip()
        if short := _SHORTENED.fullmatch(written):
            written = "#" + "".join(digit * 2 for digit in short.groups())
        if not written or _COLOUR.fullmatch(written):
            return written.lower()
        self.losses.lose(
            LossKind.CODE, LossReason.COLOUR_UNREADABLE, name, fate=Fate.CHANGED, details=(written[:40],)
        )
        return ""

    def without_block(self, problem: str, kind: LossKind, name: str) -> None:
        """Note that what qualcode wrote into a description is damaged; no problem is none."""
        if problem:
            self.losses.lose(kind, LossReason.BLOCK_UNREADABLE, name, fate=Fate.CHANGED)

    def know(self, kind: TargetKind, guid: str) -> ExchangeTarget:
        """Note that a GUID stands for a thing; the first one that has it stays."""
        target = ExchangeTarget(kind, guid)
        self.things.setdefault(guid, target)
        return target


def whole_number(written: str) -> int | None:
    """A number of the standard; None for what is none."""
    written = written.strip()
    return int(written) if _INTEGER.fullmatch(written) else None


def description(element: etree._Element) -> str:
    """What an element says of itself."""
    return child_text(element, "Description")
