"""Where passages of an old text stand in a new one."""

from __future__ import annotations

import itertools
import random
import re
import subprocess
import sys

import pytest
from corrected_texts import Passage, corrected
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from qualcode.errors import Stopped
from qualcode.language.alignment.align import _Weaver, align
from qualcode.language.alignment.mapping import SURE, Mapping, PlacedKind
from qualcode.language.alignment.tokens import tokenise
from qualcode.model.spans import Span
from qualcode.progress import StopRequest, stopped_by

OLD = """I: Wie lief das?

B: Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es Streit, weil niemand die Frist kannte. Danach rief man an.
"""


SENTENCE = "Mit der Ausländerbehörde gab es Streit, weil niemand die Frist kannte."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mapped(old: str, new: str, words: str):
    return align(old, new).map(span(old, words))


# ---- what a correction does to a passage ---------------------------------------------------------------


def test_a_passage_that_did_not_change_is_the_same_at_its_new_place():
    placed = mapped(OLD, f"Vorbemerkung der Redaktion.\n\n{OLD}", "Jetzt geht es.")
    assert (placed.kind, placed.similarity, placed.after) == (PlacedKind.SAME, 1.0, "Jetzt geht es.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("entschieden", "entschieden, ganz allein"),
        ("schwierig", "shcwierig"),
        ("am Anfang ", ""),
        ("Jeder", "Frau [Name]"),
        ("Streit,", "Streit"),
        ("Behörde", "BEHÖRDE"),
        ("Das war", "Ähm, das war"),
    ],
)
def test_a_passage_keeps_its_borders_when_words_in_it_change(before, after):
    new = OLD.replace(before, after)
    sentences = [
        "Das war am Anfang schwierig.",
        "Jeder hat für sich entschieden.",
        "Mit der Ausländerbehörde gab es Streit, weil niemand die Frist kannte.",
    ]
    mapping = align(OLD, new)
    for sentence in sentences:
        assert mapping.map(span(OLD, sentence)).after == sentence.replace(before, after)


def test_a_passage_that_was_deleted_is_an_orphan():
    placed = mapped(OLD, OLD.replace("Jeder hat für sich entschieden. ", ""), "Jeder hat für sich entschieden.")
    assert (placed.kind, placed.span, placed.before) == (PlacedKind.ORPHAN, None, "Jeder hat für sich entschieden.")


def test_a_passage_in_a_moved_paragraph_moves_with_it():
    paragraphs = OLD.strip().split("\n\n")
    new = "\n\n".join([*paragraphs[3:], *paragraphs[:3]])
    placed = mapped(OLD, new, "Mit der Ausländerbehörde gab es Streit, weil niemand die Frist kannte.")
    again = mapped(OLD, new, "Jeder hat für sich entschieden.")
    assert {placed.kind, again.kind} == {PlacedKind.SAME, PlacedKind.MOVED}
    assert placed.before == placed.after


def test_a_word_that_was_replaced_is_only_proposed():
    place = Span(OLD.index("Ausländerbehörde gab"), OLD.index(" gab"))
    placed = align(OLD, OLD.replace("Ausländerbehörde gab", "[Amt] gab")).map(place)
    assert (placed.kind, placed.before, placed.after) == (PlacedKind.UNCERTAIN, "Ausländerbehörde", "[Amt]")


def test_half_a_sentence_is_only_proposed():
    placed = mapped(OLD, OLD.replace("Mit der Ausländerbehörde gab es Streit, ", ""), SENTENCE)
    assert (placed.kind, placed.after) == (PlacedKind.UNCERTAIN, "weil niemand die Frist kannte.")


@pytest.mark.parametrize("words", ["Behörde kam", "die Behörde", "Behörde"])
def test_a_word_that_became_a_placeholder_keeps_its_brackets(words):
    old = "B: Am Anfang hat die Behörde kaum geantwortet, und wir haben lange auf die Bescheide gewartet."
    old = old.replace("Behörde kaum", "Behörde kam und kaum")
    assert mapped(old, old.replace("Behörde", "[Behörden]"), words).after == words.replace("Behörde", "[Behörden]")


