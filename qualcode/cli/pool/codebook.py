"""The commands `pool codebook`: the shared codebook, and which codes of projects stand for its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import pool_option
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import pairs
from qualcode.errors import NotFound, UsageProblem

if TYPE_CHECKING:
    from qualcode.pool.codebook.importing import ImportedCodebook
    from qualcode.pool.codebook.shared_codebook import PoolCode
    from qualcode.pool.folder.manifest import GivenCode, Manifest
    from qualcode.pool.folder.pool import Pool

_PROJECT_KEY = re.compile(r"p[0-9a-f]{16}")
_MOST_LISTED = 20


@click.group("codebook", cls=Group)
def codebook() -> None:
    """The shared codebook of a pool, and which codes of projects stand for its codes."""


@codebook.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--renamed", multiple=True, metavar="FORMER=PATH",
              help=_("A code (path or id) and its path in the file: it stays the same code."))  # fmt: skip
@click.option("--drop-missing", is_flag=True,
              help=_("Codes that the file does not have go, with their mappings (else they stay)."))  # fmt: skip
@click.option("--dry-run", is_flag=True, help=_("Only say what would change."))
@pool_option
def import_(source: Path, renamed: tuple[str, ...], pool: Pool, *, drop_missing: bool, dry_run: bool) -> None:
    """Make a codebook the shared one of the pool: YAML, a table (CSV, XLSX, Word) or .qdc.

    Codes that are there already, by their paths, stay the same codes, and so do their mappings.
    """
    from qualcode.pool.codebook.importing import import_codebook
    from qualcode.reading.lists.codebooks import read

    draft, warnings = read(source)
    for warning in warnings:
        diagnostics.warn(warning)
    imported = import_codebook(
        pool,
        draft,
        renamed=pairs(renamed, _("--renamed “former path=path in the file”")),
        drop_missing=drop_missing,
        dry_run=dry_run,
    )
    _tell_import(imported, dry_run=dry_run)


def _tell_import(imported: ImportedCodebook, *, dry_run: bool) -> None:
    codes = len(imported.codebook.codes)
    if dry_run:
        diagnostics.say(_("nothing was changed (--dry-run)"))
    diagnostics.say(
        _(
            "shared codebook: codes {codes}, new {added}, other definition {changed}, other path {renamed}",
            codes=codes,
            added=len(imported.added),
            changed=len(imported.changed),
            renamed=len(imported.renamed),
        )
    )
    if imported.missing:
        number = len(imported.missing)
        if imported.dropped:
            diagnostics.say(
                ngettext(
                    "{count} code goes that the file does not have, and with it {mappings} mappings:",
                    "{count} codes go that the file does not have, and with them {mappings} mappings:",
                    number,
                    mappings=imported.unmapped,
                )
            )
        else:
            diagnostics.say(
                ngettext(
                    "{count} code stays that the file does not have (--drop-missing takes it away):",
                    "{count} codes stay that the file does not have (--drop-missing takes them away):",
                    number,
                )
            )
        for code in imported.missing[:_MOST_LISTED]:
            diagnostics.say(f"  {code.path}")
        if number > _MOST_LISTED:
            diagnostics.say(_("  and {number} more", number=number - _MOST_LISTED))
    if imported.in_vivo:
        diagnostics.warn(
            ngettext(
                "{count} code is left out: its name is what somebody said (in vivo), or it stands below such a one.",
                "{count} codes are left out: their names are what somebody said (in vivo), or they stand below such.",
                imported.in_vivo,
            )
        )
    if imported.left_behind:
        diagnostics.say(
            ngettext(
                "{count} code has examples, levels, relations or a source, which a shared codebook does not hold",
                "{count} codes have examples, levels, relations or a source, which a shared codebook does not hold",
                imported.left_behind,
            )
        )


@codebook.command("show")
@result_options
@pool_option
def show(pool: Pool, file: Path | None, *, as_json: bool) -> None:
    """Show the shared codebook, and how many codes of projects stand for each of its codes."""
    from qualcode.pool.codebook.code_mapping import CodeMap
    from qualcode.pool.codebook.shared_codebook import SharedCodebook
    from qualcode.pool.tables.codebook_lists import codebook_list

    refuse_both(file, as_json=as_json)
    book, maps = pool.reading(lambda: (SharedCodebook.read(pool), CodeMap.read(pool)))
    give_result(codebook_list(book, maps), file, as_json=as_json)


@codebook.command("propose")
@click.option("--project", "projects", multiple=True, metavar="PROJECT", help=_("Only codes of this project."))
@result_options
@pool_option
def propose(pool: Pool, projects: tuple[str, ...], file: Path | None, *, as_json: bool) -> None:
    """List codes of projects whose paths equal those of shared codes, both definitions beside each other.

    Nothing is mapped by that: “qualcode pool codebook accept”, map, code by code, or map-table does it.
    """
    from qualcode.pool.codebook.code_mapping import mapped_codes, proposals
    from qualcode.pool.tables.codebook_lists import mapping_list

    refuse_both(file, as_json=as_json)
    only = _only(pool, projects)
    listed = [code for code in proposals(mapped_codes(pool)) if not only or code.project in only]
    give_result(mapping_list(listed, _("proposed, not decided")), file, as_json=as_json)


@codebook.command("accept")
@click.option("--same-paths", is_flag=True, help=_("Those whose paths and definitions equal, as exactly the same."))
@click.option("--also-different", is_flag=True, help=_("Also those whose definitions differ, or that have none."))
@click.option("--by", metavar="NAME", default="", help=_("Who decides; stands beside each mapping in the pool."))
@click.option("--project", "projects", multiple=True, metavar="PROJECT", help=_("Only codes of this project."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would change."))
@result_options
@pool_option
def accept(
    pool: Pool, by: str, projects: tuple[str, ...], file: Path | None, *,
    same_paths: bool, also_different: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Accept what “qualcode pool codebook propose” lists, in one step, with both definitions in view.

    Codes of projects whose path and definition equal those of a shared code stand for it exactly from then on. Those
    whose definitions differ are listed and left, to be decided one by one.
    """
    from qualcode.pool.codebook.code_mapping import change_mappings, decider, mapped_codes, proposals
    from qualcode.pool.tables.codebook_lists import accepted_list

    refuse_both(file, as_json=as_json)
    if not same_paths:
        raise UsageProblem(_("It was not said what is accepted."), _("Say --same-paths, and --by NAME."))
    decider(by)  # before anything is shown
    only = _only(pool, projects)
    listed = [code for code in proposals(mapped_codes(pool)) if not only or code.project in only]
    taken = [code.accepted(by) for code in listed if also_different or code.is_defined_alike]
    left = [code for code in listed if not (also_different or code.is_defined_alike)]
    give_result(accepted_list(taken, left), file, as_json=as_json)
    if dry_run:
        diagnostics.say(_("nothing was changed (--dry-run)"))
    else:
        change_mappings(pool, [code.mapping for code in taken if code.mapping is not None])
    diagnostics.say(_("accepted {taken}, left {left}", taken=len(taken), left=len(left)))
    if left:
        diagnostics.say(_("--also-different accepts those whose definitions differ, too"))


