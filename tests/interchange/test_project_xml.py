"""Projects written for other programs: valid, the same twice, counted as each program counts, losses told."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qualcode.errors import ExportError
from qualcode.interchange.refi.package import write_package
from qualcode.interchange.refi.schema import refuse_invalid
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import Role, Speaker, TimeMark
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeCode,
    ExchangeCoding,
    ExchangeDialect,
    ExchangeFormat,
    ExchangeLink,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeSource,
    ExchangeTarget,
    ExchangeUser,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span

NS = {"q": "urn:QDA-XML:project:1.0"}


def guid(number: int) -> str:
    return f"0192f0c1-0000-7000-8000-{number:012x}"


TEXT = "I: Wie war das?\nB: Na ja 👩‍👧, e\u0301cht gut.\n\nI: Und dann?\nB: Dann kam der Brief.\n"


def project(text: str = TEXT, spans: tuple[Span, ...] = (Span(3, 15), Span(19, 26)), **changed: object):
    codings = tuple(
        ExchangeCoding(guid(100 + number), guid(11), span, guid(1), "2026-03-01T10:00:00.123456Z", round=1)
        for number, span in enumerate(spans)
    )
    source = ExchangeSource(
        guid(20),
        "Gespräch 1",
        text,
        attributes={"wave": "2022", "Alter": "41"},
        codings=codings,
        label="RG 2022",
        speakers=(Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS, guid(30))),
        marks=(TimeMark(Span(0, 0), 1200),),
    )
    notes = (
        ExchangeNote(guid(40), "Über alles", "Was wir wissen wollen", (), guid(1)),
        ExchangeNote(guid(41), "", "Zu dieser Codierung", (ExchangeTarget(TargetKind.CODING, guid(100)),), guid(1)),
        ExchangeNote(guid(42), "Code", "x\ny", (ExchangeTarget(TargetKind.CODE, guid(11)),), kind=MemoKind.RULE),
        ExchangeNote(guid(43), "Stelle", "hier", (ExchangeTarget(TargetKind.PASSAGE, guid(20), Span(0, 2)),)),
        ExchangeNote(guid(44), "Fall", "wer?", (ExchangeTarget(TargetKind.CASE, guid(30)),), closed=True),
        ExchangeNote(guid(45), "Text", "lang", (ExchangeTarget(TargetKind.SOURCE, guid(20)),)),
    )
    below = ExchangeCode(guid(11), CodeDraft("Brief", Rules("Post", include="auch E-Mail"), colour="#0072b2"))
    values: dict[str, object] = {
        "program": "qualcode 0",
        "guid": guid(9),
        "users": (ExchangeUser(guid(1), "Anna"), ExchangeUser(guid(2), "Konsens", CoderKind.CONSENSUS)),
        "codes": (ExchangeCode(guid(10), CodeDraft("Ereignis"), is_codable=False, children=(below,)),),
        "sources": (source,),
        "cases": (ExchangeCase(guid(30), "Fall A", attributes={"Alter": "41"}, sources=(guid(20),)),),
        "notes": notes,
        "sets": (ExchangeSet(guid(50), "Erste", sources=(guid(20),)),),
        "codebooks": (("Leitfaden", "Alles über Briefe"),),
        "round": 1,
    }
    return ExchangeProject(ExchangeFormat.QDPX, "Studie", **(values | changed))  # type: ignore[arg-type]


def written(made: ExchangeProject, dialect: ExchangeDialect = ExchangeDialect.STANDARD):
    file = io.BytesIO()
    losses = write_package(made, dialect, file)
    with ZipFile(file) as package:
        names = package.namelist()
        root = etree.fromstring(package.read("project.qde"))
        texts = {name: package.read(name) for name in names[1:]}
    return file.getvalue(), root, texts, losses


@pytest.mark.parametrize("dialect", ExchangeDialect)
def test_the_same_project_is_the_same_bytes_and_no_element_has_a_prefix(dialect):
    data, root, texts, _losses = written(project(), dialect)
    assert written(project(), dialect)[0] == data
    assert {element.prefix for element in root.iter()} == {None}
    folder = "Sources" if dialect is ExchangeDialect.NVIVO else "sources"
    numbers = [20] if dialect is ExchangeDialect.ATLASTI else [20, *range(40, 46)]  # there memos stand in the XML
    assert list(texts) == [f"{folder}/{guid(number).upper()}.txt" for number in numbers]
    assert b"currentPath" not in etree.tostring(root)
    assert b"basePath" not in etree.tostring(root)


@pytest.mark.parametrize("dialect", ExchangeDialect)
def test_positions_are_those_of_the_text_as_the_program_counts_it(dialect):
    _data, root, texts, _losses = written(project(), dialect)
    raw = next(iter(texts.values()))
    is_nvivo = dialect is ExchangeDialect.NVIVO
    assert raw.startswith(b"\xef\xbb\xbf") is is_nvivo
    assert (b"\r\n" in raw) is is_nvivo
    units = raw.decode("utf-8-sig").encode("utf-16-le" if is_nvivo else "utf-32-le")
    size = 2 if is_nvivo else 4
    for selection in root.iterfind(".//q:PlainTextSelection", NS):
        start, end = (int(selection.get(name)) * size for name in ("startPosition", "endPosition"))
        words = units[start:end].decode("utf-16-le" if is_nvivo else "utf-32-le").replace("\r\n", "\n")
        assert words == selection.get("name")


def test_notes_stand_where_they_belong_and_say_the_rest():
    _data, root, texts, _losses = written(project())
    ref = f"q:NoteRef[@targetGUID='{guid(41).upper()}']"
    assert root.find(f".//q:Coding[@guid='{guid(100).upper()}']/{ref}", NS) is not None
    assert root.find(f"q:NoteRef[@targetGUID='{guid(40).upper()}']", NS) is not None
    assert root.find(f".//q:Code[@guid='{guid(11).upper()}']/q:NoteRef", NS) is not None
    assert root.find(f".//q:TextSource/q:NoteRef[@targetGUID='{guid(45).upper()}']", NS) is not None
    passage = root.find(f".//q:PlainTextSelection/q:NoteRef[@targetGUID='{guid(43).upper()}']/..", NS)
    assert passage.get("name") == "I:"
    about = root.findtext(f".//q:Note[@guid='{guid(44).upper()}']/q:Description", namespaces=NS)
    assert about == f"— qualcode —\nclosed: true\ncases:\n  - {guid(30)}"
    assert (
        root.find(f".//q:Link[@originGUID='{guid(43).upper()}'][@targetGUID='{passage.get('guid')}']", NS) is not None
    )
    assert texts[f"sources/{guid(42).upper()}.txt"] == b"x\ny"
    untitled = root.find(f".//q:Note[@guid='{guid(41).upper()}']", NS)
    assert untitled.get("name") == "Zu dieser Codierung"
    assert untitled.findtext("q:Description", namespaces=NS) == "— qualcode —\nuntitled: true"


def test_coders_and_what_is_said_of_codings_part_their_passages():
    first, second = project().sources[0].codings
    codings = (
        first,
        ExchangeCoding(guid(200), guid(10), first.span, guid(1), round=1),
        ExchangeCoding(guid(202), guid(10), first.span, guid(2), round=1),
        ExchangeCoding(guid(201), guid(10), first.span, guid(2), round=1, polarity=Polarity.ABSENT, weight=0),
        second,
    )
    source = project().sources[0]
    made = project(sources=(type(source)(source.guid, "x", TEXT, codings=codings),), notes=())
    _data, root, _texts, losses = written(made)
    selections = root.findall(".//q:PlainTextSelection", NS)
    assert [len(selection.findall("q:Coding", NS)) for selection in selections] == [2, 1, 1, 1]
    assert [selection.get("creatingUser")[-1] for selection in selections] == ["1", "2", "2", "1"]
    described = selections[2].findtext("q:Description", namespaces=NS)
    assert described == "— qualcode —\npolarity: absent\nweight: 0"
    assert losses.counts()[LossKind.CODING, Fate.CHANGED] == 1


def test_rounds_are_told_where_there_are_several():
    _data, root, _texts, _losses = written(project(round=2, notes=()))
    said = {
        selection.findtext("q:Description", namespaces=NS)
        for selection in root.iterfind(".//q:PlainTextSelection", NS)
    }
    assert said == {"— qualcode —\nround: 1"}


def test_atlas_ti_gets_flat_codes_and_links_from_memos():
    _data, root, _texts, losses = written(project(), ExchangeDialect.ATLASTI)
    assert [code.get("name") for code in root.iterfind(".//q:Code", NS)] == ["Ereignis", "Ereignis::Brief"]
    assert root.find(".//q:Code/q:Code", NS) is None
    selection = root.find(f".//q:Coding[@guid='{guid(100).upper()}']/..", NS).get("guid")
    assert root.find(f".//q:Link[@originGUID='{guid(41).upper()}'][@targetGUID='{selection}']", NS) is not None
    assert [loss.name for loss in losses if loss.why is LossReason.FLAT_NAME] == ["Ereignis::Brief"]
    assert {coding.get("creationDateTime") for coding in root.iterfind(".//q:Coding", NS)} == {"2026-03-01T10:00:00Z"}


def test_an_empty_project_is_valid():
    made = ExchangeProject(ExchangeFormat.QDPX, "")
    for dialect in ExchangeDialect:
        assert written(made, dialect)[3].losses == ()


def test_control_characters_become_symbols_and_are_told():
    text = "a\x00b\x0bc\ufffe"
    source = ExchangeSource(guid(20), "n\x01", text, codings=(ExchangeCoding(guid(100), guid(10), Span(0, 6)),))
    _data, root, texts, losses = written(project(sources=(source,), notes=(), cases=(), sets=()))
    assert list(texts.values()) == [text.encode()]
    assert root.find(".//q:TextSource", NS).get("name") == "n␁"
    assert root.find(".//q:PlainTextSelection", NS).get("name") == "a␀b␋c\ufffd"
    assert {loss.why for loss in losses} >= {LossReason.CONTROLS_SHOWN, LossReason.CONTROLS_IN_TEXT}


def test_control_characters_of_a_memo_stay_in_its_file_and_are_told():
    made = project(notes=(ExchangeNote(guid(40), "Plan", "a\x0bb"),))
    for dialect, why in ((ExchangeDialect.STANDARD, "CONTROLS_IN_TEXT"), (ExchangeDialect.ATLASTI, "CONTROLS_SHOWN")):
        losses = written(made, dialect)[3]
        assert [loss.why for loss in losses if loss.kind is LossKind.NOTE] == [LossReason[why]]


def test_one_guid_for_two_things_is_another_one_for_the_second():
    made = project(cases=(ExchangeCase(guid(11), "Wie ein Code", sources=(guid(20),)),))
    _data, root, _texts, losses = written(made)
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    assert [loss.why for loss in losses].count(LossReason.GUID_TWICE) == 1


def test_links_of_the_project_are_written():
    link = ExchangeLink(
        guid(60), "gehört zu", ExchangeTarget(TargetKind.CODE, guid(10)), ExchangeTarget(TargetKind.CODE, guid(11))
    )
    found = written(project(links=(link,)))[1].find(".//q:Link", NS)
    assert (found.get("originGUID"), found.get("targetGUID")) == (guid(10).upper(), guid(11).upper())


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (b"<Project xmlns='urn:QDA-XML:project:1.0'/>", "name"),
        (b"<Project xmlns='urn:QDA-XML:project:1.0' name='x'><Sources/></Project>", "Sources"),
        (b"<Project xmlns='urn:QDA-XML:project:1.0' name='x'>", "end is missing"),
        (
            b"<Project xmlns='urn:QDA-XML:project:1.0' name='x'><Users><User guid='%s'/><User guid='%s'/></Users>"
            b"</Project>" % (guid(1).encode(), guid(1).upper().encode()),
            "twice",
        ),
    ],
)
def test_what_does_not_hold_to_the_schema_is_refused_with_the_place(xml, told):
    with pytest.raises(ExportError, match=told):
        refuse_invalid(io.BytesIO(xml), "Project")


_SIGNS = st.text(st.sampled_from("ab \n\n.é👩‍👧\u0301\u200f\x0b\ufeff𝒳"), min_size=1, max_size=60)


@st.composite
def _coded_texts(draw):
    text = draw(_SIGNS)
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=5))
    return text, tuple(Span(start, draw(st.integers(start + 1, len(text)))) for start in starts)


@settings(max_examples=25)
@given(_coded_texts(), st.sampled_from(ExchangeDialect))
def test_every_passage_of_every_text_stands_where_the_dialect_counts_it(coded, dialect):
    text, spans = coded
    _data, root, texts, _losses = written(project(text, spans, notes=()), dialect)
    (raw,) = texts.values()
    is_nvivo = dialect is ExchangeDialect.NVIVO
    shown = raw.decode("utf-8")[1:] if is_nvivo else raw.decode("utf-8")
    coding = "utf-16-le" if is_nvivo else "utf-32-le"
    units, size = shown.encode(coding), 2 if is_nvivo else 4
    found = set()
    for selection in root.iterfind(".//q:PlainTextSelection", NS):
        start, end = (int(selection.get(name)) * size for name in ("startPosition", "endPosition"))
        found.add(units[start:end].decode(coding).replace("\r\n", "\n"))
    assert found == {span.cut(text) for span in spans}
