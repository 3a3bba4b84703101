"""What quotations would disclose, before they leave: the list of names, the findings, and who refuses what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.reporting.disclosure.check import DisclosureScan, Findings, Options

if TYPE_CHECKING:
    from qualcode.language.names.listed import NameList
    from qualcode.project.project import Project
    from qualcode.reporting.disclosure.finding import DisclosureFinding
    from qualcode.reporting.quotations.collection import Collection


@dataclass(frozen=True, slots=True)
class DisclosureCheck:
    """What a collection would disclose: all that was found, and what of it nobody accepted."""

    found: Sequence[DisclosureFinding]
    left: Sequence[DisclosureFinding]

    @property
    def accepted(self) -> int:
        """Number of findings that somebody accepted."""
        return len(self.found) - len(self.left)

    def refuse(self) -> None:
        """Raise QualcodeError where there is a finding that nobody accepted."""
        if self.left:
            raise QualcodeError(
                ngettext(
                    "Nothing was written: the disclosure check has {count} finding.",
                    "Nothing was written: the disclosure check has {count} findings.",
                    len(self.left),
                ),
                _("Change the words, or accept the findings: qualcode disclosure accept ID --reason WHY."),
            )


def check_disclosure(project: Project, collection: Collection, options: Options) -> DisclosureCheck:
    """What the collection would disclose; what is found is kept for the next check, as far as it can be."""
    return disclosed(DisclosureScan.over(project, collection, options, keeps=True), collection)


def disclosed(scan: DisclosureScan, collection: Collection) -> DisclosureCheck:
    """What a scan of a collection found."""
    return DisclosureCheck(Findings(scan, collection), Findings(scan, collection, only_open=True))


@dataclass(frozen=True, slots=True)
class NamesCheck:
    """The names that the project knows in what is to leave: (as it stands there, of what it is one)."""

    found: Sequence[tuple[str, str]]

    def refuse(self) -> None:
        """Raise QualcodeError where there is one."""
        if self.found:
            raise QualcodeError(
                ngettext(
                    "Nothing was written: it holds {count} name that the project knows.",
                    "Nothing was written: it holds {count} names that the project knows.",
                    len(self.found),
                ),
                _("Change the words that hold them, or leave --strict out."),
            )


def check_names(project: Project, texts: Iterable[str], *, coders: bool = True) -> NamesCheck:
    """Which names that the project knows stand in texts that are to leave it; coders' only with `coders`."""
    from qualcode.reporting.disclosure.known_names import KnownNames, known_in

    found = known_in(KnownNames(project), texts)
    return NamesCheck([(name, of) for name, of in found if coders or of != "a coder"])


def listed_names(file: Path | None) -> tuple[NameList | None, tuple[str, ...]]:
    """The names of a file that must not leave, and what of the file was passed over. Raises ReadingError."""
    if file is None:
        return None, ()
    from qualcode.language.names.listed import NameList
    from qualcode.reading.lists.names_file import read_names

    read = read_names(file)
    return NameList(read.names, read.allowed), tuple(f"{file.name}: {warning}" for warning in read.warnings)
