import re
from pathlib import Path

import docx as python_docx
import mammoth
import pytest

from qualcode.errors import ReadingError
from qualcode.model.documents import Role
from qualcode.reading.doubts.words import doubt_words
from qualcode.reading.source.options import DEFAULT, ReadingOptions, Split
from qualcode.reading.source.result import Reading
from tests.reading.files_made import HEADING_STYLES, docx, heading, members_of, p, read_bytes, run, zipped


@pytest.fixture
def reading(tmp_path: Path):
    def made(body: str, options: ReadingOptions = DEFAULT, **parts: str) -> Reading:
        return read_bytes(tmp_path, "a.docx", docx(body, **parts), options)

    return made


@pytest.fixture
def text(reading):
    def made(body: str, **parts: str) -> str:
        result = reading(body, **parts)
        assert result.words.complete, result.words
        (draft,) = result.drafts
        return draft.text

    return made


def test_paragraphs_are_lines_and_empty_ones_empty_lines(text):
    assert text(p("I: Wie?") + "<w:p/>" + p("B: Gut.")) == "I: Wie?\n\nB: Gut."


def test_blanks_tabs_and_line_breaks_stay(text):
    inner = run("B:  zwei") + "<w:r><w:tab/></w:r>" + run("Blanks") + "<w:r><w:br/></w:r>" + run("neu")
    assert text(f"<w:p>{inner}</w:p>") == "B:  zwei\tBlanks\nneu"


def test_words_that_runs_cut_into_pieces_are_whole(text):
    assert text(f"<w:p>{run('Bünd')}{run('nis', '<w:i/>')}</w:p>") == "Bündnis"


@pytest.mark.parametrize("kind", ['type="page"', 'type="column"', ""])
def test_no_break_glues_words(text, kind):
    inner = run("eins") + f"<w:r><w:br {f'w:{kind}' if kind else ''}/></w:r>" + run("zwei")
    assert text(f"<w:p>{inner}</w:p>") == "eins\nzwei"


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:p><w:fldSimple w:instr='DATE'>{inner}</w:fldSimple></w:p>",
        "<w:p><w:bdo w:val='rtl'>{inner}</w:bdo></w:p>",
        "<w:p><w:hyperlink r:id='rId9'>{inner}</w:hyperlink></w:p>",
        "<w:p><w:smartTag>{inner}</w:smartTag></w:p>",
        "<w:p><w:ruby><w:rt>{inner}</w:rt><w:rubyBase>{inner}</w:rubyBase></w:ruby></w:p>",
        "<w:p><w:ins w:author='x'>{inner}</w:ins></w:p>",
        "<w:p><w:moveFrom>{inner}</w:moveFrom><w:moveTo>{inner}</w:moveTo></w:p>",
        "<w:p><m:oMath><m:r><m:t>im Kasten</m:t></m:r></m:oMath></w:p>",
    ],
)
def test_words_in_special_elements_are_kept_once(reading, wrapped):
    result = reading(p("Vorher.") + wrapped.format(p("im Kasten"), inner=run("im Kasten")) + p("Nachher."))
    assert result.drafts[0].text == "Vorher.\nim Kasten\nNachher."
    assert result.words.lost == ()


BOX = "<w:txbxContent>" + p("Im Kasten.") + "</w:txbxContent>"
CHOICE = f"<mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"


@pytest.mark.parametrize(
    "fallback",
    [
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>",
        "",
        "<mc:Fallback><w:pict/></mc:Fallback>",
    ],
)
def test_text_boxes_are_read_once_with_or_without_a_fallback(text, fallback):
    box = f"<mc:AlternateContent>{CHOICE}{fallback}</mc:AlternateContent>"
    assert text(f"<w:p>{run('Davor.')}<w:r>{box}</w:r></w:p>{p('Danach.')}") == "Davor.\nIm Kasten.\nDanach."


def test_notes_stand_in_brackets_where_they_are_called(reading):
    body = f"<w:p>{run('Das Amt')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' sagte nein.')}</w:p>"
    notes = f"<w:footnote w:type='separator' w:id='0'>{p('x')}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{p('gemeint:')}{p('Land')}</w:footnote>"
    result = reading(body, footnotes=notes)
    assert result.drafts[0].text == "Das Amt [gemeint: Land] sagte nein."
    assert result.words.complete
    assert "1 footnote: in brackets where it is called." in result.notes


