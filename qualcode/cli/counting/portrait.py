"""The command portrait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext, program
from qualcode.cli.counting.writing_reports import DRAWING, DrawingOptions, write_out
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.options import WITHOUT_OLD_RULES, with_options
from qualcode.cli.shared.session import coder_options, open_workspace, project_option, tell_hidden

if TYPE_CHECKING:
    from qualcode.model.codes import Codebook
    from qualcode.model.documents import Document
    from qualcode.retrieval.relations.portrait import DocumentPortrait
    from qualcode.workspace.workspace import Workspace


@click.command("portrait")
@click.argument("wanted", metavar="DOCUMENT")
@with_options(*DRAWING)
@WITHOUT_OLD_RULES
@coder_options
@project_option
def portrait(
    path: Path, wanted: str, coder: str | None, *, new_coder: bool, without_old_rules: bool, **options: object
) -> None:
    """Show which codes follow one another over a document: a segment a line, wherever the codes change.

    Shares are of the code points of its text; overlapping codings of one code count once.
    """
    from qualcode.retrieval.speaking import notes_of_speaking
    from qualcode.workspace.counting.portraits import portrait as portrait_in

    del new_coder  # who only looks is not added
    typed = DrawingOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    with open_workspace(path, coder) as space:
        document = space.project.documents.find(wanted)
        found = portrait_in(space, document, without_old_rules=without_old_rules)
        tell_hidden(space)
        if typed.file is not None:
            _write(space, document, found, typed)
            return
        if typed.as_json:
            output.as_json(_as_json(document, found, space.book, named=True))
            return
        head = (pgettext("column", "from"), pgettext("column", "share"), *heads_of("¶", "span", "code"))
        output.table(head, _rows(space, document, found), right=(0, 1))
    coded = found.length - found.shares().get(None, 0)
    diagnostics.say(_("{percent}% of “{document}” is coded", percent=_percent(coded, found), document=document.name))
    for note in notes_of_speaking(found.speaking):
        diagnostics.say(program().said(note))


def _rows(space: Workspace, document: Document, found: DocumentPortrait) -> Iterator[tuple[str, ...]]:
    book = space.book
    structure = space.project.documents.structure(document)
    for segment in found.segments:
        codes = ", ".join(book[code].full_name for code in segment.codes)
        yield (
            _("{percent}%", percent=_percent(segment.start, found)),
            _("{percent}%", percent=_percent(segment.length, found)),
            f"¶{structure.paragraph_number(segment.start)}",
            f"{segment.start}:{segment.end}",
            codes or (_("(interviewer)") if segment.asked else "–"),
        )


def _percent(part: int, found: DocumentPortrait) -> str:
    return program().number(100 * part / max(found.length, 1), 1)


def _write(space: Workspace, document: Document, found: DocumentPortrait, typed: DrawingOptions) -> None:
    from qualcode.reporting.pictures.strips import portrait_picture
    from qualcode.reporting.tables.portrait_report import portrait_report

    names = {code.key: code.full_name for code in space.book}
    title = document.name if typed.named else document.label
    data = _as_json(document, found, space.book, named=typed.named)
    report = portrait_report(found, names, title, typed.language, as_object=data)
    write_out(space, report, typed, lambda words: portrait_picture(found, names, title, words))


def _as_json(document: Document, found: DocumentPortrait, book: Codebook, *, named: bool) -> dict[str, object]:
    from qualcode.retrieval.speaking import notes_of_speaking

    return {
        **({"document": document.name} if named else {}),
        "document_id": document.id,
        "label": document.label,
        "length": found.length,
        "segments": [
            {
                "start": segment.start,
                "end": segment.end,
                "codes": [book[code].full_name for code in segment.codes],
                "code_ids": [book[code].id for code in segment.codes],
                "interviewer": segment.asked,
            }
            for segment in found.segments
        ],
        "codes": [
            {"code": book[code].full_name, "code_id": book[code].id, "characters": found.shares()[code]}
            for code in found.codes
        ],
        "notes": [program().said(note) for note in notes_of_speaking(found.speaking)],
    }
