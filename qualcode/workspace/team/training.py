"""Training: what a learner coded beside a model solution, once the learner has finished the exercise.

The solution is hidden until then (`Sight`), from everybody but a lead. A project file has no lock against its owner;
what a learner gets as a package does not hold the solution at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.team.roles import TeamRole

if TYPE_CHECKING:
    from qualcode.agreement.consensus.training import ExerciseProgress, TrainingClass, TrainingComparison
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace

NO_LOCK = _(
    "a project file has no lock against its owner: a solution is hidden here, not locked away. "
    "A package (“qualcode package”) for a learner does not hold it at all."
)


def models(space: Workspace) -> list[Coder]:
    """The model solutions of the project, in order of their making."""
    return [coder for coder in space.project.coders.all() if coder.kind is CoderKind.MODEL]


def exercises(space: Workspace) -> list[ExerciseProgress]:
    """How far learners are with the exercises: of each model who acts, and all persons who were allotted some of it.

    Leads and guests are no learners, unless they have some. A number of documents is no secret, and told while blind.
    """
    from qualcode.agreement.consensus.training import ExerciseProgress

    project, me = space.project, space.coder
    found = []
    worked: dict[int, set[int]] = {}
    for work in project.coders.all_assignments():
        if work.assigned or work.state is WorkState.FINISHED:
            worked.setdefault(work.coder, set()).add(work.document)
    for model in models(space):
        for learner in project.coders.all():
            if learner.kind is not CoderKind.PERSON:
                continue
            exercise = project.exercises.of(learner, model)
            is_asking = learner == me and learner.role is TeamRole.CODER
            if is_asking or exercise.documents & worked.get(learner.key, set()):
                found.append(ExerciseProgress(model, learner, exercise))
    return found


def exercise_of(space: Workspace, model: Coder) -> frozenset[int]:
    """The documents (keys) of a model's exercise, for somebody to whom nothing was allotted."""
    return space.project.exercises.of(model, model).documents


def compare(space: Workspace, learner: str = "", model: str = "") -> TrainingComparison:
    """What a learner, else who acts, coded beside a model solution, else the only one.

    While coders must not see each other's codings one's own are compared only. Raises QualcodeError where the
    solution is hidden, where there is none, NotFound or Ambiguous for unknown names.
    """
    solution = _model(space, model)
    coder = _learner(space, learner)
    _refuse(space, solution, coder)
    return _compared(space, coder, solution)


def of_class(space: Workspace, model: str = "", *, unfinished: bool = False) -> TrainingClass:
    """How all learners did who finished the exercise of a model, or also those who did a part of it.

    Raises as `compare` does, and while coders must not see each other's codings.
    """
    from qualcode.agreement.consensus.training import TrainingClass

    solution = _model(space, model)
    space.sight.refuse_comparing()
    _refuse(space, solution, None)
    every = [progress for progress in exercises(space) if progress.model == solution]
    ready = [progress for progress in every if progress.exercise.is_finished]
    left = len(every) - len(ready)
    chosen = every if unfinished else ready
    return TrainingClass(solution, tuple(_compared(space, progress.learner, solution) for progress in chosen), left)


def _compared(space: Workspace, learner: Coder, model: Coder) -> TrainingComparison:
    from qualcode.agreement.consensus.training import ExerciseProgress, beside_solution

    project = space.project
    with project.at_one_moment():
        progress = ExerciseProgress(model, learner, project.exercises.of(learner, model))
        memos: dict[int, list[str]] = {}
        for memo in project.memos.all():
            if memo.author == model.key and memo.target.coding is not None and memo.text:
                memos.setdefault(memo.target.coding, []).append(memo.text)
        return beside_solution(project, progress, memos)


def _model(space: Workspace, name: str) -> Coder:
    there = models(space)
    if name:
        coder = space.project.coders.find(name)
        if coder.kind is not CoderKind.MODEL:
            raise QualcodeError(
                _("“{coder}” is not a model solution.", coder=coder.name),
                _("“qualcode training list” shows those that there are."),
            )
        return coder
    if not there:
        raise QualcodeError(
            _("There is no model solution in this project."),
            _("Add one: qualcode coders add NAME --kind model; then code under that name (--coder NAME)."),
        )
    if len(there) > 1:
        raise UsageProblem(
            _("There are several model solutions: {names}.", names=_names(there)), _("Say which one: --model NAME.")
        )
    return there[0]


def _learner(space: Workspace, name: str) -> Coder:
    coder = space.project.coders.find(name) if name else space.coder
    if coder is None:
        space.refuse_unknown_coder()
        raise QualcodeError(
            _("“{coder}” has coded nothing yet.", coder=space.coder_name),
            _("Code the documents of the exercise, and mark them as finished."),
        )
    if coder.kind is not CoderKind.PERSON:
        raise UsageProblem(_("“{coder}” is no learner.", coder=coder.name), _("Name a person with --of NAME."))
    return coder


def _refuse(space: Workspace, model: Coder, learner: Coder | None) -> None:
    """Raise QualcodeError where who acts must not see the solution yet, or not what the learner coded."""
    sight = space.sight
    if learner is not None:
        sight.refuse_comparing(only_of=learner.key)
    if model.key not in sight.hidden_models.keys:
        return
    left = _left(space, model)
    raise QualcodeError(
        _("The model solution “{model}” is hidden until you have finished its exercise.", model=model.name),
        _("Code and mark as finished: {documents}.", documents=_names(left))
        if left
        else _("Its exercise has no documents yet."),
    )


def _left(space: Workspace, model: Coder) -> Sequence[Document]:
    """The documents that who acts has to finish yet."""
    project, me = space.project, space.coder
    exercise = project.exercises.of(me or model, model)
    return project.documents.some(exercise.required - exercise.finished if me else exercise.documents)


def _names(those: Sequence[Coder] | Sequence[Document]) -> str:
    return program().listed([program().quoted(named.name) for named in those])
