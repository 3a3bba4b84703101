"""The report of a wave on its way out of the project: tables and quotations in a folder, in the order of `export`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.catalogue import language as program_language
from qualcode.errors import ExportError
from qualcode.model.consent.consents import Purpose
from qualcode.project.quoting.begun import Published
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collection_parts import collection_report
from qualcode.reporting.waves.report import comparison_report, wave_report
from qualcode.reporting.words.citations import CiteBy
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.reporting.writers.formats import render
from qualcode.reporting.writers.whole_files import atomic_write
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.leaving.register import Departure
from qualcode.workspace.quoting.disclosure import DisclosureCheck, NamesCheck, check_disclosure, check_names
from qualcode.workspace.quoting.export import CollectedQuotations, QuotationExport, collect_quotations, give_ids

if TYPE_CHECKING:
    from qualcode.project.quoting.publications import Publication
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.report import Report
    from qualcode.reporting.waves.report import WaveReport
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveExport:
    """Which wave is reported beside which, of which passages, and how.

    `since` is the publication since which codings are new, else the latest. `publication` says where it is
    published: then it is final; else it is a working report. `recipient` is to whom it goes; None where nobody was
    asked.
    published: then it is final; else it is a working report. `cite` says what is cited beside the label.
    """

    wave: str
    compare: str
    format: str
    wanted: PassageChoice
    since: Publication | None = None
    attributes: tuple[str, ...] = ()
    language: Language = field(default_factory=program_language)
    publication: str = ""
    recipient: str | None = None
    purpose: Purpose = Purpose.QUOTE
    cite: CiteBy = CiteBy.LABEL


@dataclass(frozen=True, slots=True)
class ComparedWaves:
    """The waves beside each other: what was found, and the tables that show it."""

    export: WaveExport
    found: WaveReport
    tables: Report


@dataclass(frozen=True, slots=True)
class PreparedWaves:
    """The files of a report by name, and what its quotations would disclose."""

    collected: CollectedQuotations
    files: Mapping[str, bytes]
    check: DisclosureCheck
    ids_kept: bool


@dataclass(frozen=True, slots=True)
class WrittenWaves:
    """The files that were written, and how many codings the ledger has of the report."""

    paths: tuple[Path, ...]
    publication: str
    published: int


def compare_waves(space: Workspace, export: WaveExport) -> ComparedWaves:
    """Set a wave beside another. Raises QualcodeError where codings of others must not be seen."""
    space.refuse_part()
    found = wave_report(
        space.project,
        export.wave,
        export.compare,
        wanted=export.wanted,
        since=export.since,
    )
    return ComparedWaves(export, found, comparison_report(found, export.language, final=bool(export.publication)))


def _prepare(space: Workspace, compared: ComparedWaves, checking: Options) -> PreparedWaves:
    """Keep ids, collect and check the wave's quotations, and those of them that are new; nothing is written yet.

    Raises ConsentError where none of its quotations may leave.
    """
    export, fresh = compared.export, compared.found.fresh
    of_wave = _quotations(export)
    collected = collect_quotations(space, of_wave)
    refuse_nothing_left(collected.collection.tally.withheld, collected.collection.passages())
    kept = give_ids(space, collected)
    check = check_disclosure(space.project, collected.collection, checking)
    files = {
        f"tables.{export.format}": render(compared.tables, export.format),
        f"quotations.{export.format}": _rendered(collected),
    }
    if fresh:
        new = replace(of_wave, wanted=replace(of_wave.wanted, codings=fresh))
        of_them = collect_quotations(space, new, publication=collected.publication)
        if of_them.collection.passages() or not of_them.collection.tally.withheld:
            files[f"new-quotations.{export.format}"] = _rendered(of_them)
    return PreparedWaves(collected, files, check, kept)


def export_waves(
    space: Workspace,
    export: WaveExport,
    checking: Options,
    folder: Path,
    *,
    strict: bool,
    tell_names: Callable[[NamesCheck], None],
    tell: Callable[[PreparedWaves], None],
) -> WrittenWaves:
    """Compare, look for names, keep ids, collect, check and write a report; what is published enters the ledger.

    `tell_names` gets the names that the project knows in the tables, `tell` what the quotations would disclose, each
    before it is refused with `strict`. Raises QualcodeError, ExportError where the files cannot be written.
    """
    compared = compare_waves(space, export)
    names = check_names(space.project, [as_text(compared)])
    tell_names(names)
    if strict:
        names.refuse()
    prepared = _prepare(space, compared, checking)
    tell(prepared)
    if strict:
        prepared.check.refuse()
    return _write_prepared(space, prepared, folder)


def as_text(compared: ComparedWaves) -> str:
    """The tables to be read where they stand."""
    return render(compared.tables, "md").decode("utf-8")


def _write_prepared(space: Workspace, prepared: PreparedWaves, folder: Path) -> WrittenWaves:
    """Write the files of a report; one that is published is in the ledger as soon as a file with quotations is there.

    Raises ExportError where they cannot be written.
    """
    collected = prepared.collected
    publication = collected.publication
    paths = {folder / name: data for name, data in prepared.files.items()}
    hashes = {
        path: hashlib.sha256(data).hexdigest() for path, data in paths.items() if not path.name.startswith("tables.")
    }
    departure = Departure(
        space=space,
        door="waves",
        format=collected.export.format,
        path=folder,
        parts=collected.parts,
        recipient=collected.export.recipient,
        publication=publication.name if publication else "",
    )
    published = collected.collection.published() if publication else {}
    with departure.together(hashes, Published(publication, published) if publication else None):
        _write(space, folder, paths)
    number = sum(len(set(keys)) for keys in published.values())
    return WrittenWaves(tuple(paths), publication.name if publication else "", number)


def _quotations(export: WaveExport) -> QuotationExport:
    return QuotationExport(
        wanted=replace(export.wanted, attributes={("wave", export.wave)}),
        format=export.format,
        arrangement=Arrangement(
            memos=False,
            emphasis=wording_of(export.language).emphasis,
            purpose=export.purpose,
            cite=export.cite,
        ),
        language=export.language,
        attributes=export.attributes,
        filters=(export.wave,),
        publication=export.publication,
        recipient=export.recipient,
    )


def _rendered(collected: CollectedQuotations) -> bytes:
    wording = wording_of(collected.export.language)
    return render(collection_report(collected.collection, wording), collected.export.format)


def _write(space: Workspace, folder: Path, files: Mapping[Path, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            _("“{folder}” cannot be made: {reason}.", folder=folder, reason=error.strerror),
            _("Choose another place with -o."),
        ) from error
    for path, data in files.items():
        atomic_write(path, data, space.project.begun)
