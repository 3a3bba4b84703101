"""REFI-QDA projects: containers, XML as programs write it, and the question to the process of the readers."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model.codes import CodeKind
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import TimeMark
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeFormat, ExchangeProject, ExchangeTarget, SourceMedium, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.reading.exchange.reader import read_project
from qualcode.reading.formats.apart import READERS_APART, ReadersApart
from qualcode.reading.source import exchange_frames
from qualcode.reading.source.options import AS_FOUND, ExchangeOptions
from tests.reading.exchange.refi_files import (
    BOOK,
    CODE,
    NOTE,
    OTHER,
    OTHER_CODE,
    SOURCE,
    USER,
    archive,
    coding,
    guid,
    one_coding,
    project,
    sources,
    text_source,
)
from tests.reading.files_made import docx, p

TEXT = "Der Mut\r\nwar da."
MUT = coding(4, 7, name="Mut")


def read(path: Path, options: ExchangeOptions = AS_FOUND) -> ExchangeProject:
    """The project, in this process."""
    return read_project(path, options)


def lost(found: ExchangeProject, kind: LossKind, why: LossReason) -> int:
    """How many of a kind are lost for a reason."""
    return sum(loss.number for loss in found.losses if (loss.kind, loss.why) == (kind, why))


# ---- the question to the process of the readers --------------------------------------------------------


@pytest.mark.usefixtures("readers_apart")
def test_a_project_comes_from_the_process_of_the_readers(tmp_path):
    path = archive(tmp_path, project(BOOK, sources(text_source(MUT))), a_txt=TEXT)
    found = READERS_APART.project(path)
    assert (found.format, found.name, found.program) == (ExchangeFormat.QDPX, "Probe", "Test")
    assert [(user.guid, user.name) for user in found.users] == [(USER, "Ada")]
    (source,) = found.sources
    assert (source.guid, source.name, source.text, source.file_name) == (SOURCE, "B1", "Der Mut\nwar da.", "a.txt")
    (coded,) = source.codings
    assert (coded.guid, coded.span, coded.user, coded.code) == (guid("c", 1), Span(4, 7), USER, CODE)
    assert coded.created == "2024-03-01T08:00:00.000Z"
    assert exchange_frames.project_of(exchange_frames.plain_project(found)) == found


def test_each_project_is_read_by_a_process_of_its_own(tmp_path):
    """It may have held files that broke a parser, and its memory is free when the project is taken in."""
    readers = ReadersApart()
    path = archive(tmp_path, project(BOOK, sources(text_source(MUT))), a_txt=TEXT)
    assert readers.project(path) == readers.project(path)
    with pytest.raises(ReadingError):
        readers.project(tmp_path / "fehlt.qdpx")
    assert readers.started == 3


def test_what_is_said_about_a_project_reaches_its_reader():
    for options in (ExchangeOptions(), ExchangeOptions(CoordinateModel(CountedUnit.UTF16, 2), "Probe")):
        assert exchange_frames.choices_of(exchange_frames.plain_choices(options)) == options


def test_an_answer_of_other_types_is_no_project(tmp_path):
    path = archive(tmp_path, project(BOOK, sources(text_source(MUT))), a_txt=TEXT)
    plain = exchange_frames.plain_project(read(path))
    assert isinstance(plain, list)
    for wrong in ([], {}, None, "x", [*plain, 1], [1, *plain[1:]]):
        with pytest.raises((TypeError, ValueError, LookupError)):
            exchange_frames.project_of(wrong)
    plain[7][0][2] = "kurz"  # its text: now a span lies outside
    with pytest.raises(ValueError):
        exchange_frames.project_of(plain)


@pytest.mark.parametrize("data", [b"", b"<Project", b"PK\x03\x04", b"SQLite format 3\0", b"<Html/>"])
def test_what_is_no_project_is_refused(tmp_path, data):
    path = tmp_path / "probe.qdpx"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as raised:
        READERS_APART.project(path)
    assert "probe" in raised.value.message
    assert raised.value.hint


# ---- containers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["project.qde", "Project.qde", "Meine Studie.qde", "inner/project.qde"])
@pytest.mark.parametrize("folder", ["sources", "Sources", "SOURCES"])
def test_names_count_whatever_their_case(tmp_path, name, folder):
    path = archive(tmp_path, project(BOOK, sources(text_source(MUT))), name, folder, A_TXT=TEXT)
    assert read(path).sources[0].codings[0].span == Span(4, 7)


@pytest.mark.parametrize(
    "path", ["internal://a.txt", "a.txt", "sources/a.txt", "internal:///a.txt", "internal://A.TXT"]
)
def test_paths_of_texts_as_programs_write_them(tmp_path, path):
    found = read(archive(tmp_path, project(BOOK, sources(text_source(MUT, path))), a_txt=TEXT))
    assert found.sources[0].text == "Der Mut\nwar da."


def test_a_name_with_escapes_is_looked_up_without_them_too(tmp_path):
    xml = project(BOOK, sources(text_source(MUT, "internal://B%201.txt")))
    assert read(archive(tmp_path, xml, **{"B 1_txt": TEXT})).sources[0].text == "Der Mut\nwar da."


def test_a_text_may_lie_there_without_its_suffix(tmp_path):
    path = archive(tmp_path, project(BOOK, sources(text_source(MUT))), a=TEXT)
    assert read(path).sources[0].text == "Der Mut\nwar da."


def test_a_bare_file_and_an_unpacked_folder_have_their_sources_beside(tmp_path):
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / "A.txt").write_text("Der Mut", "utf-8")
    bare = tmp_path / "Studie.QDE"
    bare.write_text(project(BOOK, sources(text_source(MUT))), "utf-8")
    for path in (bare, tmp_path):
        found = read(path)
        assert found.format is ExchangeFormat.QDE
        assert found.sources[0].text == "Der Mut"
    shutil.copy(bare, tmp_path / "Zweite.qde")
    with pytest.raises(ReadingError, match="several projects"):
        read(tmp_path)


def test_a_linked_source_beside_a_bare_file_is_somebody_elses(tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("Geheim", "utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").symlink_to(secret)
    bare = tmp_path / "probe.qde"
    bare.write_text(project(BOOK, sources(text_source(MUT))), "utf-8")
    found = read(bare)
    assert not found.sources
    assert lost(found, LossKind.SOURCE, LossReason.FILE_MISSING) == 1
    assert lost(found, LossKind.CODING, LossReason.NO_TEXT) == 1


def test_an_archive_of_several_projects_or_none_is_refused(tmp_path):
    path = archive(tmp_path, "<x/>", "a.qde")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("b.qde", "<x/>")
    with pytest.raises(ReadingError, match=r"several projects: a\.qde, b\.qde"):
        read(path)
    with pytest.raises(ReadingError, match=r"no \.qde file"):
        read(archive(tmp_path, "<x/>", "project.xml"))


def test_what_is_never_read_may_be_as_packed_as_it_likes(tmp_path):
    """Silence in a recording packs a thousand times; a text that does is a bomb."""
    xml = project(BOOK, sources(text_source(MUT)))
    path = archive(tmp_path, xml, a_txt=TEXT, film_mp4=b"\0" * 2**24)
    assert read(path).sources[0].codings
    with pytest.raises(ReadingError, match="grows more than"):
        read(archive(tmp_path, xml, a_txt=b" " * 2**24))


# ---- the XML -------------------------------------------------------------------------------------------


def test_xml_as_programs_write_it(tmp_path):
    whole = project(BOOK, sources(text_source(MUT)))
    bare = whole.partition("?>")[2]
    for xml in (
        b"\xef\xbb\xbf" + whole.encode(),
        bare,
        b"\xff\xfe" + whole.replace("utf-8", "utf-16").encode("utf-16-le"),
        whole.replace("project:1.0", "project:1:0"),
        bare.replace(' xmlns="urn:QDA-XML:project:1.0"', ""),
        bare.replace("<", "<q:").replace("<q:/", "</q:").replace("xmlns=", "xmlns:q="),
        whole.replace("<Sources>", "<Sets/><Notes/><Cases/><Links/><Variables/><Sources>"),
    ):
        found = read(archive(tmp_path, xml, a_txt=TEXT))
        assert found.sources[0].codings[0].span == Span(4, 7)
        assert not lost(found, LossKind.ELEMENT, LossReason.UNKNOWN_TO_STANDARD)


def test_an_empty_project_is_one(tmp_path):
    found = read(archive(tmp_path, project()))
    assert (found.sources, found.codes, found.users) == ((), (), ())


@pytest.mark.parametrize(
    "prolog",
    ["<!DOCTYPE Project>", '<!DOCTYPE Project [<!ENTITY a "b">]>', '<!DOCTYPE Project SYSTEM "file:///etc/passwd">'],
)
def test_a_document_type_is_refused(tmp_path, prolog):
    xml = project().replace("<Project", f"{prolog}<Project")
    with pytest.raises(ReadingError, match="document type"):
        read(archive(tmp_path, xml))


def test_codes_keep_their_tree_and_what_a_description_carries(tmp_path):
    block = "Wer wagt.\n\n— qualcode —\nkind: evaluative\ninclude: Auch leise.\n"
    found = read(archive(tmp_path, project(BOOK.replace("Wer wagt.", block))))
    (code,) = found.codes
    assert (code.guid, code.draft.name, code.draft.colour) == (CODE, "Mut", "#ff0000")
    assert code.draft.rules.definition == "Wer wagt."
    assert (code.draft.rules.include, code.draft.kind) == ("Auch leise.", CodeKind.EVALUATIVE)
    (child,) = code.children
    assert (child.guid, child.is_codable, child.draft.colour) == (OTHER_CODE, False, "")
    assert lost(found, LossKind.CODE, LossReason.WAS_CATEGORY) == 1
    assert lost(found, LossKind.CODE, LossReason.COLOUR_UNREADABLE) == 1


def test_what_the_standard_does_not_know_is_counted_by_its_name(tmp_path):
    within = coding(4, 7, name="Mut").replace("<Coding", '<Zoom level="3"/><Coding fancy="yes"')
    xml = project(BOOK, '<Teams><Team name="x"/></Teams>', sources(text_source(within), "<HologramSource/>"))
    found = read(archive(tmp_path, xml, a_txt=TEXT))
    unknown = {
        (loss.kind, loss.name, loss.number) for loss in found.losses if loss.why == LossReason.UNKNOWN_TO_STANDARD
    }
    assert unknown == {
        (LossKind.ELEMENT, "PlainTextSelection/Zoom", 1),
        (LossKind.FIELD, "Coding/@fancy", 1),
        (LossKind.ELEMENT, "Project/Teams", 1),
        (LossKind.ELEMENT, "Sources/HologramSource", 1),
    }


def test_where_files_were_on_a_computer_is_not_kept(tmp_path):
    xml = project(BOOK).replace('origin="Test"', 'origin="Test" basePath="/Users/ada" modifiedDateTime="2024-01-01"')
    found = read(archive(tmp_path, xml))
    assert lost(found, LossKind.FIELD, LossReason.PATH) == 1
    assert lost(found, LossKind.FIELD, LossReason.NOT_KEPT) == 1
    assert "/Users/ada" not in repr(found)


# ---- texts ---------------------------------------------------------------------------------------------


def test_a_text_may_stand_in_the_xml(tmp_path):
    source = text_source(f"<PlainTextContent>Der Mut</PlainTextContent>{MUT}", "")
    found = read(archive(tmp_path, project(BOOK, sources(source))))
    assert (found.sources[0].text, found.sources[0].file_name) == ("Der Mut", "probe.qdpx")


def test_a_text_in_windows_1252_is_read_and_doubted(tmp_path):
    found = read(archive(tmp_path, project(BOOK, sources(text_source())), a_txt="Größe zählt".encode("cp1252")))
    assert found.sources[0].text == "Größe zählt"
    (loss,) = (loss for loss in found.losses if loss.why == LossReason.ENCODING_GUESSED)
    assert (loss.fate, loss.name, loss.details) == (Fate.DOUBTED, "B1", ("Windows-1252",))


def test_without_a_plain_text_the_formatted_one_is_read_and_doubted(tmp_path):
    source = text_source(MUT, "internal://fehlt.txt", more='richTextPath="internal://a.docx"')
    found = read(archive(tmp_path, project(BOOK, sources(source)), a_docx=docx(p("Der Mut") + p("war da."))))
    assert "Der Mut" in found.sources[0].text
    assert lost(found, LossKind.TEXT, LossReason.TEXT_FROM_FORMATTED) == 1
    source = text_source(MUT, more='richTextPath="internal://a.docx"')
    found = read(archive(tmp_path, project(BOOK, sources(source)), a_txt=TEXT, a_docx=b"no matter"))
    assert lost(found, LossKind.TEXT, LossReason.FORMATTING) == 1


@pytest.mark.parametrize(
    ("path", "data", "why"),
    [
        ("internal://fehlt.txt", TEXT, LossReason.FILE_MISSING),
        ("relative:///AR/a.txt", TEXT, LossReason.FILE_OUTSIDE),
        ("absolute:///C:/a.txt", TEXT, LossReason.FILE_OUTSIDE),
        ("internal://a.txt", b"%PDF-1.7", LossReason.FILE_UNREADABLE),
        ("", TEXT, LossReason.NO_TEXT),
        ("internal://a.txt", "", LossReason.NO_TEXT),
        ("internal://a.txt", "\ufeff\n \n", LossReason.NO_TEXT),
    ],
)
def test_a_source_without_its_text_is_told_with_its_codings(tmp_path, path, data, why):
    group = f'<Sets><Set guid="{OTHER}" name="G"><MemberSource targetGUID="{SOURCE}"/></Set></Sets>'
    found = read(archive(tmp_path, project(BOOK, sources(text_source(MUT, path)), group), a_txt=data))
    assert not found.sources
    assert lost(found, LossKind.SOURCE, why) == 1
    (coded,) = (loss for loss in found.losses if loss.kind is LossKind.CODING)
    assert (coded.name, coded.where, coded.why) == ("Mut", "B1", LossReason.NO_TEXT)
    assert lost(found, LossKind.ELEMENT, LossReason.SOURCE_NOT_TAKEN) == 1
    assert found.sets[0].sources == ()


# ---- passages ------------------------------------------------------------------------------------------


def test_several_codes_of_a_passage_stand_in_one_selection_or_in_several(tmp_path):
    within = coding(4, 7, name="Mut").replace("</PlainText", one_coding(2, OTHER_CODE) + "</PlainText")
    found = read(archive(tmp_path, project(BOOK, sources(text_source(within + coding(4, 7, 3)))), a_txt=TEXT))
    assert [(entry.code, entry.span) for entry in found.sources[0].codings] == [
        (CODE, Span(4, 7)),
        (OTHER_CODE, Span(4, 7)),
        (CODE, Span(4, 7)),
    ]


@pytest.mark.parametrize("place", [("x", "7"), ("-3", "7"), ("4", "9" * 30), ("7", "4"), ("5", "5"), ("90", "99")])
def test_what_has_no_place_waits_with_words_and_reason(tmp_path, place):
    found = read(archive(tmp_path, project(BOOK, sources(text_source(coding(*place, name="Mut")))), a_txt=TEXT))
    (coded,) = found.sources[0].codings
    assert coded.span is None
    assert coded.words == "Mut"
    assert coded.place
    (loss,) = (loss for loss in found.losses if loss.fate is Fate.WAITS)
    assert loss.kind is LossKind.CODING


def test_how_positions_are_counted_can_be_said(tmp_path):
    text = "😀 Der Mut"
    xml = project(BOOK, sources(text_source(coding(7, 10, name="Mut"))))
    (source,) = read(archive(tmp_path, xml, a_txt=text), ExchangeOptions(CoordinateModel(CountedUnit.UTF16))).sources
    assert source.codings[0].span == Span(6, 9)
    assert source.placement is not None
    assert source.placement.said


def test_what_the_standard_does_not_know_of_a_coding_comes_from_the_description(tmp_path):
    note = "<Description>Wichtig!\n\n— qualcode —\npolarity: absent\nweight: 80\nround: 2\n</Description>"
    found = read(
        archive(tmp_path, project(BOOK, sources(text_source(coding(4, 7, name="Mut", within=note)))), a_txt=TEXT)
    )
    (coded,) = found.sources[0].codings
    assert (coded.polarity, coded.weight, coded.round) == (Polarity.ABSENT, 80, 2)
    (comment,) = found.notes
    assert (comment.text, comment.title) == ("Wichtig!", "")
    assert comment.targets == (ExchangeTarget(TargetKind.PASSAGE, SOURCE, Span(4, 7)),)


def test_a_selection_without_codes_is_a_comment_or_told(tmp_path):
    bare = '<PlainTextSelection guid="{}" name="Mut" startPosition="4" endPosition="7">{}</PlainTextSelection>'
    within = bare.format(guid("a", 1), "<Description>Hm.</Description>") + bare.format(guid("a", 2), "")
    found = read(archive(tmp_path, project(BOOK, sources(text_source(within))), a_txt=TEXT))
    assert [note.text for note in found.notes] == ["Hm."]
    assert lost(found, LossKind.PASSAGE, LossReason.NOTHING_LIKE_IT) == 1


def test_the_name_that_somebody_gave_a_passage_is_the_title_of_a_memo(tmp_path):
    xml = project(BOOK, sources(text_source(MUT + coding(8, 14, 2, name="Schluss"))))
    found = read(archive(tmp_path, xml, a_txt="Der Mut\nwar da."))
    assert [(note.title, note.targets[0].kind) for note in found.notes] == [("Schluss", TargetKind.PASSAGE)]


@pytest.mark.parametrize("name", ["4,7", "(4,0),(7,0)", "Quotation 6:1", "s1", "Selection"])
def test_names_that_a_program_gives_are_neither_words_nor_titles(tmp_path, name):
    within = coding(4, 7, name=name) + coding(8, 14, 2, name=name) + coding(0, 3, 3, name="Der")
    found = read(archive(tmp_path, project(BOOK, sources(text_source(within))), a_txt="Der Mut\nwar da."))
    assert not found.notes
    assert [entry.span for entry in found.sources[0].codings] == [Span(4, 7), Span(8, 14), Span(0, 3)]


def test_a_code_may_hang_right_on_its_passage_and_stand_right_in_the_book(tmp_path):
    book = f'<CodeBook><Code guid="{CODE}" name="Mut"/></CodeBook>'
    refs = f'<CodeRef targetGUID="{CODE}"/><CodeRef targetGUID="{OTHER_CODE}"/>'
    name = 'name="Mut" startPosition="4" endPosition="7"'
    within = f'<PlainTextSelection guid="{guid("a", 1)}" {name}>{refs}</PlainTextSelection>'
    found = read(archive(tmp_path, project(book, sources(text_source(within))), a_txt=TEXT))
    assert [code.draft.name for code in found.codes] == ["Mut"]
    first, second = found.sources[0].codings
    assert (first.guid, first.code, first.span) == (guid("a", 1), CODE, Span(4, 7))
    assert (second.code, second.guid != first.guid) == (OTHER_CODE, True)


def test_codings_of_a_whole_source_are_on_all_of_its_text(tmp_path):
    found = read(archive(tmp_path, project(BOOK, sources(text_source(one_coding()))), a_txt="\n\nDer Mut\n\n"))
    assert found.sources[0].codings[0].span == Span(0, 7)
    assert lost(found, LossKind.CODING, LossReason.OF_WHOLE_SOURCE) == 1


# ---- media ---------------------------------------------------------------------------------------------


def test_a_pdf_counts_in_its_text_and_a_passage_that_stands_twice_is_one(tmp_path):
    """ATLAS.ti writes a coding of a PDF's text as a region of the page and as a passage of one GUID."""
    corners = 'page="0" firstX="1" firstY="1" secondX="2" secondY="2"'
    words = f'<Representation guid="{guid("e", 1)}"><PlainTextContent>war da</PlainTextContent></Representation>'
    source = (
        f'<PDFSource guid="{SOURCE}" name="B1" path="internal://a.pdf">'
        f'<PDFSelection guid="{guid("a", 1)}" name="Mut" {corners}>{one_coding(2)}</PDFSelection>'
        f'<PDFSelection guid="{guid("a", 2)}" name="x" {corners}>{words}{one_coding(3)}</PDFSelection>'
        f'<PDFSelection guid="{guid("a", 3)}" name="Bild 1" {corners}>{one_coding(4)}</PDFSelection>'
        f'<Representation guid="{guid("e", 2)}" plainTextPath="internal://a.txt">{MUT}</Representation></PDFSource>'
    )
    found = read(archive(tmp_path, project(BOOK, sources(source)), a_txt=TEXT))
    (pdf,) = found.sources
    assert (pdf.medium, pdf.text) == (SourceMedium.PDF, "Der Mut\nwar da.")
    placed, waiting = pdf.codings
    assert (placed.guid, placed.span) == (guid("c", 1), Span(4, 7))
    assert (waiting.guid, waiting.span, waiting.likely, waiting.words) == (guid("c", 3), None, Span(8, 14), "war da")
    assert lost(found, LossKind.CODING, LossReason.SAME_CODING_TWICE) == 1
    assert lost(found, LossKind.PDF_REGION, LossReason.REGION_BESIDE_TEXT) == 1
    assert lost(found, LossKind.PDF_REGION, LossReason.REGION_WITHOUT_TEXT) == 1
    assert lost(found, LossKind.CODING, LossReason.REGION_WITHOUT_TEXT) == 2


