"""Make drafts of the text that a format's reader found: part it, find speakers, structure it, count its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import ReadingError
from qualcode.model.documents import (
    DocumentDraft,
    Role,
    SourceFile,
    Speaker,
    Structure,
    count_words,
)
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.role_words import ROLE_WORDS
from qualcode.model.readings.transcription_rules import LINE_SYSTEMS
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reading.dialects.asides import AsideKind, count_asides, find_asides
from qualcode.reading.dialects.stamps import joined_marks
from qualcode.reading.doubts.passing import doubts_of
from qualcode.reading.doubts.sight import SaidBefore
from qualcode.reading.doubts.words import by_importance
from qualcode.reading.source.blank_edges import is_legible, without_blank_edges
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions, Split
from qualcode.reading.source.result import Reading, WordCheck
from qualcode.reading.transcripts.program_lines import TalkFound, talk_of
from qualcode.reading.transcripts.roles import RolesFound, find_roles
from qualcode.reading.transcripts.source_lines import SettledLines, settle_lines
from qualcode.reading.transcripts.splitting import Part, count_text_lines, split
from qualcode.reading.transcripts.structure import build
from qualcode.reading.transcripts.tidying import within
from qualcode.reading.transcripts.who_speaks import how_read, who_speaks

_BEGINNING = 8_000  # code points that are kept to be shown beside what became of them
_ASIDES = {
    AsideKind.PAUSE: "pause",
    AsideKind.OMISSION: "omission",
    AsideKind.OVERLAP: "overlap",
    AsideKind.UNCLEAR: "place not understood",  # no text: a noun that is counted
    AsideKind.COMMENT: "comment",
}


@dataclass(frozen=True, slots=True)
class _DocumentBody:
    """One document's text without blank edges, with what its form says and became of its lines, what a program wrote
    around the talk, and what its head said; `used` counts the words of the head, `beginning` is what it began with
    before.
    """

    settled: SettledLines
    talk: TalkFound
    name: str
    fields: Mapping[str, str]
    attributes: Mapping[str, str]
    roles: Mapping[str, Role]
    warnings: tuple[str, ...]
    used: int
    beginning: str

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.settled.extract.text


def drafts_of(extract: Extract, source: SourceFile, name: str, options: ReadingOptions) -> Reading:
    """The documents of an extract; `name` is that of a document which has no other.

    Raises ReadingError where nothing can be read in it, where there is nothing to split at, and for a head of
    YAML that cannot be meant.
    """
    if not is_legible(extract.text):
        raise ReadingError(
            _("“{name}” holds no text.", name=source.name), _("Check whether it was saved completely.")
        )
    parts = split(extract, options.split, source.name)
    bodies = [_body(extract, part, source, name, options) for part in parts]
    filled = [(part, body) for part, body in zip(parts, bodies, strict=True) if body.text]
    if not filled:
        raise ReadingError(
            _("“{name}” holds no text.", name=source.name), _("Check whether it was saved completely.")
        )
    drafts = [_draft(body, source, options) for _part, body in filled]
    warnings = tuple(_split_warnings(parts, bodies, name))
    if len(drafts) == 1:
        drafts[0] = replace(drafts[0], warnings=(*extract.warnings, *drafts[0].warnings))
    else:
        warnings = (*extract.warnings, *warnings)
    used = sum(body.used for body in bodies) + sum(_title_words(extract, part) for part in parts)
    words = extract.words
    if words is not None:
        words = replace(
            words,
            taken=_taken(drafts),
            source=words.source - sum(body.settled.parted for body in bodies),
            used=words.used + used,
            left_out=words.left_out + sum(body.talk.left_out + body.settled.left_out for body in bodies),
        )
    drafts[0] = replace(drafts[0], doubts=tuple(by_importance((*_words_missing(words), *drafts[0].doubts))))
    notes = (*_word_notes(words), *extract.notes, *_notes(extract, drafts, filled, options))
    return Reading(
        tuple(drafts),
        notes=notes,
        warnings=(*_word_warnings(words), *warnings),
        words=words,
        beginnings=tuple(body.beginning for _part, body in filled),
    )


def _taken(drafts: Sequence[DocumentDraft]) -> int:
    return sum(draft.words for draft in drafts)


def _title_words(extract: Extract, part: Part) -> int:
    return count_words(part.title.cut(extract.text)) if part.title else 0


def _body(extract: Extract, part: Part, source: SourceFile, name: str, options: ReadingOptions) -> _DocumentBody:
    text, start = part.span.cut(extract.text), part.span.start
    fields: Mapping[str, str] = {}
    attributes: Mapping[str, str] = {}
    roles: Mapping[str, Role] = {}
    warnings: tuple[str, ...] = ()
    used = 0
    if extract.head and text.lstrip("\n").startswith(("---", "+++")):
        from qualcode.reading.transcripts.front_matter import split_head

        start += len(text) - len(text.lstrip("\n"))
        text = text.lstrip("\n")
        head, rest = split_head(text, source.name)
        used = count_words(text[: len(text) - len(rest)])
        start += len(text) - len(rest)
        fields, attributes, roles, warnings, text = head.fields, head.attributes, head.roles, head.warnings, rest
    inner = Span(0, len(text)) if extract.whole else without_blank_edges(text)
    known = frozenset({*roles, *options.interviewers})
    is_all_talk = extract.whole or extract.turns is not None
    talk = TalkFound(Span(0, inner.length)) if is_all_talk else talk_of(inner.cut(text))
    start += inner.start
    stretch = within(extract, Span(start + talk.span.start, start + talk.span.end))
    settled = settle_lines(stretch, known, options, talk.dialect)
    body_name = fields.get("name") or part.name or name
    beginning = inner.cut(text)[:_BEGINNING]
    return _DocumentBody(settled, talk, body_name, fields, attributes, roles, warnings, used, beginning)


def _draft(body: _DocumentBody, source: SourceFile, options: ReadingOptions) -> DocumentDraft:
    known = {*body.roles, *options.interviewers}
    recognised = body.settled.recognised or who_speaks(body.settled.extract, known, options, body.talk.dialect)
    turns = recognised.turns
    structure = build(body.text, turns, recognised.marks, body.settled.runs_on)
    extract = body.settled.extract
    structure = replace(structure, lines=extract.lines, marks=joined_marks(structure.marks, extract.times))
    found = _roles(structure, body.text, options.interviewers)
    speakers = tuple(_speakers(found.roles, body, options.interviewers))
    said = SaidBefore(options.interviewers, body.roles)
    draft = DocumentDraft(
        name=body.name,
        text=body.text,
        structure=structure,
        source=source,
        label=body.fields.get("label", ""),
        case=body.fields.get("case") or None,
        attributes=body.attributes,
        speakers=speakers,
        markings=body.settled.extract.markings,
        how_read=replace(how_read(recognised, options), joined=body.settled.joined),
        warnings=body.warnings,
        transcription=options.rules.name if options.rules else "",
    )
    if extract.whole and not speakers:  # what a reader may take for talk, or for lines, is as it stands
        return draft
    guessed = () if body.roles or options.interviewers else found.doubts
    return replace(draft, doubts=doubts_of(draft, said, (*body.settled.extract.doubts, *guessed)))


def _roles(structure: Structure, text: str, interviewers: Sequence[str]) -> RolesFound:
    """The roles of those who speak, guessed unless somebody said them of all."""
    speakers, named = structure.speakers(), {name.casefold() for name in interviewers}
    if speakers and all(name.casefold() in named for name in speakers):
        return RolesFound(dict.fromkeys(speakers, Role.ASKS))
    return find_roles(structure.turns, text, structure.inner)


def _speakers(guessed: Mapping[str, Role], body: _DocumentBody, interviewers: Sequence[str]) -> Iterator[Speaker]:
    """The speakers with their roles: those of the head, else those of the researcher, else guessed ones."""
    named = {name.casefold() for name in interviewers}
    corrected = any(name.casefold() in named for name in guessed)
    for name, role in guessed.items():
        if name.casefold() in named:
            role = Role.ASKS  # noqa: PLW2901 - the guess is overruled
        elif corrected and role is Role.ASKS:
            role = Role.ANSWERS  # noqa: PLW2901 - all who ask were named
        yield Speaker(name, body.roles.get(name, role))


def _notes(
    extract: Extract,
    drafts: Sequence[DocumentDraft],
    filled: Sequence[tuple[Part, _DocumentBody]],
    options: ReadingOptions,
) -> Iterator[str]:
    if options.split is Split.NOT:
        lines = count_text_lines(extract.text)
        if lines:
            yield ngettext(
                "It holds {count} line “#TEXT name”: with --split text-lines each begins a document.",
                "It holds {count} lines “#TEXT name”: with --split text-lines each begins a document.",
                lines,
            )
    else:
        yield ngettext(
            "{count} document was made; its title is its name and no part of its text.",
            "{count} documents were made; the title of each is its name and no part of its text.",
            len(drafts),
        )
    for draft, (_part, body) in zip(drafts, filled, strict=True):
        prefix = f"{program().quoted(draft.name)}: " if len(drafts) > 1 else ""
        yield from (prefix + note for note in _draft_notes(draft, body, options))


def _draft_notes(draft: DocumentDraft, body: _DocumentBody, options: ReadingOptions) -> Iterator[str]:
    yield from (*body.talk.notes, *body.settled.notes)
    system = draft.how_read.dialect if draft.how_read.dialect in LINE_SYSTEMS else body.settled.system
    if system and not draft.transcription:
        yield _(
            "Read as {system}; its signs count in quotations once they are declared: {command}",
            system=system,
            command=f"qualcode documents set DOCUMENT --transcription {system}",  # no text: a command
        )
    named = {name.casefold() for name in options.interviewers}
    corrected = any(speaker.name.casefold() in named for speaker in draft.speakers)
    guessed = [_told(speaker) for speaker in draft.speakers if speaker.name not in body.roles and not corrected]
    if guessed:
        yield _("Speakers found, roles guessed: {speakers}.", speakers=", ".join(guessed))
    elif corrected:
        yield _("Speakers found: {speakers}.", speakers=", ".join(map(_told, draft.speakers)))
    asides = count_asides(find_asides(draft.text, options.rules))
    if asides:
        listed = ", ".join(counted(number, _ASIDES[kind]) for kind, number in asides.items())
        yield _("In brackets: {asides}.", asides=listed)


def _told(speaker: Speaker) -> str:
    return f"{speaker.name} {ROLE_WORDS[speaker.role]}"


def _split_warnings(parts: Sequence[Part], bodies: Sequence[_DocumentBody], name: str) -> Iterator[str]:
    if len(parts) > 1 and not parts[0].name:
        yield _("What stands before the first title became the document “{name}”.", name=name)
    for part, body in zip(parts, bodies, strict=True):
        if not body.text:
            yield _("There is no text under the title “{title}”; no document was made of it.", title=part.name)


def _word_notes(words: WordCheck | None) -> Iterator[str]:
    if words is None:
        return
    parts = [_("{number} in the text", number=program().number(words.taken - words.added))]
    if words.used:
        parts.append(_("{number} in names, titles or its head", number=program().number(words.used)))
    if words.left_out:
        parts.append(_("{number} left out", number=program().number(words.left_out)))
    yield _("{words} in the file: {parts}.", words=counted(words.source, "word"), parts=", ".join(parts))


def _word_warnings(words: WordCheck | None) -> Iterator[str]:
    if words is not None and not words.complete and not words.lost:
        yield _("The words of the text are not as many as those of the file: compare the two.")


def _words_missing(words: WordCheck | None) -> tuple[ReadingDoubt, ...]:
    """The doubt about words that the file has, counted in another way, and the texts lack."""
    if words is None or not words.lost:
        return ()
    lost, more = ", ".join(map(program().quoted, words.lost[:20])), len(words.lost) - 20
    if more > 0:
        lost = _("{first} and {number} more", first=lost, number=program().number(more))
    return (ReadingDoubt(DoubtKind.WORDS_MISSING, None, words.lost[0], len(words.lost), {"names": lost}),)
