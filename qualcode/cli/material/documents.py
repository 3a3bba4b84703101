"""Commands about documents: list, set, sources, speakers, rename, remove, versions, text, attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import pairs
from qualcode.cli.shared.queries import WHERE_HELP, documents_query, query_option
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    find_project,
    group_project_option,
    open_project,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.consent.withheld import Withheld
from qualcode.model.origins import SOURCE_KIND, WAVE
from qualcode.plural import counted
from qualcode.times import local_time

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.documents import Case, Document, Role
    from qualcode.project.project import Project
    from qualcode.project.revising.revision import Version
    from qualcode.workspace.workspace import Workspace


@click.group("documents", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of documents with their texts."))
@click.option("--label", "labels", multiple=True, help=_("Only documents of this source label."))
@click.option("--where", multiple=True, metavar="NAME=VALUE", help=WHERE_HELP)
@query_option(_("Only documents that a query chooses, also by state:NAME, uncoded and words of the name"))
@group_project_option
@click.pass_context
def documents(
    context: click.Context, labels: tuple[str, ...], where: tuple[str, ...], query: str | None, *, as_json: bool
) -> None:
    """List the documents; sub-commands label, rename and remove them."""
    if context.invoked_subcommand is not None:
        return
    with open_workspace(find_project(context.find_root().obj)) as space:
        opened = space.project
        known = {opened.labels.find(label).name if label else "" for label in labels}
        found = [document for document in _chosen(space, where, query) if not labels or document.label in known]
        counts = space.numbers("document_id")
        tell_hidden(space)
        if as_json:
            output.as_json([_document_json(opened, document, counts.get(document.key, 0)) for document in found])
            return
        origins = [name for name in (WAVE, SOURCE_KIND) if any(document.value(name) for document in found)]
        rules = ["transcription"] if any(document.transcription for document in found) else []
        rows: Iterator[Sequence[str | int]] = (
            [document.id, document.name, document.label, *map(document.value, origins), document.case or "",
             *([document.transcription] if rules else []), document.words, counts.get(document.key, 0),
             ", ".join(f"{name}={value}" for name, value in document.attributes.items())]
            for document in found
        )  # fmt: skip
        heads = heads_of("id", "name", "label", *origins, "case", *rules, "words", "codings", "attributes")
        first = len(origins) + len(rules) + 4
        output.table(heads, rows, right=(first, first + 1))
        diagnostics.say(
            f"{counted(len(found), 'document')}, {counted(sum(document.words for document in found), 'word')}"
        )


def _chosen(space: Workspace, where: Sequence[str], query: str | None) -> list[Document]:
    """The documents that conditions on attributes and a query choose."""
    found = space.documents(documents_query(space.project, query) if query is not None else None)
    if not where:
        return found
    from qualcode.retrieval.filter import PassageChoice

    wanted = PassageChoice.named(space.project, where=where)
    return [document for document in found if wanted.takes_document(document)]


def _document_json(project: Project, document: Document, codings: int) -> dict[str, object]:
    return {
        "id": document.id,
        "name": document.name,
        "label": document.label,
        "case": document.case,
        "wave": document.wave,
        "wave_from": document.wave_origin.source.value,
        "source_kind": document.source_kind,
        "source_kind_from": document.kind_origin.source.value,
        "transcription": document.transcription,
        "attributes": dict(document.attributes),
        "text": project.documents.text(document),
        "words": document.words,
        "codings": codings,
        "context": document.context,
        "speakers": [
            {
                "name": speaker.name,
                "role": speaker.role.value,
                "case": speaker.case,
                "attributes": dict(speaker.attributes),
            }
            for speaker in project.documents.speakers(document)
        ],
    }


documents.add_later("export", "qualcode.cli.material.document_export")
documents.add_later("reading", "qualcode.cli.material.reading_choices")
documents.add_later("reread", "qualcode.cli.material.rereading")


@documents.command("set")
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--all", "every", is_flag=True, help=_("All documents of the project."))
@click.option("--where", multiple=True, metavar="NAME=VALUE", help=WHERE_HELP)
@click.option("--label", help=_("The source label, such as “RG 2022”."))
@click.option("--case", help=_("The case that it belongs to (made if new; empty removes it)."))
@click.option("--set", "attributes", multiple=True, metavar="NAME=VALUE", help=_("An attribute; empty removes it."))
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="SPEAKER=ROLE",
    help=_("asks, answers, moderates (asks, and counts as talk) or other."),
)
@click.option("--wave", help=_("The wave, such as 2022; empty takes back what was said here."))
@click.option("--source-kind", help=_("The kind of source, such as RG; empty takes back what was said here."))
@click.option(
    "--transcription",
    metavar="NAME",
    help=_("The transcription rules by which it was written down; empty takes it back."),
)
@click.option("--speaker", help=_("--case and --set are meant for this speaker of them."))
@author_option
@project_option
def set_(
    path: Path,
    wanted: tuple[str, ...],
    where: tuple[str, ...],
    label: str | None,
    case: str | None,
    attributes: tuple[str, ...],
    roles: tuple[str, ...],
    wave: str | None,
    source_kind: str | None,
    transcription: str | None,
    speaker: str | None,
    coder: str | None,
    *,
    every: bool,
) -> None:
    """Change label, case, wave, kind of source, transcription rules, attributes or speakers' roles of documents.

    With --speaker, case and attributes are those of one speaker: what the speaker says counts for that case.
    """
    origin = [said for said in (wave, source_kind) if said is not None]
    if transcription is not None:
        origin.append(transcription)
    if label is None and case is None and not attributes and not roles and not origin:
        raise UsageProblem(
            _("There is nothing to change."),
            _("Say --label, --case, --wave, --source-kind, --transcription, --set or --role."),
        )
    if speaker is not None and (label is not None or roles or origin):
        raise UsageProblem(
            _("A speaker has a case and attributes only."),
            _("Say --label, --wave, --source-kind, --transcription and --role without --speaker."),
        )
    if bool(wanted) + every + bool(where) != 1:
        raise UsageProblem(
            _("It is not clear which documents are meant."), _("Name them, or say --where NAME=VALUE or --all.")
        )
    values, given = pairs(attributes), pairs(roles)
    from qualcode.workspace.material.documents import describe, describe_speaker

    with open_workspace(path, coder) as space:
        found = [exactly(space.project.documents.find, name) for name in wanted] or _chosen(space, where, None)
        if not found:
            raise QualcodeError(_("No document is chosen."), _("“qualcode documents” lists them."))
        tell_who(space)
        if speaker is not None:
            made = describe_speaker(space, found, speaker, case=case, attributes=values)
        else:
            made = describe(
                space,
                found,
                label=label,
                case=case,
                attributes=values,
                roles=_roles(given),
                wave=wave,
                source_kind=source_kind,
                transcription=transcription,
            )
    _tell_new(made)
    diagnostics.say(_("changed {documents}", documents=counted(len(found), "document")))


def _tell_new(cases: Sequence[Case]) -> None:
    for case in cases:
        diagnostics.say(_("new case “{case}”", case=case.name))


def _roles(given: dict[str, str]) -> dict[str, Role]:
    from qualcode.model.documents import Role

    try:
        return {speaker: Role(role) for speaker, role in given.items()}
    except ValueError:
        raise UsageProblem(
            _("A role is one of asks, answers, moderates, other."), _("Write it like --role I=asks.")
        ) from None


@documents.command("sources")
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of documents with their files."))
@project_option
def sources(path: Path, wanted: tuple[str, ...], *, as_json: bool) -> None:
    """List the files that documents (else all) came from: name, SHA-256, and which reader read them."""
    with open_project(path) as project:
        found = [project.documents.find(name) for name in wanted] or project.documents.all()
        files = [(document, project.documents.source(document)) for document in found]
    if as_json:
        output.as_json([
            {
                "document": document.name,
                "document_id": document.id,
                "file": file.name,
                "sha256": file.sha256,
                "reader": file.reader,
                "reader_version": file.reader_version,
            }
            for document, file in files
        ])  # fmt: skip
        return
    rows = (
        (document.name, file.name, file.sha256, f"{file.reader} {file.reader_version}") for document, file in files
    )
    output.table(heads_of("document", "file", "SHA-256", "reader"), rows)


@documents.command("speakers")
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@project_option
def speakers(path: Path, wanted: tuple[str, ...]) -> None:
    """List the speakers of documents (else of all) with role, case and attributes."""
    with open_project(path) as project:
        found = [project.documents.find(name) for name in wanted] or project.documents.all()
        rows = [
            (document.name, voice.name, voice.role.value, voice.case or document.case or "",
             ", ".join(f"{name}={value}" for name, value in voice.attributes.items()))
            for document in found for voice in project.documents.speakers(document)
        ]  # fmt: skip
    output.table(heads_of("document", "speaker", "role", "case", "attributes"), rows)


@documents.command("rename")
@click.argument("document")
@click.argument("name")
@author_option
@project_option
def rename(path: Path, document: str, name: str, coder: str | None) -> None:
    """Give DOCUMENT another NAME."""
    from qualcode.workspace.material import documents

    with open_workspace(path, coder) as space:
        found = exactly(space.project.documents.find, document)
        tell_who(space)
        documents.rename(space, found, name)
        diagnostics.say(_("“{former}” is now “{name}”", former=found.name, name=name))


@documents.command("remove")
@click.argument("wanted", nargs=-1, required=True, metavar="DOCUMENT...")
@author_option
@project_option
def remove(path: Path, wanted: tuple[str, ...], coder: str | None) -> None:
    """Remove documents with their codings and memos; “undo” brings all back."""
    from qualcode.workspace.material import documents

    with open_workspace(path, coder) as space:
        found = [exactly(space.project.documents.find, name) for name in wanted]
        tell_who(space)
        removed = documents.remove(space, found)
    for gone in removed:
        memos = _(" and {memos}", memos=counted(gone.memos, "memo")) if gone.memos is not None else ""
        diagnostics.say(
            _(
                "removed “{document}” with {codings}{memos}",
                document=gone.document.name,
                codings=gone.codings,
                memos=memos,
            )
        )
    diagnostics.say(_("“qualcode undo” brings it back; “qualcode forget” erases it for good"))


@documents.command("versions")
@click.argument("wanted", metavar="DOCUMENT")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of versions."))
@project_option
def versions(path: Path, wanted: str, *, as_json: bool) -> None:
    """List the texts that DOCUMENT has and had; of an erased one only the checksum is left."""
    with open_project(path) as project:
        found = project.revisions.versions(project.documents.find(wanted))
    if as_json:
        output.as_json([asdict(version) for version in found])
        return
    rows = (
        (version.number, local_time(version.since), version.length, version.sha256[:12],
         _state(version))
        for version in found
    )  # fmt: skip
    output.table(heads_of("version", "since", "characters", "SHA-256", ""), rows, right=(0, 2))


def _state(version: Version) -> str:
    if version.present:
        return pgettext("text", "present")
    return pgettext("text", "readable") if version.readable else pgettext("text", "erased")


@documents.command("text")
@click.argument("wanted", metavar="DOCUMENT")
@click.option(
    "--version", "number", type=click.IntRange(min=1), help=_("A former text, by its number in “versions”.")
)
@project_option
def text(path: Path, wanted: str, number: int | None) -> None:
    """Write the text of DOCUMENT, the present one or a former one, as it is stored."""
    with open_project(path) as project:
        found = project.documents.find(wanted)
        versions = project.revisions.versions(found)
        if number is not None and number > len(versions):
            raise QualcodeError(
                _("“{document}” has {versions}.", document=found.name, versions=counted(len(versions), "version")),
                _("“qualcode documents versions” lists them."),
            )
        output.document(project.revisions.text(versions[number - 1 if number else -1]))


@documents.group("attributes", cls=Group)
@group_project_option
def attributes() -> None:
    """Take attributes to or from a table (CSV or XLSX) with one row a document."""


@attributes.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-names", is_flag=True, help=_("Write names of documents and cases too, for your own desk."))
@click.option(
    "--strict", is_flag=True, help=_("Write nothing (exit 1) where a name that the project knows is in it.")
)
@for_option
@project_option
def export_attributes(path: Path, file: Path, purpose: Purpose, *, with_names: bool, strict: bool) -> None:
    """Write FILE: id, label and one column an attribute; names of documents and cases only when asked for.

    Attributes of people who did not agree to be quoted (--for another purpose) are empty cells.
    """
    from qualcode.cli.quoting.disclosure import check_names_before_export
    from qualcode.reporting.documents.attributes import attribute_rows
    from qualcode.workspace.material import attribute_export

    if with_names and strict:
        raise UsageProblem(_("--with-names and --strict exclude each other."), _("Say one of them."))
    with open_workspace(path) as space:
        project = space.project
        if not with_names:
            rows = attribute_rows(project, with_names=False, withheld=Withheld(purpose))
            check_names_before_export(project, (cell for row in rows for cell in row), strict=strict)
        count, withheld = attribute_export.export_attributes(space, file, purpose, with_names=with_names)
    diagnostics.say(_("wrote {documents} to “{file}”", documents=counted(count, "document"), file=file))
    tell_withheld(withheld)
    if with_names:
        diagnostics.warn(_("names of documents and cases stand in it: keep it where the project is"))
    else:
        diagnostics.say(_("names of documents and cases are left out; --with-names writes them too"))


@attributes.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--delimiter", default="", metavar="SIGN", help=_("For CSV: the delimiter."))
@click.option("--missing", multiple=True, metavar="SIGN", help=_("A cell that counts as empty, such as NA."))
@author_option
@project_option
def import_attributes(path: Path, file: Path, delimiter: str, missing: tuple[str, ...], coder: str | None) -> None:
    """Read FILE: “id” or “name” says the document, “label” and “case” change those, other columns are attributes.

    An empty cell changes nothing. Nothing is changed if a row names no document.
    """
    from qualcode.reading.tables.table import TableOptions
    from qualcode.reporting.documents.attributes import read_attributes
    from qualcode.workspace.material.documents import take_in_attributes

    with open_workspace(path, coder) as space:
        said = TableOptions(delimiter=delimiter, missing=missing)
        rows, notes, warnings = read_attributes(space.project, file, said)
        for note in notes:
            diagnostics.say(f"{file.name}: {note}")
        for warning in warnings:
            diagnostics.warn(warning)
        tell_who(space)
        made = take_in_attributes(space, rows)
    _tell_new(made)
    diagnostics.say(_("read {rows} of “{file}”", rows=counted(len(rows), "row"), file=file))