def test_endnotes_too(text):
    body = f"<w:p>{run('Ende')}<w:r><w:endnoteReference w:id='1'/></w:r></w:p>"
    assert text(body, endnotes=f"<w:endnote w:id='1'>{p('Schluss')}</w:endnote>") == "Ende [Schluss]"


def test_cells_are_parted_by_tabs_and_rows_by_lines(text):
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(cell) if cell else '<w:p/>'}</w:tc>" for cell in cells) + "</w:tr>"

    table = f"<w:tbl>{row('I', 'Wie?')}{row('', 'x', '')}{row('B', 'Gut.')}</w:tbl>"
    assert text(p("Davor.") + table + p("Danach.")) == "Davor.\nI\tWie?\n\tx\nB\tGut.\nDanach."


def test_several_paragraphs_of_a_cell_stay_lines(text):
    table = f"<w:tbl><w:tr><w:tc>{p('B:')}</w:tc><w:tc>{p('Eins.')}{p('Zwei.')}</w:tc></w:tr></w:tbl>"
    assert text(table) == "B:\tEins.\nZwei."


def test_tracked_changes_are_taken_over_and_deletions_listed(reading):
    body = (
        f"<w:p>{run('Wir ')}<w:del w:author='x'><w:r><w:delText>wollten alle</w:delText></w:r></w:del>"
        f"<w:ins w:author='x'>{run('mussten')}</w:ins>{run(' gehen.')}</w:p>"
    )
    result = reading(body)
    assert result.drafts[0].text == "Wir mussten gehen."
    assert "Tracked changes: 1 insertion taken over." in result.notes
    assert "Tracked changes: 1 deletion left out: “wollten alle”." in result.notes
    assert (result.words.left_out, result.words.complete) == (2, True)


def test_a_note_that_was_deleted_with_its_call_is_told(reading):
    call = "<w:del><w:r><w:footnoteReference w:id='2'/></w:r></w:del>"
    result = reading(f"<w:p>{run('Da.')}{call}</w:p>", footnotes=f"<w:footnote w:id='2'>{p('weg')}</w:footnote>")
    assert result.drafts[0].text == "Da."
    assert "Notes that are called nowhere left out: “weg”." in result.notes


def test_comments_headers_and_images_are_left_out_and_listed(tmp_path: Path):
    picture = "<wp:inline><wp:docPr id='1' name='x' descr='Ein Haus'/></wp:inline>"
    data = docx(
        f"{p('Text.')}<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>",
        comments=f"<w:comment w:id='1' w:author='Jo Probe'>{p('Stimmt das?')}</w:comment>",
    )
    members: dict[str, str | bytes] = {**members_of(data)}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    members["word/header1.xml"] = f"<w:hdr {space}>{p('Projekt X, vertraulich')}</w:hdr>".encode()
    members["word/media/image1.png"] = b"\x89PNG"
    members["word/charts/chart1.xml"] = b"<c/>"
    result = read_bytes(tmp_path, "a.docx", zipped(members))
    assert result.drafts[0].text == "Text."
    assert "1 comment left out: “Jo Probe: Stimmt das?”." in result.notes
    assert "Headers and footers left out: “Projekt X, vertraulich”." in result.notes
    assert "1 image left out." in result.notes
    assert "Descriptions of images left out: “Ein Haus”." in result.notes
    assert result.drafts[0].warnings == ("It holds a chart; the words in it were not read.",)


def test_a_long_piece_that_was_left_out_is_shown_by_its_beginning_and_number_of_words(reading):
    words = " ".join(["lang"] * 50)
    result = reading(p("Text.") + f"<w:p><w:del><w:r><w:delText>{words}</w:delText></w:r></w:del></w:p>")
    (note,) = [note for note in result.notes if "deletion" in note]
    shown, more = re.search(r"“(.*) …” \((\d+) more words\)", note).groups()
    assert len(shown.split()) + int(more) == 50


def test_bold_names_without_colon_are_speakers(reading):
    def turn(name: str, words: str) -> str:
        return f"<w:p>{run(name, '<w:b/>')}{run(' ' + words)}</w:p>"

    (draft,) = reading(
        turn("Mia Muster", "Wie war das?") + turn("Jo Probe", "Also, gut war das.") + turn("Mia Muster", "Aha?")
    ).drafts
    assert [(one.name, one.role) for one in draft.speakers] == [("Mia Muster", Role.ASKS), ("Jo Probe", Role.ANSWERS)]
    assert [draft.text[turn.speech : turn.span.end] for turn in draft.structure.turns] == [
        "Wie war das?",
        "Also, gut war das.",
        "Aha?",
    ]


