"""Writing the quotations that are listed into a file, after a disclosure check."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, language, ngettext, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.model.codings import Polarity
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collection_parts import Look
from qualcode.reporting.quotations.collection_words import not_shown, only_good, only_of_polarity
from qualcode.reporting.words.withheld_words import what_says_otherwise
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.filter import PassageChoice
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import consent_step, in_interface
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.quotations.export_dialog import ExportDialog, Target
from qualcode.tui.quotations.passage_choosing import PassageChoosing, not_leaving
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.long_work import LongWork, Report
from qualcode.workspace.leaving.register import known_recipient
from qualcode.workspace.quoting import findings
from qualcode.workspace.quoting.disclosure import listed_names
from qualcode.workspace.quoting.export import (
    CollectedQuotations,
    PreparedExport,
    QuotationExport,
    WrittenExport,
    collect_and_write,
    give_ids,
    prepare,
    write,
)
from qualcode.workspace.workbench.coding_search import FoundQuotations, ListedQuotations
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.finding import DisclosureFinding

_MASKING = "qualcode disclosure apply "  # no text: a command
_MASK = " => "
_TOLD = 100  # findings that are shown one by one


class QuotationExporting:
    """`under_way` is the export that is being written, None while there is none; `written_files` counts the rest."""

    def __init__(
        self,
        desk: Desk,
        choosing: PassageChoosing,
        found: Callable[[], ListedQuotations],
        work: LongWork,
    ) -> None:
        """`found` gives what is listed; `work` is what the screen does in threads."""
        self.under_way: QuotationExport | None = None
        self.written_files = 0
        self._kept_ids = 0  # those that the export under way gave, which stay whatever becomes of it
        self._desk = desk
        self._choosing = choosing
        self._found = found
        self._work = work
        self._names: Path | None = None

    def action_export(self) -> None:
        """Write what is listed into a file."""
        found = self._found().found
        if found.exported is None or not found.keys:
            self._desk.warn(_("There is nothing to export. {why}", why=self._choosing.why_empty(found)))
            return
        if self.under_way is not None:
            self._desk.warn(_("“{name}” is still being written.", name=_name(self.under_way)))
            return
        names = [self._desk.bench.book[key].name for key in self._choosing.choice.codes]
        in_general = pgettext("file name", "quotations")
        name = re.sub(r"[^\w\-]+", "-", names[0] if len(names) == 1 else in_general).strip("-").lower()
        what = [_("{quotations} as listed", quotations=counted(len(found.keys), "quotation"))]
        what += [_("{hidden} left out", hidden=found.hidden)] if found.hidden else []
        if found.earlier:
            what += [ngettext("{count} of other rounds left out", "{count} of other rounds left out", found.earlier)]
        what += not_leaving(found)
        space = self._desk.bench.space
        dialog = ExportDialog(
            Path.cwd(), f"{name or in_general}.docx", ", ".join(what), lambda path: known_recipient(space, path)
        )
        self._desk.show_dialog(dialog, partial(self._targeted, found, found.exported))

    def _targeted(self, found: FoundQuotations, wanted: PassageChoice, target: Target | None) -> None:
        if target is None:
            return
        try:
            if target.final and found.hidden:
                self._desk.bench.sight.refuse_part()
        except QualcodeError as error:
            self._desk.failed(error)
            return
        export = self._export(target, wanted)
        self.under_way, self._names, self._kept_ids = export, target.names, 0
        self._prepare(export)

    def _export(self, target: Target, wanted: PassageChoice) -> QuotationExport:
        choice = self._choosing.choice
        wording = wording_of(target.language)
        filters = [*sorted(choice.labels), *choice.attribute_words()]
        filters += only_of_polarity(sorted(map(Polarity, choice.polarities)), wording)
        filters += [only_good(wording)] if choice.good or choice.good_by else []
        filters += [choice.query.told()] if choice.query else []
        return QuotationExport(
            wanted=wanted,
            format=target.format,
            path=target.path,
            arrangement=Arrangement(
                order=choice.order,
                emphasis=wording.emphasis,
                memos=target.memos,
                cite=target.cite,
                purpose=target.purpose,
            ),
            language=target.language,
            look=Look(memos=target.memos),
            excel=target.excel,
            filters=tuple(filters),
            publication=target.path.stem if target.final else "",
            recipient=target.recipient,
        )

    def _prepare(self, export: QuotationExport) -> None:
        names, words = self._names, _("Collecting and checking for “{name}” …", name=_name(export))

        def work(report: Report) -> tuple[PreparedExport, tuple[str, ...]]:
            listed, warnings = listed_names(names)
            options, progress = Options(names=listed), partial(report, words)
            with Project.open(self._desk.bench.project.path) as project:
                space = self._desk.beside(project)
                return prepare(space, export, options, keeps_ids=False, progress=progress), warnings

        def collected(prepared: tuple[PreparedExport, tuple[str, ...]]) -> None:
            self._prepared(export, *prepared)

        self._work.start(words, work, collected, self._export_failed, self._stopped, leaves=True)

    def _prepared(self, export: QuotationExport, prepared: PreparedExport, warnings: tuple[str, ...]) -> None:
        def answered(answer: str | None) -> None:
            if answer is None:
                self._not_written()
            elif answer == "accept":
                self._accept(export, prepared)
            elif export.final:
                self._publish(export)
            elif self._desk.bench.project.read_only:
                written()
            else:
                self._desk.write(
                    lambda space: give_ids(space, prepared.collected),
                    kept,
                    self._export_failed,
                    words=_("Giving ids to quotations …"),
                    stopped=self._stopped,
                )

        def kept(_kept: object) -> None:
            self._kept_ids = len(prepared.collected.without_ids.codings)
            written()

        def written() -> None:
            self._write(export, prepared.collected)

        for warning in warnings:
            self._desk.warn(warning)
        left = prepared.check.left
        if not left:
            answered("do")
            return
        may_accept = not self._desk.bench.project.read_only
        answers = [DialogKey("do", "w", "w", _("writes it all the same"))]
        if may_accept:
            answers.append(DialogKey("accept", "a", "a", _("accepts these findings")))
        text = findings_text(left, listed=self._names is not None, may_accept=may_accept)
        self._desk.show_dialog(Confirm(_("Disclosure check"), text, answers), answered)

    def _accept(self, export: QuotationExport, prepared: PreparedExport) -> None:
        """Accept the findings that were shown, with a reason; what is left is checked again."""
        shown = prepared.check.left[:_TOLD]

        def refusal(typed: str) -> str:
            return "" if typed.strip() else _("Say in a few words why they may stay.")

        def given(reason: str | None) -> None:
            if reason is None:
                self._prepared(export, prepared, ())
            else:
                self._desk.write(
                    lambda space: findings.accept(space, shown, reason),
                    lambda _accepted: self._prepare(export),
                    self._export_failed,
                    words=_("Accepting findings …"),
                    stopped=self._stopped,
                )

        title = ngettext("Why may {count} finding stay?", "Why may {count} findings stay?", len(shown))
        self._desk.ask(title, "", _("Kept with your name and the time; undone like every change."), refusal, given)

    def _write(self, export: QuotationExport, collected: CollectedQuotations) -> None:
        words = _writing(export)

        def work(report: Report) -> WrittenExport:
            with Project.open(self._desk.bench.project.path) as project:
                return write(self._desk.beside(project), collected, progress=partial(report, words))

        self._work.start(
            words, work, self._exported, self._export_failed, self._stopped, leaves=True, stays=self._what_stays()
        )

    def _what_stays(self) -> list[str]:
        """That ids were given: they are in the project, also where no file comes of it."""
        number = self._kept_ids
        return [ngettext("{count} id given stays", "{count} ids given stay", number)] if number else []

    def _publish(self, export: QuotationExport) -> None:
        """In the writing thread, since the ledger is written with it."""
        words = _writing(export)

        def work(space: Workspace, report: Report) -> WrittenExport:
            return collect_and_write(space, export, partial(report, words))

        self._work.write(words, work, self._exported, self._export_failed, self._stopped)

    def _stopped(self) -> None:
        self.under_way = None

    def _not_written(self) -> None:
        self.under_way = None
        self._desk.flash(_("nothing was written"), more=self._what_stays())

    def _exported(self, written: WrittenExport) -> None:
        self.under_way = None
        self.written_files += 1
        words = written_words(written)
        self._desk.flash(words)
        self._desk.app.notify(visible(words), markup=False, timeout=8)

    def _export_failed(self, error: Exception) -> None:
        self._not_written()
        self._desk.failed(error)


def _writing(export: QuotationExport) -> str:
    return _("Writing “{name}” …", name=_name(export))


def _name(export: QuotationExport) -> str:
    return export.path.name if export.path else ""


def written_words(written: WrittenExport) -> str:
    """What was written, what was united or is not shown, and what the ledger has of it."""
    collection = written.collection
    what = [counted(collection.passages(), "quotation"), *merged_words(collection.united)]
    words = [_("wrote “{path}”: {what}", path=written.path, what=", ".join(what))]
    words += [line.rstrip(".") for line in not_shown(collection.tally, wording_of(language()))]
    if collection.tally.withheld:
        words += [consent_step(what_says_otherwise(collection.tally.withheld)).rstrip(".")]
    if written.publication:
        words += [
            ngettext(
                "{count} coding recorded as published in “{publication}”",
                "{count} codings recorded as published in “{publication}”",
                written.published,
                publication=written.publication,
            )
        ]
    return ". ".join(words)


def merged_words(number: int) -> list[str]:
    """How many codings were merged with others that they overlap; nothing where none was."""
    return [ngettext("{count} overlapping one merged", "{count} overlapping ones merged", number)] if number else []


def _step_here(step: str) -> str:
    """The next step for a finding, where it is a command with the key that does the same."""
    if not step.startswith(_MASKING):
        return in_interface(step)
    masks = [word for word in shlex.split(step.removeprefix(_MASKING)) if _MASK in word]
    pairs = (mask.rsplit(_MASK, 1) for mask in masks)
    told = program().listed(f"{program().quoted(words)} → {placeholder}" for words, placeholder in pairs)
    return _("{edit} on the list masks it: {masks}", edit=key_of("quotations.edit_words"), masks=told)


def findings_text(findings: Sequence[DisclosureFinding], *, listed: bool, may_accept: bool) -> Text:
    """What could tell who is speaking, with the next step for each.

    `listed` says that a list of names was given, `may_accept` that findings can be accepted here.
    """
    text = Text()
    head = ngettext("{count} finding that nobody accepted.", "{count} findings that nobody accepted.", len(findings))
    head += "" if listed else " " + _("No list of names was given.")
    text.append(f"{head}\n\n", style="bold")
    for finding in findings[:_TOLD]:
        label = finding.label or _("no label")
        text.append(f"{finding.kind.told}: {visible(program().said(finding.found))}", style="bold")
        text.append(f"  {visible(program().said(finding.reason))}\n")
        text.append(visible(f"  {label}, {', '.join(finding.codes)}"), style="dim")
        text.append(visible(f": {program().quoted(finding.passage)}" if finding.passage else ""), style="dim")
        text.append(f"\n  {visible(_step_here(program().said(finding.step)))}\n", style="dim")
    if len(findings) > _TOLD:
        more = ngettext("… and {count} more", "… and {count} more", len(findings) - _TOLD)
        text.append(f"{more}\n")
    edit = key_of("quotations.edit_words")
    step = _("{edit} on the list edits how a quotation reads.", edit=edit)
    if may_accept:
        step += " " + _("“a” accepts what is shown here, with a reason, and checks again.")
    text.append(f"\n{step}")
    return text
