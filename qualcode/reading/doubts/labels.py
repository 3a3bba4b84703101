"""Labels that were not understood: inside of turns, at the beginning of lines, and beginnings that come back.

Nothing here asks how labels were recognised. Every colon is looked at that stands outside of what was taken for a
label, and every line that begins with none, for what stands at its beginning and how often it comes back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.catalogue import program
from qualcode.language.sentences.abbreviations import OPENERS
from qualcode.language.speakers import HEADS_OF_NOTES, PARTICLES
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.doubts.sight import SeenReading, folded_label, usual_role

_LONGEST = 42  # characters of a label with what stands around it
_HEAD = 60  # characters behind a label in a form
_MOST_WORDS = 5
_MOST_TOLD = 5  # labels that were not taken, in one text
_MOST_NAMES = 4  # in one sentence
_ENDS = '.?!…:;,-–—/([{<|"“”„»«'
_AFTER_NAME = (";", ">", "]", "}", ")", "/", "|", "=", "–", "—", "-")
_OPENING = ("[", "(", "{", "<", "@", "#", "|")
_LETTERS = re.compile(r"[A-ZÄÖÜ]{1,3}\d{0,3}")
_SENTENCE_END = re.compile(r"\w{2}[.?!…] |[?!…] ")
_SIGNS = " \t0123456789.,:;#()[]{}<>|@*_-–—>/•·\ufeff\u200b\u2060\u00ad\u200e\u200f"
_SHORT = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,2}\d{0,3}")
# How a line can begin: signs, a name, and what ends it.
_BEGINNING = re.compile(
    r"(?P<before>[\W\d_]*)(?P<name>[^\W\d_][^\n\t:|\]\)\}>]{0,39}?)"
    r"(?P<after>[ ]*[\[(#{]?\d{1,3}:\d\d|[\])}>]+:?|\t|[ ]*\|[ ]*|[ ]+[-–—]+>?[ ]|[ ]{3,}|[./)][ ]|:|$)"
)


@dataclass(slots=True)
class _SeenLabel:
    """Where something stands first, how often, as it is written, and whose turn it stands in."""

    span: Span
    name: str
    times: int = 0
    inside: str = ""
    form: str = "{name}:"


@dataclass(slots=True)
class _Colons:
    """What stands before colons: labels inside of turns, and beginnings of lines that are none."""

    inside: dict[str, _SeenLabel] = field(default_factory=dict)
    beginnings: dict[str, _SeenLabel] = field(default_factory=dict)


def doubts_of_labels(sight: SeenReading) -> Iterator[ReadingDoubt]:
    """What looks like a label and was not taken for one: inside of turns, at the beginning of lines."""
    found = _colons(sight)
    begun = _beginnings(sight, found)
    inside = sorted(found.inside.values(), key=lambda seen: seen.span.start)
    if inside:
        times = sum(seen.times for seen in inside)
        first = inside[0]
        yield sight.doubt(DoubtKind.LABEL_INSIDE_TURN, first.span, times, other=first.name, name=first.inside)
    told = sorted(found.beginnings.values(), key=lambda seen: -seen.times)
    if sight.turns:
        for seen in told[:_MOST_TOLD]:
            yield sight.doubt(DoubtKind.LABEL_NOT_TAKEN, seen.span, seen.times, name=seen.name)
    else:
        repeated = [seen for seen in told if seen.times > 1]
        for form in dict.fromkeys(seen.form for seen in repeated):
            begun.append([seen for seen in repeated if seen.form == form])
    for names in begun:
        yield _not_understood(sight, names)


def _colons(sight: SeenReading) -> _Colons:
    """All colons outside of labels, in order."""
    text, found = sight.text, _Colons()
    known = _by_last_word(sight)
    loose: dict[str, _SeenLabel] = {}
    for start, end in _outside_of_labels(sight):
        at = text.find(":", start, end)
        while at >= 0:
            following = text[at + 1 : at + 3]
            if not following[:1].isdigit() and following[:1] != "/" and not sight.in_inner_label(at):
                _look_at(sight, at, following, known, found, loose)
            at = text.find(":", at + 1, end)
    for key, seen in loose.items():  # letters in running text (“Variante B: …”) are labels where they come back
        if seen.times > 1:
            found.inside.setdefault(key, seen).times += 0
    found.beginnings = {
        key: seen for key, seen in found.beginnings.items() if seen.times > 1 or _like_name(seen.name)
    }
    return found


def _outside_of_labels(sight: SeenReading) -> Iterator[tuple[int, int]]:
    position = 0
    for turn in sight.turns:
        yield position, turn.span.start
        position = turn.speech
    yield position, len(sight.text)


def _by_last_word(sight: SeenReading) -> dict[str, list[str]]:
    """The speakers by the last word of their labels."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sight.figures:
        label = folded_label(name)
        if label:
            found[label.rsplit(" ", 1)[-1]].append(label)
    return found


