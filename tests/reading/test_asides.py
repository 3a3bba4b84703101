import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.readings.transcription_rules import SignKind, TranscriptionRules, TranscriptionSign
from qualcode.reading.dialects.asides import AsideKind, count_asides, find_asides, is_aside
from qualcode.reading.dialects.recognised import Hints
from qualcode.reading.dialects.recogniser import recognise

PAUSE, OMISSION, OVERLAP, UNCLEAR, COMMENT = AsideKind


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        ("(.)", PAUSE),
        ("(..)", PAUSE),
        ("(...)", PAUSE),
        ("(…)", PAUSE),
        ("(-)", PAUSE),
        ("(Pause)", PAUSE),
        ("(lange Pause)", PAUSE),
        ("[...]", OMISSION),
        ("[…]", OMISSION),
        ("//mhm//", OVERLAP),
        ("[gleichzeitig]", OVERLAP),
        ("(unv.)", UNCLEAR),
        ("(unverständlich)", UNCLEAR),
        ("(unintelligible)", UNCLEAR),
        ("(???)", UNCLEAR),
        ("(Kommune?)", UNCLEAR),
        ("(lacht)", COMMENT),
        ("((hustet))", COMMENT),
        ("((Tür fällt zu))", COMMENT),
        ("[Telefon klingelt]", COMMENT),
    ],
)
def test_what_transcribers_put_in_brackets_is_recognised(aside: str, kind: AsideKind):
    text = f"Also {aside} ja."
    (found,) = find_asides(text)
    assert (found.span.cut(text), found.kind, found.seconds) == (aside, kind, None)


@pytest.mark.parametrize(
    ("aside", "seconds"),
    [
        ("(3)", 3.0),
        ("(2,5)", 2.5),
        ("(4 Sek.)", 4.0),
        ("(Pause, 5 s)", 5.0),
        ("(ca. 10 Sekunden)", 10.0),
        ("[3 Sekunden]", 3.0),
    ],
)
def test_pauses_have_their_seconds(aside: str, seconds: float):
    (found,) = find_asides(f"Also {aside} ja.")
    assert (found.kind, found.seconds) == (PAUSE, seconds)


@pytest.mark.parametrize(
    "text",
    [
        "(2019)", "[3]", "[Name]", "[Kommune A]", "(also das Amt)", "[00:01:02]", "(00:01:02)", "()", "( )", "a // b",
        "https://x.example//y", "(offen\nzu)", "(a) Erstens", "100 (hundert)",
    ],
)  # fmt: skip
def test_other_brackets_are_no_asides(text: str):
    assert find_asides(text) == ()


def test_kinds_are_counted():
    assert count_asides(find_asides("Ja (.) und (...) so (lacht).")) == {PAUSE: 2, COMMENT: 1}


@given(st.text(alphabet="()[]/.ab?3 \n…lachtpuse", max_size=60))
def test_asides_are_in_order_and_apart(text: str):
    end = 0
    for aside in find_asides(text):
        assert end <= aside.span.start < aside.span.end <= len(text)
        end = aside.span.end


def test_signs_of_declared_rules_are_the_asides_that_they_say():
    signs = (
        TranscriptionSign("§", "Pause", SignKind.PAUSE),
        TranscriptionSign("§§ 3", "Sekunden", SignKind.PAUSE),
        TranscriptionSign("[Ruf]", "von draußen", SignKind.COMMENT),
        TranscriptionSign("(...)", "nicht mitgeschrieben", SignKind.OMISSION),
    )
    rules = TranscriptionRules("Haus", "Haus", signs)
    text = "Ja [Ruf] gut §§ 12 so (...) und (2)."
    assert [(aside.span.cut(text), aside.kind, aside.seconds) for aside in find_asides(text, rules)] == [
        ("[Ruf]", COMMENT, None),
        ("§§ 12", PAUSE, 12.0),
        ("(...)", AsideKind.OMISSION, None),
        ("(2)", PAUSE, 2.0),
    ]
    assert [aside.kind for aside in find_asides(text)] == [PAUSE, PAUSE]
    assert is_aside("[Ruf]", rules)
    assert not is_aside("[Ruf]")


def test_a_declared_comment_in_brackets_is_no_speaker():
    said = "[{}] Das war damals ein langer Weg, und niemand wusste so recht, wie es weiterging, oder doch?"
    text = "\n".join(said.format(name) for name in ("Anna", "Ruf", "Berta") * 3)
    rules = TranscriptionRules("Haus", "Haus", (TranscriptionSign("[Ruf]", "Ruf", SignKind.COMMENT),))
    assert {turn.speaker for turn in recognise(text, Hints()).turns} == {"Anna", "Ruf", "Berta"}
    assert {turn.speaker for turn in recognise(text, Hints(rules=rules)).turns} == {"Anna", "Berta"}
