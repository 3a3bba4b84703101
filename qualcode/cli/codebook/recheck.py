"""The command codebook recheck: codings under old rules, and verdicts on them."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.limits import limit_options, tell_left_out
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qualcode.model.codes import Code
    from qualcode.project.codebook.rules import VersionOfRules
    from qualcode.workspace.versions.recheck import RecheckProgress, WaitingCoding
    from qualcode.workspace.workspace import Workspace

_SHOWN = 70  # characters of a passage in a row
_AT_FIRST, _AT_ONCE = 50, 500  # rows of a table: the first is there before the last is looked for
_FIELDS = {
    "definition": pgettext("field of a code", "definition"),
    "include": pgettext("field of a code", "include"),
    "exclude": pgettext("field of a code", "exclude"),
    "borders": pgettext("field of a code", "borders"),
}


@click.group("recheck", cls=Group, invoke_without_command=True)
@click.option("--code", "codes", multiple=True, help=_("Only of this code. May be given several times."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object: rules, codings and progress."))
@limit_options(_("Only the first so many codings (a terminal shows 100)."))
@author_option
@group_project_option
@click.pass_context
def recheck(
    context: click.Context, codes: tuple[str, ...], limit: int | None, coder: str | None, *, as_json: bool
) -> None:
    """List your codings under old rules, with these rules and those of now, and how far everybody is.

    A coding stands under an old rule where the rule of its code was changed since (“codebook edit --rule”). Look at
    each again: “keep” lets it stand under the rules of now, “recode” gives it another code, “remove” takes it away,
    and “ask” writes a question on it. One verdict counts for each coding and rule, and none for another coding.
    """
    if context.invoked_subcommand is not None:
        if codes or as_json or limit is not None or coder:
            raise UsageProblem(
                _("These options belong to the list of what waits."),
                _("Say the options of “{command}” behind its name.", command=context.invoked_subcommand),
            )
        return
    from qualcode.workspace.versions import recheck as checks

    with open_workspace(find_project(context.find_root().obj), coder) as space:
        named = [space.project.codes.find(code) for code in codes]
        waiting = checks.codes_waiting(space, named)
        if as_json:
            _write_json(space, waiting, named, limit)
            return
        tell_who(space)
        left = limit
        for code in waiting:
            shown = _list_of(space, code, left)
            left = None if left is None else left - shown
            if left == 0:
                break
        if not waiting:
            diagnostics.say(_("none of your codings stands under an old rule"))
        for share in checks.progress(space, named):
            diagnostics.say(_progress_words(share))
        tell_hidden(space)
        number = checks.number_waiting(space, named) if limit is not None else 0
    if limit is not None and number > limit:
        tell_left_out(limit, number)


def _list_of(space: Workspace, code: Code, limit: int | None) -> int:
    """List what waits of a code below its rules; gives how many these are."""
    from qualcode.workspace.versions import recheck as checks

    waiting = islice(checks.waiting(space, code), limit)
    versions = {version.version: version for version in checks.versions(space, code)}
    texts, number = _Texts(space), 0
    told: set[int] = set()
    while page := list(islice(waiting, _AT_ONCE if number else _AT_FIRST)):
        for version in sorted({waits.coding.rule_version for waits in page} - told):
            told.add(version)
            _tell_rules(code, versions, version)
        rows = (_row(waits, texts) for waits in page)
        output.table(heads_of("id", "document", "¶", "rules", "state", "passage"), rows)
        output.flush()  # a pipe, too, has the first rows before the last are looked for
        number += len(page)
    return number


class _Texts:
    """The words of passages and the paragraphs where they begin; one document's text is in memory at a time."""

    def __init__(self, space: Workspace) -> None:
        self._documents = space.project.documents
        self._key = 0
        self._text = ""

    def of(self, waiting: WaitingCoding) -> tuple[str, int]:
        """The words of the passage, in one line, and the number of its paragraph."""
        key, span = waiting.document.key, waiting.coding.span
        if self._key != key:
            self._text = self._documents.text(waiting.document)
            self._places = self._documents.places(key, self._text)
            self._key = key
        return " ".join(span.cut(self._text).split()), self._places.of(span).paragraphs[0]


def _row(waiting: WaitingCoding, texts: _Texts) -> tuple[str, ...]:
    words, paragraph = texts.of(waiting)
    return (
        waiting.coding.id,
        waiting.document.name,
        str(paragraph),
        f"{waiting.coding.rule_version} → {waiting.code.rule_version}",
        pgettext("state of a coding", "asked") if waiting.question else "",
        words if len(words) <= _SHOWN else f"{words[: _SHOWN - 2]} …",
    )


def _tell_rules(code: Code, versions: Mapping[int, VersionOfRules], old: int) -> None:
    """Write how the rules of a code read from a version on: what is gone and new in them marked, and why."""
    from qualcode.language.alignment.changed_words import in_marks
    from qualcode.workspace.versions.recheck import changed_rules

    output.line(_("{code}, rules {old} → {new}", code=code.full_name, old=old, new=code.rule_version))
    former = versions.get(old)
    if former is None:
        output.line("  " + _("this copy does not have version {version} of the rules any more", version=old))
        return
    for name, pieces in changed_rules(former.rules, code.rules):
        output.paragraph(f"  {_FIELDS[name]}: {in_marks(pieces)}", indent=4)
    for number in sorted(versions):
        note = versions[number].said.note
        if number > old and note:
            output.paragraph("  " + _("version {version}: {note}", version=number, note=note), indent=4)


