"""An export of CATMA comes with its texts, tags, authors and annotations, whatever overlaps."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from qualcode.errors import ReadingError
from qualcode.model.exchange.losses import LossKind
from qualcode.model.exchange.project import ExchangeProject
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.reader import read_project
from qualcode.reading.source.exchange_frames import plain_project, project_of
from qualcode.reading.source.options import ExchangeOptions

TEXT = "Er ging 🙂 fort.\r\nSie blieb; er kam wieder.\r\nEr ging dann doch."
MOVE, GO, REST = (f"CATMA_{number}0000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))


def java(place: int) -> int:
    return len(TEXT[:place].encode("utf-16-le")) // 2


def tag(guid: str, name: str, above: str = "", colour: str = "-65536") -> str:
    base = f" baseTypes={quoteattr(above)}" if above else ""
    colours = f"<fDecl name='catma_displaycolor'><vRange><vColl><string>{colour}</string></vColl></vRange></fDecl>"
    return f"<fsDecl xml:id='{guid}' n='1' type='{guid}'{base}><fsDescr>{escape(name)}</fsDescr>{colours}</fsDecl>"


def annotation(number: int, tag_guid: str, who: str = "anna", **properties: str) -> str:
    values = {"catma_markupauthor": who, "catma_markuptimestamp": "2021-03-04T10:11:12.000+0100", **properties}
    fields = "".join(
        f"<f name='{name}'><string>{escape(value)}</string></f>" for name, value in values.items() if value
    )
    return f"<fs xml:id='CATMA_{number}' type='{tag_guid}'>{fields}</fs>"


def segment(words: str, *numbers: int, times: int = 1) -> str:
    start = -1
    for _time in range(times):
        start = TEXT.index(words, start + 1)
    references = " ".join(f"#CATMA_{number}" for number in numbers)
    pointer = f"<ptr target='D_1#char={java(start)},{java(start + len(words))}' type='inclusion'/>"
    return f"<seg ana='{references}'>{pointer}</seg>"


def collection(tags: str, annotations: str, segments: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><encodingDesc>"
        f"<fsdDecl xml:id='T_1' n='Bewegungen 2021-01-01T00:00:00.000+0100'>{tags}</fsdDecl></encodingDesc>"
        f"</teiHeader><text><body><ab type='catma'>{segments}</ab></body>{annotations}</text></TEI>"
    ).encode()


def archive(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "study.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


def read(path: Path) -> ExchangeProject:
    found = read_project(path, ExchangeOptions())
    assert project_of(json.loads(json.dumps(plain_project(found)))) == found
    return found


def test_an_export_comes_whole(tmp_path: Path) -> None:
    anna = collection(
        tag(MOVE, "Bewegung") + tag(GO, "Weggehen", MOVE) + tag(REST, "Ruhe", colour="rot"),
        annotation(1, GO, Grad_x0020_der="hoch") + annotation(2, MOVE) + annotation(3, REST, "")
        + annotation(4, "X_9"),
        segment("Er ", 1) + segment("ging 🙂", 1, 2) + segment(" fort", 2) + segment("Er ging", 2, times=2)
        + segment("Sie blieb", 3) + segment("kam", 4) + segment("wieder", 9),
    )  # fmt: skip
    path = archive(
        tmp_path,
        {
            "e/Corpus/D_1/D_1_Novelle.txt": TEXT.encode(),
            "e/Corpus/D_1/annotationcollections/Annas.xml": anna,
            "e/Corpus/D_2/D_2_Leer.txt": b" ",
            "e/readme.md": b"x",
        },
    )
    project = read(path)
    assert (project.name, project.program) == ("study", "CATMA")
    assert [(code.draft.name, code.draft.colour) for code in project.codes] == [("Bewegung", "#ff0000"), ("Ruhe", "")]
    assert [code.draft.name for code in project.codes[0].children] == ["Weggehen"]
    (source,) = project.sources
    assert (source.name, source.text) == ("Novelle", TEXT.replace("\r\n", "\n"))
    names = {code.guid: code.draft.name for top in project.codes for code in (top, *top.children)}
    users = {user.guid: user.name for user in project.users}
    assert [(names[c.code], users[c.user], c.span and c.span.cut(source.text)) for c in source.codings] == [
        ("Weggehen", "anna", "Er ging 🙂"),
        ("Bewegung", "anna", "ging 🙂 fort"),
        ("Bewegung", "anna", "Er ging"),
        ("Ruhe", "Annas", "Sie blieb"),
    ]
    assert source.codings[0].created == "2021-03-04T09:11:12.000Z"
    assert [note.text for note in project.notes] == ["Grad der: hoch"]
    assert [(held.name, len(held.codes)) for held in project.sets] == [("Bewegungen", 3)]
    assert {(loss.kind, loss.why, loss.name) for loss in project.losses} == {
        (LossKind.ELEMENT, LossReason.NOTHING_LEADS_TO_IT, "readme.md"),
        (LossKind.USER, LossReason.COLLECTION_AS_CODER, "Annas"),
        (LossKind.CODE, LossReason.COLOUR_UNREADABLE, "Ruhe"),
        (LossKind.CODING, LossReason.PLACE_UNREADABLE, ""),
        (LossKind.CODING, LossReason.CODE_MISSING, ""),
    }


def test_one_annotation_is_placed_since_catma_counts_as_java_does(tmp_path: Path) -> None:
    text = "\ufeffEin 🙂 Satz.\r\nNoch einer."
    start = len(text[: text.index("einer")].encode("utf-16-le")) // 2
    pointer = f"<seg ana='#CATMA_1'><ptr target='x#char={start},{start + 5}'/></seg>"
    one = collection(tag(MOVE, "A"), annotation(1, MOVE), pointer)
    (source,) = read(archive(tmp_path, {"D/D.txt": text.encode(), "D/annotationcollections/c.xml": one})).sources
    assert [coding.span and coding.span.cut(source.text) for coding in source.codings] == ["einer"]


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="holds no document of CATMA"):
        read(archive(tmp_path, {"x/y.md": b"1"}))
    damaged = archive(tmp_path, {"D/D.txt": TEXT.encode() * 100})
    damaged.write_bytes(damaged.read_bytes()[:60])
    with pytest.raises(ReadingError, match="damaged or no archive"):
        read(damaged)
    entity = b"<!DOCTYPE x [<!ENTITY a 'b'>]><TEI>&a;</TEI>"
    with pytest.raises(ReadingError, match="document type"):
        read(archive(tmp_path, {"D/D.txt": b"Text.", "D/annotationcollections/c.xml": entity}))


def test_links_and_members_outside_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "study.tgz"
    (tmp_path / "secret.txt").write_text("geheim")
    with tarfile.open(path, "w:gz") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo(f"D{kind!r}/x.txt")
            link.type, link.linkname = kind, str(tmp_path / "secret.txt")
            tar.addfile(link)
        member = tarfile.TarInfo("../../outside.txt")
        member.size = 5
        tar.addfile(member, io.BytesIO(b"Text."))
    (source,) = read(path).sources
    assert (source.name, source.text) == ("outside", "Text.")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["secret.txt", "study.tgz"]
