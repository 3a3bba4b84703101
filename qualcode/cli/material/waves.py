"""The command waves: what the study consists of by waves and kinds of source, and which attributes tell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.model.origins import OriginSource

if TYPE_CHECKING:
    from qualcode.project.material.origins import OriginFields
    from qualcode.project.project import Project
    from qualcode.workspace.counting.origins import OriginGroup

_FROM = {
    OriginSource.SAID: pgettext("wave from", "said of the document"),
    OriginSource.ATTRIBUTE: pgettext("wave from", "attribute"),
    OriginSource.CASE: pgettext("wave from", "attribute of the case"),
    OriginSource.LABEL: pgettext("wave from", "said of the label"),
    OriginSource.LABEL_YEAR: pgettext("wave from", "year in the label"),
}


@click.group("waves", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of waves by kinds of source."))
@group_project_option
@click.pass_context
def waves(context: click.Context, *, as_json: bool) -> None:
    """List waves by kinds of source, with documents, cases, and by whose word each wave is known.

    What is said of a document goes before its attributes, these before what is said of its label; where nothing is
    said, the only year in the label is taken. Kinds of source are not added up: they stand in rows of their own.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.counting.origins import groups_of

    with open_workspace(find_project(context.find_root().obj)) as space:
        groups = groups_of(space, space.project.documents.all())
        fields = space.project.origins.fields
    if as_json:
        output.as_json([_json(group) for group in groups])
        return
    rows = (
        (group.wave or "–", group.source_kind or "–", group.documents, group.cases, _told(group.wave_from))
        for group in groups
    )
    output.table(heads_of("wave", "source_kind", "documents", "cases", "from"), rows, right=(2, 3))
    for said in (*_missing(groups), *_fields(fields)):
        diagnostics.say(said)


def _json(group: OriginGroup) -> dict[str, object]:
    return {
        "wave": group.wave,
        "source_kind": group.source_kind,
        "documents": group.documents,
        "cases": group.cases,
        "without_case": group.without_case,
        "wave_from": {source.value: number for source, number in group.wave_from.items()},
        "source_kind_from": {source.value: number for source, number in group.kind_from.items()},
    }


def _told(sources: Mapping[OriginSource, int]) -> str:
    """By whose word the waves are known, with numbers where there are several."""
    known = {source: number for source, number in sources.items() if source in _FROM}
    if len(known) < 2:
        return ", ".join(_FROM[source] for source in known)
    return ", ".join(f"{_FROM[source]} ({program().number(known[source])})" for source in _FROM if source in known)


def _missing(groups: Iterable[OriginGroup]) -> list[str]:
    groups = list(groups)
    said = []
    if number := sum(group.documents for group in groups if not group.wave):
        said.append(
            ngettext(
                "{count} document has no wave: “qualcode documents set DOCUMENT --wave WAVE” says one",
                "{count} documents have no wave: “qualcode documents set DOCUMENT --wave WAVE” says one",
                number,
            )
        )
    if number := sum(group.wave_from.get(OriginSource.LABEL_YEAR, 0) for group in groups):
        said.append(
            ngettext(
                "the wave of {count} document is the year in its label, which nobody said to be the wave",
                "the wave of {count} documents is the year in their label, which nobody said to be the wave",
                number,
            )
        )
    without = sum(group.without_case for group in groups)
    if without and any(group.cases for group in groups):
        said.append(ngettext("{count} document is without a case", "{count} documents are without a case", without))
    if number := sum(group.documents for group in groups if not group.source_kind):
        said.append(
            ngettext(
                "{count} document has no kind of source: “qualcode labels set LABEL --source-kind KIND” says one",
                "{count} documents have no kind of source: “qualcode labels set LABEL --source-kind KIND” says one",
                number,
            )
        )
    return said


def _fields(fields: OriginFields) -> list[str]:
    none = _("no attribute")
    return [
        _("the wave is told by: {names}", names=program().listed(map(program().quoted, fields.wave)) or none),
        _(
            "the kind of source is told by: {names}",
            names=program().listed(map(program().quoted, fields.source_kind)) or none,
        ),
    ]


@waves.command("fields")
@click.option(
    "--wave", "wave", multiple=True, metavar="NAME", help=_("An attribute that tells the wave; empty for none.")
)
@click.option(
    "--kind",
    "kind",
    multiple=True,
    metavar="NAME",
    help=_("An attribute that tells the kind of source; empty for none."),
)
@author_option
@project_option
def fields_(path: Path, wave: tuple[str, ...], kind: tuple[str, ...], coder: str | None) -> None:
    """Show which attributes of documents tell wave and kind of source, or declare them by any names.

    Of several the first that a document has counts. Texts name them in their heads, tables of attributes in columns.
    """
    from qualcode.workspace.counting.origins import declare_fields

    with open_workspace(path, coder) as space:
        if wave or kind:
            tell_who(space)
            fields = declare_fields(space, wave=_names(wave), source_kind=_names(kind))
        else:
            fields = space.project.origins.fields
        unknown = _unknown(space.project, [*wave, *kind])
    for said in _fields(fields):
        diagnostics.say(said)
    for name in unknown:
        diagnostics.warn(_("no document or case has the attribute “{name}” yet", name=name))


def _names(typed: Sequence[str]) -> list[str] | None:
    """The declared names; none of them for a single empty one, None where nothing was said."""
    return None if not typed else [name for name in typed if name or len(typed) > 1]


def _unknown(project: Project, names: Sequence[str]) -> list[str]:
    from qualcode.project.file.row_rules import folded

    known = {folded(name) for document in project.documents.all() for name in document.attributes}
    known |= {folded(name) for case in project.cases.all() for name in case.attributes}
    return [name for name in names if name and folded(name) not in known]
