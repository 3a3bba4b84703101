"""What a doubt says and what helps, in the program's language: made from its kind and values when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from qualcode.catalogue import _, program
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt


@dataclass(frozen=True, slots=True)
class DoubtWords:
    """A doubt in whole sentences: what was seen, and what can be done about it."""

    statement: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _KindWords:
    """The words of a kind: its name (at most 40 cells), what it says of one place and of several, what helps."""

    title: str
    once: str
    often: str
    remedy: str


def doubt_words(doubt: ReadingDoubt) -> DoubtWords:
    """What a doubt says and what helps; its example and its place are shown beside it."""
    values = dict.fromkeys(_VALUES, "…") | {"names": doubt.example or "…"}  # a doubt of another version may lack some
    values |= doubt.values
    for name in _NUMBERS:
        if values[name].isdecimal():
            values[name] = program().number(int(values[name]))
    values["count"] = program().number(doubt.times)
    words = _WORDS[doubt.kind](values)
    return DoubtWords(words.once if doubt.times == 1 else words.often, words.remedy)


def doubt_title(kind: DoubtKind) -> str:
    """The name of a kind of doubt in a list, at most 40 cells."""
    return _WORDS[kind](dict.fromkeys((*_VALUES, "count"), "")).title


def by_importance(doubts: Iterable[ReadingDoubt]) -> list[ReadingDoubt]:
    """The doubts with those first that may make a quotation or a count wrong; within a kind by their place."""
    return sorted(doubts, key=lambda doubt: (_RANK[doubt.kind], doubt.span.start if doubt.span else -1))


OF_SPEAKERS = frozenset({DoubtKind.INTERVIEWER_UNKNOWN, DoubtKind.SPEAKER_SILENT, DoubtKind.LABEL_NOT_TAKEN})
"""Doubts about speakers that were named, or may be."""

_NUMBERS = ("share", "number", "words")
# The values that the words below have places for.
_VALUES = (
    *("name", "other", "names", "asks", "beginning", "form", "dialect", "second"),
    *_NUMBERS,
)

_REREAD = _("Look at the place. If it is wrong, correct the file: qualcode documents reread DOCUMENT FILE.")
_WHO_ASKS = _("Say who asks: qualcode documents reread DOCUMENT --interviewer NAME.")
_ROLE = _("Look at the place. A role is corrected by: qualcode documents set DOCUMENT --role NAME=answers.")
_LINES = _(
    "Look at the place. It is read otherwise by: qualcode documents reread DOCUMENT --join-lines, or --keep-lines."
)


def _labels(values: Mapping[str, str]) -> str:
    return _(
        "Look at the place. Say what labels look like: qualcode documents reread DOCUMENT "
        "--speaker-form '[{{name}}]' (as they are written), or --dialect NAME (qualcode dialects lists them).",
        **values,
    )


# In the order of importance: who says what, what is missing, what stands there too often, what was guessed.
_WORDS: dict[DoubtKind, Callable[[Mapping[str, str]], _KindWords]] = {
    DoubtKind.NOBODY_ASKS: lambda v: _KindWords(
        _("nobody asks"),
        _("Nobody asks: {names} was not taken for an interviewer.", **v),
        _("Nobody asks: none of {names} was taken for an interviewer.", **v),
        _WHO_ASKS,
    ),
    DoubtKind.NOBODY_ANSWERS: lambda v: _KindWords(
        _("nobody answers"),
        _("Nobody answers: {names} was not taken for a respondent.", **v),
        _("Nobody answers: none of {names} was taken for a respondent.", **v),
        _WHO_ASKS,
    ),
    DoubtKind.ONE_SPEAKER: lambda v: _KindWords(
        _("one speaker only"),
        _("Only {name} speaks, once.", **v),
        _("Only {name} speaks, {count} times.", **v),
        _labels(v),
    ),
    DoubtKind.BEGINNING_NOT_UNDERSTOOD: lambda v: _KindWords(
        _("lines that begin alike"),
        _("A line begins with what may be a speaker and was not understood: {beginning}.", **v),
        _("{count} lines begin with what may be speakers and were not understood: {beginning}.", **v),
        _(
            "If these are speakers, say what labels look like: qualcode documents reread DOCUMENT "
            "--speaker-form '{form}'.",
            **v,
        ),
    ),
    DoubtKind.NOBODY_SPEAKS: lambda v: _KindWords(
        _("questions, but no speakers"),
        _("Nobody speaks in it, but a paragraph asks something.", **v),
        _("Nobody speaks in it, but {count} paragraphs ask something.", **v),
        _(
            "If an interviewer asks these, say what questions look like: qualcode documents reread DOCUMENT "
            "--questions bold (or italic, heading, list).",
            **v,
        ),
    ),
    DoubtKind.LABEL_INSIDE_TURN: lambda v: _KindWords(
        _("a label inside a turn"),
        _("“{other}” stands inside a turn of {name}.", **v),
        _("“{other}” stands inside turns {count} times, first in one of {name}.", **v),
        _labels(v),
    ),
    DoubtKind.QUESTION_IN_ANSWER: lambda v: _KindWords(
        _("a question inside an answer"),
        _("A turn of {name}, who answers, holds a paragraph that only asks something.", **v),
        _("{count} paragraphs that only ask something stand in turns of those who answer, first of {name}.", **v),
        _labels(v),
    ),
    DoubtKind.ASKER_SAYS_MOST: lambda v: _KindWords(
        _("who asks says most"),
        _("{name} is taken for an interviewer and says {share} % of the words.", **v),
        _("{name} is taken for an interviewer and says {share} % of the words.", **v),
        _ROLE,
    ),
    DoubtKind.INTERVIEWER_UNKNOWN: lambda v: _KindWords(
        _("interviewer not found"),
        _("None of the interviewers named ({names}) speaks here; who asks was guessed.", **v),
        _("None of the interviewers named ({names}) speaks here; who asks was guessed.", **v),
        _("Say the name as it stands in the text: qualcode documents reread DOCUMENT --interviewer NAME.", **v),
    ),
    DoubtKind.OTHERS_ASK: lambda v: _KindWords(
        _("others ask more"),
        _("{name} is taken for an interviewer, but {other} asks more.", **v),
        _("{name} is taken for an interviewer, but {other} asks more.", **v),
        _WHO_ASKS,
    ),
    DoubtKind.ROLES_GUESSED: lambda v: _KindWords(
        _("roles guessed"),
        _("Who asks was guessed, and little speaks for it: {asks} asks once in {words} words.", **v),
        _("Who asks was guessed, and little speaks for it: {asks}, {count} questions in {words} words.", **v),
        _WHO_ASKS,
    ),
    DoubtKind.LABELS_ALIKE: lambda v: _KindWords(
        _("labels almost alike"),
        _("The speakers “{name}” and “{other}” are written almost alike; “{other}” speaks once.", **v),
        _("The speakers “{name}” and “{other}” are written almost alike; “{other}” speaks {count} times.", **v),
        _("If both are one person, write the label in one way: qualcode documents reread DOCUMENT FILE.", **v),
    ),
    DoubtKind.LABEL_NOT_TAKEN: lambda v: _KindWords(
        _("a label not taken for a speaker"),
        _("“{name}:” stands once at the beginning of a line and was not taken for a speaker.", **v),
        _("“{name}:” stands {count} times at the beginning of a line and was not taken for a speaker.", **v),
        _labels(v),
    ),
    DoubtKind.LABEL_ONCE: lambda v: _KindWords(
        _("a speaker who speaks once"),
        _("{names} speaks only once: perhaps no speaker, or a misspelt one.", **v),
        _("{count} speakers speak only once: perhaps no speakers, or misspelt ones: {names}.", **v),
        _ROLE,
    ),
    DoubtKind.SPEAKER_SILENT: lambda v: _KindWords(
        _("a speaker who says nothing"),
        _("The head names the speaker “{name}”, who says nothing in the text.", **v),
        _("The head names the speaker “{name}”, who says nothing in the text.", **v),
        _("Compare the name in the head with the labels of the text.", **v),
    ),
    DoubtKind.LONG_TURN: lambda v: _KindWords(
        _("one very long turn"),
        _("One turn of {name} holds {share} % of all words; labels in it may not have been understood.", **v),
        _("One turn of {name} holds {share} % of all words; labels in it may not have been understood.", **v),
        _labels(v),
    ),
    DoubtKind.NOBODYS_WORDS: lambda v: _KindWords(
        _("words of nobody"),
        _("{number} words stand outside of all turns and belong to nobody.", **v),
        _("{number} words stand at {count} places outside of all turns and belong to nobody.", **v),
        _labels(v),
    ),
    DoubtKind.HEAD_AS_TALK: lambda v: _KindWords(
        _("a line of the head in the talk"),
        _("A line of {name} may belong to the head of the text and be no talk.", **v),
        _("{count} lines, the first of {name}, may belong to the head of the text and be no talk.", **v),
        _labels(v),
    ),
    DoubtKind.PATH_IN_TALK: lambda v: _KindWords(
        _("a file name in the talk"),
        _("A turn of {name} holds the name of a file.", **v),
        _("{count} turns hold names of files, the first one of {name}.", **v),
        _(
            "Look at the place. Heads of programs are no talk: qualcode documents reread DOCUMENT --dialect NAME "
            "(qualcode dialects lists them).",
            **v,
        ),
    ),
    DoubtKind.TIME_NOT_UNDERSTOOD: lambda v: _KindWords(
        _("times in the talk"),
        _("One line tells only a time and was taken for talk.", **v),
        _("{count} lines tell only times and were taken for talk.", **v),
        _labels(v),
    ),
    DoubtKind.COLUMNS_SPLICED: lambda v: _KindWords(
        _("two columns in one"),
        _("One line looks as if two columns had run into one.", **v),
        _("{count} lines look as if two columns had run into one.", **v),
        _(
            "Look at the place. Save the file with one column and read that: "
            "qualcode documents reread DOCUMENT FILE.",
            **v,
        ),
    ),
    DoubtKind.WORDS_MISSING: lambda v: _KindWords(
        _("words missing"),
        _("{count} word of the file did not come in: {names}.", **v),
        _("{count} words of the file did not come in: {names}.", **v),
        _("Compare the two. Save the file as text and read that: qualcode documents reread DOCUMENT FILE.", **v),
    ),
    DoubtKind.HIDDEN_TEXT: lambda v: _KindWords(
        _("hidden text"),
        _("{count} hidden passage was left out.", **v),
        _("{count} hidden passages were left out.", **v),
        _("If it belongs to the text: qualcode documents reread DOCUMENT FILE --keep-hidden.", **v),
    ),
    DoubtKind.STRUCK_TEXT: lambda v: _KindWords(
        _("struck-through text"),
        _("{count} struck-through passage was left out.", **v),
        _("{count} struck-through passages were left out.", **v),
        _("If it belongs to the text: qualcode documents reread DOCUMENT FILE --keep-struck.", **v),
    ),
    DoubtKind.LINES_MADE_UP: lambda v: _KindWords(
        _("lines made up by a machine"),
        _("One line is such as speech recognition makes up where nobody speaks.", **v),
        _("{count} lines are such as speech recognition makes up where nobody speaks.", **v),
        _REREAD,
    ),
    DoubtKind.LINES_REPEATED: lambda v: _KindWords(
        _("words repeated in a row"),
        _("The same words stand {number} times in a row.", **v),
        _("At {count} places the same words stand several times in a row, first {number} times.", **v),
        _REREAD,
    ),
    DoubtKind.WORDS_TWICE: lambda v: _KindWords(
        _("a passage that stands twice"),
        _("A passage of {number} words stands twice in the text, as if it had been pasted twice.", **v),
        _("{count} passages stand twice in the text, as if they had been pasted twice: {number} words in all.", **v),
        _REREAD,
    ),
    DoubtKind.DIALECT_UNCERTAIN: lambda v: _KindWords(
        _("transcript dialect uncertain"),
        _("It was read as “{dialect}”; “{second}” explains it almost as well.", **v),
        _("It was read as “{dialect}”; “{second}” explains it almost as well.", **v),
        _("If “{second}” is right: qualcode documents reread DOCUMENT --dialect {second}.", **v),
    ),
    DoubtKind.LINES_JOINED: lambda v: _KindWords(
        _("lines joined"),
        _("One line was joined to the one before, though little speaks for it.", **v),
        _("{count} lines were joined to those before, though little speaks for it.", **v),
        _LINES,
    ),
    DoubtKind.LINES_WRAPPED: lambda v: _KindWords(
        _("lines not joined"),
        _("One line ends within a sentence and was not joined to the next one.", **v),
        _("{count} lines end within a sentence and were not joined to the next ones.", **v),
        _LINES,
    ),
}
_RANK = {kind: rank for rank, kind in enumerate(_WORDS)}