def test_pictures_and_recordings_are_told_with_their_codings(tmp_path):
    media = sources(
        f'<PictureSource guid="{SOURCE}" name="Bild"><PictureSelection guid="{guid("a", 1)}" firstX="1">'
        f"{one_coding(1)}{one_coding(2, OTHER_CODE)}</PictureSelection>{one_coding(3)}</PictureSource>",
        f'<VideoSource guid="{OTHER}" name="Film" currentPath="/home/ada/film.mp4">'
        f'<VideoSelection guid="{guid("a", 2)}" begin="1" end="2">{one_coding(4)}</VideoSelection></VideoSource>',
        f'<AudioSource guid="{NOTE}" name="Ton"/>',
    )
    link = f'<Links><Link guid="{guid("f", 1)}" name="L" originGUID="{CODE}" targetGUID="{guid("a", 2)}"/></Links>'
    found = read(archive(tmp_path, project(BOOK, media, link)))
    assert not found.sources
    assert [loss.name for loss in found.losses if loss.why == LossReason.ONLY_TEXTS] == ["Bild", "Film", "Ton"]
    assert lost(found, LossKind.MEDIA_CODING, LossReason.ON_MEDIA) == 4
    assert lost(found, LossKind.PICTURE_REGION, LossReason.ON_MEDIA) == 1
    assert lost(found, LossKind.MEDIA_RANGE, LossReason.ON_MEDIA) == 1
    assert lost(found, LossKind.LINK, LossReason.TARGET_NOT_TAKEN) == 1


