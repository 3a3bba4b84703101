"""How codes and words relate, as one coder may see it, and such tables on their way out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.progress import Progress, untold
from qualcode.reporting.report import illustrated
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.whole_files import atomic_write
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations import case_saturation, code_pairs
from qualcode.retrieval.relations import coverage as coverages
from qualcode.retrieval.relations.cooccurrence import CooccurrenceMatrix, Together
from qualcode.retrieval.relations.word_frequencies import WordFrequencies, WordFrequencyRequest, WordsPer
from qualcode.retrieval.relations.word_frequencies import word_frequencies as frequencies_of
from qualcode.workspace.quoting.disclosure import NamesCheck, check_names

if TYPE_CHECKING:
    from qualcode.reporting.report import Illustration, Report
    from qualcode.reporting.writers.whole_files import Naming
    from qualcode.retrieval.relations.case_saturation import SaturationRequest
    from qualcode.retrieval.relations.coverage import Coverage
    from qualcode.retrieval.relations.saturation import SaturationCurve
    from qualcode.workspace.workspace import Workspace


def cooccurrence(
    space: Workspace,
    wanted: PassageChoice,
    by: Together,
    *,
    near: int = 0,
    only: Collection[int] = (),
    sub_codes: bool = False,
) -> CooccurrenceMatrix:
    """Which codes occur together. Raises QualcodeError where codings of others must not be seen."""
    space.refuse_part(wanted)
    return code_pairs.cooccurrence(
        space.project, space.narrowed(wanted), by, near=near, only=only, sub_codes=sub_codes
    )


def coverage(space: Workspace, wanted: PassageChoice) -> Coverage:
    """What is coded and what is not. Raises QualcodeError where codings of others must not be seen."""
    space.refuse_part(wanted)
    return coverages.coverage(space.project, space.narrowed(wanted))


def saturation(space: Workspace, wanted: PassageChoice, request: SaturationRequest | None = None) -> SaturationCurve:
    """Which cases brought new codes. Raises QualcodeError where codings of others must not be seen."""
    space.refuse_part(wanted)
    return case_saturation.saturation(space.project, space.narrowed(wanted), request)


def word_frequencies(space: Workspace, request: WordFrequencyRequest, progress: Progress = untold) -> WordFrequencies:
    """How often which words are said; texts are for all, words of passages only where codings may be seen."""
    if request.coded or request.per is WordsPer.CODE:
        space.refuse_part(request.wanted)
    return frequencies_of(space.project, replace(request, wanted=space.narrowed(request.wanted)), progress)


def write_report(
    space: Workspace,
    report: Report,
    path: Path,
    format_: str,
    *,
    strict: bool,
    tell_names: Callable[[NamesCheck], None],
    also: Sequence[str] = (),
    picture: Illustration | None = None,
    naming: Naming | None = None,
) -> None:
    """Write a report of tables, whole or not at all; `tell_names` hears which names that the project knows are in it.

    `also` are other texts that it holds. `naming` surrounds the moment in which the file gets its
    name. A `picture` stands before its tables, or alone where the format is a
    picture's. With `strict` it is refused then. Raises QualcodeError, ExportError.
    """
    text = formats.render(report, "md").decode("utf-8")
    names = check_names(space.project, [text, *also])
    tell_names(names)
    if strict:
        names.refuse()
    if picture is not None and format_ in ("svg", "png"):
        atomic_write(path, picture.svg if format_ == "svg" else picture.png, space.project.begun)
    else:
        report = illustrated(report, picture) if picture is not None else report
        formats.write(report, path, format_, space.project.begun, naming)
