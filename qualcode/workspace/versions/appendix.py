"""The codebook for the appendix of a report: with its versions and its change log, where they are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue, catalogue_of
from qualcode.reporting.codebook.change_log import change_log_blocks, log_table
from qualcode.reporting.codebook.gap_words import gap_words
from qualcode.reporting.codebook.version_rows import version_table
from qualcode.reporting.report import Block, Remark, Report, Section, Table
from qualcode.workspace.versions.change_log import change_log, people

if TYPE_CHECKING:
    from qualcode.model.codebooks.versions import CodebookVersion
    from qualcode.workspace.workspace import Workspace


class CodebookPart(StrEnum):
    """What an appendix has beside the codes."""

    COUNTS = "counts"
    VERSIONS = "versions"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class AppendixAsked:
    """What is to be in an appendix, and of which frozen version it is, None for the present codebook.

    A frozen version has no counts, which are of the present. People are called by numbers unless `identify`.
    """

    parts: frozenset[CodebookPart] = frozenset({CodebookPart.COUNTS})
    version: CodebookVersion | None = None
    identify: bool = False


JUST_COUNTS = AppendixAsked()


def with_appendix(space: Workspace, report: Report, asked: AppendixAsked) -> Report:
    """The report of a codebook with its versions and its change log behind it, where these are asked for."""
    if not asked.parts - {CodebookPart.COUNTS}:
        return report
    words = catalogue_of(report.language)
    tables = [*report.tables, *_tables(space, words, asked)]
    return replace(report, blocks=[*report.blocks, *_blocks(space, words, asked)], tables=tables)


def _tables(space: Workspace, words: Catalogue, asked: AppendixAsked) -> Iterator[Table]:
    if CodebookPart.VERSIONS in asked.parts:
        named = people(space, identify=asked.identify)
        authors = {key: named[name] for key, name in space.sight.coders.items()}
        yield version_table(space.project.versions.all(), authors, words)
    if CodebookPart.LOG in asked.parts:
        yield log_table(change_log(space, identify=asked.identify), words)


def _blocks(space: Workspace, words: Catalogue, asked: AppendixAsked) -> Iterator[Block]:
    if CodebookPart.VERSIONS in asked.parts:
        yield from _tables(space, words, replace(asked, parts=frozenset({CodebookPart.VERSIONS})))
    if CodebookPart.LOG in asked.parts:
        yield Section(words.gettext("Change log of the codebook"))
        yield from change_log_blocks(change_log(space, identify=asked.identify), words)
        for gap in space.project.versions.gaps():
            yield Remark(gap_words(gap, words))
