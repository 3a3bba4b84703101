"""`Resolver`: the one way from what somebody writes in Python to the thing of the study that is meant.

Exact names, ids, and things of the face are taken; a number, or a thing of another kind, is refused by what it is.
What has no such name raises NotFound with the nearest, which are never taken for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from qualcode.catalogue import _, pgettext
from qualcode.errors import Ambiguous, NotExact, NotFound, QualcodeError, UsageProblem
from qualcode.model.codings import Polarity
from qualcode.model.documents import Document
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, find, nearest
from qualcode.workspace.library.thing import StudyThing

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction
    from qualcode.model.codebooks.typologies import Typology
    from qualcode.model.codebooks.versions import CodebookVersion
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Case
    from qualcode.model.groups import DocumentGroup, ResearchQuestion
    from qualcode.model.memos import Memo
    from qualcode.model.readings.doubts import NotedDoubt
    from qualcode.model.readings.transcription_rules import TranscriptionRules
    from qualcode.model.spans import Span
    from qualcode.model.team.norming import NormingSession
    from qualcode.model.topics import Topic
    from qualcode.workspace.workspace import Workspace

T = TypeVar("T")
Found_co = TypeVar("Found_co", covariant=True)

PLURALS = {
    "document": "documents", "code": "codes", "coding": "codings", "coder": "coders", "case": "cases",
    "memo": "memos", "label": "labels", "group": "groups",
    "research question": "research_questions",  # no text: a key
    "topic": "topics", "doubt": "doubts", "consent": "consents",
    "transcription rule": "transcription_rules",  # no text: a key
    "norming session": "norming",  # no text: a key
    "induction": "inductive", "typology": "typologies",
    "codebook version": "versions",  # no text: a key
}  # fmt: skip


class _LookUp(Protocol[Found_co]):
    """The look-up of a kind of things by name or id, such as `project.documents.find`."""

    def __call__(self, wanted: str, *, exact: bool = False) -> Found_co: ...


class Resolver:
    """Finds what is meant in one opened study; of codings and memos only those that may be seen."""

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._project = space.project

    def document(self, wanted: object) -> Document:
        """The document of that name or id."""
        own = wanted.record if isinstance(wanted, StudyThing) and wanted.study.resolver is self else None
        if isinstance(own, Document):
            with suppress(QualcodeError):  # told below, as of any other name
                found = self._project.documents.get(own.key)
                if found.uuid == own.uuid:
                    return found
        return _one("document", wanted, self._project.documents.find)

    def code(self, wanted: object) -> Code:
        """The code of that path, end of a path, name or id, with the anchor examples that may be seen."""
        return _one("code", wanted, partial(self._project.codes.find, book=self._space.book))

    def coder(self, wanted: object) -> Coder:
        """The coder of that name or id."""
        return _one("coder", wanted, self._project.coders.find)

    def case(self, wanted: object) -> Case:
        """The case of that name or id."""
        return _one("case", wanted, self._project.cases.find)

    def group(self, wanted: object) -> DocumentGroup:
        """The group of documents of that name or id."""
        return _one("group", wanted, self._project.groups.find)

    def topic(self, wanted: object) -> Topic:
        """The topic of the guide of that name or id."""
        return _one("topic", wanted, self._project.topics.find)

    def transcription_rules(self, wanted: object) -> TranscriptionRules:
        """The transcription rules of that name."""
        return _one("transcription rule", wanted, self._project.transcription.find)  # no text: a key

    def norming_session(self, wanted: object) -> NormingSession:
        """The norming session of that name or id."""
        return _one("norming session", wanted, self._project.norming.find)  # no text: a key

    def codebook_version(self, wanted: object) -> CodebookVersion:
        """The version of the codebook of that name, number or id."""
        return _one("codebook version", wanted, self._project.versions.find)  # no text: a key

    def induction(self, wanted: object) -> Induction:
        """The inductive work of that name or id."""
        return _one("induction", wanted, self._project.inductions.find)

    def typology(self, wanted: object) -> Typology:
        """The typology of that name or id."""
        return _one("typology", wanted, self._project.typologies.find)

    def doubt(self, wanted: object) -> NotedDoubt:
        """The doubt of that id, be it settled or not."""
        return _one("doubt", wanted, self._project.doubts.find)

    def research_question(self, wanted: object) -> ResearchQuestion:
        """The research question of that text or id."""
        noun = "research question"  # no text: a key
        return _one(noun, wanted, self._project.research_questions.find)

    def label(self, wanted: object) -> str:
        """The source label of that name."""
        return _one("label", wanted, self._project.labels.find).name

    def coding(self, wanted: object) -> Coding:
        """The coding of that id; one that must not be seen is as little found as one that is not there."""

        def look(wanted: str, *, exact: bool = False) -> Coding:
            try:
                coding = self._project.codings.find(wanted, exact=exact)
            except (NotExact, Ambiguous):
                raise NotFound("coding", wanted) from None
            if not self._space.sight.sees(coding):
                raise NotFound("coding", wanted)
            return coding

        return _one("coding", wanted, look)

    def memo(self, wanted: object) -> Memo:
        """The memo of that title or id."""

        def look(wanted: str, *, exact: bool = False) -> Memo:
            memos = self._space.memos()
            candidates = [NameCandidate(memo, memo.id, memo.uuid, (memo.title or memo.id,)) for memo in memos]
            return find("memo", wanted, candidates, exact=exact)

        return _one("memo", wanted, look)


def _one(noun: str, wanted: object, look: _LookUp[T]) -> T:
    name = name_of(noun, wanted)
    try:
        return look(name, exact=True)
    except NotExact as error:
        raise NotFound(noun, name, [error.name]) from None
    except Ambiguous as error:
        if error.near:
            raise NotFound(noun, name, error.near[:3]) from None
        raise Ambiguous(noun, name, error.matches, hint=_("Give its whole path, or its id.")) from None
    except NotFound as error:
        if isinstance(wanted, StudyThing):
            raise NotFound(noun, wanted.title, hint=_("It is of another study, or was removed meanwhile.")) from None
        hint = (
            _("study.{plural} lists them all.", plural=PLURALS[noun])
            if noun != "label"
            else _("study.documents.frame() shows them.")
        )
        raise NotFound(noun, name, error.nearest, hint) from None


def name_of(noun: str, wanted: object) -> str:
    """What names a thing for sure: the name or id that was given, or the UUID of a thing of that kind.

    Raises UsageProblem for what is neither.
    """
    if isinstance(wanted, StudyThing) and wanted.noun == noun:
        return wanted.uuid
    if isinstance(wanted, str) and wanted.strip():
        return str(wanted)
    given = _("an empty name") if isinstance(wanted, str) else _("{wanted}, which is none,", wanted=repr(wanted))
    hint = (
        _(
            "Give its name in quotation marks, or the thing itself, as study.{plural}[NAME] gives it.",
            plural=PLURALS[noun],
        )
        if noun != "label"
        else _("Give its name in quotation marks.")
    )
    raise UsageProblem(_WANTED[noun](given), hint)


# German changes the words before a noun with its gender: one sentence a kind.
_WANTED: dict[str, Callable[[str], str]] = {
    "document": lambda given: _("A document is wanted, and {given} was given.", given=given),
    "code": lambda given: _("A code is wanted, and {given} was given.", given=given),
    "coder": lambda given: _("A coder is wanted, and {given} was given.", given=given),
    "case": lambda given: _("A case is wanted, and {given} was given.", given=given),
    "group": lambda given: _("A group is wanted, and {given} was given.", given=given),
    "topic": lambda given: _("A topic is wanted, and {given} was given.", given=given),
    "doubt": lambda given: _("A doubt is wanted, and {given} was given.", given=given),
    "research question": lambda given: _("A research question is wanted, and {given} was given.", given=given),
    "codebook version": lambda given: _("A version of the codebook is wanted, and {given} was given.", given=given),
    "norming session": lambda given: _("A norming session is wanted, and {given} was given.", given=given),
    "typology": lambda given: _("A typology is wanted, and {given} was given.", given=given),
    "induction": lambda given: _("An inductive work is wanted, and {given} was given.", given=given),
    "label": lambda given: _("A label is wanted, and {given} was given.", given=given),
    "coding": lambda given: _("A coding is wanted, and {given} was given.", given=given),
    "memo": lambda given: _("A memo is wanted, and {given} was given.", given=given),
}


def several(wanted: object) -> tuple[object, ...]:
    """One thing or name, or several in a list or a collection, as a tuple; None and what is empty are none."""
    if wanted is None:
        return ()
    if isinstance(wanted, str | StudyThing) or not isinstance(wanted, Iterable):
        return (wanted,)
    return tuple(wanted)


def not_taken(wanted: object, kind: str, hint: str) -> UsageProblem:
    """The error for a value that is none of that kind: a kind of value, else the name of an argument."""
    noun = _KINDS[kind]() if kind in _KINDS else kind
    return UsageProblem(_("{wanted} is no {kind}.", wanted=repr(wanted), kind=noun), hint)


_KINDS: dict[str, Callable[[], str]] = {
    "document text": lambda: pgettext("is no", "text of a document"),
    "document name": lambda: pgettext("is no", "name of a document"),
    "speaker name": lambda: pgettext("is no", "name of a speaker"),
    "case name": lambda: pgettext("is no", "name of a case"),
    "coder name": lambda: pgettext("is no", "name of a coder"),
    "attribute name": lambda: pgettext("is no", "name of an attribute"),
    "memo text": lambda: pgettext("is no", "text of a memo"),
    "label": lambda: pgettext("is no", "label"),
    "title": lambda: pgettext("is no", "title"),
    "memo": lambda: pgettext("is no", "memo"),
    "paraphrase": lambda: pgettext("is no", "paraphrase"),
    "weight": lambda: pgettext("is no", "weight"),
    "round": lambda: pgettext("is no", "round"),
    "polarity": lambda: pgettext("is no", "polarity"),
    "order": lambda: pgettext("is no", "order"),
    "language": lambda: pgettext("is no", "language"),
    "kind of coder": lambda: pgettext("is no", "kind of coder"),
    "role": lambda: pgettext("is no", "role"),
    "right": lambda: pgettext("is no", "right"),
    "kind of memo": lambda: pgettext("is no", "kind of memo"),
    "kind of doubt": lambda: pgettext("is no", "kind of doubt"),
    "quality procedure": lambda: pgettext("is no", "quality procedure"),
    "kind of quotation marks": lambda: pgettext("is no", "kind of quotation marks"),
    "way of searching": lambda: pgettext("is no", "way of searching"),
    "way of reading": lambda: pgettext("is no", "way of reading"),
    "way of being together": lambda: pgettext("is no", "way of being together"),
    "kind of row": lambda: pgettext("is no", "kind of row"),
    "kind of column": lambda: pgettext("is no", "kind of column"),
    "word form": lambda: pgettext("is no", "word form"),
    "word": lambda: pgettext("is no", "word"),
}


def known_word(kind: str, wanted: object, known: Sequence[str]) -> str:
    """One of a few words. Raises NotFound with the nearest for another, UsageProblem for what is no word."""
    if not isinstance(wanted, str):
        raise not_taken(wanted, kind, _("It is one of {names}.", names=", ".join(known)))
    word = folded(str(wanted))
    if word not in known:
        raise NotFound(
            kind, str(wanted), nearest(str(wanted), known), _("It is one of {names}.", names=", ".join(known))
        )
    return word


def numbers(kind: str, wanted: object) -> tuple[int, ...]:
    """One whole number or several. Raises UsageProblem for what is none."""
    found = several(wanted)
    wrong = next((value for value in found if not isinstance(value, int) or isinstance(value, bool)), None)
    if wrong is not None:
        raise not_taken(wrong, kind, _("Give a whole number."))
    return tuple(value for value in found if isinstance(value, int))


def polarity_of(wanted: object) -> Polarity:
    """A polarity by its word. Raises NotFound and UsageProblem as `known_word` does."""
    return Polarity(known_word("polarity", wanted, [polarity.value for polarity in Polarity]))


def weight_of(wanted: object) -> int | None:
    """A weight; None where none is said. Raises UsageProblem for what is none."""
    return next(iter(numbers("weight", wanted)), None)


def round_of(wanted: object) -> int | None:
    """A coding round; None where none is said. Raises UsageProblem for what is none."""
    if wanted is None:
        return None
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted < 1:
        raise not_taken(wanted, "round", _("Rounds are whole numbers from 1."))
    return wanted


def text_of(kind: str, wanted: object) -> str:
    """A text. Raises UsageProblem for what is none: it would be written down as something that nobody wrote."""
    if not isinstance(wanted, str):
        raise not_taken(wanted, kind, _("Give a text in quotation marks."))
    return str(wanted)


def yes_or_no(option: str, wanted: object) -> bool:
    """True or False, and nothing that only counts as one of them, such as “no”. Raises UsageProblem."""
    if not isinstance(wanted, bool):
        raise UsageProblem(
            _("{option}={wanted} is neither True nor False.", option=option, wanted=repr(wanted)),
            _("Give {option}=True, or leave it out.", option=option),
        )
    return wanted


def all_of(wanted: object, look: Callable[[object], T]) -> list[T]:
    """What one or several names mean."""
    return [look(name) for name in several(wanted)]


def more_words_hint(number: int, first: Span) -> str:
    """The next step where words stand at several places, the first of which is shown."""
    return _(
        "Give more words, occurrence=1 (to {number}), or the place itself: ({start}, {end}).",
        number=number,
        start=first.start,
        end=first.end,
    )
