"""Who is compared, in which documents: the voices, and for which documents their silence is a statement.

Missing is not “nothing”. A document counts for a coder when it is assigned to the coder and the coder marked
it as finished; then what is not coded in it was said not to have the code. (Who marks a document as finished is
assigned to it by that, so only a withdrawn assignment parts the two.) Where none of the documents was assigned or
finished at all, those count in which a coder coded something, with a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.results import Basis, LeftOut, NamedDocument
from qualcode.catalogue import _, later, later_list, program
from qualcode.errors import QualcodeError
from qualcode.model.codings import Assignment, Coder, CoderKind, Coding, WorkState
from qualcode.model.documents import Document
from qualcode.project.project import Project

Pair = tuple[int, int]
"""Keys of a document and a coder."""

DONE = later("qualcode done DOCUMENT --coder NAME marks a document as finished; --assume-finished takes all as such.")


CODED_ONLY = later("coded, not marked as finished")
NOT_FINISHED = later("assigned, not finished")


class NothingToCompare(QualcodeError):
    """Too few coders, or no document that two of them have to say something about."""


@dataclass(frozen=True, slots=True)
class CoderInRound:
    """One of the sides that are compared: a coder (a key), or a coder's work of one round."""

    name: str
    coder: int
    round: int | None = None


@dataclass(frozen=True, slots=True)
class ChosenDocument:
    """A compared document: per voice whether it counts, the codings that were taken, and why it does not count.

    `finished` says of each of two rounds of one coder whether the document was finished in it.
    """

    document: Document
    named: NamedDocument
    counts: tuple[bool, ...]
    codings: tuple[tuple[Coding, ...], ...]
    reasons: tuple[str, ...]
    finished: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSelection:
    """What was chosen; the numbers are explained at `results.Scope`."""

    voices: tuple[CoderInRound, ...]
    basis: Basis
    documents: tuple[ChosenDocument, ...]
    left_out: tuple[LeftOut, ...]
    partly: tuple[LeftOut, ...]
    uncounted: int
    rounds: tuple[int, ...]
    several_rounds: int
    idle: tuple[str, ...] = ()
    again_aside: int = 0
    old_rules: int = 0
    old_left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Work:
    """What is known of coders' work, by (document, coder)."""

    assigned: frozenset[Pair]
    finished: Mapping[Pair, int]  # in which round
    codings: Mapping[Pair, Mapping[int, tuple[Coding, ...]]]
    finished_rounds: frozenset[tuple[int, int, int]]  # document, coder, round
    again: int  # codings of own passages that were coded again, and are no later work

    def known(self, pair: Pair) -> bool:
        """Whether the coder has anything to do with the document."""
        return pair in self.assigned or pair in self.finished or pair in self.codings


def select(project: Project, comparison: Comparison) -> DocumentSelection:
    """Choose voices and documents. Raises QualcodeError where fewer than two voices or no document is left.

    Where nobody is named, coders for whom no document counts are left out: they have said nothing.
    """
    codings, old = _codings(project, comparison), project.rule_checks.old()
    left_out = 0
    if comparison.without_old_rules:
        whole = len(codings)
        codings = [coding for coding in codings if coding.key not in old]
        left_out = whole - len(codings)
    found = _chosen(project, comparison, codings)
    compared = (coding for document in found.documents for mine in document.codings for coding in mine)
    return replace(found, old_rules=sum(coding.key in old for coding in compared), old_left_out=left_out)


def _chosen(project: Project, comparison: Comparison, codings: Sequence[Coding]) -> DocumentSelection:
    """The same, from these codings."""
    voices = _voices(project, comparison, codings)
    chosen = _select(project, comparison, voices, codings)
    if comparison.coders or comparison.intra:
        return chosen
    counting = [any(document.counts[place] for document in chosen.documents) for place in range(len(voices))]
    if all(counting):
        return chosen
    heard = tuple(voice for voice, counts in zip(voices, counting, strict=True) if counts)
    idle = tuple(voice.name for voice in voices if voice not in heard)
    return replace(_select(project, comparison, heard, codings), idle=idle)


