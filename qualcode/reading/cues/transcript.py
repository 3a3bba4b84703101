"""From cues to the text of a transcript with its turns, and the account of every word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcode.catalogue import _, ngettext, program
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.cues.changes import parted_at_changes
from qualcode.reading.cues.cue import Cue
from qualcode.reading.cues.doubled import Undoubled, without_doubled
from qualcode.reading.cues.identifiers import with_identified
from qualcode.reading.cues.labels import with_labels
from qualcode.reading.cues.rolling import without_rolling
from qualcode.reading.cues.talk import Talk
from qualcode.reading.dialects.forms import ABOVE, HOLE, SpeakerForm, said_form
from qualcode.reading.dialects.recogniser import dialect_named
from qualcode.reading.dialects.rows import DIALECTS
from qualcode.reading.source.extract import Extract, compare, left_out, words_in
from qualcode.reading.source.options import ReadingOptions


@dataclass(frozen=True, slots=True)
class CueTranscript:
    """The talk, its words without stamps and labels, what of the file became labels or was left out, notes."""

    talk: Talk
    spoken: str
    used: Counter[str]
    left: Counter[str]
    notes: tuple[str, ...]

    def extract(self, source: Counter[str], outside: int = 0) -> Extract:
        """The transcript; `source` are the words of all cues, identifiers too, counted elsewhere.

        `outside` is the number of words that stand in no cue and were left out.
        """
        check = compare(self.spoken, source - self.used - self.left, self.left.total() + outside)
        text = self.talk.text
        check = replace(
            check,
            source=check.source + self.used.total(),
            added=count_words(text) - check.taken,
            used=self.used.total(),
        )
        return Extract(
            text, turns=tuple(self.talk.turns()), times=tuple(self.talk.times()), notes=self.notes, words=check
        )


def transcript_of(cues: Sequence[Cue], options: ReadingOptions) -> CueTranscript:
    """The talk of cues, however they say who speaks. Raises ReadingError for an unknown dialect or form of labels."""
    notes: list[str] = []
    filled = [cue for cue in cues if cue.lines]
    ordered = _in_order(filled, notes)
    unrolled = without_rolling(ordered)
    if unrolled.repeated:
        notes.append(_told_repeated(unrolled.repeated))
    identified = with_identified(unrolled.cues, wanted=not any(cue.speaker for cue in filled))
    lost_with_cues = _identifiers(cues) - _identifiers(unrolled.cues)
    forms = _forms(options)
    undoubled = without_doubled(identified.cues, forms, options.interviewers)
    notes += _told_doubled(undoubled)
    signs: list[str] = []
    parted = tuple(parted_at_changes(undoubled.cues, signs))
    taken: tuple[str, ...] = ()
    nameless = sum(not cue.speaker for cue in parted)
    if nameless == len(parted):
        labelled = with_labels(parted, forms, options.interviewers)
        parted, taken, nameless = labelled.cues, labelled.taken, labelled.nameless
    if nameless and nameless < len(parted):
        notes.append(
            ngettext(
                "{count} cue names nobody beside others that do: its words are nobody's.",
                "{count} cues name nobody beside others that do: their words are nobody's.",
                nameless,
            )
        )
    if identified.left:
        notes.append(left_out(counted(len(identified.left), "cue identifier"), _distinct(identified.left)))
    return CueTranscript(
        Talk(parted, every_cue=options.every_cue),
        "\n".join(cue.words for cue in parted),
        words_in([*identified.used, *undoubled.labels, *undoubled.stamps, *signs, *taken]),
        words_in([*unrolled.repeated, *identified.left, *lost_with_cues.elements()]),
        tuple(notes),
    )


def _in_order(cues: Sequence[Cue], notes: list[str]) -> list[Cue]:
    """The cues by their times, as they stand in a file where each speaker has a part of it."""
    times = [cue.start for cue in cues]
    moved = sum(before is not None and after is not None and after < before for before, after in pairwise(times))
    if not moved or None in times:
        return list(cues)
    notes.append(_("The cues did not stand in order of their times: put into it."))
    return sorted(cues, key=lambda cue: cue.start or 0)


def _forms(options: ReadingOptions) -> tuple[SpeakerForm, ...]:
    """The forms of labels to look for: the one that was said, else all of the table that cues can have."""
    if options.speaker_form:
        return (said_form(options.speaker_form),)
    rows = (dialect_named(options.dialect),) if options.dialect else DIALECTS
    templates = dict.fromkeys(template for row in rows for template in _as_in_cues(row.label))
    fit = [form for form in map(SpeakerForm, templates) if form.is_template or form.template == ABOVE]
    enclosed_first = sorted(fit, key=lambda form: form.template.startswith(HOLE) or not form.is_template)
    return tuple(enclosed_first) or (SpeakerForm(DIALECTS[0].label),)


def _as_in_cues(template: str) -> tuple[str, ...]:
    """A form of labels as cues can have it: signs around the name with a colon, too, and whatever dash."""
    if "\t" in template:
        return ()
    if template.endswith("–"):
        return template, template.replace("–", "-")
    return (template,) if template.endswith(":") else (template, f"{template}:")


def _identifiers(cues: Sequence[Cue]) -> Counter[str]:
    return Counter(cue.identifier for cue in cues if cue.identifier and not cue.identifier.isdigit())


def _distinct(pieces: Sequence[str], most: int = 5) -> list[str]:
    """The first different ones, of which a sentence lists so many."""
    return list(dict.fromkeys(pieces))[:most]


def _told_repeated(repeated: Sequence[str]) -> str:
    return ngettext(
        "{count} repeated line left out, which had been said in the cue before: {example}.",
        "{count} repeated lines left out, which had been said in the cue before, such as {example}.",
        len(repeated),
        example=program().quoted(repeated[0]),
    )


def _told_doubled(undoubled: Undoubled) -> Iterator[str]:
    if undoubled.stamps:
        yield ngettext(
            "{count} time stamp in the words repeats the time of its cue: left out.",
            "{count} time stamps in the words repeat the times of their cues: left out.",
            len(undoubled.stamps),
        )
    if undoubled.labels:
        yield ngettext(
            "{count} label in the words repeats the speaker of its cue: left out ({example}).",
            "{count} labels in the words repeat the speakers of their cues: left out ({example}).",
            len(undoubled.labels),
            example=program().quoted(undoubled.labels[0].strip()),
        )
    if undoubled.renamed:
        pairs = (f"{old} → {new}" for old, new in undoubled.renamed.items())
        yield _("Named as in the words: {speakers}.", speakers=", ".join(pairs))
