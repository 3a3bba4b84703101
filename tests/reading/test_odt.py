from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading.source.options import DEFAULT, ReadingOptions, Split
from qualcode.reading.source.result import Reading
from tests.reading.files_made import docx, members_of, odt, read_bytes, zipped


@pytest.fixture
def reading(tmp_path: Path):
    def made(body: str, options: ReadingOptions = DEFAULT, **parts: str) -> Reading:
        return read_bytes(tmp_path, "a.odt", odt(body, **parts), options)

    return made


@pytest.fixture
def text(reading):
    def made(body: str, **parts: str) -> str:
        result = reading(body, **parts)
        assert result.words.complete, result.words
        (draft,) = result.drafts
        return draft.text

    return made


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Eins.") + "<text:p/>" + p("Zwei."), "Eins.\n\nZwei."),
        (p("  viel \n  Raum<text:s text:c='2'/>hier "), "viel Raum  hier"),
        (p("a<text:tab/>b<text:line-break/>c"), "a\tb\nc"),
        (p("Bünd<text:span>nis</text:span> <text:a>hier</text:a>"), "Bündnis hier"),
        (p("a <text:span> b</text:span>"), "a b"),
        (p("vor<text:soft-page-break/>her"), "vorher"),
        ("<text:section>" + p("Drin.") + "</text:section>", "Drin."),
        ("<text:h text:outline-level='1'>Titel</text:h>" + p("Text."), "Titel\nText."),
        ("<text:list><text:list-item>" + p("eins") + "</text:list-item></text:list>" + p("zwei"), "eins\nzwei"),
        (
            p("Da<draw:frame><draw:text-box>" + p("im Kasten") + "</draw:text-box></draw:frame> weiter"),
            "Da\nim Kasten\nweiter",
        ),
        (p("Tag<text:bookmark/> eins <text:date>1. Mai</text:date>"), "Tag eins 1. Mai"),
    ],
)
def test_words_are_read_as_the_writer_shows_them(text, body: str, expected: str):
    assert text(body) == expected


def test_notes_stand_in_brackets_where_they_are_called(reading):
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p(" gemeint:") + p("das Land") + "</text:note-body></text:note>"
    )  # fmt: skip
    result = reading(p(f"Das Amt{note} sagte nein."))
    assert result.drafts[0].text == "Das Amt [gemeint: das Land] sagte nein."
    assert result.words.complete
    assert "1 note: in brackets where it is called." in result.notes


def test_cells_are_parted_by_tabs_and_rows_by_lines(text):
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    assert (
        text(p("Davor.") + f"<table:table>{row('I', 'Wie?')}{row('', 'x')}</table:table>") == "Davor.\nI\tWie?\n\tx"
    )


def test_tracked_deletions_comments_and_headers_are_left_out_and_listed(reading):
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>" + p("das Alte")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )  # fmt: skip
    comment = "<office:annotation><dc:creator>Jo Probe</dc:creator>" + p("Stimmt das?") + "</office:annotation>"
    result = reading(changes + p(f"Neu{comment}es."), master="<style:header>" + p("Vertraulich") + "</style:header>")
    assert result.drafts[0].text == "Neues."
    assert result.words.complete
    assert "Tracked changes: 1 deletion left out: “das Alte”." in result.notes
    assert "1 comment left out: “Jo Probe: Stimmt das?”." in result.notes
    assert "Headers and footers left out: “Vertraulich”." in result.notes


def test_a_comment_about_nothing_is_about_its_paragraph_so_far_or_all_of_it(reading):
    comment = "<office:annotation><dc:creator>Jo</dc:creator>" + p("Amt") + p("Zeit") + "</office:annotation>"
    result = reading(p(f"Das dauert.{comment} Ja.") + p(f"{comment}<text:span>Ach</text:span> so."))
    text = result.drafts[0].text
    assert [(marking.span.cut(text), marking.text) for marking in result.drafts[0].markings] == [
        ("Das dauert.", "Amt\nZeit"),
        ("Ach so.", "Amt\nZeit"),
    ]


def test_images_are_left_out_and_told(reading):
    frame = "<draw:frame><draw:image/><svg:desc>Ein Haus</svg:desc></draw:frame>"
    result = reading(p(f"Text.{frame}"))
    assert "1 image left out." in result.notes
    assert "Descriptions of images left out: “Ein Haus”." in result.notes


BOLD = (
    "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
    "<style:style style:name='T2' style:family='text' style:parent-style-name='T1'/>"
)


@pytest.mark.parametrize("style", ["T1", "T2"])
def test_bold_names_are_speakers(reading, style: str):
    def turn(name: str, words: str) -> str:
        return p(f"<text:span text:style-name='{style}'>{name}</text:span> {words}")

    body = turn("Mia Muster", "Wie war das?") + turn("Jo Probe", "Es war gut.") + turn("Mia Muster", "Aha?")
    (draft,) = reading(body, styles=BOLD).drafts
    assert [turn.speaker for turn in draft.structure.turns] == ["Mia Muster", "Jo Probe", "Mia Muster"]


def test_headings_part_a_file(reading):
    def heading(words: str) -> str:
        return f"<text:h text:outline-level='2'>{words}</text:h>"

    result = reading(heading("Eins") + p("a") + heading("Zwei") + p("b"), ReadingOptions(split=Split.HEADING))
    assert [(draft.name, draft.text) for draft in result.drafts] == [("Eins", "a"), ("Zwei", "b")]


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(ReadingError) as refusal:
        read_bytes(folder, "a.odt", data)
    assert refusal.value.hint
    return refusal.value.message


def test_what_cannot_be_read_is_told(tmp_path: Path):
    encrypted = odt(p("x"), manifest="<m:file-entry><m:encryption-data/></m:file-entry>")
    assert "password" in refused(tmp_path, encrypted)
    assert "damaged" in refused(tmp_path, odt(p("Wort " * 400))[:700])
    assert "holds no text" in refused(tmp_path, odt("<text:p/>"))
    assert "no part" in refused(tmp_path, docx("<w:p/>"))
    sheet = members_of(odt(""))
    sheet["content.xml"] = sheet["content.xml"].replace(b"office:text", b"office:spreadsheet")
    assert "no text of a word processor" in refused(tmp_path, zipped({**sheet}))


def test_deep_nesting_is_told(tmp_path: Path):
    assert refused(tmp_path, odt(p("<text:span>" * 3000 + "x" + "</text:span>" * 3000)))
    near = "<text:span>" * 240 + "x" + "</text:span>" * 240
    assert read_bytes(tmp_path, "b.odt", odt(p(near))).drafts[0].text == "x"