def _progress_words(share: RecheckProgress) -> str:
    """“Thema, anna: 3 kept, 1 removed, 2 wait”."""
    kept, recoded, removed = share.kept, share.recoded, share.removed
    told = [ngettext("{count} kept", "{count} kept", kept)] if kept else []
    told += [ngettext("{count} recoded", "{count} recoded", recoded)] if recoded else []
    told += [ngettext("{count} removed", "{count} removed", removed)] if removed else []
    told += [ngettext("{count} waits", "{count} wait", share.waiting)] if share.waiting else []
    told += [ngettext("{count} asked about", "{count} asked about", share.asked)] if share.asked else []
    return f"{share.code.full_name}, {share.coder}: {', '.join(told)}"


def _write_json(space: Workspace, waiting: list[Code], named: list[Code], limit: int | None) -> None:
    from qualcode.workspace.versions import recheck as checks

    listed = islice(chain.from_iterable(checks.waiting(space, code) for code in waiting), limit)
    output.as_json(
        {
            "rules": [
                {"code": code.full_name, "versions": list(map(_version_json, checks.versions(space, code)))}
                for code in waiting
            ],
            "codings": list(_codings_json(listed)),
            "progress": [
                {
                    "code": share.code.full_name,
                    "coder": share.coder,
                    "waiting": share.waiting,
                    "asked": share.asked,
                    "kept": share.kept,
                    "recoded": share.recoded,
                    "removed": share.removed,
                }
                for share in checks.progress(space, named)
            ],
        }
    )
    tell_hidden(space)


def _codings_json(waiting: Iterator[WaitingCoding]) -> Iterator[dict[str, object]]:
    """What waits, without the words of passages."""
    for listed in waiting:
        coding = listed.coding
        yield {
            "id": coding.id,
            "document": listed.document.name,
            "start": coding.span.start,
            "end": coding.span.end,
            "code": listed.code.full_name,
            "rule_version": coding.rule_version,
            "present_version": listed.code.rule_version,
            "asked": listed.question is not None,
        }


def _version_json(version: VersionOfRules) -> dict[str, object]:
    rules = version.rules
    return {
        "version": version.version,
        "change": version.said.change.value,
        "note": version.said.note,
        "created": version.created,
        "definition": rules.definition,
        "include": rules.include,
        "exclude": rules.exclude,
        "borders": rules.borders,
    }


# ---- verdicts ------------------------------------------------------------------------------------------


_ids = click.argument("ids", nargs=-1, required=True, metavar="CODING...")
_why = click.option("--note", default="", help=_("Why."))


@recheck.command("keep")
@_ids
@_why
@author_option
@project_option
def keep(path: Path, ids: tuple[str, ...], note: str, coder: str | None) -> None:
    """Let codings of yours stand under the rules of now."""
    number = _judged(path, ids, "keep", note, coder)
    diagnostics.say(ngettext("{count} coding kept", "{count} codings kept", number))


@recheck.command("recode")
@_ids
@click.option("--to", "code", required=True, metavar="CODE", help=_("The code that they get."))
@_why
@author_option
@project_option
def recode(path: Path, ids: tuple[str, ...], code: str, note: str, coder: str | None) -> None:
    """Give codings of yours another code; memos, weights and ids stay."""
    number = _judged(path, ids, "recode", note, coder, code)
    diagnostics.say(ngettext("{count} coding recoded", "{count} codings recoded", number))


@recheck.command("remove")
@_ids
@_why
@author_option
@project_option
def remove(path: Path, ids: tuple[str, ...], note: str, coder: str | None) -> None:
    """Take codings of yours away; “undo” brings them back."""
    number = _judged(path, ids, "remove", note, coder)
    diagnostics.say(_("took {codings} away", codings=counted(number, "coding")))


@recheck.command("ask")
@_ids
@click.option("--note", required=True, help=_("The question; it becomes a memo on the coding."))
@author_option
@project_option
def ask(path: Path, ids: tuple[str, ...], note: str, coder: str | None) -> None:
    """Write a question on codings of yours; they stay in the list, marked as asked about."""
    number = _judged(path, ids, "ask", note, coder)
    diagnostics.say(ngettext("{count} coding asked about", "{count} codings asked about", number))


def _judged(path: Path, ids: tuple[str, ...], verdict: str, note: str, coder: str | None, code: str = "") -> int:
    """Give a verdict on codings, all or none; gives on how many."""
    from qualcode.model.codebooks.checks import RecheckVerdict
    from qualcode.workspace.versions import recheck as checks

    with open_workspace(path, coder) as space:
        codings = [exactly(space.project.codings.find, id_) for id_ in ids]
        other = exactly(space.project.codes.find, code) if code else None
        tell_who(space)
        return len(checks.judge(space, codings, RecheckVerdict(verdict), code=other, note=note))