def transcript(number: int, within: str, path: str = "internal://a.txt") -> str:
    """A transcript of a recording."""
    return f'<Transcript guid="{guid("e", number)}" name="T{number}" plainTextPath="{path}">{within}</Transcript>'


def test_transcripts_bring_times_and_passages_between_points_of_time(tmp_path):
    points = "".join(
        f'<SyncPoint guid="{guid("b", number)}" position="{place}" timeStamp="{time}"/>'
        for number, (place, time) in enumerate(((0, 0), (4, 900), (7, 2000), (99, 5000)), 1)
    )
    selection = (
        f'<TranscriptSelection guid="{guid("a", 1)}" name="Mut" fromSyncPoint="{guid("b", 2)}" '
        f'toSyncPoint="{guid("b", 3)}">{one_coding()}</TranscriptSelection>'
    )
    film = f'<VideoSource guid="{SOURCE}" name="Film">{transcript(1, points + selection)}'
    film += transcript(2, "", "internal://b.txt") + "</VideoSource>"
    group = f'<Sets><Set guid="{OTHER}" name="G"><MemberSource targetGUID="{SOURCE}"/></Set></Sets>'
    found = read(archive(tmp_path, project(BOOK, sources(film), group), a_txt="Der Mut war da.", b_txt="Anders."))
    first, second = found.sources
    assert (first.name, first.medium, first.codings[0].span) == ("T1", SourceMedium.VIDEO, Span(4, 7))
    assert first.marks == tuple(TimeMark(Span(at, at), time) for at, time in ((0, 0), (4, 900), (7, 2000)))
    assert second.text == "Anders."
    assert found.sets[0].sources == (first.guid, second.guid)
    assert lost(found, LossKind.FIELD, LossReason.NO_PLACE_IN_TEXT) == 1


