"""Packages: a project file with what one coder needs for coding, and nothing of what others did.

A package goes to colleagues of the study. Whether somebody may be quoted is no matter; whoever refused that words are
analysed, or withdrew, or whose day of deletion has come, stays here. That it left stands in the register.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.values import SEED
from qualcode.catalogue import _, ngettext
from qualcode.errors import ConsentError, QualcodeError, UsageProblem
from qualcode.model.sharing.segments import united
from qualcode.model.spans import Span
from qualcode.model.team.roles import TeamRole
from qualcode.plural import counted
from qualcode.project.coding.conditions import among
from qualcode.project.sharing.cutting import PackageContents
from qualcode.times import local_today
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.team import coders

if TYPE_CHECKING:
    from qualcode.agreement.planning.samples import SampleStratum
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace

_LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True, slots=True)
class SampleShare:
    """How many documents are drawn: a number of them, or so many per cent of what there is."""

    documents: int | None = None
    per_cent: float | None = None

    @classmethod
    def typed(cls, text: str) -> SampleShare:
        """What people type: “12” or “20%”. Raises UsageProblem for what is neither."""
        word = text.strip()
        try:
            if word.endswith("%"):
                share = float(word[:-1].strip().replace(",", "."))
                if 0 < share <= 100:
                    return cls(per_cent=share)
            elif word.isdecimal() and int(word) > 0:
                return cls(documents=int(word))
        except ValueError:
            pass
        raise UsageProblem(
            _("“{sample}” is neither a number of documents nor a share of them.", sample=text),
            _("Write --sample 12 or --sample 20%."),
        )

    def of(self, there: int) -> int:
        """How many that is of so many documents; of a share at least one, and rounded up."""
        if self.documents is not None:
            return self.documents
        return max(1, math.ceil(round((self.per_cent or 0) * there / 100, 6)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOrder:
    """What is to go into a package, and for whom.

    `documents` are those to choose from, None for those that are assigned to the coder in the present round, or all
    where none is. Of these a `sample` is drawn by the `seed`, with `by` of each value of that attribute (or “label”)
    its share. `blind` has the package hide codings of others, wherever they come from; in a project that is blind it
    does so anyhow. The passages that `segments_of` coded are fixed for the coder, in the order of the text or, with
    `shuffle`, in one drawn by the seed.
    """

    path: Path
    coder: str
    new_coder: bool = False
    documents: Sequence[Document] | None = None
    sample: SampleShare | None = None
    by: str = ""
    seed: int | None = None
    blind: bool = False
    segments_of: Coder | None = None
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """What went into a package. `chosen` says why these documents: “named”, “assigned”, “all”.

    `there` counts those that were chosen from, `refused` those of them that stay here as somebody refused, withdrew
    or should not be here any more. `assigned` counts the documents that were assigned to the coder by it. `seed` is
    None where nothing was drawn. `segments` counts fixed passages, `without_segments` documents without any;
    `anchors` are examples that stay here; while codings of others are hidden they are not counted.
    """

    path: Path
    coder: str
    documents: tuple[Document, ...]
    chosen: str
    there: int
    refused: int
    strata: tuple[SampleStratum, ...]
    seed: int | None
    assigned: int
    blind: bool
    segments: int
    without_segments: int
    anchors: int

    def stays_here(self) -> list[str]:
        """What did not go in although somebody may expect it, in clauses with numbers."""
        said = []
        if self.refused:
            said.append(
                ngettext(
                    "{count} document stays here: somebody refused that it is analysed, withdrew, or it is to be "
                    "deleted",
                    "{count} documents stay here: somebody refused that they are analysed, withdrew, or they are to "
                    "be deleted",
                    self.refused,
                )
            )
        if self.without_segments:
            said.append(
                ngettext(
                    "{count} document has no fixed passage",
                    "{count} documents have no fixed passages",
                    self.without_segments,
                )
            )
        if self.anchors:
            said.append(
                ngettext(
                    "{count} anchor example stays here: it is a coding of somebody else",
                    "{count} anchor examples stay here: they are codings of somebody else",
                    self.anchors,
                )
            )
        return said


def write_package(space: Workspace, order: PackageOrder) -> WrittenPackage:
    """Cut a package, assign its documents to the coder and fix passages, as one change, and enter that it left.

    Raises UsageProblem and QualcodeError for an order that cannot be, ConsentError where nobody's words may go,
    ProjectFileError where the file is there already or cannot be made; then nothing was changed.
    """
    _refuse(space, order)
    packing = _Packing(space, order)
    space.project.cutting.write(order.path, packing.prepare, packing.leaves)
    return packing.written


class _Packing:
    """One package on its way: what was chosen for it, and what is told of it."""

    written: WrittenPackage

    def __init__(self, space: Workspace, order: PackageOrder) -> None:
        self._space = space
        self._order = order

    def prepare(self) -> PackageContents:
        """Choose, assign and fix, inside an open transaction."""
        space, order, project = self._space, self._order, self._space.project
        coder = _coder(space, order)
        chosen, found = _chosen(space, order, coder)
        allowed = _allowed(space, found)
        documents, strata = _drawn(order, allowed)
        passages = _passages(space, order, documents)
        reason = _reason(order, len(documents), len(allowed))
        with project.change("segments.fix" if passages else "assign", space.author, reason):
            assigned = coders.assign(space, documents, coder)
            if passages:
                project.segments.fix(passages, coder, _round(space), space.author)
        fixed = project.segments.all(coder=coder.key, round_=_round(space))
        keys = frozenset(document.key for document in documents)
        seed = _seed(order) if order.sample is not None or order.shuffle else None
        segments = [segment.document for segment in fixed if segment.document in keys]
        blind = order.blind or project.settings.blind
        details = {"documents": len(keys), "of": len(found), "by": order.by, "seed": seed, "segments": len(segments)}
        led = {"led": True} if project.roles.rights.is_led else {}
        contents = PackageContents(coder, keys, blind, details | {"blind": blind} | led)
        self.written = WrittenPackage(
            order.path,
            coder.name,
            tuple(documents),
            chosen,
            len(found),
            len(found) - len(allowed),
            strata,
            seed,
            assigned,
            contents.blind,
            len(segments),
            len(keys - set(segments)) if segments else 0,
            0 if space.sight.hidden else project.cutting.anchors_left_out(contents),
        )
        return contents

    def leaves(self, contents: PackageContents, sha256: str) -> AbstractContextManager[None]:
        """What surrounds the moment in which the package gets its name: its line in the register."""
        parts = DepartingParts()
        for document in sorted(contents.documents):
            parts.whole(document)
        departure = Departure(
            space=self._space,
            door="package",
            format="qualcode",
            parts=parts,
            path=self._order.path,
            recipient=contents.coder.name,
        )
        return departure.together({self._order.path: sha256})


def _refuse(space: Workspace, order: PackageOrder) -> None:
    """Raise UsageProblem for options that mean nothing together, QualcodeError for places that must not be seen."""
    if order.by and order.sample is None:
        raise UsageProblem(_("--by says how a sample is drawn."), _("Say --sample 20% too, or leave it out."))
    if order.shuffle and order.segments_of is None:
        raise UsageProblem(_("--shuffle is about fixed passages."), _("Say --segments-of too, or leave it out."))
    if order.seed is not None and order.sample is None and not order.shuffle:
        raise UsageProblem(_("--seed belongs to --sample and --shuffle."), _("Say one of them, or leave it out."))
    if order.seed is not None and not 0 <= order.seed <= _LARGEST_SEED:
        raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))
    if order.segments_of is not None:
        if order.segments_of.name == order.coder:
            raise UsageProblem(
                _("“{coder}” cannot get fixed passages of “{coder}”.", coder=order.coder),
                _("Name another coder with --segments-of."),
            )
        space.sight.refuse_comparing(only_of=order.segments_of.key)
        space.sight.refuse_naming([order.segments_of.key])


def _coder(space: Workspace, order: PackageOrder) -> Coder:
    """The coder for whom it is. Raises NotFound, NotExact or Ambiguous for one whom the project does not know.

    Raises QualcodeError for a guest, who could code nothing in it.
    """
    found = space.project.coders.exact(order.coder)
    if found is not None:
        if found.role is TeamRole.GUEST:
            raise QualcodeError(
                _("“{coder}” is a guest here and only reads.", coder=found.name),
                _("Nothing was written. “qualcode coders role CODER coder” lets a guest code."),
            )
        return found
    if order.new_coder:
        return coders.add(space, order.coder)
    return space.project.coders.find(order.coder, exact=True)


def _chosen(space: Workspace, order: PackageOrder, coder: Coder) -> tuple[str, list[Document]]:
    """The documents to choose from, and why these. Raises QualcodeError where there are none."""
    every = space.documents()
    if order.documents is not None:
        keys = {document.key for document in order.documents}
        chosen, found = "named", [document for document in every if document.key in keys]
    else:
        assigned = {work.document for work in space.project.coders.assignments(coder) if work.assigned}
        own = [document for document in every if document.key in assigned]
        chosen, found = ("assigned", own) if own and order.sample is None else ("all", every)
    if order.segments_of is not None and order.documents is None and order.sample is None:
        coded = {coding.document for coding in _codings(space, order.segments_of)}
        found = [document for document in found if document.key in coded]
    if not found:
        raise QualcodeError(_("No document is chosen."), _("Nothing was written. Choose others with --documents."))
    return chosen, found


def _allowed(space: Workspace, documents: Sequence[Document]) -> list[Document]:
    """Those whose words may be analysed. Raises ConsentError where there is none."""
    today, consents = local_today(), space.project.consents.that_hold()
    allowed = []
    for document in documents:
        consent = consents[document.key]
        if not any(said.forbids_all(today) for said in (consent.own, *consent.speakers.values())):
            allowed.append(document)
    if not allowed:
        raise ConsentError(
            _("None of these documents may be analysed: somebody refused, withdrew, or should not be here any more."),
            _("Nothing was written. “qualcode consent” lists what was said."),
        )
    return allowed


def _drawn(order: PackageOrder, documents: list[Document]) -> tuple[list[Document], tuple[SampleStratum, ...]]:
    """The sample, in the order of the documents; all of them where none is wanted. Raises UsageProblem."""
    if order.sample is None:
        return documents, ()
    from qualcode.agreement.planning.samples import SampleStratum, drawn, strata_of

    if order.sample.of(len(documents)) > len(documents):
        raise UsageProblem(
            _(
                "A sample of {size} cannot be drawn from {there}.",
                size=counted(order.sample.of(len(documents)), "document", after=True),
                there=counted(len(documents), "document", after=True),
            ),
            _("Say a smaller --sample, or choose more documents."),
        )
    if order.by and order.by != "label" and not any(document.value(order.by) for document in documents):
        raise UsageProblem(
            _("No document has the attribute “{attribute}”.", attribute=order.by),
            _("“qualcode documents --json” shows them; --by label takes the source label."),
        )
    strata = strata_of(documents, order.by) if order.by else {"": documents}
    found = drawn(strata, order.sample.of(len(documents)), _seed(order))
    keys = {document.key for stratum in found.values() for document in stratum}
    told = tuple(SampleStratum(value, len(found[value]), len(there)) for value, there in strata.items())
    return [document for document in documents if document.key in keys], told if order.by else ()


def _passages(space: Workspace, order: PackageOrder, documents: Sequence[Document]) -> list[tuple[Document, Span]]:
    """The passages that are to be fixed, in their order; overlapping ones are one.

    Raises QualcodeError where there are none.
    """
    if order.segments_of is None:
        return []
    spans: dict[int, set[Span]] = {}
    for coding in _codings(space, order.segments_of):
        spans.setdefault(coding.document, set()).add(coding.span)
    passages = [(document, span) for document in documents for span in united(spans.get(document.key, ()))]
    if not passages:
        raise QualcodeError(
            _("“{coder}” coded nothing in these documents.", coder=order.segments_of.name),
            _("Nothing was written. Choose other documents, or leave --segments-of out."),
        )
    if order.shuffle:
        seed = _seed(order)

        def lot(passage: tuple[Document, Span]) -> str:
            document, span = passage
            return hashlib.sha256(f"{seed}:{document.uuid}:{span.start}:{span.end}".encode()).hexdigest()

        passages.sort(key=lot)
    return passages


def _codings(space: Workspace, coder: Coder) -> list[Coding]:
    """The codings of a coder in the present round."""
    project = space.project
    of_round = among("coder_id", [coder.key]) & among("round", [_round(space)])
    return project.codings.where(of_round)


def _round(space: Workspace) -> int:
    return space.round or space.project.settings.round or 1


def _seed(order: PackageOrder) -> int:
    return SEED if order.seed is None else order.seed


def _reason(order: PackageOrder, number: int, there: int) -> str:
    """What the history keeps of how the documents were drawn, as for a sample of the whole team."""
    if order.sample is None:
        return "package"  # no text: kept in the file
    how = f"seed {_seed(order)}, by {order.by}" if order.by else f"seed {_seed(order)}"  # no text: kept in the file
    return f"package: {how}, {number} of {there} documents"  # no text: kept in the file