def test_bold_words_in_running_prose_are_no_speakers(reading):
    body = f"<w:p>{run('Wichtig ist', '<w:b/>')}{run(' das Amt.')}</w:p>" * 3
    assert reading(body).drafts[0].speakers == ()


def test_headings_part_a_file_into_documents(reading):
    body = (
        heading("Gespräch 1")
        + p("I: Wie?")
        + p("B: Gut.")
        + heading("Teil", 2)
        + p("B: So.")
        + heading("Gespräch 2")
        + p("B: Ja.")
    )
    result = reading(body, ReadingOptions(split=Split.HEADING), styles=HEADING_STYLES)
    assert [(draft.name, draft.text) for draft in result.drafts] == [
        ("Gespräch 1", "I: Wie?\nB: Gut.\nTeil\nB: So."),
        ("Gespräch 2", "B: Ja."),
    ]
    assert result.words.complete


def test_list_numbers_are_word_s_own_and_told(reading):
    item = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    result = reading(p("eins", item) + p("zwei", item))
    assert result.drafts[0].text == "eins\nzwei"
    assert any("2 paragraphs of lists" in note for note in result.notes)


def test_a_style_map_within_the_file_cannot_leave_words_out(tmp_path: Path):
    members = {**members_of(docx(p("Wichtig."))), "mammoth/style-map": b"p => !"}
    assert read_bytes(tmp_path, "a.docx", zipped(members)).drafts[0].text == "Wichtig."


@pytest.mark.usefixtures("in_this_process")
def test_words_that_the_converter_loses_are_told(reading, monkeypatch: pytest.MonkeyPatch):
    class Result:
        value = "<p>Wir gehen.</p>"
        messages = ()

    monkeypatch.setattr(mammoth, "convert_to_html", lambda *_, **__: Result())
    result = reading(p("Wir alle gehen."))
    assert result.words.lost == ("alle",)
    told = [doubt_words(doubt).statement for doubt in result.drafts[0].doubts]
    assert told == ["1 word of the file did not come in: “alle”."]


def test_what_python_docx_writes_is_read(tmp_path: Path):
    made = python_docx.Document()
    made.add_heading("Gespräch", 1)
    made.add_paragraph("B: Schöne Grüße – „ja“ 🙂")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    made.save(str(tmp_path / "a.docx"))
    result = read_bytes(tmp_path, "b.docx", (tmp_path / "a.docx").read_bytes())
    assert result.drafts[0].text == "Gespräch\nB: Schöne Grüße – „ja“ 🙂\na\tb"
    assert result.words.complete


def refused(folder: Path, data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(ReadingError) as refusal:
        read_bytes(folder, name, data)
    assert name in refusal.value.message
    assert refusal.value.hint
    return refusal.value.message


def test_macros_are_refused(tmp_path: Path):
    members = {"word/document.xml": "<w/>", "word/vbaProject.bin": b"x"}
    assert "holds macros" in refused(tmp_path, zipped(members))
    assert "with macros" in refused(tmp_path, docx(p("x")), "a.docm")


def test_a_password_is_told(tmp_path: Path):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "protected by a password" in refused(tmp_path, data)


def test_an_old_word_file_with_a_new_suffix_is_told(tmp_path: Path):
    assert "old Office file" in refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.98])
def test_a_truncated_file_is_damaged(tmp_path: Path, share: float):
    data = docx(p("Wort " * 500))
    assert "damaged" in refused(tmp_path, data[: int(len(data) * share)])


def test_a_text_with_the_suffix_docx_is_told(tmp_path: Path):
    assert "no DOCX" in refused(tmp_path, b"Nur Text.")


def test_a_document_without_words_is_told(tmp_path: Path):
    assert "holds no text" in refused(tmp_path, docx("<w:p/>"))


def test_damaged_xml_and_missing_parts_are_told(tmp_path: Path):
    assert "damaged" in refused(tmp_path, zipped({"word/document.xml": "<w:document><w:body>"}))
    assert "has no part" in refused(tmp_path, zipped({"mimetype": "x"}))


def test_deep_nesting_is_told_and_does_not_exhaust_the_interpreter(tmp_path: Path):
    body = "<w:sdt><w:sdtContent>" * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000
    assert refused(tmp_path, docx(body))
