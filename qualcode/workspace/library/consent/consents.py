"""What cases and documents of a study agreed to, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import Ambiguous, NotFound, UsageProblem
from qualcode.model.consent.consents import UNKNOWN_CONSENT, Consent, ConsentChange, Purpose
from qualcode.model.documents import Document
from qualcode.times import local_today
from qualcode.workspace.consent import consents as consent_changes
from qualcode.workspace.consent.consents import Consenting, StatedConsent
from qualcode.workspace.consent.table import FIELDS, OTHERS, consent_cells
from qualcode.workspace.consent.typed import change_of
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.frames import FrameColumns
from qualcode.workspace.library.resolver import known_word, several
from qualcode.workspace.library.thing import StudyThing
from qualcode.workspace.library.things import StudyCase, StudyDocument

if TYPE_CHECKING:
    pass

_PURPOSES = [purpose.value for purpose in Purpose]


class StudyConsent(StudyThing):
    """What a case agreed to, or what was said of one document alone, as it was when it was fetched.

    Answers are yes, paraphrase (only for quote) and no; days are ISO 8601. What is not known is empty.
    """

    __slots__ = ()
    noun = "consent"
    record: StatedConsent

    @property
    def of(self) -> StudyCase | StudyDocument:
        """Whose it is."""
        of = self.record.of
        return StudyDocument(self.study, of) if isinstance(of, Document) else StudyCase(self.study, of)

    @property
    def title(self) -> str:
        """The name of the case or document."""
        return self.record.of.name

    @property
    def answers(self) -> Mapping[str, str]:
        """Purpose -> answer, of what is known: {"quote": "yes", "archive": "no"}."""
        return {purpose.value: answer.value for purpose, answer in self._consent.answers.items()}

    @property
    def given(self) -> str:
        """The day on which they agreed."""
        return self._consent.given

    @property
    def form(self) -> str:
        """The form or version that was signed."""
        return self._consent.form

    @property
    def withdrawn(self) -> str:
        """The day on which they withdrew it; nothing may leave since then."""
        return self._consent.withdrawn

    @property
    def delete_by(self) -> str:
        """The day by which what they said is to be deleted."""
        return self._consent.delete_by

    @property
    def _consent(self) -> Consent:
        return self.record.consent

    def answer(self, purpose: str) -> str:
        """What was said of a purpose: analyse, quote, teach, archive, secondary or services."""
        return self._consent.answer(_purpose(purpose)).value

    def allows(self, purpose: str) -> str:
        """What may leave today for that purpose: yes, paraphrase or no, which holds where nothing is known.

        Of a document its case, and the cases that its speakers are, have a say too: the strictest holds.
        """
        wanted, today, of = _purpose(purpose), local_today(), self.record.of
        if isinstance(of, Document):
            return self.study.space.project.consents.that_hold()[of.key].allows(wanted, today).value
        return self._consent.allows(wanted, today).value

    def change(self, **said: object) -> StudyConsent:
        """Say what was agreed to; gives the consent as it is then. See `study.consents.set`."""
        self.study.refuse_nobody()
        of = self.study.consents[self].record.of
        consent_changes.say(self.study.space, [of], _change(said))
        return self.study.consents[self.of]

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield from zip(FIELDS, consent_cells(self._consent), strict=True)


class StudyConsents(StudyCollection[StudyConsent]):
    """What all cases agreed to, and documents that belong to no case or of which something was said alone."""

    noun = "consent"

    def __iter__(self) -> Iterator[StudyConsent]:
        return (StudyConsent(self.study, known) for known in consent_changes.stated(self.study.space.project))

    def set(self, *of: object, **said: object) -> int:
        """Say the same of cases and documents (names or the things), as one change; gives how many it changed.

            study.consents.set("Case A", quote="yes", archive="no", form="B 2", given="2022-05-31")

        Purposes are analyse, quote, teach, archive, secondary and services; answers yes, no and, for quote,
        paraphrase. Further given, form, withdrawn and delete_by; days are texts or dates. An empty text takes back
        what was said. Raises NotFound for names, Ambiguous for one of both a case and a document, UsageProblem for
        all that is no answer, no day, or contradicts itself.
        """
        self.study.refuse_nobody()
        named = [consenting for group in of for consenting in map(self._consenting, several(group))]
        if not named:
            raise UsageProblem(_("Nobody is named."), _("Give cases or documents, or call study.consents.set_all."))
        single = {consenting.uuid: consenting for consenting in named}.values()
        return consent_changes.say(self.study.space, single, _change(said))

    def set_all(self, *, overwrite: bool = False, **said: object) -> int:
        """Say the same of every case and every document that belongs to none; gives how many consents it changed.

        Who refused more, or withdrew, stays as it is and is warned of, unless it is to `overwrite` that. The rest is
        as in `set`.
        """
        self.study.refuse_nobody()
        done = consent_changes.say_of_everybody(self.study.space, _change(said), overwrite=overwrite)
        if done.left:
            warn(_("left as they are, since they refused more or withdrew: {number}", number=len(done.left)))
        return done.changed

    def _consenting(self, wanted: object) -> Consenting:
        if isinstance(wanted, StudyConsent):
            wanted = wanted.of
        resolver = self.study.resolver
        if isinstance(wanted, StudyDocument):
            return resolver.document(wanted)
        if isinstance(wanted, StudyCase):
            return resolver.case(wanted)
        try:
            case = resolver.case(wanted)
        except NotFound as error:
            try:
                return resolver.document(wanted)
            except NotFound:
                raise error from None
        name = str(wanted)
        if name != case.id and any(document.name == name for document in self.study.documents):
            raise Ambiguous(
                "case", name, [name, name], hint=_("Give the thing: study.cases[NAME] or study.documents[NAME].")
            )
        return case

    def _found(self, wanted: object) -> StudyConsent:
        of = self._consenting(wanted)
        if not isinstance(of, Document):
            return StudyConsent(self.study, StatedConsent(of, of.consent))
        own = self.study.space.project.consents.of_documents()
        return StudyConsent(self.study, StatedConsent(of, own.get(of.key, UNKNOWN_CONSENT)))

    def _columns(self, things: Sequence[StudyConsent]) -> FrameColumns:
        records = [consent.record for consent in things]
        cells = [[cell or None for cell in consent_cells(record.consent)] for record in records]
        values: dict[str, Sequence[object]] = {
            "kind": [record.kind for record in records],
            "id": [record.of.id for record in records],
            "name": [record.of.name for record in records],
            "case": [record.of.case if isinstance(record.of, Document) else record.of.name for record in records],
        }
        return FrameColumns(values | {name: [row[place] for row in cells] for place, name in enumerate(FIELDS)})


def _purpose(wanted: object) -> Purpose:
    return Purpose(known_word("purpose", wanted, _PURPOSES))


def _change(said: Mapping[str, object]) -> ConsentChange:
    """The change that arguments say. Raises UsageProblem for an unknown name, and with all that is none."""
    others: dict[str, str] = {}
    answers: dict[Purpose, str] = {}
    for name, value in said.items():
        if name in OTHERS:
            others[name] = value.isoformat() if isinstance(value, date) else _text(name, value)
        else:
            answers[_purpose(name)] = ("yes" if value else "no") if isinstance(value, bool) else _text(name, value)
    change, problems = change_of(answers, **others)
    if problems:
        raise UsageProblem("\n".join(problems), _("Nothing was changed. Correct it."))
    if change == ConsentChange():
        raise UsageProblem(_("Nothing is said of it."), _('Say it like quote="yes", or form="B 2".'))
    return change


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise UsageProblem(_("{wanted} is no text for {name}.", wanted=repr(value), name=name), _("Give a text."))
    return value
