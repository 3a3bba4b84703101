"""The command cooccurrence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.counting.writing_reports import DRAWING, DrawingOptions, write_out
from qualcode.cli.quoting.quote_options import CHOOSING_PASSAGES, QuoteOptions, filter_of, refuse_contradictions
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import open_workspace, project_option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.retrieval.relations.cooccurrence import CooccurrenceMatrix
    from qualcode.workspace.workspace import Workspace

_WAYS = ("overlap", "sentence", "turn", "near", "case", "document")


@dataclass(frozen=True, kw_only=True)
class CooccurrenceOptions(QuoteOptions, DrawingOptions):
    """What was typed: the options of the command by their names."""

    by: str | None
    near: int | None
    sub_codes: bool


@click.command("cooccurrence")
@click.argument("wanted", nargs=-1, metavar="[CODE]...")
@click.option("--by", type=click.Choice(_WAYS), help=_("How codes are together: overlap (the default), in the same "
              "sentence, turn, case or document, or near."))  # fmt: skip
@click.option("--near", type=click.IntRange(0, 1000), metavar="N", help=_("At most N sentences apart (--by near)."))
@click.option("--roll-up", "sub_codes", is_flag=True, help=_("A code counts with those below it."))
@with_options(*(CHOOSING_PASSAGES[2:]), *DRAWING)
@project_option
def cooccurrence(path: Path, wanted: tuple[str, ...], **options: object) -> None:
    """Count which codes occur together, with Jaccard and the number that chance would give.

    One CODE gives its pairs with all others, several those among them, none all pairs. Overlapping codings of one
    code are one passage. With --by near, passages of one code that are that near to each other are one, too.

    “together” are pairs of overlapping (near) passages, or the sentences, turns, cases or documents with both codes.
    What is reported as absent is left out, unless --polarity says otherwise.
    """
    typed = CooccurrenceOptions(codes=(), no_sub_codes=True, **options)  # type: ignore[arg-type]  # click's names
    refuse_contradictions(typed)
    by = typed.by or ("overlap" if typed.near is None else "near")
    if typed.near is not None and by != "near":
        raise UsageProblem(_("--near belongs to --by near."), _("Leave --by out, or say --by near."))
    with open_workspace(path) as space:
        found = _found(space, wanted, typed, by)
        if typed.file is not None:
            from qualcode.reporting.pictures.of_relations import cooccurrence_picture
            from qualcode.reporting.tables.cooccurrence_report import cooccurrence_report

            title, data = space.project.title, _data(space, found)
            report = cooccurrence_report(found, typed.language, study=title, as_object=data)
            write_out(space, report, typed, lambda words: cooccurrence_picture(found, words))
            return
        if typed.as_json:
            output.as_json(_data(space, found))
            return
    _show(found)


def _found(space: Workspace, wanted: tuple[str, ...], typed: CooccurrenceOptions, by: str) -> CooccurrenceMatrix:
    from qualcode.retrieval.relations.cooccurrence import Together
    from qualcode.workspace.counting import relations

    only = {space.project.codes.find(name).key for name in wanted}
    return relations.cooccurrence(
        space,
        filter_of(space.project, typed),
        Together(by),
        near=1 if typed.near is None else typed.near,
        only=only,
        sub_codes=typed.sub_codes,
    )


def _data(space: Workspace, found: CooccurrenceMatrix) -> dict[str, object]:
    from qualcode.reporting.tables.cooccurrence_report import cooccurrence_data

    documents = {document.key: (document.id, document.label) for document in space.project.documents.all()}
    ids = {code.key: code.id for code in space.book}
    return cooccurrence_data(found, [ids[key] for key in found.codes], space.project.coded.ids(), documents)


def _show(found: CooccurrenceMatrix) -> None:
    from qualcode.reporting.tables.cooccurrence_report import (
        cooccurrence_notes,
        pair_head,
        pair_rows,
        together_words,
    )

    words = program()
    output.table(pair_head(found, words), pair_rows(found, words), right=range(2, 8))
    diagnostics.say(_("codes together: {how}", how=together_words(found, words)))
    for note in cooccurrence_notes(found, words):
        diagnostics.say(note)