@pytest.mark.parametrize("is_first", [True, False])
def test_a_transcript_that_is_a_source_too_is_one_document(tmp_path, is_first):
    """ATLAS.ti lists a transcript beside its recording and among the texts."""
    point = f'<SyncPoint guid="{guid("b", 1)}" position="4" timeStamp="900"/>'
    film = f'<VideoSource guid="{OTHER}" name="Film">{transcript(1, point)}</VideoSource>'
    texts = [text_source(MUT), film]
    found = read(archive(tmp_path, project(BOOK, sources(*texts[:: 1 if is_first else -1])), a_txt=TEXT))
    (source,) = found.sources
    assert (source.guid, source.name, source.medium) == (SOURCE, "B1", SourceMedium.TEXT)
    assert len(source.codings) == 1
    assert source.marks == (TimeMark(Span(4, 4), 900),)
    assert lost(found, LossKind.TEXT, LossReason.SAME_TEXT_HERE) == 1


# ---- cases, variables, notes, links, sets --------------------------------------------------------------

VARIABLES = (
    f'<Variables><Variable guid="{guid("d", 1)}" name="Alter" typeOfVariable="Integer"/>'
    f'<Variable guid="{guid("d", 2)}" name="Ort" typeOfVariable="Text"/></Variables>'
)


