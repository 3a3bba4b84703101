"""What is wrong with a query is said in the program's language; its words stay what they are."""

from __future__ import annotations

import pytest

from qualcode.catalogue import speak
from qualcode.errors import UsageProblem
from qualcode.retrieval.query import parse, written


@pytest.fixture
def _german():
    speak("de")
    yield
    speak("en")


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("A AND (B", "diese Klammer wird nicht geschlossen"),
        ("A AND", "am Ende fehlt etwas"),
        ('"A', "dieses Anführungszeichen wird nicht geschlossen"),
        ("wave=2022 =", "vor „=“ fehlt ein Merkmal"),
        ("code:", "nach „code:“ fehlt ein Name"),
    ],
)
def test_what_is_wrong_with_a_query_is_said_in_german_at_its_place(typed, cause):
    with pytest.raises(UsageProblem) as refused:
        parse(typed)
    assert refused.value.message.startswith(f"„{typed}“ lässt sich nicht lesen: ")
    assert refused.value.typed == typed
    assert cause in refused.value.message


@pytest.mark.usefixtures("_german")
def test_operators_are_no_words_of_a_language():
    assert written(parse("A NOT [B AND C]")) == "A AND NOT [B AND C]"
