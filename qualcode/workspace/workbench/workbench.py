"""What the coding screen shows, fetched from the project.

It reads through a connection of its own; writing goes through `writer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.model.codes import Codebook
from qualcode.model.codings import Coder, Coding, WorkState
from qualcode.model.documents import CitedPlaces, Document, Role, Structure
from qualcode.model.memos import LinkKind, Memo, MemoTarget
from qualcode.model.origins import SOURCE_KIND, WAVE
from qualcode.model.spans import subtract, union
from qualcode.model.team.roles import TeamRole
from qualcode.project.coding.conditions import among
from qualcode.project.coding.hidden_work import HiddenWork
from qualcode.times import local_today
from qualcode.workspace.sight import Sight, SomebodysWork
from qualcode.workspace.unsaved_texts import UnsavedTexts, drop_forgotten
from qualcode.workspace.workbench.coding_tallies import CodingTallies, Share, counts_quickly
from qualcode.workspace.workbench.held_project import CoveredShare, HeldPart, HeldProject
from qualcode.workspace.workbench.quick_codes import QuickCodes
from qualcode.workspace.workbench.state import State
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.project.revising.orphans import Orphan

_CROWDED = 500  # codings in one document
_LATEST = 500  # codings that tell which codes stand together


@dataclass(frozen=True)
class OpenDocument:
    """The document on the screen with its text and structure."""

    document: Document
    text: str
    structure: Structure
    roles: dict[str, Role]

    @cached_property
    def places(self) -> CitedPlaces:
        """By which numbers its passages are cited."""
        return self.structure.places(self.text)


@dataclass(frozen=True, slots=True)
class Counts:
    """Codings of one document: one's own, those of others, and of these how many are hidden.

    In a blind project those of others are not counted.
    `earlier` are one's own of other rounds, which are hidden and not in `own`.
    """

    own: int = 0
    others: int = 0
    hidden: int = 0
    earlier: int = 0


class Workbench:
    """The project as one coder sees it; with `blind`, or in a blind project, others' codings are left out.

    With `round_`, or where the project is in a round, one's own codings of other rounds are left out too until
    `shows_earlier` is set.
    """

    def __init__(self, path: Path, coder_name: str, *, blind: bool = False, round_: int | None = None) -> None:
        self.space = Workspace.open(path, coder=coder_name, blind=blind, round_=round_, new_coder=True)
        self.project = self.space.project
        self.state = State(path, coder_name)
        self.unsaved = UnsavedTexts(self.project, coder_name)
        with suppress(OSError):  # told by “forget”, on the machine where it runs
            drop_forgotten(self.project)
        self.coder_name = coder_name
        self.wanted_round = round_
        self._shows_earlier = False
        self.quick = QuickCodes(self.state)
        self.filter = ""
        self.changes = 0  # grows with everything that is taken in, so that a screen knows whether it is behind
        self._share = CoveredShare(self.project)
        self._held = HeldProject(self.project)
        self.documents: list[Document] = []
        self.refresh()

    def refresh(self) -> None:
        """Take in what changed in the project since the last time, whoever changed it."""
        self._version = self.project.data_version()
        changed = self._held.take_in()
        if not changed:
            return
        self.changes += 1
        if changed & HeldPart.SIGHT:
            self.coder: Coder | None = self.space.coder
            self.round = self.wanted_round or self.project.settings.round
            self.sight = self._look()
            self._me = self.sight.own
        elif self.sight.models and (sight := self._look()) != self.sight:  # an exercise was finished, or has grown
            self.sight = sight
            changed |= HeldPart.SIGHT
        if changed & (HeldPart.BOOK | HeldPart.SIGHT):
            self.book: Codebook = self.project.codes.book(hidden=self.sight.hidden)
        if self.filter:
            self.set_filter(self.filter)
        elif changed & HeldPart.DOCUMENTS:
            self.documents = self.every_document

    @property
    def every_document(self) -> list[Document]:
        """All documents, by label and name."""
        return self._held.documents

    @property
    def coders(self) -> dict[int, Coder]:
        """Key -> coder."""
        return self._held.coders

    # ---- counting in a thread --------------------------------------------------------------------

    def count_later(self) -> None:
        """Let many codings be counted elsewhere, by `counting`; until then numbers of codings are not known."""
        self._held.counts_later = True

    @property
    def is_small(self) -> bool:
        """Whether there are so few codings that going through all of them holds nobody up."""
        return counts_quickly(self.project)

    @property
    def is_counted(self) -> bool:
        """Whether the numbers of codings are known."""
        return self._held.tallies is not None

    def counted(self, tallies: CodingTallies) -> None:
        """Take over what was counted over another connection."""
        self.changes += 1
        self._held.adopt(tallies)

    # ---- what may be seen ------------------------------------------------------------------------

    def _look(self) -> Sight:
        sight = self.space.sight
        return replace(sight, round=None if self._shows_earlier and not sight.repeats else self.round)

    @property
    def is_guest(self) -> bool:
        """Whether who acts only reads."""
        return self.coder is not None and self.coder.role is TeamRole.GUEST

    @property
    def blind(self) -> bool:
        """Whether codings of others are hidden."""
        return self.sight.is_blind

    @property
    def shows_earlier(self) -> bool:
        """Whether one's own codings of other rounds are shown."""
        return self._shows_earlier

    @shows_earlier.setter
    def shows_earlier(self, shows: bool) -> None:
        self.changes += 1
        self._shows_earlier = shows
        self.sight = self._look()

    # ---- filter and groups -----------------------------------------------------------------------

    def set_filter(self, typed: str) -> int:
        """Keep only the documents that a query chooses; gives their number.

        Raises UsageProblem, NotFound or Ambiguous and then changes nothing.
        """
        documents = self.every_document
        if typed.strip():
            from qualcode.retrieval.compiled_query import chosen_documents, compiled
            from qualcode.retrieval.query_names import NameReading

            query = compiled(
                self.project, typed, NameReading(of_documents=True, several=True, state_of=self.state_of)
            )
            codings, counted = self.project.codings, self.sight.counted(query.coders)
            seen = chosen_documents(self.project, query, lambda needed: codings.where(needed & counted))
            chosen = {document.key for document in seen}
            documents = [document for document in self.every_document if document.key in chosen]
        self.documents = documents
        self.filter = typed.strip()
        return len(self.documents)

    @property
    def hides_others(self) -> bool:
        """Whether the project is blind and others coded in it; how much, and where, is told to nobody."""
        if not self.sight.project_is_blind:
            return False
        tallies = self._held.tallies
        if tallies is None:
            return self.project.codings.has(~among("coder_id", [self._me]))
        return any(coder != self._me for coder, _ in tallies.in_all)

    def hidden_of_others(self, number: int) -> str:
        """What blindness hides: “3 of others”, in a blind project “those of others” everywhere; empty for nothing."""
        if self.sight.project_is_blind:
            return _("those of others") if self.hides_others else ""
        return ngettext("{count} of others", "{count} of others", number) if number else ""

    def groupings(self) -> list[str]:
        """What documents can be grouped by: label, case, state, wave and kind of source, and every attribute."""
        documents = self.every_document
        own = [
            "label",
            "case",
            "state",
            *(name for name in (WAVE, SOURCE_KIND) if any(d.value(name) for d in documents)),
        ]
        names = dict.fromkeys(name for document in documents for name in document.attributes)
        return [*own, *(name for name in names if name not in own)]

    def group_of(self, document: Document) -> str:
        """The group of a document by the chosen grouping; by wave, else label, where none was chosen."""
        chosen = self.state.get("grouping")
        if chosen == "label":
            return document.label or "—"
        if chosen == "case":
            return document.case or "—"
        if chosen == "state":
            return self.state_of(document).value
        if isinstance(chosen, str):
            return document.value(chosen) or "—"
        return document.wave or document.label or "—"

    def coverage(self, document: Document) -> float:
        """The share of the respondents' text that this coder's codings cover, from 0 to 1."""
        if self.coder is None:
            return 0.0
        return self._share.of(document, self.project.codings.edges(document.key, self.coder.key, self.sight.round))

    def is_stale(self) -> bool:
        """Whether another connection has written since the last fetching."""
        return self.project.data_version() != self._version

    def close(self) -> None:
        """Close the reading connection."""
        self.project.close()

    # ---- documents -------------------------------------------------------------------------------

    def first_document(self, wanted: str | None) -> Document | None:
        """The document that was asked for, else the last one open, else the first that is not finished."""
        if wanted is not None:
            return self.project.documents.find(wanted)
        last = next(
            (document for document in self.every_document if document.uuid == self.state.get("document")), None
        )
        if last is not None:
            return last
        unfinished = (document for document in self.documents if self.state_of(document) is not WorkState.FINISHED)
        return next(unfinished, self.documents[0] if self.documents else None)

    def open(self, document: Document) -> OpenDocument:
        """Fetch text and structure of a document."""
        documents = self.project.documents
        fresh = documents.get(document.key)
        return OpenDocument(fresh, documents.text(fresh), documents.structure(fresh), documents.roles(fresh))

    def reopen(self, opened: OpenDocument) -> OpenDocument:
        """Fetch anew what can have changed about an open document; text and structure only with another text."""
        fresh = self.project.documents.get(opened.document.key)
        if fresh.sha256 != opened.document.sha256:
            return self.open(fresh)
        return replace(opened, document=fresh, roles=self.project.documents.roles(fresh))

    def place_in(self, document: Document) -> int | None:
        """The offset at which this coder was when the document was left; None where that is not known."""
        places = self.state.get("places")
        place = places.get(document.uuid) if isinstance(places, dict) else None
        return place if isinstance(place, int) and 0 < place < document.length else None

    def remember_place(self, document: Document, offset: int) -> None:
        """Remember the document, and where in it this coder is, for the next time."""
        places = self.state.get("places")
        known = dict(places) if isinstance(places, dict) else {}
        self.state.set("places", {**known, document.uuid: offset})
        self.state.set("document", document.uuid)

    def document(self, key: int) -> Document | None:
        """The document of that key, if it is still there."""
        return next((document for document in self.every_document if document.key == key), None)

    def neighbour(self, document: Document, step: int) -> Document | None:
        """The next (1) or previous (-1) document in the order of the list; None at its end."""
        keys = [listed.key for listed in self.documents]
        place = keys.index(document.key) + step if document.key in keys else 0
        return self.documents[place] if 0 <= place < len(keys) else None

    def state_of(self, document: Document) -> WorkState:
        """How far this coder is with a document."""
        known = self._held.states.get((document.key, self.coder.key)) if self.coder else None
        return known.state if known else WorkState.OPEN

    def why_over(self, document: Document) -> str:
        """Why a document's words should not be here any more (`Consent.why_over`); empty where they may."""
        return self._held.over.get(document.key, "")

    def number_over(self) -> int:
        """How many cases, and documents by their own consent, should not be here any more."""
        consents, today = self.project.consents, local_today()
        return sum(said.is_over(today) for said in (*consents.of_cases().values(), *consents.of_documents().values()))

    def finished(self) -> int:
        """Number of documents that this coder finished."""
        return sum(self.state_of(document) is WorkState.FINISHED for document in self.every_document)

    def names_of_allotted(self, document: Document) -> list[str]:
        """The names of the coders to whom a document is allotted, with “✓” behind who finished it."""
        names = []
        for key, coder in self.coders.items():
            known = self._held.states.get((document.key, key))
            if known is not None and known.assigned:
                names.append(f"{coder.name} ✓" if known.state is WorkState.FINISHED else coder.name)
        return names

    def unallotted(self) -> int:
        """The number of documents that are allotted to nobody."""
        allotted = {document for (document, _), known in self._held.states.items() if known.assigned}
        return sum(document.key not in allotted for document in self.every_document)

    def allotted_to(self, documents: Iterable[Document]) -> set[int]:
        """The coders (keys) to whom all of the documents are allotted."""
        keys = [document.key for document in documents]
        states = self._held.states
        return {
            coder
            for coder in self.coders
            if all((key, coder) in states and states[key, coder].assigned for key in keys)
        }

    # ---- codings ---------------------------------------------------------------------------------

    def codings(self, document: Document) -> list[Coding]:
        """The codings of a document that may be seen."""
        return self._seen(self._held.codings(document.key).values())

    def codings_among(self, document: Document, keys: Iterable[int]) -> list[Coding]:
        """Those of the codings with these keys that are in the document and may be seen, in order of the text."""
        held = self._held.codings(document.key)
        found = self._seen(held[key] for key in keys if key in held)
        return sorted(found, key=lambda coding: (coding.span, coding.key))

    def _seen(self, codings: Iterable[Coding]) -> list[Coding]:
        return self.sight.seen(codings)

    def may_be_seen(self, coding: SomebodysWork) -> bool:
        """Whether the coding is shown."""
        return self.sight.sees(coding)

    def has_marked(self, coding: Coding) -> bool:
        """Whether who acts marked the coding as a good quotation."""
        return self.coder is not None and self.coder.key in coding.good_by

    def is_of_round(self, coding: Coding) -> bool:
        """Whether the coding is of the round that is coded now; without rounds, all are."""
        return self.round is None or coding.round == self.round

    def _is_earlier(self, share: Share) -> bool:
        """Whether these are one's own codings of another round."""
        coder, round_ = share
        return coder == self._me and self.round is not None and round_ != self.round

    def _shares_in(self, document: int) -> Mapping[Share, int]:
        tallies, models = self._held.tallies, self.sight.hidden_models.keys
        shares = self.project.codings.tally_of(document) if tallies is None else tallies.by_document.get(document, {})
        return {share: number for share, number in shares.items() if share[0] not in models} if models else shares

    def counts_of(self, document: int) -> Counts:
        """Numbers of codings in one document (key)."""
        shares = self._shares_in(document)
        earlier = sum(number for share, number in shares.items() if self._is_earlier(share))
        own = sum(number for (coder, _), number in shares.items() if coder == self._me) - earlier
        every = sum(number for share, number in shares.items() if not self._is_of_model(share))
        others = 0 if self.sight.project_is_blind else every - own - earlier
        hidden = others if self.blind else 0
        return Counts(own + earlier, others, hidden) if self.shows_earlier else Counts(own, others, hidden, earlier)

    def others_in(self, document: int) -> dict[str, int]:
        """Coder -> number of codings in one document (key), of all other coders; a blind project tells none."""
        others: dict[str, int] = {}
        shares = {} if self.sight.project_is_blind else self._shares_in(document)
        for share, number in sorted(shares.items()):
            coder, _round = share
            if coder != self._me and not self._is_of_model(share):
                name = self.coders[coder].name if coder in self.coders else "?"
                others[name] = others.get(name, 0) + number
        return others

    def code_counts(self) -> dict[int, int]:
        """Code key -> number of codings that may be seen; empty while they are not counted."""
        tallies = self._held.tallies
        by_code = {} if tallies is None else tallies.by_code
        hidden = self.sight.hidden
        counts = {
            code: sum(number for share, number in shares.items() if self._may_be_counted(share, hidden))
            for code, shares in by_code.items()
        }
        return {code: count for code, count in counts.items() if count}

    def _may_be_counted(self, share: Share, hidden: HiddenWork) -> bool:
        """Whether these codings may be seen."""
        if self._is_of_model(share):
            return False
        return self.shows_earlier if self._is_earlier(share) else not hidden.hides(share[0])

    def _is_of_model(self, share: Share) -> bool:
        """Whether these are codings of a model solution, which count for nobody else."""
        return share[0] != self._me and share[0] in self.sight.models

    def uncoded_sentences(self, opened: OpenDocument) -> int:
        """Number of the respondents' sentences that no coding of this coder touches."""
        own = union(coding.span for coding in self.codings(opened.document) if self.is_own(coding))
        answered = opened.structure.answered(opened.structure.sentences, opened.roles)
        return len([sentence for sentence in answered if subtract([sentence], own) == [sentence]])

    def own_total(self) -> int | None:
        """Number of this coder's codings everywhere, of this round where there are rounds; None if not counted."""
        tallies = self._held.tallies
        if tallies is None:
            return None
        own = [(share, number) for share, number in tallies.in_all.items() if share[0] == self._me]
        return sum(number for share, number in own if not self._is_earlier(share))

    def is_own(self, coding: Coding) -> bool:
        """Whether the coding is this coder's."""
        return self.coder is not None and coding.coder == self.coder.key

    def coder_of(self, coding: Coding) -> str:
        """The name of a coding's coder."""
        coder = self.coders.get(coding.coder)
        return coder.name if coder else "?"

    def orphans_of(self, document: Document) -> list[Orphan]:
        """What may be seen of that which lost its place in a corrected text."""
        return self.space.orphans(document)

    def orphaned(self, document: Document) -> int:
        """How many have lost their place, of those that may be seen."""
        return self.project.documents.orphaned(document, self.sight.hidden)

    def own_memo(self, coding: Coding) -> Memo | None:
        """This coder's memo on a coding."""
        return next((memo for memo in self.project.memos.on_coding(coding.key) if self.wrote(memo)), None)

    def memos_of(self, document: int) -> list[Memo]:
        """The memos on passages of a document (key) that may be seen, in order of the text."""
        return [memo for memo in self._held.memos(document) if self.sight.sees_memo(memo)]

    def memos_on(self, thing: MemoTarget) -> list[Memo]:
        """The memos on the project, or on a whole case, document or code, the last changed first."""
        memos = self._held.memos_on.get(thing, ())
        return sorted(memos, key=lambda memo: (memo.changed, memo.key), reverse=True)

    def linking(self, kind: LinkKind, key: int) -> Sequence[Memo]:
        """The memos that link to a thing (key), as far as links are read, oldest first."""
        return (self._held.links or {}).get((kind, key), ())

    @property
    def links_are_read(self) -> bool:
        """Whether it is known which memos link where."""
        return self._held.links is not None

    def take_links(self, links: Mapping[tuple[LinkKind, int], Sequence[Memo]]) -> None:
        """Take in which memos link where."""
        self._held.links = links

    def has_memos(self, thing: MemoTarget) -> bool:
        """Whether there are memos on the project, or on a whole case, document or code."""
        return thing in self._held.memos_on

    def wrote(self, memo: Memo) -> bool:
        """Whether the memo is this coder's."""
        return self.coder is not None and memo.author == self.coder.key

    def author_of(self, memo: Memo) -> str:
        """The name of a memo's author."""
        coder = self.coders.get(memo.author)
        return coder.name if coder else "?"

    # ---- codes -----------------------------------------------------------------------------------

    def near(self, codings: list[Coding]) -> list[int]:
        """Keys of the codes that overlap most often with the codes of these codings, as far as the latest tell."""
        wanted, tallies = {coding.code for coding in codings}, self._held.tallies
        if not wanted or tallies is None:  # a mere order of suggestions is not worth waiting for
            return []
        crowded = [document for document, shares in tallies.by_document.items() if sum(shares.values()) > _CROWDED]
        return self.project.codings.beside(
            wanted, self.sight.counted() & ~among("document_id", crowded), most=5, of=_LATEST
        )
