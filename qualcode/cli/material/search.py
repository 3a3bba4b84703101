"""The command search."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.indexing import prepare_index
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.queries import FINDING_WORDS, documents_query, query_option
from qualcode.cli.shared.session import (
    acting,
    coder_options,
    confirm_or_refuse,
    exactly,
    open_workspace,
    project_option,
    tell_hidden,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.project.material.search import SearchHit
    from qualcode.project.project import Project
    from qualcode.retrieval.hits import HitPassage
    from qualcode.workspace.workspace import Workspace

_SHOWN_FORMS = 12
_UNITS = ("sentence", "turn", "paragraph", "hit")


@click.command("search")
@click.argument("wanted", nargs=-1, required=True, metavar="WORDS...")
@with_options(*FINDING_WORDS)
@query_option(_("Only in documents that a query chooses"))
@click.option("--context", type=click.IntRange(0, 1000), default=60, show_default=True, metavar="CHARACTERS",
              help=_("How much to show before and behind a hit."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of hits, or, with --code, of passages."))
@click.option("--code", "code_name", metavar="CODE", help=_("Give CODE to all that is found, after a preview."))
@click.option("--unit", type=click.Choice(_UNITS), help=_("For --code: what gets the code. Else the sentence."))
@click.option("--dry-run", is_flag=True, help=_("For --code: show what would be coded, and write nothing."))
@click.option("--yes", is_flag=True, help=_("For --code: do not ask."))
@coder_options
@project_option
def search(
    path: Path,
    wanted: tuple[str, ...],
    documents: tuple[str, ...],
    labels: tuple[str, ...],
    where: tuple[str, ...],
    query: str | None,
    context: int,
    code_name: str | None,
    unit: str | None,
    coder: str | None,
    *,
    exact: bool,
    regex: bool,
    whole_words: bool,
    answers_only: bool,
    as_json: bool,
    dry_run: bool,
    yes: bool,
    new_coder: bool,
) -> None:
    """Find WORDS in the texts: in any inflection, and as parts of compounds.

    Several arguments are alternatives; the words of one argument follow one another: "kleines Haus" finds “kleinen
    Häusern”. It is a working listing: names of documents stand in it.
    """
    from qualcode.project.material.search import How

    if exact and regex:
        raise UsageProblem(_("--exact and --regex do not go together."), _("Say one of them."))
    if code_name is None and (unit or dry_run or yes):
        raise UsageProblem(_("--unit, --dry-run and --yes belong to --code."), _("Say which: --code CODE."))
    writes = code_name is not None and not dry_run
    how = How.EXACT if exact else How.REGEX if regex else How.WORDS
    with open_workspace(path, coder) as space:
        project = space.project
        if how is How.WORDS:
            prepare_index(project)
        found = list(
            project.search.find(
                *wanted,
                how=how,
                whole_words=whole_words,
                documents=_documents(space, documents, labels, where, query, writes=writes, yes=yes),
                answers_only=answers_only,
                context=context,
            )
        )
        if code_name is None:
            _show_hits(project, found, as_json=as_json)
            _summary(found)
            return
        _code(space, found, code_name, unit or "sentence",
              new_coder=new_coder, as_json=as_json, dry_run=dry_run, yes=yes)  # fmt: skip


def _documents(
    space: Workspace,
    documents: Sequence[str],
    labels: Sequence[str],
    where: Sequence[str],
    query: str | None,
    *,
    writes: bool,
    yes: bool,
) -> set[int] | None:
    if not documents and not labels and not where and query is None:
        return None
    project = space.project
    if writes:
        documents = [exactly(project.documents.find, name, yes=yes).uuid for name in documents]
        labels = [exactly(project.labels.find, name, yes=yes).name for name in labels]
    from qualcode.retrieval.filter import PassageChoice

    wanted = PassageChoice.named(project, documents=documents, labels=labels, where=where)
    fitting = project.documents.all()
    if query is not None:
        chosen = documents_query(project, query, exact=writes)
        fitting = space.documents(chosen)
        if chosen.asks_codings:
            tell_hidden(space)
    return {document.key for document in fitting if wanted.takes_document(document)}


def _show_hits(project: Project, found: Sequence[SearchHit], *, as_json: bool) -> None:
    if as_json:
        output.as_json([_hit_json(hit) for hit in found])
        return
    documents = {hit.document.key for hit in found}
    starts = {key: project.documents.paragraph_starts(key) for key in documents}
    rows = (
        (hit.document.name, hit.document.label, f"¶{bisect_right(starts[hit.document.key], hit.span.start)}",
         f"{hit.span.start}:{hit.span.end}", hit.before, hit.text, hit.after)
        for hit in found
    )  # fmt: skip
    output.table(heads_of("document", "label", "¶", "span", "before", "hit", "after"), rows, right=(4,))


def _hit_json(hit: SearchHit) -> dict[str, object]:
    return {
        "document": hit.document.name,
        "document_id": hit.document.id,
        "label": hit.document.label,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "before": hit.before,
        "after": hit.after,
    }


def _summary(found: Sequence[SearchHit]) -> None:
    """How much was found, and in which forms: who sees a wrong one can say it more exactly."""
    counts = Counter(" ".join(hit.text.split()) for hit in found)
    forms = ", ".join(f"{form} {number}" for form, number in counts.most_common(_SHOWN_FORMS))
    more = len(counts) - _SHOWN_FORMS
    documents = {hit.document.key for hit in found}
    told = _(
        "{hits} in {documents}",
        hits=counted(len(found), "hit"),
        documents=counted(len(documents), "document", after=True),
    )
    rest = _(" and {more_forms}", more_forms=counted(more, "more form")) if more > 0 else ""
    diagnostics.say(f"{told}: {forms}{rest}" if forms else told)


def _code(
    space: Workspace,
    found: Sequence[SearchHit],
    code_name: str,
    unit: str,
    *,
    new_coder: bool,
    as_json: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Show the passages that would be coded, and code them after a yes."""
    from qualcode.retrieval.hits import HitUnit, passages_around
    from qualcode.workspace.material.text_search import code_passages

    code = exactly(space.project.codes.find, code_name, yes=yes)
    passages = list(passages_around(space.project, found, HitUnit(unit)))
    _show_passages(passages, as_json=as_json)
    _summary(found)
    if dry_run or not passages:
        diagnostics.say(
            _(
                "nothing was written; {passages} would get “{code}”",
                passages=counted(len(passages), "passage"),
                code=code.full_name,
            )
        )
        return
    confirm_or_refuse(
        _(
            "Give “{code}” to {passages}?",
            code=code.full_name,
            passages=counted(len(passages), "passage", after=True),
        ),
        yes=yes,
    )
    with acting(space, new=new_coder):
        done = code_passages(space, passages, [code])
    diagnostics.say(
        f"{code.full_name} ← {counted(done.new, 'passage')}"
        + (
            _("; {before} had it from {author} before", before=done.before, author=space.author.name)
            if done.before
            else ""
        )
    )
    if done.new:
        diagnostics.say(_("“qualcode undo” takes all of them back"))


def _show_passages(passages: Sequence[HitPassage], *, as_json: bool) -> None:
    if as_json:
        output.as_json([
            {
                "document": passage.document.name,
                "document_id": passage.document.id,
                "label": passage.document.label,
                "paragraph": passage.paragraph,
                "start": passage.span.start,
                "end": passage.span.end,
                "text": passage.text,
                "hits": passage.hits,
            }
            for passage in passages
        ])  # fmt: skip
        return
    rows = (
        (
            passage.document.name,
            passage.document.label,
            f"¶{passage.paragraph}",
            f"{passage.span.start}:{passage.span.end}",
            passage.text,
        )
        for passage in passages
    )
    output.table(heads_of("document", "label", "¶", "span", "passage"), rows)
