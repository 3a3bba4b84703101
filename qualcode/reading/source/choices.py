"""What was said once for reading the transcripts of a project, and holds for its next files."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.model.readings.transcription_rules import LINE_SYSTEMS
from qualcode.reading.source.options import MarkingsUse, QuestionForm, ReadingOptions

NAME_PLACE = "{name}"
"""Where the name stands in a form of labels."""

_Enum = TypeVar("_Enum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """See ReadingOptions; what is empty is found out for each file."""

    dialect: str = ""
    speaker_form: str = ""
    questions: QuestionForm = QuestionForm.AS_FOUND
    join_lines: bool | None = None
    encoding: str = ""
    interviewers: tuple[str, ...] = ()
    markings: MarkingsUse = MarkingsUse.OFFERED
    transcription: str = ""

    def over(self, options: ReadingOptions) -> ReadingOptions:
        """The options with what was said here; a line system (GAT2, TiQ) says how its transcripts are read."""
        return replace(
            options,
            dialect=self.dialect or (self.transcription if self.transcription in LINE_SYSTEMS else ""),
            speaker_form=self.speaker_form,
            questions=self.questions,
            join_lines=self.join_lines,
            encoding=self.encoding,
            interviewers=self.interviewers,
            markings=self.markings,
        )

    def by_option(self) -> dict[str, str]:
        """What was said, as options of the command: name -> value, empty for those without one."""
        said = {
            "dialect": self.dialect,
            "speaker-form": self.speaker_form,
            "questions": self.questions.value,
            "encoding": self.encoding,
            "interviewer": ", ".join(self.interviewers),
            "markings": self.markings.value,
            "transcription": self.transcription,
        }
        found = {option: value for option, value in said.items() if value}
        if self.join_lines is not None:
            found["join-lines" if self.join_lines else "keep-lines"] = ""
        return found

    def to_json(self) -> str:
        """What was said as a project keeps it; empty where nothing was."""
        said: dict[str, object] = {
            "dialect": self.dialect,
            "speaker_form": self.speaker_form,
            "questions": self.questions.value,
            "encoding": self.encoding,
            "interviewers": list(self.interviewers),
            "markings": self.markings.value,
            "transcription": self.transcription,
        }
        kept = {name: value for name, value in said.items() if value}
        if self.join_lines is not None:
            kept["join_lines"] = self.join_lines
        return json.dumps(kept, ensure_ascii=False) if kept else ""

    @classmethod
    def from_json(cls, kept: str) -> ReadingChoices:
        """From what `to_json` gave; what of it was erased from the project, or is unknown, was not said."""
        try:
            said = json.loads(kept) if kept else {}
        except ValueError:
            return cls()
        if not isinstance(said, dict):
            return cls()
        names, join = said.get("interviewers"), said.get("join_lines")
        return cls(
            _text(said, "dialect"),
            _text(said, "speaker_form"),
            _member(QuestionForm, said, "questions"),
            join if isinstance(join, bool) else None,
            _text(said, "encoding"),
            tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else (),
            _member(MarkingsUse, said, "markings"),
            _text(said, "transcription"),
        )


NO_CHOICES = ReadingChoices()


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _member(kind: type[_Enum], said: Mapping[str, object], name: str) -> _Enum:
    value = _text(said, name)
    return kind(value) if value in {*kind} else kind("")


# ---- what can be said ----------------------------------------------------------------------------------


def question_form(typed: str) -> QuestionForm:
    """What questions look like. Raises UsageProblem for what is no such form."""
    return QuestionForm(_one_of(typed, [form.value for form in QuestionForm if form.value]))


def markings_use(typed: str) -> MarkingsUse:
    """What becomes of markings. Raises UsageProblem for what is no such use."""
    return MarkingsUse(_one_of(typed, [use.value for use in MarkingsUse if use.value]))


def form_of_labels(typed: str) -> str:
    """A form of labels such as `[{name}]`. Raises UsageProblem where the place of the name is missing or double."""
    if typed.count(NAME_PLACE) != 1 or not typed.replace(NAME_PLACE, "").strip() or "\n" in typed:
        raise UsageProblem(
            _("“{form}” is no form of speaker labels.", form=typed),
            _("Write how a label looks, with {place} for the name and a sign beside it: [{place}] or {place} -",
              place=NAME_PLACE),
        )  # fmt: skip
    return typed.strip()


def encoding_named(typed: str) -> str:
    """The encoding of a text, by the name that Python has for it. Raises UsageProblem for an unknown one."""
    try:
        found = codecs.lookup(typed)
        b"a".decode(typed)  # one that is no encoding of texts is refused here
    except (LookupError, UnicodeError, ValueError):
        from difflib import get_close_matches
        from encodings.aliases import aliases

        known = {name.replace("_", "-") for name in (*aliases, *aliases.values())}
        near = get_close_matches(typed.casefold().replace("_", "-"), sorted(known), 1)
        hint = (
            _("Did you mean {near}?", near=program().quoted(near[0]))
            if near
            else _("Such are utf-8, utf-16, windows-1252, iso-8859-15 and mac-roman.")
        )
        raise UsageProblem(_("There is no encoding “{typed}”.", typed=typed), hint) from None
    return found.name


def _one_of(typed: str, known: list[str]) -> str:
    if typed in known:
        return typed
    from difflib import get_close_matches

    near = get_close_matches(typed.casefold(), known, 1)
    hint = (
        _("Did you mean {near}?", near=program().quoted(near[0]))
        if near
        else _("Choose one of {names}.", names=", ".join(known))
    )
    raise UsageProblem(_("“{typed}” is none of the possible values.", typed=typed), hint)