@pytest.mark.parametrize(
    ("before", "after", "words", "becomes"),
    [
        # put in before the first word of a sentence: it begins the sentence, unless it is one of its own
        ("Danach rief", "Also danach rief", "Danach rief man an.", "Also danach rief man an."),
        ("Danach rief", "Ja. Danach rief", "Danach rief man an.", "Danach rief man an."),
        # put in behind the last word: it ends the sentence, unless a sentence ends in it
        (
            "entschieden.",
            "entschieden, ganz allein.",
            "Jeder hat für sich entschieden.",
            "Jeder hat für sich entschieden, ganz allein.",
        ),
        (
            "entschieden.",
            "entschieden. Ganz allein.",
            "Jeder hat für sich entschieden.",
            "Jeder hat für sich entschieden.",
        ),
        # in the middle of a sentence nothing beside a passage belongs to it
        ("gab es Streit", "gab es oft Streit", "Streit", "Streit"),
        ("gab es Streit", "gab es oft Streit", "gab es", "gab es"),
    ],
)
def test_what_is_put_in_at_a_border_belongs_to_the_sentence_that_it_stands_in(before, after, words, becomes):
    assert mapped(OLD, OLD.replace(before, after), words).after == becomes


def weight_of_best(old, new):
    """The heaviest choice of pairs in order, by trying every one."""
    if not old or not new:
        return 0.0
    alike = fuzz.ratio(old[0], new[0]) / 100
    together = (alike * len(old[0]) if alike >= 0.5 else 0.0) + weight_of_best(old[1:], new[1:])
    return max(together, weight_of_best(old[1:], new), weight_of_best(old, new[1:]))


@settings(deadline=None, max_examples=150)
@given(*[st.lists(st.text("abcd", min_size=3, max_size=6), min_size=1, max_size=5)] * 2)
def test_of_all_pairs_of_corrected_words_the_best_are_chosen(old, new):
    numbers = {}
    weaver = _Weaver(tokenise(" ".join(old), numbers), tokenise(" ".join(new), numbers), 0)
    pairs = weaver._alike(0, len(old), 0, len(new))
    assert pairs == sorted(pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in itertools.pairwise(pairs))
    weights = [fuzz.ratio(old[i], new[j]) / 100 for i, j in pairs]
    assert all(weight >= 0.5 for weight in weights)
    total = sum(weight * len(old[i]) for weight, (i, _) in zip(weights, pairs, strict=True))
    assert total == pytest.approx(weight_of_best(old, new))


def test_a_sentence_that_was_written_anew_is_not_attached():
    new = OLD.replace("Jeder hat für sich entschieden.", "Niemand wusste vom anderen.")
    assert mapped(OLD, new, "Jeder hat für sich entschieden.").kind in (PlacedKind.ORPHAN, PlacedKind.UNCERTAIN)


def test_which_of_two_equal_lines_went_is_not_guessed():
    old = "I: Wer war dabei?\n\nB: Ja.\n\nI: Und wer hat das dann gelöst?\n\nB: Ja.\n\nI: Was bleibt davon übrig?\n"
    new = "I: Wer war dabei?\n\nB: Ja.\n\nI: Was bleibt davon übrig?\n"
    mapping = align(old, new)
    first = old.index("Ja.")
    second = old.rindex("Ja.")
    kinds = {mapping.map(Span(at, at + 3)).kind for at in (first, second)}
    assert kinds <= {PlacedKind.UNCERTAIN, PlacedKind.ORPHAN}


def test_time_stamps_that_are_put_in_change_nothing():
    new = OLD.replace("B: ", "B: #00:01:02-3# ")
    for sentence in ("Das war am Anfang schwierig.", "Jetzt geht es."):
        assert mapped(OLD, new, sentence).after == sentence


