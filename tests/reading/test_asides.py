import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.reading.dialects.asides import AsideKind, count_asides, find_asides

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