def _codings(project: Project, comparison: Comparison) -> list[Coding]:
    """The codings of who is named, of each by document and position; of all where nobody is."""
    names = [comparison.intra] if comparison.intra else comparison.coders
    if not names:
        return project.codings.all()
    keys = dict.fromkeys(project.coders.find(name).key for name in names)
    return [coding for key in keys for coding in project.codings.all(coder=key)]


def _select(
    project: Project, comparison: Comparison, voices: tuple[CoderInRound, ...], codings: Sequence[Coding]
) -> DocumentSelection:
    documents = project.documents.all()
    names = numbered(documents)
    drawn = _coded_again(project, comparison)
    offered = [
        document
        for document in documents
        if comparison.documents(document) and (drawn is None or document.key in drawn)
    ]
    work = _work(project, voices, {document.key for document in offered}, codings, comparison)
    basis = _basis(comparison, work)
    chosen, left_out, partly = [], [], []
    for document in offered:
        verdicts = [_verdict(comparison, basis, work, voices, document, voice) for voice in voices]
        lacking = _told(verdicts)
        if sum(not reason for _other, reason in verdicts) < 2:
            left_out.append(_left_out(names[document.key], lacking, verdicts, work, voices, whole=True))
            continue
        if lacking:
            partly.append(_left_out(names[document.key], lacking, verdicts, work, voices))
        counts = tuple(not reason for _other, reason in verdicts)
        taken = tuple(_taken(comparison, work, document, voice) for voice in voices)
        kept = tuple(found if there else () for found, there in zip(taken, counts, strict=True))
        reasons = tuple(reason for _other, reason in verdicts)
        finished = tuple((document.key, voice.coder, voice.round) in work.finished_rounds for voice in voices)
        chosen.append(ChosenDocument(document, names[document.key], counts, kept, reasons, finished))
    if not chosen:
        raise _nothing(basis, offered, voices, left_out)
    return DocumentSelection(
        voices, basis, tuple(chosen), tuple(left_out), tuple(partly),
        uncounted=_uncounted(work, chosen, voices),
        rounds=tuple(sorted({coding.round for each in chosen for found in each.codings for coding in found})),
        several_rounds=_several(work, chosen, voices) if not comparison.intra and comparison.round is None else 0,
        again_aside=work.again,
    )  # fmt: skip


def _coded_again(project: Project, comparison: Comparison) -> set[int] | None:
    """The keys of the documents of which own passages are coded again, where these are compared; else None."""
    if not comparison.intra or comparison.unit != "segment":
        return None
    coder = project.coders.find(comparison.intra).key
    later = project.segments.all(coder=coder, round_=max(comparison.rounds))
    return {segment.document for segment in later if segment.repeats is not None} or None


def numbered(documents: Iterable[Document]) -> dict[int, NamedDocument]:
    """Key -> label and number: documents of one label are numbered in the project's order, from 1."""
    counts: Counter[str] = Counter()
    found: dict[int, NamedDocument] = {}
    for document in documents:
        counts[document.label] += 1
        found[document.key] = NamedDocument(document.key, document.id, document.label, counts[document.label])
    return found


def _voices(project: Project, comparison: Comparison, codings: Iterable[Coding]) -> tuple[CoderInRound, ...]:
    if comparison.intra:
        coder = project.coders.find(comparison.intra)
        name = _shown(project, comparison)[coder.key]
        return tuple(
            CoderInRound(later("{name}, round {number}", name=name, number=str(number)), coder.key, number)
            for number in comparison.rounds
        )
    people = _people(project, comparison.coders, codings)
    if len(people) < 2:
        names = ", ".join(program().quoted(coder.name) for coder in people) or _("nobody")
        raise NothingToCompare(
            _("Agreement needs at least two coders; found: {names}.", names=names),
            _("Name them with --coders A,B; qualcode coders list shows all."),
        )
    shown = _shown(project, comparison)
    return tuple(CoderInRound(shown[coder.key], coder.key) for coder in people)