def test_another_unicode_form_changes_nothing():
    import unicodedata

    placed = mapped(OLD, unicodedata.normalize("NFD", OLD), "Mit der Ausländerbehörde gab es Streit")
    assert placed.kind is PlacedKind.CHANGED
    assert unicodedata.normalize("NFC", placed.after) == "Mit der Ausländerbehörde gab es Streit"


def test_other_line_breaks_change_nothing():
    new = OLD.replace(". ", ".\n").replace(" für", "\nfür")
    assert mapped(OLD, new, "Jeder hat für sich entschieden.").after == "Jeder hat\nfür sich entschieden."


def test_a_text_that_became_another_keeps_nothing():
    new = "Heute scheint die Sonne über dem Hafen, und niemand denkt an gestern. Boote liegen am Kai.\n"
    mapping = align(OLD, new)
    kinds = {mapping.map(Span(start, start + 20)).kind for start in range(0, len(OLD) - 20, 7)}
    assert kinds <= {PlacedKind.ORPHAN, PlacedKind.UNCERTAIN}


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 1000)])
def test_what_is_no_passage_is_refused(start, end):
    with pytest.raises(ValueError, match="no passage"):
        align(OLD, OLD).map(Span(start, end))


@pytest.mark.parametrize(("old", "new"), [("", ""), ("", "x"), ("x", ""), (" \n", "\t"), ("…", "…!"), ("a", "b")])
def test_tiny_texts_are_aligned(old, new):
    mapping = align(old, new)
    assert (mapping.old_length, mapping.new_length) == (len(old), len(new))
    for start in range(len(old)):
        placed = mapping.map(Span(start, start + 1))
        assert placed.span is None or 0 <= placed.span.start < placed.span.end <= len(new)


def test_a_long_text_of_nothing_but_the_same_words_comes_to_an_end():
    old = "ja genau so war das " * 4_000
    mapping = align(old, old[200:] + "nein ")
    assert 0 <= mapping.similarity <= 1


# ---- figures -------------------------------------------------------------------------------------------


def overlap(first: Span, second: Span) -> float:
    common = first.overlap(second)
    return common / (first.length + second.length - common)


def is_exact(mapping: Mapping, passage: Passage) -> bool:
    placed = mapping.map(passage.old)
    if placed.span is None or placed.kind is PlacedKind.UNCERTAIN or passage.new is None:
        return False
    return overlap(placed.span, passage.new) >= 0.98


def is_wrong(mapping: Mapping, passage: Passage) -> bool:
    placed = mapping.map(passage.old)
    if placed.span is None or placed.kind is PlacedKind.UNCERTAIN:
        return False
    return passage.new is None or overlap(placed.span, passage.new) < 0.5


def test_hardly_any_phrase_is_attached_to_a_place_that_only_looks_like_its_own():
    phrases = wrong = 0
    for seed in range(60):
        case = corrected(seed, length=4_000, edited=0.1, deleted=0.3, moved=3, asides=0.0)
        mapping = align(case.old, case.new)
        phrases += len(case.phrases)
        wrong += sum(is_wrong(mapping, passage) for passage in case.phrases if passage.old.length > 20)
    assert wrong <= phrases / 1_000


def test_corrected_interviews_keep_their_passages():
    """40,000 characters, 5 % of the words edited, 20 % of the paragraphs deleted, 8 moved; five of them."""
    surviving = exact = 0
    for seed in range(5):
        case = corrected(seed)
        mapping = align(case.old, case.new)
        surviving += sum(1 for passage in case.sentences if passage.new)
        exact += sum(is_exact(mapping, passage) for passage in case.sentences)
        assert not [passage for passage in case.sentences if is_wrong(mapping, passage)]
    assert exact >= 0.98 * surviving


# ---- what holds for every text -------------------------------------------------------------------------


