"""The file of a project: a ZIP package with the XML and the texts, the same bytes for the same project."""

from __future__ import annotations

from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qualcode.interchange.refi.dialects import RULES
from qualcode.interchange.refi.project_xml import text_files, write_project_xml
from qualcode.interchange.refi.schema import refuse_invalid
from qualcode.interchange.refi.xml_parts import CONTROLS
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.project import ExchangeDialect, ExchangeProject
from qualcode.model.exchange.reasons import LossReason
from qualcode.progress import hear

_PROJECT = "project.qde"  # no text: a file
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # when nothing was written: the least that a package can tell


def write_package(project: ExchangeProject, dialect: ExchangeDialect, file: IO[bytes]) -> LossReport:
    """Write a project (.qdpx) into a file open for reading and writing; gives what became something else in it.

    Raises ExportError where what was written does not hold to the schema of the standard.
    """
    rules = RULES[dialect]
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        with package.open(_member(_PROJECT), "w", force_zip64=True) as part:
            losses = write_project_xml(project, dialect, part)
        for name, written in text_files(project, dialect).items():
            hear()
            text = written if rules.newline == "\n" else written.replace("\n", rules.newline)
            package.writestr(_member(f"{rules.folder}/{name}"), f"{rules.begins}{text}".encode())
    named = (
        *((LossKind.TEXT, source.name, source.text) for source in project.sources),
        *((LossKind.NOTE, note.title, note.text) for note in project.notes if not rules.notes_inside),
    )
    for kind, name, text in named:
        if CONTROLS.search(text):
            losses.append(Loss(kind, LossReason.CONTROLS_IN_TEXT, name, fate=Fate.DOUBTED))
    with ZipFile(file) as package, package.open(_PROJECT) as part:
        refuse_invalid(part, "Project")
    return LossReport(tuple(losses), leaves=True)


def _member(name: str) -> ZipInfo:
    """A file of the package that tells nothing of the computer and the time at which it was written."""
    member = ZipInfo(name, _LONG_AGO)
    member.compress_type = ZIP_DEFLATED
    member.create_system = 3  # as every other computer says
    member.external_attr = 0o600 << 16
    return member