def variable(number: int, element: str, said: str) -> str:
    """The value of a variable."""
    return (
        f'<VariableValue><VariableRef targetGUID="{guid("d", number)}"/><{element}>{said}</{element}></VariableValue>'
    )


def test_cases_have_attributes_sources_and_whole_passages(tmp_path):
    values = variable(1, "IntegerValue", "42") + variable(2, "TextValue", "") + variable(9, "TextValue", "x")
    whole = MUT + coding(0, 16, 2, name="Der Mut war da.")
    case = (
        f'<Cases><Case guid="{CODE}"><CodeRef targetGUID="{CODE}"/>{values}'
        f'<SelectionRef targetGUID="{guid("a", 1)}"/><SelectionRef targetGUID="{guid("a", 2)}"/></Case></Cases>'
    )
    source = text_source(whole + variable(2, "TextValue", "Ulm"))
    found = read(archive(tmp_path, project(BOOK, VARIABLES, case, sources(source)), a_txt="Der Mut\r\nwar da."))
    assert found.sources[0].attributes == {"Ort": "Ulm"}
    (kept,) = found.cases
    assert (kept.name, kept.attributes, kept.sources) == ("B1", {"Alter": "42"}, (SOURCE,))
    assert lost(found, LossKind.CASE_CODE, LossReason.NOTHING_LIKE_IT) == 1
    assert lost(found, LossKind.PASSAGE, LossReason.NOTHING_LIKE_IT) == 1
    assert lost(found, LossKind.FIELD, LossReason.VALUE_AS_TEXT) == 1
    assert lost(found, LossKind.FIELD, LossReason.TARGET_MISSING) == 1


