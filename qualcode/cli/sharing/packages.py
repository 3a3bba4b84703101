"""The command package: a project file for one coder, with nothing of what others did."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.queries import documents_query
from qualcode.cli.shared.session import exactly, open_workspace, project_option, tell_who
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.sharing.packages import WrittenPackage
    from qualcode.workspace.workspace import Workspace


@click.command("package")
@click.option("--coder", "whose", required=True, metavar="NAME", help=_("For whom it is: a coder of the project."))
@click.option("--new-coder", is_flag=True, help=_("Add the coder if the project does not know the name yet."))
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help=_("The file (NAME.qualcode); one that is there is never overwritten."))  # fmt: skip
@click.option("--documents", "query", metavar="QUERY",
              help=_("Of the documents that this chooses, as “qualcode documents --query” does."))  # fmt: skip
@click.option("--document", "names", multiple=True, metavar="NAME", help=_("This document; several times for more."))
@click.option("--label", "labels", multiple=True, help=_("All documents of this source label."))
@click.option("--sample", metavar="NUMBER|SHARE",
              help=_("Draw so many of them, such as 12 or 20%; else all of them go."))  # fmt: skip
@click.option("--by", metavar="NAME", help=_("--sample: of each value of this attribute its share; “label” too."))
@click.option("--seed", type=int, help=_("--sample, --shuffle: the seed (else 1970); the history keeps it."))
@click.option("--blind", is_flag=True, help=_("Codings of others stay hidden in it, should any come in."))
@click.option("--segments-of", "segments_of", metavar="CODER",
              help=_("Fix the passages that this coder coded, without codes: only labels are compared."))  # fmt: skip
@click.option("--shuffle", is_flag=True, help=_("--segments-of: in an order drawn by the seed."))
@click.option("--as", "coder", metavar="NAME",
              help=_("Who makes it (else $QUALCODE_CODER, configuration, login)."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write what went in as an object."))
@project_option
def package(
    path: Path,
    whose: str,
    target: Path,
    query: str | None,
    names: tuple[str, ...],
    labels: tuple[str, ...],
    sample: str | None,
    by: str | None,
    seed: int | None,
    segments_of: str | None,
    coder: str | None,
    *,
    new_coder: bool,
    blind: bool,
    shuffle: bool,
    as_json: bool,
) -> None:
    """Cut a package for a coder: a project with what is needed for coding, and nothing of others.

    It holds the codebook with its rules, the documents and what this coder coded in them before; no codings of
    others, no memos of theirs, no history, no cases, no other documents. The coder works in it as in any project,
    and “qualcode merge” brings back what was done. Without --documents, --document, --label or --sample all
    documents go that are assigned to the coder, or all where none is; what goes is assigned.

    Documents whose people refused that their words are analysed, withdrew, or should not be here any more stay here.
    """
    from qualcode.workspace.sharing.packages import PackageOrder, SampleShare, write_package

    if target.suffix.casefold() != ".qualcode":
        raise UsageProblem(
            _("“{path}” is no name of a project.", path=target.name), _("Write it like this: -o ben.qualcode")
        )
    with open_workspace(path, coder) as space:
        order = PackageOrder(
            path=target,
            coder=whose if new_coder else exactly(space.project.coders.find, whose).name,
            new_coder=new_coder,
            documents=_documents(space, query, names, labels),
            sample=None if sample is None else SampleShare.typed(sample),
            by=by or "",
            seed=seed,
            blind=blind,
            segments_of=None if segments_of is None else exactly(space.project.coders.find, segments_of),
            shuffle=shuffle,
        )
        tell_who(space)
        written = write_package(space, order)
    if as_json:
        output.as_json(_json(written))
    _tell(written)


def _documents(
    space: Workspace, query: str | None, names: tuple[str, ...], labels: tuple[str, ...]
) -> list[Document] | None:
    """The documents that are named, one by one, by label or by a query; None where none of these is said."""
    if query is None and not names and not labels:
        return None
    project = space.project
    found = {exactly(project.documents.find, name).key for name in names}
    known = {exactly(project.labels.find, label).name for label in labels}
    found |= {document.key for document in project.documents.all() if document.label in known}
    if query is not None:
        chosen = {document.key for document in space.documents(documents_query(project, query, exact=True))}
        found = chosen & found if names or labels else chosen
    return [document for document in project.documents.all() if document.key in found]


def _tell(written: WrittenPackage) -> None:
    """Say what went in, what stays here, and what comes next."""
    number = counted(len(written.documents), "document")
    diagnostics.say(
        _(
            "{documents} of {there} for “{coder}”",
            documents=number,
            there=program().number(written.there),
            coder=written.coder,
        )
    )
    if written.chosen == "assigned":
        diagnostics.say(_("chosen: those that are assigned to “{coder}”", coder=written.coder))
    for stratum in written.strata:
        name = stratum.value or _("(without a value)")
        drawn, there = program().number(stratum.drawn), program().number(stratum.there)
        diagnostics.say(_("{value}: {drawn} of {there}", value=name, drawn=drawn, there=there))
    if written.seed is not None:
        diagnostics.say(_("drawn by the seed {seed}", seed=written.seed))
    if written.assigned:
        number = counted(written.assigned, "document")
        diagnostics.say(_("{documents} assigned to “{coder}”", documents=number, coder=written.coder))
    if written.segments:
        diagnostics.say(counted(written.segments, "fixed segment"))
    if written.blind:
        diagnostics.say(_("codings of others stay hidden in it"))
    for said in written.stays_here():
        diagnostics.warn(said)
    diagnostics.say(_("written: {path}; “qualcode merge” takes in what is done in it", path=written.path))


def _json(written: WrittenPackage) -> dict[str, object]:
    return {
        "path": str(written.path),
        "coder": written.coder,
        "documents": [{"id": document.id, "name": document.name} for document in written.documents],
        "chosen": written.chosen,
        "there": written.there,
        "refused": written.refused,
        "strata": [asdict(stratum) for stratum in written.strata],
        "seed": written.seed,
        "assigned": written.assigned,
        "blind": written.blind,
        "segments": written.segments,
        "without_segments": written.without_segments,
        "anchors_left_out": written.anchors,
    }