def unlike_words(number: int) -> list[str]:
    """Words of which none can be taken for another one corrected."""
    found: list[str] = []
    for word in re.findall(r"\b[A-ZÄÖÜ][a-zäöüß]{5,12}\b", corrected(1).old):
        if all(fuzz.ratio(word, known) < 40 for known in found):
            found.append(word)
    return found[:number]


WORDS = unlike_words(40)


@st.composite
def texts(draw, most: int = 60):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=most, unique=True))
    marks = draw(
        st.lists(st.sampled_from(["", "", ",", ".", ".\n\nB:", "?"]), min_size=len(words), max_size=len(words))
    )
    return " ".join(word + mark for word, mark in zip(words, marks, strict=True))


@st.composite
def spans(draw, text: str):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@given(st.data())
def test_a_text_maps_to_itself(data):
    text = data.draw(st.text(min_size=1))
    chosen = data.draw(spans(text))
    placed = align(text, text).map(chosen)
    assert (placed.span, placed.kind, placed.similarity) == (chosen, PlacedKind.SAME, 1.0)


@given(st.data())
def test_words_put_in_move_all_passages_beside_exactly(data):
    words = data.draw(texts()).split(" ")
    at = data.draw(st.integers(0, len(words)))
    added = data.draw(st.lists(st.sampled_from(["Zusatz", "Einschub", "Nachtrag"]), min_size=1, max_size=8))
    old, new = " ".join(words), " ".join([*words[:at], *added, *words[at:]])
    mapping = align(old, new)
    shift = len(" ".join(added)) + 1
    position = 0
    for number, word in enumerate(words):
        chosen = Span(position, position + len(word))
        position = chosen.end + 1
        placed = mapping.map(chosen)
        if number not in (at - 1, at) and placed.kind not in (PlacedKind.ORPHAN, PlacedKind.UNCERTAIN):
            moved = shift if number > at else 0
            assert placed.span == Span(chosen.start + moved, chosen.end + moved)


@given(st.data())
def test_words_taken_out_leave_the_others_exactly_where_they_are(data):
    words = data.draw(texts()).split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    old, new = " ".join(words), " ".join([*words[:first], *words[last:]])
    mapping = align(old, new)
    shift = len(" ".join(words[first:last])) + 1
    position = 0
    for number, word in enumerate(words):
        chosen = Span(position, position + len(word))
        position = chosen.end + 1
        placed = mapping.map(chosen)
        attached = placed.kind not in (PlacedKind.ORPHAN, PlacedKind.UNCERTAIN)
        if first <= number < last:
            assert not attached
        elif number not in (first - 1, last) and attached:
            moved = shift if number >= last else 0
            assert placed.span == Span(chosen.start - moved, chosen.end - moved)


@given(st.lists(st.sampled_from(WORDS), min_size=12, unique=True), st.data())
def test_words_far_from_an_insertion_are_never_lost(words, data):
    at = data.draw(st.integers(0, len(words)))
    old, new = " ".join(words), " ".join([*words[:at], "Zusatz", *words[at:]])
    mapping = align(old, new)
    position = 0
    for word in words:
        assert mapping.map(Span(position, position + len(word))).kind is PlacedKind.SAME
        position += len(word) + 1


@given(st.data())
def test_a_place_always_lies_inside_the_new_text(data):
    old = data.draw(st.text(alphabet="ab .\nÄä\u0308🙂#:", min_size=1, max_size=80))
    new = data.draw(st.text(alphabet="ab .\nÄä\u0308🙂#:", max_size=80))
    mapping = align(old, new)
    placed = mapping.map(data.draw(spans(old)))
    assert 0 <= placed.similarity <= 1
    assert (placed.span is None) is (placed.kind is PlacedKind.ORPHAN)
    if placed.span is not None:
        assert 0 <= placed.span.start < placed.span.end <= len(new)
        assert placed.after == placed.span.cut(new)