def test_notes_hang_where_they_are_called_wherever_their_text_is(tmp_path):
    ref = '<NoteRef targetGUID="{}"/>'
    notes = (
        f'<Notes><Note guid="{NOTE}" name="Plan" creatingUser="{USER}" plainTextPath="internal://n.txt"/>'
        f'<Note guid="{OTHER}" name="Frei"><Description>— qualcode —\nkind: theory\n</Description>'
        "<PlainTextContent>Text</PlainTextContent></Note></Notes>"
    )
    within = coding(4, 7, name="Mut").replace("<Coding", ref.format(NOTE) + "<Coding", 1)
    within = within.replace("</Coding>", ref.format(NOTE) + "</Coding>") + ref.format(NOTE)
    found = read(archive(tmp_path, project(BOOK, sources(text_source(within)), notes), a_txt=TEXT, n_txt="Los."))
    plan, free = found.notes
    assert (plan.title, plan.text, plan.user) == ("Plan", "Los.", USER)
    assert [target.kind for target in plan.targets] == [TargetKind.CODING, TargetKind.PASSAGE, TargetKind.SOURCE]
    assert (free.text, free.kind, free.targets) == ("Text", MemoKind.THEORY, ())


def test_a_link_from_a_passage_to_a_note_says_what_the_note_is_about(tmp_path):
    """NVivo writes annotations so."""
    notes = f'<Notes><Note guid="{NOTE}" name="A"><PlainTextContent>Ach!</PlainTextContent></Note></Notes>'
    link = '<Link guid="{}" name="{}" direction="{}" originGUID="{}" targetGUID="{}"/>'
    links = link.format(guid("f", 1), "", "OneWay", guid("a", 1), NOTE)
    links += link.format(guid("f", 2), "weil", "OneWay", CODE, OTHER_CODE)
    links += link.format(guid("f", 3), "?", "Nach oben", CODE, guid("d", 7))
    found = read(
        archive(tmp_path, project(BOOK, sources(text_source(MUT)), notes, f"<Links>{links}</Links>"), a_txt=TEXT)
    )
    assert found.notes[0].targets == (ExchangeTarget(TargetKind.PASSAGE, SOURCE, Span(4, 7)),)
    (kept,) = found.links
    assert (kept.name, kept.origin, kept.target) == (
        "weil",
        ExchangeTarget(TargetKind.CODE, CODE),
        ExchangeTarget(TargetKind.CODE, OTHER_CODE),
    )
    assert lost(found, LossKind.LINK, LossReason.TARGET_MISSING) == 1


