import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_passages import PASSAGES

from qualcode.language.sentences import split as sentences
from qualcode.language.sentences import tokenizer
from qualcode.language.sentences.split import split
from qualcode.model.spans import Span

SCRAPS = st.sampled_from(
    [
        *["Ja.", " ", "\n", "Da", "[...]", "(lacht)", "„", "“", "z. B.", "1.", "…", "/", "Wir", "?!", "\u00a0"],
        *["[Kommune]", ".", "3.", "März", "(", ")", "usw.", "gut.Da", "#00:00:01-2#", "A\u0308", "\x1b[31m"],
        *["¹", "。", "😀"],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(SCRAPS).map("".join), st.lists(SCRAPS).map(" ".join))


def parted(marked: str) -> tuple[str, set[int]]:
    """The text of a passage and the offsets at which its sentences begin, without the first."""
    parts = marked.split("|")
    text = "".join(parts)
    starts: set[int] = set()
    position = 0
    for part in parts[:-1]:
        position += len(part)
        starts.add(position + len(text[position:]) - len(text[position:].lstrip()))
    return text, starts


def whole(text: str) -> list[str]:
    return [span.cut(text) for span in split(text, [Span(0, len(text))])]


@pytest.mark.parametrize("name", PASSAGES)
def test_sentences_begin_where_a_reader_set_the_bars(name: str):
    text, starts = parted(PASSAGES[name])
    found = split(text, [Span(0, len(text))])
    assert {span.start for span in found[1:]} == starts


def test_the_passages_hold_at_least_120_boundaries_in_25_kinds():
    assert len(PASSAGES) >= 25
    assert sum(marked.count("|") for marked in PASSAGES.values()) >= 120


@settings(deadline=None)  # the first example loads spaCy
@given(TEXTS, st.lists(st.integers(0, 60), max_size=6))
def test_sentences_tile_the_stretches(text: str, cuts: list[int]):
    edges = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    stretches = [Span(start, end) for start, end in pairwise(edges)]
    found = split(text, stretches)
    position = 0
    for span in found:
        assert span.length
        assert not text[position : span.start].strip()
        assert span.cut(text) == span.cut(text).strip()
        assert any(stretch.start <= span.start and span.end <= stretch.end for stretch in stretches)
        position = span.end
    assert not text[position:].strip()


@settings(deadline=None)  # the first example loads spaCy
@given(st.text(alphabet="aZ. ?“(", max_size=30), st.text(alphabet="aZ. ?“(", max_size=30))
def test_what_stands_outside_a_stretch_does_not_change_its_sentences(before: str, text: str):
    alone = split(text, [Span(0, len(text))])
    within = split(before + text + before, [Span(len(before), len(before) + len(text))])
    assert [Span(span.start + len(before), span.end + len(before)) for span in alone] == within


def test_an_empty_or_blank_stretch_has_no_sentence():
    assert split(" \n\u00a0 ", [Span(0, 0), Span(0, 4)]) == []


def test_offsets_are_those_of_the_whole_text():
    text = "I: Wie war es?\nB: Gut. Und dann?"
    found = split(text, [Span(3, 14), Span(18, len(text))])
    assert [span.cut(text) for span in found] == ["Wie war es?", "Gut.", "Und dann?"]


def test_a_bracket_without_an_end_swallows_nothing():
    assert whole("Das war (so. Wir gingen. Dann kam er.") == ["Das war (so.", "Wir gingen.", "Dann kam er."]


def test_an_omission_alone_is_no_sentence():
    assert whole("[...] Das war gut. [...]") == ["[...] Das war gut. [...]"]


def test_a_run_of_marks_is_not_handed_to_the_tokeniser():
    # spaCy needs half a minute for 20,000 of them; the run stays one piece
    assert whole("(" * 20_000) == ["(" * 20_000]
    assert whole("?!" * 20_000 + " Ja.") == ["?!" * 20_000 + " Ja."]


def test_an_unbroken_run_still_ends_a_sentence():
    run = "https://beispiel.org/" + "a" * 5000
    assert whole(f"Siehe {run}. Dort steht es.") == [f"Siehe {run}.", "Dort steht es."]


def test_a_paragraph_longer_than_spacy_takes_is_split():
    text = "Wir haben das gemacht. " * 50_000
    assert len(split(text, [Span(0, len(text))])) == 50_000


def test_the_segmenter_names_rules_and_tokeniser():
    name, _, tokeniser = sentences.SEGMENTER.partition(" (")
    assert name == "interview-sentences 1"
    assert tokeniser.startswith("spaCy ")
    assert tokeniser.count(".") == 1


def test_an_unknown_name_is_not_invented():
    with pytest.raises(AttributeError, match="SENTENCES"):
        _ = sentences.SENTENCES


def test_importing_the_module_loads_neither_spacy_nor_metadata():
    program = (
        "import sys; import qualcode.language.sentences.split; "
        "print([name for name in ('spacy', 'numpy', 'importlib.metadata') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


WORDS_AND_STOPS = st.sampled_from(
    [
        *["Da", "war", "Wir", "Nr", "bzw", "d", "h", "IX", "Haus", "gest", "3", "Dr", "–", "„", "“", "A\u0308"],
        *".?!….,/",
    ]
)


@given(st.lists(st.tuples(WORDS_AND_STOPS, st.sampled_from(["", " ", " ", "\n"])), max_size=30))
def test_what_is_kept_of_stops_between_words_is_what_the_rules_say(marks):
    text = "".join(word + blank for word, blank in marks)
    quick = split(text, [Span(0, len(text))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_between_words", lambda *_: None)
        assert split(text, [Span(0, len(text))]) == quick


WORDS_NEAR_CLEAR_STOPS = st.sampled_from(
    [
        *["Haus", "also", "Wir", "und", "Da", "mit", "Stadt", "Ja,", "10", "10,", "A\u0308", "Größe"],
        *["Nr", "bzw", "usw", "d", "IX", "S", "gst", "z.B.", "das/", "geht’s", ":)", "😀", "§", "–", "中文"],
        *["(lacht)", "[...]", "[Kommune]", "(", ")", "[", "]", "„", "“", "(So ist es. Und gut", "gut.)"],
    ]
)
MARKS = st.sampled_from(["", "", "", ". ", ". ", "? ", "! ", "... ", ", ", ".“ ", "/ ", ".", ".\n", ".\u00a0"])


@settings(deadline=None)  # the first example loads spaCy
@given(st.lists(st.tuples(WORDS_NEAR_CLEAR_STOPS, MARKS), max_size=40), st.integers(0, 3))
def test_parting_at_clear_stops_changes_no_sentence(words: list[tuple[str, str]], cut: int):
    text = "".join(f"{word}{mark or ' '}" for word, mark in words)
    stretches = [Span(min(cut, len(text)), len(text))]
    parted_first = split(text, stretches)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "parted_at_clear_stops", lambda _, start, end, __: [(start, end, False)])
        assert split(text, stretches) == parted_first


def test_ordinary_sentences_are_never_cut_into_pieces(monkeypatch: pytest.MonkeyPatch):
    text = "Das war gut. Wir haben, wie gesagt, viel gemacht! Und dann? Im Jahr 2019 kam bzw. kommt mehr."
    monkeypatch.setattr(sentences, "pieces", None)
    assert whole(text) == [
        "Das war gut.",
        "Wir haben, wie gesagt, viel gemacht!",
        "Und dann?",
        "Im Jahr 2019 kam bzw. kommt mehr.",
    ]


def test_one_bracket_between_clear_stops_is_all_that_is_cut_into_pieces(monkeypatch: pytest.MonkeyPatch):
    looked_at: list[str] = []
    cut = sentences.pieces
    monkeypatch.setattr(
        sentences, "pieces", lambda text, start, end: looked_at.append(text[start:end]) or cut(text, start, end)
    )
    text = "Das war gut. Wir haben (lacht) viel gemacht. Und dann kam er."
    assert len(whole(text)) == 3
    assert looked_at == ["Wir haben (lacht) viel gemacht."]


@pytest.mark.parametrize(
    "text",
    [
        "Das steht dort a. a. o. Da nicht.",  # an abbreviation of several parts
        "Das war Heinrich IV. Haus und Hof.",  # a number
        "Wir gehen (das war so. Und dann) weiter.",  # inside of a bracket
        "Wir gehen [das war (so) gut. Und dann] weiter.",
        "Das geht mit Nr. Haus und Hof.",  # a listed word before a noun
        "Das geht mit Nr. We’ll see.",  # the following word is more than its letters
        "a. Wir gehen.",  # a letter of a list
        "Das wird vrmtl. wieder so.",  # a word that looks like an abbreviation, before a small letter
    ],
)
def test_what_only_looks_like_a_clear_stop_ends_no_sentence(text: str):
    assert whole(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ja, das ist die Nr.", "Don't do it."),
        ("Das war gut :-", "Da kam er wieder."),
        ("Das ist es usw.", "Haus und Hof."),
        ("Wir gehen (lacht) und so weiter.", "Haus und Hof."),
    ],
)
def test_a_stop_that_is_not_clear_can_end_a_sentence(first: str, second: str):
    assert whole(f"{first} {second}") == [first, second]


def test_the_tokeniser_parts_runs_as_spacy_s_german_pipeline_does() -> None:
    """It is made without a pipeline, which would take longer to make; none of the tokens may be others."""
    import spacy

    of_pipeline = spacy.blank("de").tokenizer
    runs = "z.B. bzw. Dr. u.a. (das „Ja“, geht’s? 3.5% am 30.06. https://example.org/a.html a@example.org GmbH&Co.KG"
    for run in [*runs.split(), "Träger-/innen", "„Na", "10:30", "—", "😀!", "(((", "und/oder"]:
        assert tokenizer._tokenise()(run) == [(token.idx, token.idx + len(token)) for token in of_pipeline(run)], run


def test_spacy_comes_in_without_its_commands_and_has_them_for_who_asks() -> None:
    asked = """
import sys
from qualcode.language.sentences.tokenizer import pieces
pieces("z.B. Ja.", 0, 8)
import spacy
assert "spacy.lang.de" in sys.modules
assert not {"spacy.cli", "spacy.cli.info", "jinja2", "requests"} & set(sys.modules)
assert "info" not in vars(spacy)
assert spacy.info.__module__ == "spacy.cli.info"
assert callable(spacy.cli.download)
assert not hasattr(spacy, "no such name")
assert [token.text for token in spacy.blank("de")("Ja, z.B. so.")] == ["Ja", ",", "z.B.", "so", "."]
"""
    subprocess.run([sys.executable, "-c", asked], check=True)


def test_a_spacy_that_wants_more_of_its_commands_gets_them(tmp_path) -> None:
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text(
        "from .cli.info import info\nfrom .cli.more import other\n", encoding="utf-8"
    )
    (package / "cli" / "__init__.py").write_text("", encoding="utf-8")
    (package / "cli" / "info.py").write_text("def info(): pass\n", encoding="utf-8")
    (package / "cli" / "more.py").write_text("other = 1\n", encoding="utf-8")
    asked = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
from qualcode.language.sentences.spacy_import import import_spacy
import_spacy()
import spacy
assert spacy.other == 1 and spacy.info() is None and "spacy.cli.more" in sys.modules
"""
    subprocess.run([sys.executable, "-c", asked], check=True)