def is_in_other_words(mapping: Mapping, passage: Passage) -> bool:
    """Whether a passage was attached neither at its own place nor where the same is said again."""
    placed = mapping.map(passage.old)
    return is_wrong(mapping, passage) and fuzz.ratio(placed.before.casefold(), placed.after.casefold()) < 100 * SURE


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.floats(0, 0.15), st.floats(0, 0.5), st.integers(0, 5))
def test_no_passage_is_ever_attached_to_other_words(seed, edited, deleted, moved):
    case = corrected(seed, length=4_000, edited=edited, deleted=deleted, moved=moved, asides=0.0)
    mapping = align(case.old, case.new)
    passages = [passage for passage in [*case.sentences, *case.phrases] if passage.old.length > 20]
    assert not [passage for passage in passages if is_in_other_words(mapping, passage)]


@given(st.data())
def test_pieces_stand_in_order_and_share_nothing(data):
    old = data.draw(st.text(alphabet="ab .\nÄ:", max_size=120))
    new = data.draw(st.text(alphabet="ab .\nÄ:", max_size=120))
    pieces = align(old, new).pieces
    for first, second in itertools.pairwise(pieces):
        assert first.old.end <= second.old.start
    places = sorted(piece.new for piece in pieces)
    for first, second in itertools.pairwise(places):
        assert first.end <= second.start
    for piece in pieces:
        assert piece.old.length
        assert piece.new.length
        assert piece.equal is (piece.old.cut(old) == piece.new.cut(new))


@pytest.mark.parametrize("seed", [7, 26, 37, 66, 193])
def test_lines_that_moved_share_nothing_with_what_stayed_around_them(seed):
    case = corrected(seed, length=2_500, moved=2, asides=0.0)
    mapping = align(case.old, case.new)
    assert mapping.fits
    assert all(mapping.map(piece.old).span for piece in mapping.pieces if piece.equal)


def test_a_second_run_gives_the_very_same_mapping():
    case = corrected(7, length=8_000)
    program = (
        "import sys; from qualcode.language.alignment.align import align; "
        "old, new = sys.stdin.read().split('\\x00'); print(align(old, new).to_json())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        input=f"{case.old}\x00{case.new}",
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": str(random.randrange(1000)), "PYTHONUTF8": "1"},
    )
    assert told.stdout.strip() == align(case.old, case.new).to_json()


# ---- it can be stopped ---------------------------------------------------------------------------------


class _StopsAt(StopRequest):
    """Asks to stop when the work looks for the n-th time."""

    def __init__(self, beat: float) -> None:
        super().__init__()
        self._beat = beat

    def hear(self) -> None:
        if self.beats >= self._beat:
            self.ask()
        super().hear()


@pytest.mark.parametrize("change", ["words", "order", "other"])
def test_a_comparison_looks_again_and_again_whether_it_is_to_stop_and_stops_wherever_it_is(change: str) -> None:
    random_ = random.Random(change)
    words = ["".join(random_.choices("abcdefgh", k=5)) for _ in range(400)]

    def lines() -> list[str]:
        return ["B: " + " ".join(random_.choices(words, k=12)) + "." for _ in range(120)]

    old = lines()
    new = {
        "words": [line.replace(words[0][:2], "xy") for line in old],
        "order": random_.sample(old, len(old)),
        "other": lines(),
    }[change]
    before, after = "\n".join(old), "\n".join(new)
    never = _StopsAt(float("inf"))
    with stopped_by(never):
        align(before, after)
    tokens = len(tokenise(before, {})) + len(tokenise(after, {}))
    assert never.beats > tokens
    for share in (0, 0.3, 0.6, 0.9, 1):
        stop = _StopsAt(share * (never.beats - 1))
        with stopped_by(stop), pytest.raises(Stopped):
            align(before, after)
        assert stop.beats < never.beats + 1