def test_what_stands_in_the_description_of_project_and_source_comes_back(tmp_path):
    words = f"Über uns\n\n— qualcode —\nround: 3\nusers:\n  - guid: {USER}\n    kind: machine\n"
    source = text_source("<Description>Erst\n\n— qualcode —\nlabel: RG 2022\nwave: t1\n</Description>")
    found = read(archive(tmp_path, project(BOOK, sources(source), f"<Description>{words}</Description>"), a_txt=TEXT))
    assert (found.description, found.round, found.users[0].kind) == ("Über uns", 3, CoderKind.MACHINE)
    assert (found.sources[0].description, found.sources[0].label, found.sources[0].wave) == ("Erst", "RG 2022", "t1")


def test_graphs_are_told_and_sets_of_codes_kept(tmp_path):
    rest = (
        f'<Sets><Set guid="{OTHER}" name="S"><MemberCode targetGUID="{CODE}"/>'
        f'<MemberCode guid="{guid("d", 9)}"/></Set></Sets>'
        f'<Graphs><Graph guid="{NOTE}" name="Netz"><Vertex guid="x"/></Graph></Graphs>'
    )
    found = read(archive(tmp_path, project(BOOK, rest)))
    assert found.sets[0].codes[:1] == (CODE,)
    assert lost(found, LossKind.CODE, LossReason.TARGET_MISSING) == 1
    assert [loss.name for loss in found.losses if loss.kind is LossKind.GRAPH] == ["Netz"]


