"""`study.export_project`: the study for other programs, by the same use case as the command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.model.exchange.project import ExchangeDialect
from qualcode.project.file.store import nearest
from qualcode.reporting.exchange.loss_report import loss_lines, loss_object
from qualcode.reporting.words.withheld_words import withheld_lines
from qualcode.workspace.exchange import exporting
from qualcode.workspace.exchange.leaving import LeavingWish, leaving_project
from qualcode.workspace.exchange.tidy import preview_tables, write_tables
from qualcode.workspace.library import display
from qualcode.workspace.library.choosing import purpose_of
from qualcode.workspace.library.display import shown, warn
from qualcode.workspace.library.exchange.losses import losses_frame
from qualcode.workspace.library.resolver import known_word, text_of, yes_or_no
from qualcode.workspace.quoting.disclosure import check_names

if TYPE_CHECKING:
    from qualcode.model.exchange.losses import LossReport
    from qualcode.workspace.exchange.leaving import LeavingProject
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy

OPTIONS = ("purpose", "with_names", "without_old_rules", "tidy", "strict", "to")  # no text: names of arguments


class GivenProject:
    """What left, or would: `path` is None in a preview. `report` is the object of the command."""

    def __init__(self, leaving: LeavingProject, losses: LossReport, path: Path | None) -> None:
        project = leaving.project
        self.path = path
        self.documents = len(project.sources)
        self.codings = project.codings
        self.memos = len(project.notes)
        self.report = loss_object(losses)
        self._losses = losses

    def losses(self) -> DataFrame:
        """One row for each thing that did not leave, or not as it is: kind, fate, words, name, where, number."""
        return losses_frame(self._losses)

    def __repr__(self) -> str:
        numbers = {"documents": self.documents, "codings": self.codings, "memos": self.memos}
        title = _("would leave") if self.path is None else _("wrote “{path}”", path=shown(self.path, 200))
        lines = [*(f"{name}: {number:,}" for name, number in numbers.items()), *loss_lines(self._losses, most=5)]
        return display.collection_lines(title, lines, len(lines))


def give_out(
    study: OpenStudy, path: str | Path, dialect: object, given: Mapping[str, object], *, preview: bool
) -> GivenProject:
    """See `OpenStudy.export_project`."""
    file, form = (
        _file(path),
        ExchangeDialect(known_word("dialect", dialect, [known.value for known in ExchangeDialect])),
    )
    for name in given:
        if name not in OPTIONS:
            near = nearest(name, OPTIONS, 1)
            raise UsageProblem(
                _("The option “{name}” has no meaning for what is written.", name=name),
                _("Did you mean {near}=…?", near=near[0])
                if near
                else _("Options are {names}.", names=", ".join(OPTIONS)),
            )
    with_names, tidy, strict, without_old_rules = (
        yes_or_no(name, given.get(name, False)) for name in ("with_names", "tidy", "strict", "without_old_rules")
    )
    if not tidy:
        exporting.demand_suffix(file)
    wish = LeavingWish(
        purpose=purpose_of(given.get("purpose", Purpose.QUOTE.value)),
        with_names=with_names,
        without_old_rules=without_old_rules,
    )
    leaving = leaving_project(study.space, wish)
    for line in withheld_lines(leaving.withheld):
        warn(line)
    if not with_names:
        check = check_names(study.space.project, leaving.words())
        for name, of in check.found:
            warn(_("known name: {name} is the name of {of}", name=name, of=of))
        if strict:
            check.refuse()
    recipient = text_of("to", given.get("to", "")) or None
    return _given(study, leaving, file, None if tidy else form, recipient, preview=yes_or_no("preview", preview))


def _given(
    study: OpenStudy,
    leaving: LeavingProject,
    file: Path,
    form: ExchangeDialect | None,
    recipient: str | None,
    *,
    preview: bool,
) -> GivenProject:
    """Write it, or say what would be written; tables where no form is said."""
    if form is None:
        written = preview_tables(leaving, file) if preview else write_tables(study.space, leaving, file, recipient)
        if written.without_parquet:
            warn(_("written as CSV only: {why}", why=written.without_parquet))
        return GivenProject(leaving, written.losses, written.path)
    if preview:
        return GivenProject(leaving, exporting.preview_export(leaving, form).losses, None)
    done = exporting.export_project(study.space, leaving, file, form, recipient)
    return GivenProject(leaving, done.losses, done.path)


def _file(path: object) -> Path:
    if not isinstance(path, str | Path) or not str(path):
        raise UsageProblem(_("{wanted} is no file.", wanted=repr(path)), _('Give the file: "study.qdpx".'))
    return Path(path).expanduser()
