"""Documents by form: who asks and who answers where no line names anybody."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import Role
from qualcode.model.spans import Span
from qualcode.reading.dialects.by_form import FORMS, by_form
from qualcode.reading.dialects.recognised import Hints
from qualcode.reading.dialects.rows import BY_NAME
from qualcode.reading.files import read
from qualcode.reading.source.extract import Heading
from qualcode.reading.source.options import QuestionForm, ReadingOptions
from tests.reading.files_made import HEADING_STYLES, docx, heading, odt, p, read_bytes, rtf, run

GERMAN = (
    ("Wie hat die Zusammenarbeit angefangen?", "Mit einem Anruf vom Jobcenter, im Mai. Niemand wusste Bescheid."),
    ("Wer war von Anfang an dabei?", "Alle, die wir eingeladen hatten.\nAuch die Ausländerbehörde, wirklich?"),
    ("Beschreiben Sie bitte die Treffen.", "Die gab es jeden Monat, immer im Rathaus, und am Anfang war das zäh."),
    ("Was hat geholfen?", "Feste Ansprechpartner haben geholfen, und dass die Leitung dahinter stand."),
)  # fmt: skip
ENGLISH = (
    ("How did it begin?", "With a phone call from the office, that was in May, and nobody knew anything."),
    ("Who was there?", "Nearly all of them, the authority too, we were twelve around one table."),
    ("Can you describe the meetings?", "There was one each month, in the town hall, and at first it was hard going."),
)
SIGNS = {
    "questions-heading": "## {}", "questions-bold": "**{}**", "questions-italic": "*{}*", "questions-list": "{n}. {}",
    "questions-quoted": "> {}",
}  # fmt: skip
BULLETS = ("- {}", "* {}", "• {}", "{n}) {}", "({n}) {}", "a) {}", "{n}.{}")


def talk(pairs, form: str, gap: str = "\n\n", head: str = "") -> str:
    return head + gap.join(f"{form.format(ask, n=n)}\n{answer}" for n, (ask, answer) in enumerate(pairs, start=1))


def told(text: str, **hints) -> list[tuple[str, str]]:
    found = by_form(text, Hints(**hints))
    return [(turn.speaker, text[turn.speech : turn.span.end]) for turn in found.turns] if found else []


def expected(pairs, asks: str = "Frage", answers: str = "Antwort"):
    return [line for ask, answer in pairs for line in ((asks, ask), (answers, answer))]


@pytest.mark.parametrize(("name", "gap", "head"), [*product(SIGNS, ("\n", "\n\n"), ("", "Interview im Rathaus\n\n"))])
def test_questions_by_the_signs_of_markdown_and_e_mail(name: str, gap: str, head: str):
    for pairs, asks, answers in ((GERMAN, "Frage", "Antwort"), (ENGLISH, "Question", "Answer")):
        text = talk(pairs, SIGNS[name], gap, head)
        found = by_form(text, Hints())
        assert found.dialect == name
        said = [(speaker, words.rstrip("*")) for speaker, words in told(text)]
        assert said == expected(pairs, asks, answers)


@pytest.mark.parametrize("form", BULLETS)
def test_items_of_lists_in_all_their_signs(form: str):
    text = talk(GERMAN, form)
    assert by_form(text, Hints()).dialect == "questions-list"
    assert told(text) == expected(GERMAN)


@pytest.mark.parametrize("kind", ["bold", "italic", "items", "headings"])
def test_questions_by_what_the_format_says(kind: str):
    text = talk(GERMAN, "{}", "\n")
    places = tuple(Span(text.index(ask), text.index(ask) + len(ask)) for ask, _ in GERMAN)
    given_places = tuple(Heading(place, 2) for place in places) if kind == "headings" else places
    assert told(text, **{kind: given_places}) == expected(GERMAN)


def test_a_bold_question_may_share_the_line_with_its_answer():
    text = "\n".join(f"{ask} {answer}" for ask, answer in ENGLISH)
    places = tuple(Span(text.index(ask), text.index(ask) + len(ask)) for ask, _ in ENGLISH)
    assert told(text, bold=places) == expected(ENGLISH, "Question", "Answer")


def test_titles_of_the_same_form_are_nobody_s():
    text = f"**Teil 1: Einstieg**\n\n{talk(GERMAN[:2], '**{}**')}\n\n**Teil 2**\n\n{talk(GERMAN[2:], '**{}**')}"
    assert not any("Teil" in words for _, words in told(text))
    assert [speaker for speaker, _ in told(text)] == ["Frage", "Antwort"] * 3 + ["Frage", "Antwort"]
    forced = told(text, questions=QuestionForm.BOLD)
    assert ("Frage", "Teil 1: Einstieg**\n\n**Wie hat die Zusammenarbeit angefangen?**") in forced


def test_a_guide_that_was_filled_in():
    text = talk(
        [pair for pair in GERMAN if "?" in pair[0] and "wirklich" not in pair[1]]
        + [("Und heute?", "Heute läuft es gut, jeder kennt jeden.")],
        "{}",
    )
    found = by_form(text, Hints())
    assert found.dialect == "questions-lines"
    assert [turn.speaker for turn in found.turns] == ["Frage", "Antwort"] * 3


NOT_BY_FORM = (
    "Das war so.\nWarum nur?\nNiemand wusste es.\nSo ging es weiter, Jahr um Jahr, und keiner fragte nach.",  # one
    "Wie war das?\nWer war da?\nWas kam dann?\nUnd heute?",  # a guide alone
    "**Zur Person**\nAlter 40\n**Zum Ort**\nQuellstein, im Rathaus.",  # headings that ask nothing
    "- Brot\n- Butter\n- Milch?\nDas war die Liste.",
    "Fließtext ohne alles, der lang ist und in dem nichts gefragt wird.\nNoch einer.",
)  # fmt: skip


@pytest.mark.parametrize("text", NOT_BY_FORM)
def test_what_is_not_clear_is_not_guessed(text: str):
    assert by_form(text, Hints()) is None


@pytest.mark.parametrize("name", FORMS)
def test_each_row_of_the_table_reads_its_example_and_can_be_said(name: str):
    row = BY_NAME[name]
    found = by_form(row.example, Hints())
    assert found.dialect == name
    assert by_form(row.example, Hints(dialect=name)).turns == found.turns


def test_a_file_by_form_comes_in_with_its_roles_and_no_word_added(tmp_path):
    path = tmp_path / "mail.txt"
    path.write_text(talk(GERMAN, "> {}"), encoding="utf-8")
    (draft,) = read(path).drafts
    assert draft.text == talk(GERMAN, "> {}")
    assert {speaker.name: speaker.role for speaker in draft.speakers} == {"Frage": Role.ASKS, "Antwort": Role.ANSWERS}
    assert draft.how_read.dialect == "questions-quoted"


def test_the_form_that_is_said_counts_even_where_labels_stand(tmp_path):
    path = tmp_path / "form.md"
    path.write_text("## Erzählen Sie.\nI: sagte er.\n\n## Mehr bitte.\nB: sagte sie.\n", encoding="utf-8")
    (draft,) = read(path, options=ReadingOptions(questions=QuestionForm.HEADING)).drafts
    assert draft.structure.speakers() == ["Frage", "Antwort"]
    assert draft.how_read.chosen


@given(
    st.lists(
        st.sampled_from(["> ", "Wie?", "\n", "**", "*", "# ", "1. ", "wort ", "?", "\u200b", "- "]), max_size=30
    ).map("".join)
)
def test_turns_by_form_are_in_order_and_apart(text: str):
    for hints in (Hints(), *(Hints(dialect=name) for name in FORMS)):
        found = by_form(text, hints)
        end = 0
        for turn in found.turns if found else ():
            assert end <= turn.span.start <= turn.speech <= turn.span.end
            assert turn.span.length
            end = turn.span.end


def in_word(ask: str, kind: str) -> str:
    if kind == "heading":
        return heading(ask, 2)
    if kind == "list":
        return p(ask, '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    return f"<w:p>{run(ask, '<w:b/>' if kind == 'bold' else '<w:i/>')}</w:p>"


def in_odt(ask: str, kind: str) -> str:
    return {
        "heading": f'<text:h text:outline-level="2">{ask}</text:h>',
        "list": f"<text:list><text:list-item><text:p>{ask}</text:p></text:list-item></text:list>",
        "bold": f'<text:p><text:span text:style-name="B">{ask}</text:span></text:p>',
        "italic": f'<text:p><text:span text:style-name="I">{ask}</text:span></text:p>',
    }[kind]


def in_html(ask: str, kind: str) -> str:
    return {
        "heading": f"<h3>{ask}</h3>", "list": f"<ol><li>{ask}</li></ol>", "bold": f"<p><strong>{ask}</strong></p>",
        "italic": f"<p><em>{ask}</em></p>",
    }[kind]  # fmt: skip


def in_rtf(ask: str, kind: str) -> str:
    return {
        "list": rf"{{\listtext 1.\tab}}{ask}\par ",
        "bold": rf"{{\b {ask}}}\par ",
        "italic": rf"{{\i {ask}}}\par ",
    }[kind]


def made(ending: str, kind: str) -> bytes | str:
    """A document by form in a format; English, since nothing but its letters matters here."""
    if ending == "docx":
        numbering = (
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
        body = "".join(in_word(ask, kind) + p(answer) for ask, answer in ENGLISH)
        return docx(body, styles=HEADING_STYLES, numbering=numbering)
    if ending == "odt":
        styles = (
            '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
            '</style:style><style:style style:name="I" style:family="text">'
            '<style:text-properties fo:font-style="italic"/></style:style>'
        )
        return odt("".join(f"{in_odt(ask, kind)}<text:p>{answer}</text:p>" for ask, answer in ENGLISH), styles)
    if ending == "html":
        return "".join(f"{in_html(ask, kind)}<p>{answer}</p>" for ask, answer in ENGLISH)
    return rtf("".join(rf"{in_rtf(ask, kind)}{answer}\par " for ask, answer in ENGLISH))


FORMATS = [
    (e, k)
    for e, k in product(("docx", "odt", "html", "rtf"), ("heading", "bold", "italic", "list"))
    if (e, k) != ("rtf", "heading")
]


@pytest.mark.parametrize(("ending", "kind"), FORMATS)
@pytest.mark.parametrize("said", [False, True])
def test_each_format_tells_what_its_questions_look_like(
    tmp_path, in_this_process, ending: str, kind: str, said: bool
):
    options = ReadingOptions(questions=QuestionForm(kind) if said else QuestionForm.AS_FOUND)
    (draft,) = read_bytes(tmp_path, f"talk.{ending}", made(ending, kind), options).drafts
    assert draft.how_read.dialect == f"questions-{kind}"
    turns = [(turn.speaker, draft.text[turn.speech : turn.span.end]) for turn in draft.structure.turns]
    assert turns == expected(ENGLISH, "Question", "Answer")
    assert [speaker.role for speaker in draft.speakers] == [Role.ASKS, Role.ANSWERS]
