import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qualcode.model.readings.doubts import DoubtKind
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from qualcode.reading.source.result import Reading
from qualcode.reading.transcripts.hyphens import hyphenation_of
from qualcode.reading.transcripts.tidying import TidiedText
from qualcode.reading.transcripts.wrapped import find_wrapped
from tests.reading.files_made import docx, p, read_bytes

GERMAN = (
    "I: Wie ist die Zusammenarbeit mit dem Jobcenter in den letzten zwei Jahren gelaufen, und was hat sich geändert?",
    "B1: Am Anfang war das schwierig, weil niemand wusste, wer von uns eigentlich zuständig ist. Später haben wir "
    "uns jeden Monat getroffen und die Fälle gemeinsam besprochen. Das war gut, ca. zwei Stunden, am 3. Mai z. B. "
    "länger – also wirklich lange –, und [Frau M.] kam dazu.",
    "I: Und dann?",
    "B1: Dann wurde es besser. Ich hätte nie gedacht, dass das so schnell geht: Nach einem Jahr kannten sich alle.",
)
ENGLISH = (
    "Interviewer: How did the team decide what to keep, and who was there when you met for the very first time?",
    "P3: We had a long-term plan, but nobody had written it down. So in the beginning everybody did what they "
    "thought was right (and that was rarely the same). Later on we met every week, e.g. on Mondays, and talked.",
    "Interviewer: What changed after that?",
    "P3: Everything, I would say. People knew each other by name, and that made a difference to how we worked.",
)


@pytest.fixture
def reading(tmp_path: Path):
    def made(text: str, options: ReadingOptions = DEFAULT, name: str = "Gespräch.txt") -> Reading:
        return read_bytes(tmp_path, name, text, options)

    return made


def sentences(result: Reading) -> list[str]:
    (draft,) = result.drafts
    return [" ".join(sentence.cut(draft.text).split()) for sentence in draft.structure.sentences]


def wrapped(paragraphs: tuple[str, ...], width: int, between: str = "\n", indent: str = "") -> str:
    return between.join(textwrap.fill(each, width, subsequent_indent=indent) for each in paragraphs)


@pytest.mark.parametrize("paragraphs", [GERMAN, ENGLISH])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(("width", "indent"), [(50, ""), (62, "    "), (72, ""), (80, "\t"), (100, "")])
def test_wrapped_lines_are_joined(reading, paragraphs: tuple[str, ...], between: str, width: int, indent: str):
    text = wrapped(paragraphs, width, between, indent.expandtabs(8))
    result = reading(text.replace("\n", "\r\n"))
    assert result.drafts[0].text == between.join(paragraphs)
    assert sentences(result) == sentences(reading("\n".join(paragraphs)))
    assert result.drafts[0].how_read.joined == text.count("\n") - result.drafts[0].text.count("\n")
    assert result.words.complete
    assert any("wrapped lines were joined" in note for note in result.notes)
    assert DoubtKind.LINES_JOINED not in [doubt.kind for doubt in result.drafts[0].doubts]


@settings(max_examples=25, deadline=None)
@given(st.integers(50, 100), st.permutations(GERMAN[1:2] + GERMAN[3:] + ENGLISH[1:2]))
def test_prose_in_paragraphs_comes_back_whatever_the_width(width: int, paragraphs: list[str]):
    prose = [each.partition(": ")[2] for each in paragraphs]
    text = wrapped(tuple(prose), width, "\n\n")
    assume(not re.search(r"^(?:[\d–\[]|[^\n:]{1,40}:\s)", text, re.M))  # an item or a label, for all that is known
    assert TidiedText(text, [end.cut for end in find_wrapped(text)]).text == "\n\n".join(prose)


def test_lines_broken_by_hand_are_joined(reading):
    text = (
        "I: Wie ist die Zusammenarbeit mit dem Jobcenter in den letzten\nzwei Jahren gelaufen?\n\n"
        "B1: Am Anfang war das schwierig, weil niemand wusste, wer\neigentlich zuständig ist. Später haben wir uns\n"
        "regelmäßig\ngetroffen und die Fälle gemeinsam\nbesprochen.\n"
    )
    result = reading(text)
    assert len(sentences(result)) == 3
    assert result.drafts[0].text.count("\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        "I: Wie war das?\nB: Gut und schön war es.\nI: Und dann?\nB: Dann ging es los.",
        "Der Mond ist aufgegangen,\ndie goldnen Sternlein prangen\nam Himmel hell und klar;\n"
        "der Wald steht schwarz und schweiget,\nund aus den Wiesen steiget\nder weiße Nebel wunderbar.",
        "- äpfel und birnen aus dem Garten der Nachbarin\n- kirschen, die noch nicht ganz reif gewesen sind\n"
        "- zwiebeln und anderes Gemüse aus dem Hochbeet",
        "Anna\t34\tweiblich, wohnt in der Stadt und arbeitet\nbert\t40\tmännlich\ncem\t22\tdivers, studiert noch",
        "# Leitfaden\nWie war das am Anfang?\n## Zweiter Teil\nWas hat geholfen?",
        "anna: ja also das war wirklich so am Anfang und dann\nbert: nein das stimmt doch überhaupt nicht\n"
        "anna: doch das war genau so wie ich das sage\nbert: na gut",
        "[00:01] am Anfang war das alles noch sehr schwierig\n[00:09] und dann wurde es nach und nach besser",
        "> am Anfang war das alles noch sehr schwierig gewesen\n> und dann wurde es nach und nach viel besser.",
        "```\nfor each in lines and do something with it\nprint it and go on with the next\n```\nEnde.",
        "",
        "\n",
    ],
)
def test_other_lines_stay(reading, text: str):
    assert find_wrapped(text, kept=[0]) == () or "anna" in text
    if text.strip():
        result = reading(text)
        assert result.drafts[0].text == text.strip("\n")
        assert result.drafts[0].how_read.joined == 0


