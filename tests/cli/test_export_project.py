"""A project for other programs at the command: names, previews, refusals, the register, and the codebook alone."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree

from qualcode.model.codings import CoderKind
from qualcode.project.project import Project
from tests.builders import give_code
from tests.cli.conftest import span

NS = {"q": "urn:QDA-XML:project:1.0", "c": "urn:QDA-XML:codebook:1.0"}


@pytest.fixture
def coded(run, study):
    for arguments in (
        ("code", "eins", span("am Anfang schwierig"), "Interferenz", "--weight", "40", "--memo", "das meinte er so"),
        ("coders", "add", "ben"),
        ("memo", "add", "Zum Ganzen", "--title", "Plan"),
        ("groups", "add", "Erste", "eins"),
    ):
        ran = run(*arguments)
        assert ran.code == 0, ran.err
    return study


def xml(path) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("project.qde"))


def names(root) -> list[str]:
    tags = ("User", "Case", "TextSource")
    return [element.get("name") for tag in tags for element in root.iterfind(f".//q:{tag}", NS)]


def test_without_names_and_with_them(run, coded, tmp_path):
    ran = run("export-project", "out.qdpx", "--strict")
    assert ran.code == 0, ran.err
    assert names(xml(tmp_path / "out.qdpx")) == ["Coder 1", "Coder 2", "case 1", "RG 2022"]
    assert "names stay here; --with-names writes them" in ran.err
    with zipfile.ZipFile(tmp_path / "out.qdpx") as package:
        every = b"\n".join(
            [*(package.read(name) for name in package.namelist()), *map(str.encode, package.namelist())]
        )
    assert not [name for name in (b"anna", b"ben", b"Quellstein", b"eins", b"studie") if name in every]
    ran = run("export-project", "named.qdpx", "--with-names")
    assert names(xml(tmp_path / "named.qdpx")) == ["anna", "ben", "Bündnis Quellstein", "eins"]
    assert "warning: names of documents, cases and coders stand in it" in ran.err
    assert run("export-project", "x.qdpx", "--with-names", "--strict").code == 2


def test_strict_refuses_a_name_in_what_people_wrote(run, coded, tmp_path):
    assert run("memo", "add", "Das war in Quellstein, sagt anna").code == 0
    assert run("documents", "set", "eins", "--set", "ort=Bündnis Quellstein").code == 0
    assert run("export-project", "out.qdpx", "--strict").code == 1
    assert not (tmp_path / "out.qdpx").exists()


def test_a_preview_tells_everything_and_writes_nothing(run, coded, tmp_path):
    before = sorted(tmp_path.iterdir())
    ran = run("export-project", "out.qdpx", "--dry-run", "--json")
    assert ran.code == 0, ran.err
    assert sorted(tmp_path.iterdir()) == before
    assert (ran.json["file"], ran.json["documents"], ran.json["codings"], ran.json["memos"]) == (None, 1, 1, 2)
    told = {(loss["kind"], loss["why"]) for loss in ran.json["losses"]}
    assert {("record", "stays-here"), ("coding", "in-description"), ("user", "without-names")} <= told
    assert "another program" not in run("given").out


def test_what_left_stands_in_the_register_and_is_the_same_twice(run, coded, tmp_path):
    assert run("export-project", "a.qdpx", "--to", "Bea").code == 0
    assert "a project for another program" in run("given").out
    first = (tmp_path / "a.qdpx").read_bytes()
    assert run("export-project", "a.qdpx").code == 0
    assert (tmp_path / "a.qdpx").read_bytes() == first
    assert b"home" not in first


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("out.zip",), 2, "does not end in .qdpx"),
        (("out.qdpx", "--report", "x.pdf"), 2, "no suffix that is known"),
        (("missing/out.qdpx",), 1, "there is no folder"),
        (("out.qdpx", "--dialect", "word"), 2, "dialect"),
    ],
)
def test_what_is_wrong_is_refused_with_its_cause(run, coded, tmp_path, arguments, code, told):
    ran = run("export-project", *arguments)
    assert (ran.code, told in ran.err) == (code, True)
    assert not list(tmp_path.glob("out.*"))


def test_only_own_codings_leave_while_coding_is_independent_and_no_model_solution_ever(run, coded, tmp_path):
    with Project.open(coded) as project:
        eins = project.documents.find("eins")
        give_code(project, eins, "Jetzt geht es", "Interferenz", "ben")
        project.coders.add("Muster", CoderKind.MODEL)
        give_code(project, eins, "am Anfang", "Transition", "Muster")
    ran = run("export-project", "all.qdpx", "--with-names")
    assert [coding.get("name") for coding in xml(tmp_path / "all.qdpx").iterfind(".//q:PlainTextSelection", NS)] == [
        "am Anfang schwierig",
        "Jetzt geht es",
    ]
    assert "Muster" not in names(xml(tmp_path / "all.qdpx"))
    assert run("coders", "blind", "on").code == 0
    ran = run("export-project", "own.qdpx")
    assert "codings and memos of others hidden" in ran.err
    assert len(xml(tmp_path / "own.qdpx").findall(".//q:Coding", NS)) == 1


def test_an_empty_project_leaves_too(run, tmp_path):
    assert run("new", "leer").code == 0
    ran = run("export-project", "leer.qdpx")
    assert ran.code == 0, ran.err
    assert [child.tag.rpartition("}")[2] for child in xml(tmp_path / "leer.qdpx")] == ["Description"]


def test_a_codebook_for_other_programs(run, coded, tmp_path):
    ran = run("codebook", "export", "buch.qdc")
    assert ran.code == 0, ran.err
    root = etree.parse(tmp_path / "buch.qdc").getroot()
    assert [code.get("name") for code in root.iterfind(".//c:Code", NS)] == ["Interferenz", "Transition"]
    assert root.findtext(".//c:Description", namespaces=NS) == "zugleich zuständig"
    assert run("codebook", "export", "--format", "qdc").out.encode() == (tmp_path / "buch.qdc").read_bytes()
    assert run("codebook", "export", "a.qdc", "-o", "b.qdc").code == 2
    assert run("new", "leer").code == 0
    ran = run("-p", "leer.qualcode", "codebook", "export", "leer.qdc")
    assert (ran.code, (tmp_path / "leer.qdc").exists()) == (1, False)
    assert "no codes" in ran.err
