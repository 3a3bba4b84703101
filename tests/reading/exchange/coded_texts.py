"""Made up transcripts and passages in them as people mark them, told in the numbers of any program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.placing import LearntCounting, RawPassage, place_passages
from tests.reading.exchange.counted import told

WORDS = tuple(
    word
    for line in (
        "und ich die das war in nicht so dann wir der mit es auf eine Angst Prüfung Schule größer Übung naja ein",
        "zu Kolleginnen weil man hatte gesagt haben können Veränderung Fortbildung Unterricht immer oder aber Jahr",
        "Möglichkeiten überhaupt I you they really would people school because u\u0308ber",
    )
    for word in line.split()
)
EMOJI = ("😤", "🤦🏼\u200d♀️", "👍", "🙏🏽", "𝒳")


def transcript(random: Random, *, lines: int, emoji: float, crlf: bool, mark: bool) -> str:
    """A text as a file holds it; `emoji` is the share of sentences that have one."""
    found = []
    for _line in range(lines):
        sentences = []
        for _sentence in range(random.choice([1, 1, 2, 3, 5])):
            words = random.choices(WORDS, k=random.randint(1, 14))
            if random.random() < emoji:
                words.insert(random.randrange(len(words) + 1), random.choice(EMOJI))
            if random.random() < 0.4:
                words[random.randrange(len(words))] += ","
            sentences.append(" ".join(words).capitalize() + random.choice(".....?!…"))
        found.append(random.choice(["B: ", "I: ", ""]) + " ".join(sentences))
        found += [""] if random.random() < 0.2 else []
    end = "\r\n" if crlf else "\n"
    return ("\ufeff" if mark else "") + end.join(found) + end


def marked(random: Random, raw: str, careless: float) -> Span:
    """A passage as somebody marks one: lines, a sentence, words; a share of them with careless edges."""
    first = int(raw.startswith("\ufeff"))
    while True:
        start, end = _meant(random, raw, random.randrange(first, len(raw)))
        if random.random() < careless:
            start += random.choice([-1, 0, 0, 1, random.randint(-3, 3)])
            end += random.choice([-1, 0, 0, 1, random.randint(-3, 3)])
        start = max(start, first)
        halves = any(raw[place - 1 : place + 1] == "\r\n" for place in (start, end) if place)
        if start < end <= len(raw) and not halves and raw[start:end].strip():
            return Span(start, end)


def _meant(random: Random, raw: str, place: int) -> tuple[int, int]:
    line, end = raw.rfind("\n", 0, place) + 1, raw.find("\n", place)
    kind = random.random()
    if kind < 0.35:
        start = line + 3 if random.random() < 0.5 and raw[line : line + 3] in ("B: ", "I: ") else line
        end = raw.find("\n", end + 1) if random.random() < 0.2 else end
    elif kind < 0.65:
        start = max(line, *(raw.rfind(stop, 0, place) + 2 for stop in (". ", "? ", "! ", "… ", ": ")))
        end = min((found for found in (raw.find(stop, place) for stop in ".?!…") if found >= 0), default=-2) + 1
    else:
        start = max(line, raw.rfind(" ", 0, place) + 1)
        end = start
        for _word in range(random.randint(1, 8)):
            end = min(
                (found for found in (raw.find(" ", end + 1), raw.find("\n", end + 1)) if found >= 0), default=-1
            )
            if end < 0:
                break
    return start, end - (raw[end - 1 : end] == "\r") if end > 0 else -1


def likely_model(random: Random) -> CoordinateModel:
    """As programs count, seldom in unusual ways."""
    unit = random.choices(list(CountedUnit), [10, 9, 1])[0]
    first, end_in = random.choices([(0, False), (1, True), (0, True), (1, False)], [97, 1, 1, 1])[0]
    return CoordinateModel(unit, random.choice([1, 2]), random.random() < 0.1, first, end_in)


@dataclass(frozen=True)
class PlacedInTrial:
    """How many passages were placed right, wrong, and not at all."""

    right: int
    wrong: int
    waiting: int

    @property
    def right_share(self) -> float:
        return self.right / (self.right + self.wrong + self.waiting)


def trial(
    random: Random,
    *,
    projects: int,
    passages: int,
    origin: str = "",
    model: CoordinateModel | None = None,
    sources: int = 1,
    careless: float = 0.08,
    cut_words_at: int = 0,
) -> PlacedInTrial:
    """Place passages of made up projects; each counts as `model` or as some program may."""
    counts: Counter[str] = Counter()
    for _project in range(projects):
        counting = model or likely_model(random)
        raws, told_passages, meant = [], [], []
        for _source in range(sources):
            raw = transcript(
                random,
                lines=random.choice([5, 20, 80]),
                emoji=random.choice([0, 0, 0.02, 0.1, 0.3]),
                crlf=random.random() < 0.5,
                mark=random.random() < 0.3,
            )
            spans = [marked(random, raw, careless) for _passage in range(passages)]
            raws.append(RawText(raw))
            told_passages.append(
                [RawPassage(*told(raw, span, counting), _named(raw, span, cut_words_at)) for span in spans]
            )
            meant.append([kept_span(raw, span) for span in spans])
        learnt = LearntCounting()
        for number, coded in enumerate(zip(raws, told_passages, strict=True)):
            learnt.add(str(number), *coded)
        found = [
            place_passages(*coded, origin, others=learnt.beside(str(number)))
            for number, coded in enumerate(zip(raws, told_passages, strict=True))
        ]
        for placed, wanted in zip(found, meant, strict=True):
            for span, right in zip(placed.spans, wanted, strict=True):
                counts["waiting" if span is None else "right" if span == right else "wrong"] += 1
    return PlacedInTrial(counts["right"], counts["wrong"], counts["waiting"])


def kept_span(raw: str, span: Span) -> Span:
    """Where a passage of a raw text without NUL stands in the kept text, found in the plainest way."""
    kept = raw.replace("\r\n", "\n").lstrip("\ufeff")
    lead = kept[: len(kept) - len(kept.lstrip())].rfind("\n") + 1
    length = len(RawText(raw).text)
    before = raw[: span.start].replace("\r\n", "\n").lstrip("\ufeff")
    through = raw[: span.end].replace("\r\n", "\n").lstrip("\ufeff")
    return Span(min(max(len(before) - lead, 0), length), min(max(len(through) - lead, 0), length))


def _named(raw: str, span: Span, most: int) -> str:
    words = " ".join(span.cut(raw).split())
    return words if len(words) <= most else words[:most] + "…" if most else ""
