"""`study.import_project`: another program's project comes in, by the same use case as the command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.exchange.intake import IntakeKind
from qualcode.model.exchange.segments import CodesIn
from qualcode.project.file.store import nearest
from qualcode.reporting.exchange.intake_report import conflict_words, intake_object, intake_rows, placement_lines
from qualcode.reporting.exchange.loss_report import loss_lines, loss_object
from qualcode.workspace.exchange.coded_lists import list_sayings
from qualcode.workspace.exchange.importing import (
    ProjectImportWish,
    new_project_from,
    prepare_project_import,
    write_project_import,
)
from qualcode.workspace.exchange.intake_plan import IntakeSayings
from qualcode.workspace.exchange.typed import reading_typed
from qualcode.workspace.library import display
from qualcode.workspace.library.exchange.losses import losses_frame
from qualcode.workspace.library.resolver import known_word, not_taken, text_of, yes_or_no

if TYPE_CHECKING:
    from qualcode.model.exchange.intake import Intake
    from qualcode.model.exchange.losses import LossReport
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy

_MARKS = ("same_coders", "same_codes", "same_documents", "new_codes", "again")  # no text: names of arguments
_TEXTS = ("unknown_coder", "under", "coordinates", "which", "codes_in")  # no text: names of arguments
_PAIRS = ("coders", "columns", "documents")  # no text: names of arguments
OPTIONS = (*_PAIRS, *_MARKS, *_TEXTS)


class StudyTakeover:
    """What came in, or would: numbers of what is new, and what was lost. `report` is the object of the command."""

    def __init__(self, intake: Intake, losses: LossReport, *, preview: bool) -> None:
        self.preview = preview
        self.documents = intake.numbers[IntakeKind.DOCUMENTS].new
        self.codes = intake.numbers[IntakeKind.CODES].new
        self.codings = intake.numbers[IntakeKind.CODINGS].new
        self.waiting = intake.numbers[IntakeKind.WAITING].new
        self.conflicts = tuple((conflict.kind.value, conflict.name) for conflict in intake.conflicts)
        self.report = {**intake_object(intake), **loss_object(losses)}
        self._intake, self._losses = intake, losses

    def losses(self) -> DataFrame:
        """One row for each thing that was not taken, or not as it was: kind, fate, words, name, where, number."""
        return losses_frame(self._losses)

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in sentences."""
        numbers = (
            _("{kind}: {new} new, {same} here already, {differing} of them differ", kind=kind, new=new, same=same,
              differing=differing)
            for kind, new, same, differing in intake_rows(self._intake)
        )  # fmt: skip
        said_first = map(conflict_words, self._intake.conflicts)
        return (*numbers, *placement_lines(self._intake), *said_first, *loss_lines(self._losses, most=display.SHOWN))

    def __repr__(self) -> str:
        title = _("would come in") if self.preview else _("taken over")
        return display.collection_lines(title, self.lines, len(self.lines))


def take_in(study: OpenStudy, path: str | Path, said: Mapping[str, object], *, preview: bool) -> StudyTakeover:
    """See `OpenStudy.import_project`."""
    wish = wish_of(path, said)
    if yes_or_no("preview", preview):
        prepared = prepare_project_import(study.space, wish, _untold, _never)
        return StudyTakeover(prepared.intake, prepared.losses, preview=True)
    study.refuse_nobody()
    prepared = prepare_project_import(study.space, wish, _untold, _never)
    taken = write_project_import(study.space, prepared, _untold, _never)
    return StudyTakeover(taken.intake, taken.losses, preview=False)


def make_of(path: Path, foreign: str | Path, coder: str) -> None:
    """Make a project file of another program's project. Raises as `new_project_from` does."""
    prepared = prepare_project_import(None, wish_of(foreign, {}, path), _untold, _never)
    new_project_from(path, prepared, coder, _untold, _never)


def wish_of(path: str | Path, said: Mapping[str, object], new: Path | None = None) -> ProjectImportWish:
    """What is wished for. Raises UsageProblem for what cannot be said, NotFound for unknown words."""
    if not isinstance(path, str | Path) or not str(path):
        raise UsageProblem(_("{wanted} is no file.", wanted=repr(path)), _('Give the file: "old.qdpx".'))
    for name in said:
        if name not in OPTIONS:
            near = nearest(name, OPTIONS, 1)
            raise UsageProblem(
                _("A takeover knows no “{name}”.", name=name),
                _("Did you mean {near}=…?", near=near[0])
                if near
                else _("It knows {names}.", names=", ".join(OPTIONS)),
            )
    marks = {name: yes_or_no(name, said.get(name, False)) for name in _MARKS}
    texts = {name: text_of(name, said.get(name, "")) for name in _TEXTS}
    pairs = {name: _pairs(name, said.get(name, {})) for name in _PAIRS}
    places = [place.value for place in CodesIn]
    codes_in = known_word("codes_in", texts["codes_in"], places) if texts["codes_in"] else ""
    return ProjectImportWish(
        Path(path).expanduser(),
        reading_typed(texts["coordinates"], texts["which"]),
        IntakeSayings(
            pairs["coders"],
            marks["same_coders"],
            texts["unknown_coder"],
            marks["same_codes"],
            texts["under"],
            marks["same_documents"],
        ),
        new,
        marks["again"],
        list_sayings(pairs["columns"], pairs["documents"], codes_in, new_codes=marks["new_codes"]),
    )


def _pairs(name: str, given: object) -> dict[str, str]:
    if not isinstance(given, Mapping) or not all(isinstance(word, str) for pair in given.items() for word in pair):
        raise not_taken(given, name, _('Give names by names: {name}={{"theirs": "ours"}}.', name=name))
    return {str(theirs): str(ours) for theirs, ours in given.items()}


def _untold(_done: int, _every: int, _name: str) -> None:
    pass


def _never() -> bool:
    return False
