"""Commands about transcription rules: list, show, define, remove, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from qualcode.catalogue import LANGUAGES, _, language, ngettext, pgettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.queries import WHERE_HELP
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_who,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualcode.model.readings.transcription_rules import TranscriptionRules, TranscriptionSign


PAGES = ("md", "docx", "odt", "html", "tex")


@click.group("transcription", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of transcription rules with their signs."))
@group_project_option
@click.pass_context
def transcription(context: click.Context, *, as_json: bool) -> None:
    """List the transcription rules with the number of documents that follow them.

    “qualcode documents set DOCUMENT --transcription NAME” says which rules a document follows; quotations then leave
    out what these rules say.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.material.transcription import known_rules

    with open_workspace(find_project(context.find_root().obj)) as space:
        known, undeclared = known_rules(space)
    if as_json:
        output.as_json([
            _json(row.rules) | {"own": row.is_own, "documents": [document.name for document in row.documents]}
            for row in known
        ])  # fmt: skip
        return
    output.table(
        heads_of("name", "what", "signs", "documents"),
        (
            (
                row.rules.name,
                _("own rules") if row.is_own else program().said(row.rules.title),
                len(row.rules.signs),
                len(row.documents),
            )
            for row in known
        ),
        right=(2, 3),
    )
    if undeclared:
        diagnostics.say(
            ngettext(
                "{count} document follows no declared rules",
                "{count} documents follow no declared rules",
                len(undeclared),
            )
        )


def _json(rules: TranscriptionRules) -> dict[str, object]:
    words = program()
    return {
        "name": rules.name,
        "title": words.said(rules.title),
        "source": rules.source,
        "note": words.said(rules.note),
        "signs": [
            {
                "sign": words.said(sign.sign),
                "meaning": words.said(sign.meaning),
                "kind": sign.kind.value,
                "quote": sign.quote.value,
            }
            for sign in rules.signs
        ],
    }


@transcription.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@project_option
def show(path: Path, name: str, *, as_json: bool) -> None:
    """Show the signs of the transcription rules NAME, their meanings, and what quotations show of them."""
    with open_workspace(path) as space:
        rules = space.project.transcription.find(name)
    if as_json:
        output.as_json(_json(rules))
        return
    words = program()
    _show_signs(rules.signs)
    for line in filter(None, (words.said(rules.title), rules.source, words.said(rules.note))):
        diagnostics.say(line)


def _show_signs(signs: Iterable[TranscriptionSign]) -> None:
    from qualcode.reporting.documents.transcription_rules import in_quotations

    words = program()
    kinds = {
        "pause": pgettext("kind of sign", "pause"),
        "overlap": pgettext("kind of sign", "overlap"),
        "signal": pgettext("kind of sign", "listener's signal"),
        "unclear": pgettext("kind of sign", "unclear"),
        "comment": pgettext("kind of sign", "comment"),
        "omission": pgettext("kind of sign", "omission"),
        "laughter": pgettext("kind of sign", "laughter"),
        "emphasis": pgettext("kind of sign", "emphasis"),
        "volume": pgettext("kind of sign", "volume"),
        "lengthening": pgettext("kind of sign", "lengthening"),
        "break": pgettext("kind of sign", "break"),
        "joined": pgettext("kind of sign", "joined words"),
        "intonation": pgettext("kind of sign", "intonation"),
        "breath": pgettext("kind of sign", "breath"),
        "time": pgettext("kind of sign", "time"),
        "other": pgettext("kind of sign", "other"),
    }
    output.table(
        heads_of("sign", "meaning", "kind", "quote"),
        (
            (
                sign.shown(words),
                words.said(sign.meaning),
                kinds[sign.kind.value],
                in_quotations(words)[sign.quote.value],
            )
            for sign in signs
        ),
    )


@transcription.command("define")
@click.argument("name")
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--delimiter", default="", metavar="SIGN", help=_("For CSV: the delimiter."))
@click.option("--sheet", default="", metavar="NAME", help=_("For XLSX: the sheet, if not the first."))
@author_option
@project_option
def define(path: Path, name: str, table: Path, delimiter: str, sheet: str, coder: str | None) -> None:
    """Take in own transcription rules NAME from TABLE (CSV, TSV or XLSX); rules of that name get these signs instead.

    Its columns are “sign” and “meaning”. “quote” says what quotations show of a sign: “keep” it, only the “words” in
    it, or “drop” it all; “kind” what it is, such as pause, overlap or comment. In a sign, {text} stands for any words
    (°{text}°) and a number for every number.
    """
    from qualcode.reading.tables.table import TableOptions
    from qualcode.reading.tables.transcription_table import read_transcription_table
    from qualcode.workspace.material import transcription

    signs, notes = read_transcription_table(table, TableOptions(delimiter=delimiter, sheet=sheet))
    for note in filter(None, notes):
        diagnostics.say(f"{table.name}: {note}")
    with open_workspace(path, coder) as space:
        tell_who(space)
        was_known = transcription.define(space, name, signs)
        followers = len(space.project.transcription.followers().get(name, ()))
    _show_signs(signs)
    if was_known:
        diagnostics.say(
            ngettext(
                "the transcription rules “{name}” have {signs} now; {count} document follows them",
                "the transcription rules “{name}” have {signs} now; {count} documents follow them",
                followers,
                name=name,
                signs=_signs(len(signs)),
            )
        )
    else:
        diagnostics.say(_("new transcription rules “{name}” with {signs}", name=name, signs=_signs(len(signs))))


def _signs(number: int) -> str:
    return ngettext("{count} sign", "{count} signs", number)


@transcription.command("remove")
@click.argument("name")
@author_option
@project_option
def remove(path: Path, name: str, coder: str | None) -> None:
    """Remove own transcription rules, which no document may follow any more."""
    from qualcode.workspace.material import transcription

    with open_workspace(path, coder) as space:
        rules = exactly(space.project.transcription.find, name)
        tell_who(space)
        transcription.remove(space, rules.name)
    diagnostics.say(_("removed the transcription rules “{name}”", name=rules.name))


@transcription.command("export")
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path), help=_("A file .docx, .odt, .html, .md or .tex.")
)
@click.option("--format", "form", type=click.Choice(PAGES), help=_("The format, if not by the suffix."))
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("--where", multiple=True, metavar="NAME=VALUE", help=WHERE_HELP)
@project_option
def export(
    path: Path, file: Path | None, form: str | None, language: Literal["de", "en"], where: tuple[str, ...]
) -> None:
    """Write the page “Transcription rules” for an appendix: the rules of all documents, or of those chosen.

    It names the signs with their meanings, the literature, and by source labels which documents follow them.
    """
    from qualcode.reporting.documents.transcription_rules import rules_report
    from qualcode.reporting.writers.formats import format_of, render, write
    from qualcode.retrieval.filter import PassageChoice

    chosen = format_of(file, form, known=PAGES, name="transcription")
    with open_workspace(path) as space:
        documents = space.project.documents.all()
        if where:
            wanted = PassageChoice.named(space.project, where=where)
            documents = [document for document in documents if wanted.takes_document(document)]
        report = rules_report(space.project, documents, language)
        if file is None:
            output.document(render(report, chosen).decode("utf-8"))
            return
        write(report, file, chosen, space.project.begun)
    diagnostics.say(_("wrote “{file}”", file=file))
