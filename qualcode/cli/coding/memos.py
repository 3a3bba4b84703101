"""Commands about memos."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, catalogue_of, pgettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import span_of
from qualcode.cli.shared.session import (
    acting,
    coder_options,
    exactly,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
)
from qualcode.errors import UsageProblem
from qualcode.times import local_day, local_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualcode.catalogue import Catalogue
    from qualcode.cli.shared.session import FindsByName
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Case, Document
    from qualcode.model.memos import Memo, MemoTarget
    from qualcode.project.project import Project

_KINDS = ("rule", "theory", "method", "case", "question", "other")
_LISTED_KINDS = (*_KINDS[:-1], "paraphrase", _KINDS[-1])  # “qualcode paraphrase” writes these


@click.group("memo", cls=Group)
@group_project_option
def memo() -> None:
    """Write, list or close memos on project, case, document, passage, code or coding."""


@memo.command("add")
@click.argument("text", required=False)
@click.option("--title", default="", help=_("A title."))
@click.option("--kind", type=click.Choice(_KINDS), default="other", show_default=True, help=_("What it is for."))
@click.option("--case", help=_("On this case."))
@click.option("--document", help=_("On this document."))
@click.option("--span", metavar="START:END", help=_("On this passage of the document."))
@click.option("--code", help=_("On this code."))
@click.option("--coding", help=_("On this coding."))
@coder_options
@project_option
def add(
    path: Path,
    text: str | None,
    title: str,
    kind: str,
    coder: str | None,
    *,
    new_coder: bool,
    **target: str | None,
) -> None:
    """Write a memo with TEXT (else from stdin); prints its id. Without a target it is on the project."""
    from qualcode.model.memos import MemoKind
    from qualcode.workspace.coding import memos

    if text is None:
        if sys.stdin.isatty():
            raise UsageProblem(_("The memo has no text."), _("Give it after the options, or pipe it in."))
        text = sys.stdin.read().rstrip("\n")
    with open_workspace(path, coder) as space:
        on = _target(space.project, target)
        with acting(space, new=new_coder):
            made = memos.add(space, on, text, kind=MemoKind(kind), title=title)
    output.line(made.id)


def _target(project: Project, given: dict[str, str | None]) -> MemoTarget:
    from qualcode.model.memos import MemoTarget

    span = given.pop("span", None)
    named = {name: value for name, value in given.items() if value is not None}
    if len(named) > 1:
        raise UsageProblem(
            _("A memo is on one thing."),
            _("Say only one of {names}.", names=", ".join(f"--{name}" for name in named)),
        )
    if span is not None and "document" not in named:
        raise UsageProblem(_("A passage needs its document."), _("Say --document too."))

    def key(name: str, find: FindsByName[Case | Code | Coding | Document]) -> int | None:
        return exactly(find, named[name]).key if name in named else None

    return MemoTarget(
        case=key("case", project.cases.find),
        document=key("document", project.documents.find),
        code=key("code", project.codes.find),
        coding=key("coding", project.codings.find),
        span=span_of(span) if span is not None else None,
    )


@memo.command("list")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of memos."))
@click.option("--kind", type=click.Choice(_LISTED_KINDS), help=_("Only of this kind."))
@click.option("--open", "only_open", is_flag=True, help=_("Only memos that are not closed."))
@click.option("--closed", "only_closed", is_flag=True, help=_("Only memos that are closed."))
@click.option("--by", multiple=True, metavar="CODER", help=_("Only memos of this coder (repeatable)."))
@click.option("--words", default="", metavar="TEXT", help=_("Only with TEXT in title, text or what they are on."))
@project_option
def list_(
    path: Path,
    kind: str | None,
    by: tuple[str, ...],
    words: str,
    *,
    as_json: bool,
    only_open: bool,
    only_closed: bool,
) -> None:
    """List memos, oldest first."""
    from qualcode.model.memos import MemoKind
    from qualcode.workspace.coding.memo_overview import MemoChoice, placed_memos

    if only_open and only_closed:
        raise UsageProblem(_("--open and --closed leave nothing."), _("Say one of them, or neither for all."))
    with open_workspace(path) as space:
        choice = MemoChoice(
            kinds=frozenset([MemoKind(kind)] if kind else []),
            authors=frozenset(exactly(space.project.coders.find, name).name for name in by),
            state="open" if only_open else "closed" if only_closed else "all",
            words=words,
        )
        memos = sorted((placed.memo for placed in choice.of(placed_memos(space))), key=lambda memo: memo.key)
        spoken = catalogue_of("en") if as_json else program()  # what programs read is English in every language
        names = _MemoNames(space.project, memos, spoken)
        tell_hidden(space, "memos on passages")
    if as_json:
        output.as_json([names.as_json(memo) for memo in memos])
        return
    rows = (
        (memo.id, local_day(memo.created), names.coder(memo), memo.kind.value, names.target(memo),
         memo.title or memo.text[:60], pgettext("memo", "closed") if memo.closed else "")
        for memo in memos
    )  # fmt: skip
    output.table(heads_of("id", "date", "author", "kind", "on", "memo", ""), rows)


class _MemoNames:
    """Names for the keys in memos, fetched once."""

    def __init__(self, project: Project, memos: Iterable[Memo], words: Catalogue) -> None:
        from qualcode.project.coding.conditions import among

        self._words = words
        self._coders = {coder.key: coder.name for coder in project.coders.all()}
        self._cases = {case.key: case.name for case in project.cases.all()}
        self._documents = {document.key: document.name for document in project.documents.all()}
        self._codes = {code.key: code.full_name for code in project.codes.book()}
        codings = {memo.target.coding for memo in memos if memo.target.coding is not None}
        self._codings = {coding.key: coding.id for coding in project.codings.where(among("id", codings))}

    def coder(self, memo: Memo) -> str:
        return self._coders[memo.author]

    def target(self, memo: Memo) -> str:
        on, words = memo.target, self._words
        if on.case is not None:
            return words.gettext("case {name}", name=self._cases[on.case])
        if on.code is not None:
            return words.gettext("code {name}", name=self._codes[on.code])
        if on.coding is not None:
            return words.gettext("coding {name}", name=self._codings[on.coding])
        if on.document is None:
            return words.pgettext("memo on", "project")
        place = f" {on.span.start}:{on.span.end}" if on.span else ""
        return words.gettext("document {name}", name=self._documents[on.document]) + place

    def as_json(self, memo: Memo) -> dict[str, object]:
        return {
            "id": memo.id,
            "on": self.target(memo),
            "kind": memo.kind.value,
            "title": memo.title,
            "text": memo.text,
            "author": self.coder(memo),
            "created": memo.created,
            "changed": memo.changed,
            "closed": memo.closed,
        }


@memo.command("show")
@click.argument("id_", metavar="ID")
@project_option
def show(path: Path, id_: str) -> None:
    """Show one memo whole, where its links lead, and which memos link to it.

    A link stands between [[ and ]]: the name of a code, a document or a memo, an id, “document ¶2” for a paragraph,
    or “document: words” for the passage that has these words.
    """
    from qualcode.workspace.coding.memos import find_memo
    from qualcode.workspace.material.memo_links import memo_links, memo_name

    with open_workspace(path) as space:
        memo = find_memo(space, id_)
        links = memo_links(space, space.memos())
        back = [other for other in space.memos() if other.key in links.to("memo", memo.key)]
        names = _MemoNames(space.project, [memo], program())
    output.line(
        _(
            "{kind} memo on {target}, {coder}, {time}",
            kind=memo.kind.value,
            target=names.target(memo),
            coder=names.coder(memo),
            time=local_time(memo.created),
        )
    )
    if memo.title:
        output.line(memo.title)
    output.document(memo.text)
    for link in links.of(memo.key):
        if link.kind:
            output.line(_("[[{words}]] → {told}", words=link.words, told=link.told))
        else:
            output.line(_("[[{words}]] leads nowhere: {why}", words=link.words, why=link.told))
    for other in back:
        output.line(_("linked from memo {id}: {name}", id=other.id, name=memo_name(other)))


@memo.command("edit")
@click.argument("id_", metavar="ID")
@click.option("--text", help=_("Other words."))
@click.option("--title", help=_("Another title."))
@click.option("--kind", type=click.Choice(_KINDS), help=_("Another kind."))
@coder_options
@project_option
def edit(
    path: Path, id_: str, text: str | None, title: str | None, kind: str | None, coder: str | None, *, new_coder: bool
) -> None:
    """Change words or kind of a memo of your own."""
    from qualcode.model.memos import MemoKind
    from qualcode.workspace.coding import memos

    with open_workspace(path, coder) as space:
        found = exactly(partial(memos.find_memo, space), id_)
        with acting(space, new=new_coder):
            memos.change(space, found, text=text, title=title, kind=MemoKind(kind) if kind else None)


@memo.command("close")
@click.argument("id_", metavar="ID")
@click.option("--reopen", is_flag=True, help=_("Open it again."))
@coder_options
@project_option
def close(path: Path, id_: str, coder: str | None, *, new_coder: bool, reopen: bool) -> None:
    """Mark a memo as settled."""
    from qualcode.workspace.coding import memos

    with open_workspace(path, coder) as space:
        found = exactly(partial(memos.find_memo, space), id_)
        with acting(space, new=new_coder):
            memos.change(space, found, closed=not reopen)
        diagnostics.say(_("open again") if reopen else pgettext("memo", "closed"))


@memo.command("remove")
@click.argument("id_", metavar="ID")
@coder_options
@project_option
def remove(path: Path, id_: str, coder: str | None, *, new_coder: bool) -> None:
    """Remove a memo of your own; “undo” brings it back."""
    from qualcode.workspace.coding import memos

    with open_workspace(path, coder) as space:
        found = exactly(partial(memos.find_memo, space), id_)
        with acting(space, new=new_coder):
            memos.remove(space, found)