def _shown(project: Project, comparison: Comparison) -> dict[int, str]:
    """Key -> what a report calls the coder."""
    coders = project.coders.all()
    if not comparison.numbered:
        return {coder.key: coder.name for coder in coders}
    first = [*project.coded.coders(), *(coder.key for coder in coders)]
    return {
        key: later("coder {number}", number=str(number)) for number, key in enumerate(dict.fromkeys(first), start=1)
    }


def _people(project: Project, wanted: Sequence[str], codings: Iterable[Coding]) -> list[Coder]:
    if wanted:
        return list({coder.key: coder for coder in (project.coders.find(name) for name in wanted)}.values())
    assigned = project.coders.all_assignments()
    active = {coding.coder for coding in codings} | {assignment.coder for assignment in assigned}
    return [coder for coder in project.coders.all() if coder.key in active and coder.kind is CoderKind.PERSON]


def _work(
    project: Project,
    voices: Sequence[CoderInRound],
    documents: set[int],
    codings: Iterable[Coding],
    comparison: Comparison,
) -> _Work:
    """What is known of the work in a round, else in the last one that a coder finished, or in the last of all.

    Where no round is asked for, what somebody coded again is no later work.
    """
    round_ = comparison.round
    coders = {voice.coder for voice in voices}
    again = project.segments.repetitions() if round_ is None and not comparison.intra else frozenset()
    aside = 0
    work: dict[Pair, dict[int, list[Coding]]] = {}
    for coding in codings:
        if coding.coder in coders and coding.document in documents:
            if (coding.document, coding.coder, coding.round) in again:
                aside += 1
                continue
            work.setdefault((coding.document, coding.coder), {}).setdefault(coding.round, []).append(coding)
    known: dict[Pair, Assignment] = {}
    finished: set[tuple[int, int, int]] = set()
    for assignment in project.coders.all_assignments():
        if assignment.coder not in coders or assignment.document not in documents:
            continue
        pair = (assignment.document, assignment.coder)
        place = (*pair, assignment.round)
        if place in again:
            continue
        if assignment.state is WorkState.FINISHED:
            finished.add(place)
        is_finished = pair in known and known[pair].state is WorkState.FINISHED
        if assignment.round == round_ or (
            round_ is None and (not is_finished or assignment.state is WorkState.FINISHED)
        ):
            known[pair] = assignment
    return _Work(
        frozenset(pair for pair, assignment in known.items() if assignment.assigned),
        {pair: work.round for pair, work in known.items() if work.state is WorkState.FINISHED},
        {pair: {number: tuple(found) for number, found in rounds.items()} for pair, rounds in work.items()},
        frozenset(finished),
        aside,
    )


def _basis(comparison: Comparison, work: _Work) -> Basis:
    if comparison.intra:
        return Basis.ROUNDS
    if comparison.assume_finished:
        return Basis.ASSUMED
    return Basis.FINISHED if work.assigned or work.finished else Basis.CODED


def _verdict(
    comparison: Comparison,
    basis: Basis,
    work: _Work,
    voices: Sequence[CoderInRound],
    document: Document,
    voice: CoderInRound,
) -> tuple[str, str]:
    """The voice's name, and why the document does not count for it; empty if it does."""
    pair = (document.key, voice.coder)
    rounds = work.codings.get(pair, {})
    if voice.round is not None:
        counts = voice.round in rounds or (*pair, voice.round) in work.finished_rounds
        return voice.name, "" if counts else later("not coded in round {round}", round=str(voice.round))
    if comparison.round is not None and rounds and comparison.round not in rounds:
        return voice.name, later("not coded in round {round}", round=str(comparison.round))
    if basis is Basis.ASSUMED:
        anybody = any(work.known((document.key, other.coder)) for other in voices)
        return voice.name, "" if anybody else later("neither coded nor assigned")
    if basis is Basis.CODED:
        return voice.name, "" if rounds else later("not coded")
    if rounds and pair not in work.finished:
        return voice.name, CODED_ONLY
    if pair not in work.assigned:
        return voice.name, later("finished, not assigned any more") if pair in work.finished else later(
            "not assigned"
        )
    return voice.name, "" if pair in work.finished else NOT_FINISHED