def _look_at(
    sight: SeenReading,
    at: int,
    following: str,
    known: dict[str, list[str]],
    found: _Colons,
    loose: dict[str, _SeenLabel],
) -> None:
    text = sight.text
    start = text.rfind("\n", max(0, at - 2 * _LONGEST), at) + 1
    begins = start > 0 or at < 2 * _LONGEST
    start = start or max(0, at - 2 * _LONGEST)
    before = text[start:at]
    head = before.lstrip(_SIGNS)
    turn = sight.turn_at(at)
    speaker = turn.speaker if turn else ""
    if turn is not None and turn.span.start <= start + len(before) - len(head) < turn.speech:
        head, start, begins = text[turn.speech : at].lstrip(_SIGNS), turn.speech, True  # behind a label
    label = folded_label(head)
    begins = begins and not _SENTENCE_END.search(head)
    if begins and label and len(head) <= _LONGEST and len(label.split()) <= _MOST_WORDS:
        if following[:1].isalpha() and not label_ends(following):
            return
        span = Span(at - len(head), at + 1)
        opening = before[: len(before) - len(head)].rstrip()[-1:]
        form = f"{opening if opening in _OPENING else ''}{{name}}{head[len(head.rstrip('])}> ')) :].strip()}:"
        is_known = label in known.get(label.rsplit(" ", 1)[-1], ())
        if sight.turns and at < sight.turns[0].span.start and text.find("\n", at, at + _HEAD) >= 0:
            return  # a field of a form above the talk
        if is_known or (turn is not None and usual_role(head) and _is_upper(head)):
            _count(found.inside, label, span, head, speaker)
        elif not (turn is not None and start == turn.speech and not _is_upper(head)):
            _count(found.beginnings, label, span, head.rstrip("])}> "), speaker, form)
        return
    if turn is None or (following and not following[0].isspace() and following[0] not in "[(#"):
        return
    _in_running_text(before, at, speaker, known, found, loose)


def label_ends(following: str) -> bool:
    """Whether a colon before these letters ends a word, and is none of those within “Kolleg:innen”."""
    return not following.startswith(("in", "r"))


def _is_upper(head: str) -> bool:
    return any(letter.isupper() for letter in head[:1])


def _in_running_text(
    before: str, at: int, speaker: str, known: dict[str, list[str]], found: _Colons, loose: dict[str, _SeenLabel]
) -> None:
    words = before.rstrip(" \t*_])}>").rsplit(None, 1)
    if not words:
        return
    last, earlier = words[-1], words[0] if len(words) > 1 else ""
    label = folded_label(last)
    cleaned = folded_label(before)
    matching = [name for name in known.get(label, ()) if cleaned == name or cleaned.endswith(f" {name}")]
    name = last.lstrip(_ENDS + "(")
    cut = len(last) - len(name)  # signs right before the label: “//S00:”, “Ansprech-B:”
    if "-" in last[1:-1] and not cut:
        tail = last.rsplit("-", 1)[-1]
        label = folded_label(tail)
        matching = [label] if label in known.get(label, ()) and tail[:1].isupper() else []
        name, cut = tail, 1
    bounded = cut > 0 or not earlier or earlier.rstrip()[-1:] in _ENDS
    span = Span(at - len(name), at + 1)
    is_usual = bounded and _is_upper(name) and bool(usual_role(name) or _LETTERS.fullmatch(name))
    if is_usual or (matching and (bounded or len(matching[0]) > 3)):
        _count(found.inside, label, span, name, speaker)
    elif matching:
        _count(loose, label, span, name, speaker)


def _count(into: dict[str, _SeenLabel], key: str, span: Span, name: str, speaker: str, form: str = "{name}:") -> None:
    seen = into.setdefault(key, _SeenLabel(span, " ".join(name.split()), inside=speaker, form=form))
    seen.times += 1


def _like_name(name: str) -> bool:
    """Whether what stands once before a colon may be somebody's name: words in capitals that head no notes."""
    words = name.replace(",", " ").split()
    first = folded_label(words[0]).rstrip("0123456789") if words else ""
    if not words or first in HEADS_OF_NOTES or first in OPENERS:
        return False
    return all(word[0].isupper() or word[0] in "[(" or word.casefold() in PARTICLES for word in words)