@codebook.command("unmapped")
@click.option("--project", "projects", multiple=True, metavar="PROJECT", help=_("Only codes of this project."))
@result_options
@pool_option
def unmapped(pool: Pool, projects: tuple[str, ...], file: Path | None, *, as_json: bool) -> None:
    """List codes of projects that stand for no shared code: no table counts them."""
    from qualcode.pool.codebook.code_mapping import mapped_codes
    from qualcode.pool.codebook.code_mapping import unmapped as without_mapping
    from qualcode.pool.tables.codebook_lists import mapping_list

    refuse_both(file, as_json=as_json)
    only = _only(pool, projects)
    listed = [code for code in without_mapping(mapped_codes(pool)) if not only or code.project in only]
    give_result(mapping_list(listed, _("codes without a mapping")), file, as_json=as_json)


@codebook.command("map-table")
@click.argument("source", metavar="[FILE]", required=False,
                type=click.Path(path_type=Path, exists=True, dir_okay=False))  # fmt: skip
@click.option("--by", metavar="NAME", help=_("Who decides; stands beside each mapping in the pool."))
@click.option("--project", "projects", multiple=True, metavar="PROJECT", help=_("Only codes of this project."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would change."))
@result_options
@pool_option
def map_table(
    pool: Pool, source: Path | None, by: str | None, projects: tuple[str, ...], file: Path | None, *,
    as_json: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Write all mappings as a table (-o FILE), or take such a table back: CSV or XLSX.

    Fill in “shared” (a path) and “relation” (exact, broader, narrower, related; none takes a mapping away), then
    give the file with --by NAME. A row without them decides nothing. All rows are taken, or none.
    """
    from qualcode.pool.codebook.code_mapping import change_mappings, mapped_codes
    from qualcode.pool.codebook.mapping_table import read_mapping_table
    from qualcode.pool.tables.codebook_lists import mapping_list

    refuse_both(file, as_json=as_json)
    if source is None:
        if by is not None or dry_run:
            raise UsageProblem(_("There is no table to be taken."), _("Give its file."))
        only = _only(pool, projects)
        listed = [code for code in mapped_codes(pool) if not only or code.project in only]
        give_result(mapping_list(listed, _("mappings"), to_fill_in=file is not None), file, as_json=as_json)
        return
    if projects:
        raise UsageProblem(
            _("--project is for a table that is written; all rows of one that is taken count."),
            _("Leave --project out, or FILE."),
        )
    if file is not None or as_json:
        raise UsageProblem(_("A table is written or taken, not both."), _("Leave out FILE, or --json and -o."))
    table = read_mapping_table(pool, source, by or "")
    if not dry_run:
        change_mappings(pool, table.given, table.removed)
    else:
        diagnostics.say(_("nothing was changed (--dry-run)"))
    diagnostics.say(
        _(
            "mapped {given}, taken away {removed}, as before {unchanged}, rows that decide nothing {open}",
            given=len(table.given),
            removed=len(table.removed),
            unchanged=table.unchanged,
            open=table.open_rows,
        )
    )


@codebook.command("map")
@click.argument("project")
@click.argument("code")
@click.argument("shared")
@click.option("--exact", is_flag=True, help=_("Both mean the same."))
@click.option("--broader", is_flag=True, help=_("The shared code means more than the project's."))
@click.option("--narrower", is_flag=True, help=_("The shared code means less than the project's."))
@click.option("--related", is_flag=True, help=_("They are near to each other, and no more."))
@click.option("--by", metavar="NAME", default="", help=_("Who decides; stands beside each mapping in the pool."))
@pool_option
def map_(pool: Pool, project: str, code: str, shared: str, by: str, **relations: bool) -> None:
    """Let a CODE of a PROJECT (its key or its file) stand for a SHARED code, with both definitions in view.

    Without --exact, --broader, --narrower or --related it shows both, and nothing is mapped. A code stands for one
    shared code at most: another mapping takes the place of the former one.
    """
    from qualcode.pool.codebook.code_mapping import (
        CodeMap,
        CodeRelation,
        change_mappings,
        code_of_project,
        decided,
        given_path,
        relation_word,
    )
    from qualcode.pool.codebook.shared_codebook import SharedCodebook

    said = [CodeRelation(name) for name, is_said in relations.items() if is_said]
    if len(said) > 1:
        raise UsageProblem(
            _("Several relations were said."), _("Say one of --exact, --broader, --narrower, --related.")
        )
    manifest = project_of(pool, project)
    given = code_of_project(manifest, code)
    target = SharedCodebook.read(pool).find(shared)
    _show_both(manifest, given, given_path(given), target)
    if not said:
        raise UsageProblem(
            _("Nothing was mapped: it was not said what the shared code is to the project's."),
            _("Say one of --exact, --broader, --narrower, --related, and --by NAME."),
        )
    former = CodeMap.read(pool).by_code.get((manifest.project, given.key))
    change_mappings(pool, [decided(manifest.project, given.key, target.key, said[0], by)])
    diagnostics.say(
        _(
            "“{code}” stands for “{shared}”: {relation}",
            code=given_path(given),
            shared=target.path,
            relation=relation_word(said[0]),
        )
    )
    if former is not None and former.code != target.key:
        diagnostics.say(_("its former mapping was taken away"))


@codebook.command("unmap")
@click.argument("project")
@click.argument("code")
@pool_option
def unmap(pool: Pool, project: str, code: str) -> None:
    """Take the mapping of a CODE of a PROJECT away: it stands for no shared code, and no table counts it."""
    from qualcode.pool.codebook.code_mapping import CodeMap, change_mappings, code_of_project, given_path

    manifest = project_of(pool, project)
    given = code_of_project(manifest, code)
    place = (manifest.project, given.key)
    if place not in CodeMap.read(pool).by_code:
        raise UsageProblem(
            _("“{code}” stands for no shared code.", code=given_path(given)),
            _("“qualcode pool codebook unmapped” lists such codes."),
        )
    change_mappings(pool, removed=[place])
    diagnostics.say(_("“{code}” stands for no shared code any more", code=given_path(given)))


def _show_both(manifest: Manifest, given: GivenCode, path: str, target: PoolCode) -> None:
    """Both codes with their definitions, one below the other."""
    for name, code, definition in (
        (_("project {project}", project=manifest.project), path, given.definition),
        (_("shared code"), target.path, target.definition),
    ):
        output.paragraph(f"{name}: {code}", indent=2)
        for text in (definition or _("(no definition)")).splitlines():
            output.paragraph(f"  {text}", indent=2)


def project_of(pool: Pool, typed: str) -> Manifest:
    """The project of a pool by its key, or by its project file, which knows its key there.

    Raises NotFound, QualcodeError.
    """
    key = typed
    if not _PROJECT_KEY.fullmatch(typed) and Path(typed).is_file():
        from qualcode.cli.shared.session import open_workspace

        with open_workspace(Path(typed)) as space:
            record = space.project.pools.of(pool.settings.uuid)
        key = record.project if record else ""
    manifest = pool.manifest(key) if _PROJECT_KEY.fullmatch(key) else None
    if manifest is None:
        raise NotFound(
            "project", typed, message=_("The pool has no project “{project}”.", project=typed),
            hint=_("“qualcode pool list” shows them."),
        )  # fmt: skip
    return manifest


def _only(pool: Pool, projects: tuple[str, ...]) -> frozenset[str]:
    return frozenset(project_of(pool, typed).project for typed in projects)
