"""Hostile names and texts in every export: files open, nothing in them is live, no name leaves."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codes import Anchor, CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.documents import DocumentDraft, SourceFile
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from tests.helpers import LEAD

LIVE = (
    "=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x\")",
    "[Kommune] am Anfang", "*stern",
    "\\write18{x} {} % & # _ ^ ~ $x$ \\end{document}", "<script>alert(1)</script><b onclick='x'>&lt;&amp;",
    "]]> --> <!-- <?x",
    "# kein Titel *fett* _kursiv_ [da](http://x) ![b](x) `c` ~~durch~~ |zelle| > zitat",
    "bidi\u202eexe.txt\u202c \u2066isoliert", "Esc \x1b[31mrot\x1b]0;titel\x07 C1 \x9b31m Del \x7f",
    "NUL \x00 Nichts \ufffe\uffff Feld \ufdd0", "Bu\u0308ro NFD 👩‍👩‍👧 e\u0301", "_x0041_ \\u0041",
    "1. erstens", "- Punkt", "&copy; &#x41;",
    "a\x85b\u2028c\x0bd\x0ce\u2029f",
    "rechts\u200flinks\u200e arabisch\u061c still\u206a zwischen\ufff9zeilen\ufffb",
)  # fmt: skip
SECRET = ("wüstenfuchs", "zwergspitz", "ludmilla", "interviewdatei", "hostile.qualcode")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff]"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Every hostile string in every place that takes it."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.qualcode"
    with Project.create(path, LIVE[0], LEAD) as made:
        coders = [made.coders.add(name, CoderKind.PERSON, LEAD) for name in ("kodiererinludmilla", "=ben|ludmilla")]
        text = "\n\n".join(LIVE) + "\n\n" + "lang " * 20
        codes = []
        for number, words in enumerate(LIVE):
            draft = CodeDraft(
                " ".join(words.split()), Rules(words, words, words, words), anchors=(Anchor(words, words),)
            )
            try:
                codes.append(made.codes.add(draft, codes[-1] if number % 5 == 1 else None, LEAD))
            except QualcodeError:
                codes.append(made.codes.add(CodeDraft(f"Code {number}", Rules(words)), None, LEAD))
        for number, words in enumerate(LIVE):
            text += "lang " * 8_000 if words == LIVE[-1] else ""  # one long document will do
            structure = build(text + str(number))
            source = SourceFile("interviewdatei.txt", f"{number}", "text", "1")
            document = made.documents.add(
                [DocumentDraft(f"Wüstenfuchs {number}", text + str(number), structure, source,
                               label=" ".join(words.split()), case=f"Zwergspitz {number % 7}",
                               attributes={"wave": f"202{number % 2}", "+art <b>": words})], LEAD,
            )[0]  # fmt: skip
            at = text.index(words)
            for coder in coders:
                made.codings.add(
                    document, Span(at, at + len(words)), codes[number], coder, memo=words, paraphrase=words
                )
            made.codings.add(document, Span(at, at + len(words)), codes[0], coders[0], polarity=Polarity.ABSENT)
            for coder in coders:
                made.coders.set_state(document.key, coder, WorkState.FINISHED, LEAD)
        made.codings.add(document, Span(text.index("lang"), len(text)), codes[1], coders[0])
        made.memos.add(MemoTarget(code=codes[0].key), LIVE[0], coders[0])
    return path


QUOTES = [("quotes", "--memo", "--attribute", "+art <b>", "--context", "1", "-o", f"x.{suffix}")
          for suffix in ("md", "csv", "xlsx", "docx", "odt", "html", "tex", "json")]  # fmt: skip
OTHERS = [
    ("quotes", "--language", "en", "--group", "+art <b>", "-o", "x.tex"),
    *(("agreement", "--bootstrap", "0", "-o", f"x.{suffix}") for suffix in ("md", "docx", "tex", "csv", "json")),
    *(("codebook", "export", "-o", f"x.{suffix}") for suffix in ("docx", "md", "xlsx", "html")),
    *(("documents", "export", "wüstenfuchs 3", "-o", f"x.{suffix}") for suffix in ("docx", "html")),
    *(("documents", "attributes", "export", f"x.{suffix}") for suffix in ("csv", "xlsx")),
]


@pytest.mark.parametrize("command", QUOTES + OTHERS, ids=lambda one: f"{one[0]}-{one[1]}-{one[-1][2:]}")
def test_an_export_of_hostile_material_is_harmless(run, project, tmp_path, command):
    ran = run("-p", project, *command)
    assert ran.code == 0, ran.err
    assert not _FORBIDDEN.search(ran.err.replace("\n", ""))
    file = tmp_path / command[-1]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(("x", "."))] == [file.name]
    _look_at(file)


@pytest.mark.parametrize("form", ["docx", "md", "csv"])
def test_a_report_of_hostile_material_is_harmless(run, project, tmp_path, form):
    ran = run("-p", project, "report", "--wave", "2021", "--compare", "2020", "--format", form, "-o", "report")
    assert ran.code == 0, ran.err
    files = list((tmp_path / "report").iterdir())
    assert len(files) >= 2
    for file in files:
        _look_at(file)


def _look_at(file):
    data = file.read_bytes()
    texts = _members(data)
    for text in texts:
        for name in SECRET:
            assert name not in text.lower()
        assert not _FORBIDDEN.search(text), _FORBIDDEN.search(text)
    _LOOKS[file.suffix[1:]](texts)


def _members(data: bytes) -> list[str]:
    if not data.startswith(b"PK"):
        return [data.decode("utf-8")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert all(info.date_time[0] <= 2000 for info in archive.infolist())
        return [
            archive.read(name).decode("utf-8") for name in archive.namelist() if not name.endswith((".png", ".jpeg"))
        ]


def _xml(texts):
    for text in texts:
        if text.startswith("<"):
            for element in ElementTree.fromstring(text.encode()).iter():
                assert not element.tag.endswith("}f"), element.tag
                assert (
                    not any(name.endswith("relationships}id") for name in element.attrib)
                    or "hyper" not in element.tag
                )
                said = element.text or ""
                if element.tag.endswith(("}creator", "}lastModifiedBy", "}initial-creator", "}Company")):
                    assert said == ""


def _table(texts):
    for row in csv.reader(io.StringIO(texts[0], newline=""), strict=True):
        for cell in row:
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r") or re.fullmatch(r"[-+]?[\d.]+", cell), cell
    import pandas

    assert len(pandas.read_csv(io.StringIO(texts[0]), dtype=str)) > 1


def _page(texts):
    class Page(HTMLParser):
        def handle_starttag(self, tag, attrs):
            names = {name for name, _ in attrs}
            assert not any(name.startswith("on") for name in names)
            assert tag not in {"b", "img", "iframe"}
            scripts.extend([tag] * (tag == "script"))

    scripts: list[str] = []
    Page().feed(texts[0])
    assert len(scripts) <= 1
    assert "alert(1)</script>" not in texts[0]


def _latex(texts):
    text = re.sub(r"\\[\\{}%&#_$]", "", texts[0])
    depth = 0
    for sign in re.sub(r"(?m)^%.*$", "", text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert "\\write18" not in text
    assert text.count("\\end{document}") <= 1
    assert not re.search(r"\\\\\s*[\[*]", texts[0])  # an argument of the line break
    assert not re.search(r"\\(?:item|midrule|toprule|bottomrule)\s*\[[^\]]*\[", texts[0])


def _markdown(texts):
    for line in texts[0].split("\n"):
        assert not re.search(r"(?<!\\)<[a-z/!?]", line), line
        assert not re.search(r"(?<!\\)\]\(", line), line
        assert not re.search(r"(?<!\\)&(?:#?\w+);", line), line
        assert not re.search(r"(?<!\\)~~", line), line


_LOOKS = {"xlsx": _xml, "docx": _xml, "odt": _xml, "csv": _table, "html": _page, "tex": _latex, "md": _markdown,
          "json": lambda texts: None}  # fmt: skip


LISTINGS = [
    ("documents",), ("codings",), ("memo", "list"), ("coders", "list"), ("cases",), ("labels",), ("codebook", "show"),
    ("search", "alert"), ("search", "--exact", "Esc"), ("log",), ("publications",), ("orphans",), ("disagreements",),
    ("agreement", "--bootstrap", "0"), ("disclosure", "check"), ("documents", "speakers", "Wüstenfuchs 3"),
    ("agreement", "--bootstrap", "0", "--sensitivity"), ("check",), ("documents", "versions", "Wüstenfuchs 3"),
]  # fmt: skip


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
def test_listings_pass_no_control_to_a_terminal_and_json_is_json(run, project, command):
    ran = run("-p", project, *command)
    assert ran.code in (0, 1), ran.err
    assert "Unexpected error" not in ran.err
    assert not _FORBIDDEN.search(ran.out), _FORBIDDEN.search(ran.out)
    assert not _FORBIDDEN.search(ran.err)
    ran = run("-p", project, *command, "--json")
    if ran.code != 2:
        assert isinstance(ran.json, dict | list)
        assert not _FORBIDDEN.search(ran.out)
    else:
        assert "--json" in ran.err


def test_json_of_codings_holds_the_very_words(run, project):
    found = run("-p", project, "codings", "--json").json
    assert {words.strip() for words in LIVE} <= {one["text"].strip() for one in found}