GAT = (
    "01 S1: °h ja also das war am ANfang so\n02     (.) dass wir un:s (-) gar nicht geKANNT haben\n"
    "03 S2: hm_hm=\n04 S1: =und dann ((lacht)) sind wir eben\n05     °h jeden monat (0.5) zuSAMmengekommen\n"
)
TIQ = (
    "1 Am: Am Anfang war das °eher° schwierig, weil niemand wusste\n2     wer eigentlich zuständig ist @(.)@\n"
    "3 Bf: └ Ja genau\n4 Am: haben wir uns °dann doch° jeden Monat getroffen\n5     und die Fälle besprochen @(2)@\n"
    "6 Bf: └ Ja\n"
)


@pytest.mark.parametrize("text", [GAT, TIQ])
def test_lines_of_a_line_system_stay(reading, text: str):
    bare = "\n".join(line[3:] for line in text.split("\n"))
    for form in (text, bare):
        assert reading(form).drafts[0].text.count("\n") == text.count("\n") - 1


@pytest.mark.parametrize("dialect", ["gat2", "tiq"])
def test_a_line_system_that_is_said_stays(reading, dialect: str):
    text = wrapped(GERMAN, 60)
    assert reading(text, ReadingOptions(dialect=dialect)).drafts[0].text == text


def test_numbered_lines_stay_and_sentences_run_on_over_them(reading):
    text = wrapped(GERMAN, 60)
    numbered = "\n".join(f"{number:>3}  {line}" for number, line in enumerate(text.split("\n"), start=1))
    result = reading(numbered)
    assert result.drafts[0].text == text
    assert sentences(result) == sentences(reading("\n".join(GERMAN)))
    assert len(result.drafts[0].structure.lines) == text.count("\n") + 1


def test_lines_may_be_kept_and_sentences_run_on_over_them(reading):
    text = wrapped(GERMAN, 60)
    result = reading(text, ReadingOptions(join_lines=False))
    assert result.drafts[0].text == text
    assert sentences(result) == sentences(reading("\n".join(GERMAN)))


def test_lines_are_joined_where_it_is_wanted(reading):
    text = "I: wie war das\nam anfang\nB: gut und\nschön"
    assert reading(text).drafts[0].text == text
    result = reading(text, ReadingOptions(join_lines=True))
    assert result.drafts[0].text == "I: wie war das am anfang\nB: gut und schön"


def test_what_little_speaks_for_is_doubted(reading):
    text = wrapped(GERMAN, 60) + "\nB1: Danke\nund auf Wiedersehen."
    (draft,) = reading(text).drafts
    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind is DoubtKind.LINES_JOINED]
    assert "Danke und auf" in doubt.span.cut(draft.text)


def test_wrapped_paragraphs_of_word_are_joined_too(tmp_path: Path):
    body = "".join(map(p, wrapped(GERMAN, 60).split("\n")))
    assert read_bytes(tmp_path, "a.docx", docx(body)).drafts[0].text == "\n".join(GERMAN)


@pytest.mark.parametrize(
    ("before", "following", "joint"),
    [
        ("mit der Zusammen", "arbeit war es", ""),
        ("der Vor", "und Nachteile wegen", "- "),
        ("eine Face-to", "face-Beratung", "-"),
        ("in Nord", "Süd-Richtung", "-"),
        ("die EU", "weite Regel", "-"),
        ("ich ha", "habe das", "- "),
        ("eine E", "mail", "-"),
        ("das war ad", "hoc gemacht", "-"),
        ("das Eltern", "geld", "-"),  # it stands so elsewhere
        ("der Jugend", "hilfe", ""),
    ],
)
def test_hyphens_at_the_end_of_lines_go_where_they_part_a_word(before: str, following: str, joint: str):
    lines = ["Das Eltern-Geld und die Jugendhilfe und das ist nicht so.", before + "-", following]
    assert hyphenation_of(lines, [(before, following)]).between(before, following) == joint


def test_english_texts_that_part_no_words_keep_their_hyphens():
    lines = ["It was a well-", "known fact that the plan of the team was not a long-", "term one."]
    hyphens = hyphenation_of(lines, [("It was a well", "known fact"), ("was not a long", "term one.")])
    assert hyphens.between("was not a long", "term one.") == "-"


def test_english_texts_that_part_words_do_so_everywhere():
    parted = [("the exam", "ples of"), ("in the be", "ginning"), ("it was quar", "terly"), ("a ques", "tion")]
    lines = [*(before + "-" for before, _ in parted), *(following for _, following in parted), "the examples"]
    assert {hyphenation_of(lines, parted).between(*each) for each in parted} == {""}
