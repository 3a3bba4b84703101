"""Reports of agreement in their formats: whole files for a small study, and hostile names in every format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from qualcode import __version__
from qualcode.agreement.files.passages import SpanOptions, study_of_spans
from qualcode.agreement.files.ratings import RatingOptions, study_of_ratings
from qualcode.agreement.study.results import LeftOut, NamedDocument
from qualcode.catalogue import catalogue_of
from qualcode.errors import UsageProblem
from qualcode.reporting.agreement.facts import _named
from qualcode.reporting.agreement.methods import methods
from qualcode.reporting.agreement.report import agreement_report
from qualcode.reporting.report import Table, report_of_tables
from qualcode.reporting.words.number_format import coefficient, is_number, per_cent
from qualcode.reporting.writers.formats import format_of, render

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "=1+1|_%&#{}~^\\<b>*\x1b[31m"


@pytest.fixture
def paper(tmp_path):
    """Ten units of two coders: three agreements on x, one disagreement."""
    rows = [f"{unit},{coder},{'x' if unit < 3 or (unit == 3 and coder == 'A') else 'y'}" for unit in range(10)
            for coder in "AB"]  # fmt: skip
    (tmp_path / "r.csv").write_text("\n".join(["unit,coder,value", *rows]), encoding="utf-8")
    return agreement_report(study_of_ratings(tmp_path / "r.csv", RatingOptions(replicates=0)))


@pytest.mark.parametrize(
    ("format_", "name"), [("md", "agreement.md"), ("csv", "agreement.csv"), ("tex", "agreement.tex")]
)
def test_a_small_report_is_written_as_it_always_was(paper, format_, name):
    made = render(paper, format_).decode("utf-8").replace("\r\n", "\n").replace(__version__, "VERSION")
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def test_word_has_real_headings_and_tables_with_heads_that_repeat(paper):
    import docx

    document = docx.Document(io.BytesIO(render(paper, "docx")))
    assert [one.text for one in document.paragraphs if one.style.name.startswith("Heading")] == ["Values"]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "value", "flags", "both", "only A", "only B", "neither", "%", "PSA", "alpha",
    ]  # fmt: skip
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert document.core_properties.author == ""


@pytest.fixture
def hostile():
    table = Table("T " + HOSTILE, ("code", "alpha"), ((HOSTILE, "-.250"), ("two\nlines", ".5"), ("[x]", ".5")))
    return report_of_tables("P " + HOSTILE, (("fact", HOSTILE),), (table,), table, ("note " + HOSTILE,))


def test_hostile_names_do_no_harm_in_any_format(hostile):
    rows = list(csv.reader(io.StringIO(render(hostile, "csv").decode("utf-8"))))
    assert rows[1] == ["'" + HOSTILE.replace("\x1b", "␛"), "-.250"]
    markdown = render(hostile, "md").decode("utf-8").splitlines()
    (row,) = [line for line in markdown if line.startswith("| =1")]
    assert row.replace("\\|", "").count("|") == 3
    assert "| two lines | .5 |" in markdown
    latex = render(hostile, "tex").decode("utf-8")
    assert "\x1b" not in latex
    assert "\n{}[x] & .5" in latex
    assert r"=1+1\textbar{}\_\%\&\#\{\}\textasciitilde{}\textasciicircum{}\textbackslash{}" in latex
    assert render(hostile, "docx")[:2] == b"PK"


def test_figures_are_written_without_the_zero_that_says_nothing():
    assert [coefficient(one) for one in (0.5, -0.25, 1.0, -1.0, 0.0, -0.0001, None)] == [
        ".500", "-.250", "1.000", "-1.000", ".000", ".000", "n/a",
    ]  # fmt: skip
    assert (per_cent(0.9123), per_cent(None)) == ("91.2", "n/a")
    assert [is_number(one) for one in ("-.25", "1e-05", "12", "-", "=1", "1.5.", "")] == [True, True, True] + [
        False
    ] * 4


def test_formats_come_from_the_suffix_or_the_option():
    assert format_of(None, None, "table") == "table"
    assert format_of(Path("x.TEX"), None) == "tex"
    assert format_of(Path("bericht"), "md") == "md"
    for path, given in ((None, "docx"), (Path("x"), None), (Path("x.md"), "csv"), (Path("x.md"), "table")):
        with pytest.raises(UsageProblem):
            format_of(path, given)


def test_only_a_projects_study_has_a_methods_paragraph(tmp_path):
    file = tmp_path / "s.csv"
    file.write_text("document,coder,code,start,end\nt,A,x,1,9\nt,B,x,1,9\n", encoding="utf-8")
    with pytest.raises(UsageProblem):
        methods(study_of_spans(file, SpanOptions(length=20)), "de")


def test_documents_that_follow_one_another_are_told_as_a_run():
    numbers = [1, 2, 3, 5, 7, 8, *range(10, 60)]
    left_out = [LeftOut(NamedDocument(n, str(n), "RG 2022", n), "not assigned: ben") for n in numbers]
    assert _named(left_out, catalogue_of("en")) == "RG 2022 no. 1–3, 5, 7, 8, 10–59 (not assigned: ben)"
