"""The command forget: the one act that cannot be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, Language, _, language, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.options import span_of
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.user_folders import copies, failure_log

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.project.forgetting.outcome import Forgettable, Forgotten
    from qualcode.project.project import Project
    from qualcode.workspace.project.withdrawal import PlannedPassage, PlannedWithdrawal
    from qualcode.workspace.workspace import Workspace

_SHOWN = 160  # characters of a passage, before somebody is asked

# what is told of the things that were forgotten; rows that hung on them go without saying
_RECOGNISED = {"documents": "document", "cases": "case", "codings": "coding", "text": "text", "file": "file"}


@click.command("forget")
@click.argument("documents", nargs=-1)
@click.option("--case", help=_("Erase a case with its documents."))
@click.option("--span", metavar="START:END", help=_("Erase this passage of the document only, in characters from 0."))
@click.option("--passage", metavar="WORDS", help=_("Erase these exact words only, which stand once in the document."))
@click.option("--text", metavar="SHA256", help=_("Erase a former text that no document has any more."))
@click.option("--words", metavar="TEXT", help=_("Erase words from the history, and show where they still stand."))
@click.option("--list", "show", is_flag=True, help=_("Show removed documents, removed cases and former texts."))
@click.option(
    "--record",
    "records",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help=_("Write the record to a file .docx or .md too; may be given several times."),
)
@click.option(
    "--language", "language_", type=click.Choice(LANGUAGES), default=language(), show_default=True,
    help=_("Words of the record."),
)  # fmt: skip
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def forget(
    path: Path,
    documents: tuple[str, ...],
    case: str | None,
    span: str | None,
    passage: str | None,
    text: str | None,
    words: str | None,
    records: tuple[Path, ...],
    language_: Language,
    coder: str | None,
    *,
    show: bool,
    yes: bool,
) -> None:
    """Erase DOCUMENTS, a case, one passage or a former text for good: from tables, history and listed backups.

    What was removed before can be erased too, by its name or id. This cannot be undone. An entry without content
    and bare ids stay, so that what was erased is recognised if it is imported again. Backups are those that carry
    the mark and the id of this project. What other memos, codes or examples say of it is listed for you to change;
    --words then erases the words from the history too, and lists where they still stand. The interface's last copy,
    its log of failures and your unsaved texts on what is erased are erased with it.

    Of one passage (--span, --passage) “[Passage auf Wunsch entfernt]” stays in its place. Codings wholly inside go,
    those over an edge of it are cut, those that hold all of it hold the marker. Former texts of the document go too.

    For documents, cases and passages a record is printed: numbers and ids of what was erased, who is to be told of
    it by the register of what left, and what cannot be called back.
    """
    if sum((bool(documents), case is not None, text is not None, words is not None, show)) != 1:
        raise UsageProblem(
            _("Nothing was named that is to be erased."),
            _("Either DOCUMENT…, --case C, --text SHA256, --words TEXT, or --list."),
        )
    _refuse_contradictions(documents, case, span, passage, records)
    from qualcode.workspace.project.forgetting import forget_text, forget_words
    from qualcode.workspace.project.withdrawal import refuse_unwritable

    formats = {file: refuse_unwritable(file) for file in records}
    planned: PlannedWithdrawal | None = None
    with open_workspace(path, coder) as space:
        if show:
            _show_former(space.project)
            return
        tell_who(space)
        if span is not None or passage is not None:
            planned, done = _forget_passage(space, documents[0], span, passage, yes=yes)
        elif documents:
            planned, done = _forget_documents(space, documents, yes=yes)
        elif case is not None:
            planned, done = _forget_case(space, case, yes=yes)
        elif words is not None:
            confirm_or_refuse(_("Take “{words}” out of the history for good?", words=words), yes=yes)
            done = forget_words(space, words)
        else:
            sha256 = _former_text(space.project, text or "", yes=yes)
            confirm_or_refuse(_("Erase the former text {sha256} for good?", sha256=sha256[:12]), yes=yes)
            done = forget_text(space, sha256)
    _tell_erased(done, is_passage=planned is not None and planned.kind == "passage")
    tell_unsaved(done)
    for warning in done.warnings:
        diagnostics.warn(warning)
    clear_beside(path)
    if planned is not None:
        _give_record(planned, done, formats, language_)


def _refuse_contradictions(
    documents: tuple[str, ...], case: str | None, span: str | None, passage: str | None, records: tuple[Path, ...]
) -> None:
    """Raise UsageProblem for options that do not go together."""
    if span is not None and passage is not None:
        raise UsageProblem(_("--span and --passage exclude each other."), _("Leave one of them out."))
    if (span is not None or passage is not None) and len(documents) != 1:
        raise UsageProblem(
            _("A passage is one of one document."), _("Name the document, like “forget NAME --span 120:260”.")
        )
    if records and not documents and case is None:
        raise UsageProblem(_("A record is made of documents, cases and passages."), _("Leave --record out."))


def _tell_erased(done: Forgotten, *, is_passage: bool) -> None:
    behind = (
        _(", also in {backups}", backups=counted(len(done.backups), "backup", after=True)) if done.backups else ""
    )
    if is_passage:
        told = _(
            "erased the passage, {codings} on it, {lines}; cut: {cut}; with the marker in its place: {holding}",
            codings=counted(done.codings, "coding"),
            lines=counted(done.images, "line of the history"),
            cut=counted(done.shortened, "coding"),
            holding=counted(done.holding, "coding"),
        )
    else:
        told = _(
            "erased {documents}, {codings}, {lines}",
            documents=counted(done.documents, "document"),
            codings=counted(done.codings, "coding"),
            lines=counted(done.images, "line of the history"),
        )
    diagnostics.say(told + behind)


def _give_record(
    planned: PlannedWithdrawal, done: Forgotten, formats: Mapping[Path, str], language_: Language
) -> None:
    """Print the record, and write it into the files that were asked for."""
    from qualcode.workspace.project.withdrawal import record_of, rendered, write_record

    made = record_of(planned, done)
    output.document(rendered(made, language_))
    for file, format_ in formats.items():
        write_record(made, file, format_, language_)
        diagnostics.say(_("wrote “{file}”", file=file))


def tell_unsaved(done: Forgotten) -> None:
    """Say what went of what was typed and not saved, and that other machines are out of reach."""
    if done.unsaved:
        diagnostics.say(ngettext("removed {count} unsaved text", "removed {count} unsaved texts", done.unsaved))
    diagnostics.say(_("unsaved texts on other machines are out of reach; they go when the project is opened there"))


def clear_beside(project: Path) -> None:
    """Take away what the interface left beside the project: it may hold passages."""
    for file in (*copies(), failure_log(project)):
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            diagnostics.warn(
                _(
                    "“{file}” may hold passages and cannot be removed ({strerror}): delete it by hand",
                    file=file,
                    strerror=error.strerror,
                )
            )
        else:
            diagnostics.say(_("removed “{file}”, which may have held passages", file=file))


def _forget_documents(space: Workspace, wanted: tuple[str, ...], *, yes: bool) -> tuple[PlannedWithdrawal, Forgotten]:
    from qualcode.workspace.project.forgetting import forget_documents
    from qualcode.workspace.project.withdrawal import planned_documents

    found = [exactly(space.project.forgetting.find_document, name, yes=yes) for name in wanted]
    planned = planned_documents(space, found)
    _tell_planned(planned)
    confirm_or_refuse(_("Erase {names} with all codings for good?", names=", ".join(map(_named, found))), yes=yes)
    return planned, forget_documents(space, found)


def _forget_case(space: Workspace, wanted: str, *, yes: bool) -> tuple[PlannedWithdrawal, Forgotten]:
    from qualcode.workspace.project.forgetting import forget_case
    from qualcode.workspace.project.withdrawal import planned_case

    found = exactly(space.project.forgetting.find_case, wanted, yes=yes)
    planned = planned_case(space, found)
    _tell_planned(planned)
    confirm_or_refuse(_("Erase the case {named} and its documents for good?", named=_named(found)), yes=yes)
    return planned, forget_case(space, found)


def _forget_passage(
    space: Workspace, wanted: str, span: str | None, words: str | None, *, yes: bool
) -> tuple[PlannedWithdrawal, Forgotten]:
    from qualcode.workspace.project.forgetting import forget_passage
    from qualcode.workspace.project.withdrawal import passage_of, place_of, planned_passage

    document = exactly(space.project.documents.find, wanted, yes=yes)
    place = span_of(span) if span is not None else place_of(space, document, words or "")
    preview = passage_of(space, document, place)
    planned = planned_passage(space, preview.passage)
    tell_hidden(space)
    _tell_preview(space, preview)
    _tell_planned(planned)
    confirm_or_refuse(_("Erase this passage of “{document}” for good?", document=document.name), yes=yes)
    return planned, forget_passage(space, preview.passage)


def _tell_preview(space: Workspace, preview: PlannedPassage) -> None:
    """Show how much would go, and what is coded there."""
    from qualcode.safe_text import one_line

    said = one_line(preview.words)
    shown = said if len(said) <= _SHOWN else f"{said[: _SHOWN // 2]} […] {said[-_SHOWN // 2 :]}"
    diagnostics.say(
        ngettext("{count} character: {words}", "{count} characters: {words}", len(preview.words), words=shown)
    )
    names = {code.key: code.name for code in space.project.codes.book()}

    def listed(codings: tuple[Coding, ...]) -> str:
        numbers = Counter(names[coding.code] for coding in codings)
        return ", ".join(f"{name} ({number})" for name, number in sorted(numbers.items()))

    if preview.gone:
        diagnostics.say(_("codings inside, which go: {codes}", codes=listed(preview.gone)))
    if preview.shortened:
        diagnostics.say(_("codings over an edge, which are cut: {codes}", codes=listed(preview.shortened)))
    if preview.holding:
        diagnostics.say(_("codings around it, which hold the marker then: {codes}", codes=listed(preview.holding)))


def _tell_planned(planned: PlannedWithdrawal) -> None:
    """Say before the question what cannot be called back."""
    for part in planned.published:
        diagnostics.warn(
            ngettext(
                "{count} quotation was published in “{publication}” and cannot be called back: {ids}",
                "{count} quotations were published in “{publication}” and cannot be called back: {ids}",
                len(part.quotations),
                publication=part.publication,
                ids=", ".join(part.quotations),
            )
        )
    if planned.given:
        diagnostics.say(
            ngettext(
                "it left the project {count} time: the record names who is to be told",
                "it left the project {count} times: the record names who is to be told",
                len(planned.given),
            )
        )
    for holding in planned.pools:
        diagnostics.warn(
            _("it was drawn from a pool: what is to be said there is told afterwards")
            if holding.is_origin
            else _("it is in the pool “{path}”, too: what is to be said there is told afterwards", path=holding.path)
        )


def _named(forgettable: Forgettable) -> str:
    if forgettable.removed:
        return _("“{name}” (removed before)", name=forgettable.name)
    return program().quoted(forgettable.name)


def _former_text(project: Project, wanted: str, *, yes: bool) -> str:
    from qualcode.project.file.store import NameCandidate, find

    candidates = [NameCandidate(sha256, sha256, sha256, (sha256,)) for sha256, _ in project.forgetting.former_texts()]

    def look(wanted: str, *, exact: bool = False) -> str:
        return find(_("former text"), wanted, candidates, _("“qualcode forget --list” shows them."), exact=exact)

    return exactly(look, wanted, yes=yes)


def _show_former(project: Project) -> None:
    forgetting = project.forgetting
    rows: list[tuple[str, str, str]] = [
        *((_("removed document"), document.uuid[-12:], document.name) for document in forgetting.former_documents()),
        *((_("removed case"), case.uuid[-12:], case.name) for case in forgetting.former_cases()),
        *(
            (_("former text"), sha256, _("{length} characters", length=length))
            for sha256, length in forgetting.former_texts()
        ),
    ]
    output.table(heads_of("what", "id", "name"), rows)
    if not rows:
        diagnostics.say(_("nothing that was removed is left in the history"))
    kept = {kind: number for kind, number in forgetting.recognised().items() if kind in _RECOGNISED}
    if kept:
        told = ", ".join(counted(number, _RECOGNISED[kind]) for kind, number in kept.items())
        diagnostics.say(
            _("erased, and recognised by bare ids and keyed checksums if it comes back: {told}", told=told)
        )
    older = forgetting.unrecognisable()
    if older:
        diagnostics.warn(
            _(
                "an older version erased {times} and kept no ids: what was erased then is not recognised",
                times=counted(older, "time"),
            )
        )