# ---- real files ----------------------------------------------------------------------------------------


def test_the_sample_of_nvivo_is_read_whole(shared):
    found = READERS_APART.project(shared / "samples" / "refi" / "nvivo-windows-12.6.qdpx")
    assert found.codings == 303
    assert all(entry.span for source in found.sources for entry in source.codings)
    assert {loss.why for loss in found.losses} == {
        LossReason.WAS_CATEGORY,
        LossReason.FORMATTING,
        LossReason.NOT_KEPT,
    }


def test_the_project_of_the_standard_is_read_with_texts_beside_it(shared, tmp_path):
    """Its texts are not there: any text shows that two passages that stand twice are taken once."""
    bare = tmp_path / "atlasti.qde"
    shutil.copy(shared / "samples" / "refi" / "atlasti-8-standard-annex.qde", bare)
    assert READERS_APART.project(bare).codings == 0
    (tmp_path / "sources").mkdir()
    words = f"{'x ' * 31}granola {'y ' * 113}\n".ljust(297, "z") + "favoritos. Dificultad: Media " + "w " * 200
    (tmp_path / "sources" / "142EB46D-612E-4593-A385-D0E5D04D1288.TXT").write_text(words, "utf-8")
    (pdf,) = READERS_APART.project(bare).sources
    assert pdf.medium is SourceMedium.PDF
    assert [entry.span for entry in pdf.codings if entry.words == "granola"] == [Span(62, 69)]
