"""Taking codebook files in, or telling what that would do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.asking import with_said_change
from qualcode.cli.shared.options import rule_change_options, said_change
from qualcode.cli.shared.session import author_option, open_workspace, project_option, tell_who

if TYPE_CHECKING:
    from qualcode.model.codes import CodebookDraft
    from qualcode.project.codebook.import_plan import CodebookImportPreview

_HIERARCHIES = ("levels", "parent", "path", "indent", "flat")  # no text: values of an option


def load_codebook(path: Path, hierarchy: str | None = None) -> CodebookDraft:
    """Read a codebook file; `hierarchy` says how a table tells its tree. Raises ReadingError."""
    from qualcode.reading.lists.codebook_table import Hierarchy
    from qualcode.reading.lists.codebooks import read

    draft, warnings = read(path, Hierarchy(hierarchy) if hierarchy else None)
    for warning in warnings:
        diagnostics.warn(warning)
    return draft


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--hierarchy", type=click.Choice(_HIERARCHIES),
              help=_("How a table tells which code stands below which one (else found out and told)."))  # fmt: skip
@click.option("--move", "moves", is_flag=True, help=_("Put codes where they stand in the file, also in its order."))
@click.option("--dry-run", is_flag=True, help=_("Only tell what would be done."))
@rule_change_options
@author_option
@project_option
def import_(
    path: Path,
    files: tuple[Path, ...],
    hierarchy: str | None,
    note: str,
    coder: str | None,
    *,
    is_rule: bool,
    is_editorial: bool,
    moves: bool,
    dry_run: bool,
) -> None:
    """Take codebook files in: new codes are added, differing ones changed.

    FILE is YAML, .qdc of other programs, or a table: .csv, .xlsx, .docx, also of MAXQDA and Taguette. Codes are
    matched by their keys, else by their paths; those that the file does not name stay. Where rules change under
    which something is coded, say --rule or --editorial, unless the file does by “change” and a new “note”.
    """
    from qualcode.reporting.codebook.import_words import kept_anchor_words
    from qualcode.workspace.codebook.file_import import preview, take_in_files

    said = said_change(is_rule=is_rule, is_editorial=is_editorial)
    drafts = [load_codebook(file, hierarchy) for file in files]
    with open_workspace(path, coder) as space:
        if dry_run:
            for draft in drafts:
                _tell_preview(draft, preview(space.project, draft, moves=moves), moves=moves)
            return
        tell_who(space)
        waiting = [0 if moves else len(preview(space.project, draft).moved) for draft in drafts]
        imported = with_said_change(
            said, lambda change: take_in_files(space, drafts, moves=moves, change=change, note=note)
        )
        for draft, done in zip(drafts, imported, strict=True):
            diagnostics.say(
                _(
                    "“{title}”: {added} new, {changed} changed, {same} the same",
                    title=draft.title,
                    added=len(done.added),
                    changed=len(done.changed),
                    same=len(done.same),
                )
                + (_(", description kept") if done.described else "")
                + (_(", comments kept") if done.laid_out else "")
            )
        if keeping := sum(len(done.kept_anchors) for done in imported):
            diagnostics.say(kept_anchor_words(keeping, program()))
        if idle := sum(len(done.idle_notes) for done in imported):
            diagnostics.say(
                ngettext(
                    "{count} note of the file was not taken: the rules that it speaks of are the same",
                    "{count} notes of the file were not taken: the rules that they speak of are the same",
                    idle,
                )
            )
        if elsewhere := sum(waiting):
            diagnostics.say(
                ngettext(
                    "{count} code stands elsewhere in the file; --dry-run shows it, --move puts it there",
                    "{count} codes stand elsewhere in the file; --dry-run shows them, --move puts them there",
                    elsewhere,
                )
            )


def _tell_preview(draft: CodebookDraft, planned: CodebookImportPreview, *, moves: bool) -> None:
    from qualcode.reporting.codebook.import_words import preview_lines

    output.line(_("“{title}”", title=draft.title))
    for heading, lines in preview_lines(planned, program(), moves=moves):
        output.line(f"{heading} ({len([line for line in lines if not line.startswith('  ')])}):")
        for line in lines:
            output.line(f"  {line}")
    if planned.others:
        diagnostics.say(
            ngettext(
                "{count} code of the project is not of this codebook",
                "{count} codes of the project are not of this codebook",
                planned.others,
            )
        )
    diagnostics.say(_("nothing was imported"))