def _beginnings(sight: SeenReading, found: _Colons) -> list[list[_SeenLabel]]:
    """Names by which lines begin in a form that comes back; what is a speaker's goes to `found`."""
    forms: dict[str, dict[str, _SeenLabel]] = defaultdict(dict)
    known = {folded_label(name) for name in sight.figures}
    by_first_word: dict[str, list[str]] = defaultdict(list)
    for label in filter(None, known):
        by_first_word[label.split(" ", 1)[0]].append(label)
    for line in sight.inner_lines:
        words = sight.text[line.start : min(line.end, line.start + 2 * _LONGEST)]
        if sight.turns and (bare := _bare_label(words, by_first_word)):
            name, turn = bare, sight.turn_at(line.start)
            if turn is not None:
                place = Span(line.start, line.start + words.find(name) + len(name))
                _count(found.inside, folded_label(name), place, name, turn.speaker)
            continue
        begun = _BEGINNING.match(words)
        form = _form(begun, words) if begun else ""
        if begun is None or not form:
            continue
        name, turn = begun["name"].strip(), sight.turn_at(line.start)
        label, span = folded_label(name), Span(line.start, line.start + begun.end())
        into = found.inside if turn is not None and label in known else forms[form]
        _count(into, label, span, name, turn.speaker if turn else "", form)
    lines = len(sight.draft.structure.paragraphs)
    return [repeated for form, names in forms.items() if (repeated := _coming_back(form, names, lines))]


def _bare_label(words: str, known: dict[str, list[str]]) -> str:
    """A speaker's label at the beginning of a line with another sign than a colon behind it, or none; else empty.

    Without a sign a word in capitals has to follow, as where speech begins: “Frau Lindner hat …” is no label.
    """
    head = words.lstrip(_SIGNS)
    first = head.split(None, 1)[:1]
    for name in known.get(folded_label(first[0]), ()) if first else ():
        if head[: len(name)].casefold() != name:
            continue
        behind = head[len(name) : len(name) + 4]
        rest = behind.lstrip()
        if rest[:1] in _AFTER_NAME or (rest[:1] == "." and len(name) < 4):
            return head[: len(name)]
        if behind[:1].isspace() and rest[:1].isupper():
            return head[: len(name)]
    return ""


def _coming_back(form: str, names: dict[str, _SeenLabel], lines: int) -> list[_SeenLabel]:
    """The names of a form that come back, the most frequent first; none where people write like that."""
    repeated = sorted((seen for seen in names.values() if seen.times > 1), key=lambda seen: -seen.times)
    total = sum(seen.times for seen in repeated)
    alternating = len(repeated) > 1 and total >= max(4, lines // 10)
    mostly = 2 * sum(seen.times for seen in names.values()) >= lines
    few = form != "{name}" and total > 1 and mostly and len(names) > 1
    return repeated if alternating or few else []


def _form(begun: re.Match[str], words: str) -> str:
    """How the beginning of a line is written, with the place of the name; empty where it is an ordinary one."""
    name, after = begun["name"].strip(), begun["after"]
    if after == ":" or len(name.split()) > _MOST_WORDS:
        return ""
    opening = begun["before"].rstrip()[-1:]
    opening = opening if opening in _OPENING else ""
    closing = after.strip()
    if after in (". ", "/ ", ") ") and not (_SHORT.fullmatch(name) and not opening):
        return ""
    if not after:  # the whole line
        whole = len(words) <= _LONGEST and words[-1:] not in _ENDS and name[0].isupper()
        return "{name}" if whole and folded_label(name) not in OPENERS else ""
    if closing[-2:].isdigit():
        closing = ""  # a time
    if opening == "(" and name[0].islower():
        return ""  # somebody laughs, coughs, is silent
    if name[0].islower() and not opening:
        return ""
    return f"{opening}{{name}}{closing}"


def _not_understood(sight: SeenReading, names: list[_SeenLabel]) -> ReadingDoubt:
    first = min(names, key=lambda seen: seen.span.start)
    shown = program().listed(program().quoted(seen.form.replace("{name}", seen.name)) for seen in names[:_MOST_NAMES])
    times = sum(seen.times for seen in names)
    kind = DoubtKind.BEGINNING_NOT_UNDERSTOOD
    return sight.doubt(kind, first.span, times, beginning=shown, form=first.form)