def _left_out(
    named: NamedDocument,
    lacking: str,
    verdicts: Sequence[tuple[str, str]],
    work: _Work,
    voices: Sequence[CoderInRound],
    *,
    whole: bool = False,
) -> LeftOut:
    """The document with why it does not count, and the codings of those for whom it does not; `whole`: of all."""
    aside = 0
    kinds = []
    for voice, (_name, reason) in zip(voices, verdicts, strict=True):
        if reason:
            kinds.append(reason)
        if reason or whole:
            aside += sum(map(len, work.codings.get((named.key, voice.coder), {}).values()))
    told = min(kinds, key=lambda kind: (kind != CODED_ONLY, kind != NOT_FINISHED), default="")
    return LeftOut(named, lacking, told, aside)


def _told(verdicts: Iterable[tuple[str, str]]) -> str:
    """“not assigned: Ben, Carla; not finished: Dora”; empty where all count."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in verdicts:
        if reason:
            by_reason.setdefault(reason, []).append(name)
    return later_list(
        (later("{reason}: {coders}", reason=reason, coders=later_list(names)) for reason, names in by_reason.items()),
        "; ",
    )


def _taken(comparison: Comparison, work: _Work, document: Document, voice: CoderInRound) -> tuple[Coding, ...]:
    """The codings of the round asked for, else of the last round in which the coder coded the document.

    Later ones than the coder finished do not count yet.
    """
    pair = (document.key, voice.coder)
    rounds = work.codings.get(pair, {})
    wanted = voice.round if voice.round is not None else comparison.round
    if wanted is None:
        until = (
            max(rounds, default=0) if comparison.assume_finished else work.finished.get(pair, max(rounds, default=0))
        )
        wanted = max((number for number in rounds if number <= until), default=None)
    return rounds.get(wanted, ()) if wanted is not None else ()


def _uncounted(work: _Work, chosen: Iterable[ChosenDocument], voices: Sequence[CoderInRound]) -> int:
    """Codings of the compared coders that do not count, those of other rounds aside."""
    counting = {
        (document.document.key, voice.coder)
        for document in chosen
        for voice, there in zip(voices, document.counts, strict=True)
        if there
    }
    return sum(
        len(found) for pair, rounds in work.codings.items() if pair not in counting for found in rounds.values()
    )


def _several(work: _Work, chosen: Iterable[ChosenDocument], voices: Sequence[CoderInRound]) -> int:
    pairs = {(document.document.key, voice.coder) for document in chosen for voice in voices}
    return sum(len(work.codings.get(pair, ())) > 1 for pair in pairs)


def _nothing(
    basis: Basis, offered: Sequence[Document], voices: Sequence[CoderInRound], left_out: Sequence[LeftOut]
) -> NothingToCompare:
    names = program().listed(program().said(voice.name) for voice in voices)
    if not offered:
        return NothingToCompare(_("No document fits."), _("qualcode documents lists labels and documents."))
    reasons = Counter(document.reason for document in left_out).most_common(3)
    told = "; ".join(f"{count} × {program().said(reason)}" for reason, count in reasons)
    if basis is Basis.FINISHED:
        return NothingToCompare(
            _("There is no document that two of {names} finished ({told}).", names=names, told=told),
            program().said(DONE),
        )
    if basis is Basis.ROUNDS:
        return NothingToCompare(
            _("There is no document with codings of both {names} ({told}).", names=names, told=told),
            _("qualcode coders round 2 begins a second round; qualcode codings --round 2 lists its codings."),
        )
    return NothingToCompare(
        _("There is no document that two of {names} coded ({told}).", names=names, told=told), program().said(DONE)
    )
