"""Lines that a source counts are cited: in the place of quotations, in JSON and by `where`."""

from __future__ import annotations

import json

import pytest

LINES = (
    "I: Wie hat das mit der Fallkonferenz im letzten",
    "Jahr angefangen?",
    "B: Am Anfang war es schwierig, weil niemand",
    "zuständig war. Dann wurde es besser.",
    "I: Und wer war dabei?",
    "B: Alle waren dabei.",
)


def coded(run, study, tmp_path) -> str:
    file = tmp_path / "gezaehlt.txt"
    file.write_text("".join(f"{n:>2}  {line}\n" for n, line in enumerate(LINES, start=11)), encoding="utf-8")
    assert run("import", file, "--label", "RG 2022").code == 0
    text = "\n".join(LINES)
    begin = text.index("Am Anfang")
    assert run("code", "gezaehlt", f"{begin}:{text.index(' Dann')}", "Interferenz").code == 0
    return json.loads(run("codings", "--document", "gezaehlt", "--json").out)[0]["id"]


def test_a_quotation_is_cited_by_its_lines(run, study, tmp_path):
    id_ = coded(run, study, tmp_path)
    target = tmp_path / "zitate.md"
    assert run("quotes", "-o", target).code == 0
    assert "weil niemand zuständig war” (RG 2022). – ¶3–4, ll. 13–14" in target.read_text(encoding="utf-8")
    assert run("quotes", "-o", target, "--cite", "line").code == 0
    assert "weil niemand zuständig war” (RG 2022 (2), ll. 13–14)." in target.read_text(encoding="utf-8")
    target = tmp_path / "zitate.json"
    assert run("quotes", "-o", target).code == 0
    (quotation,) = [each for code in json.loads(target.read_text())["codes"] for each in code["quotations"]]
    assert quotation["lines"] == [13, 14]
    assert "ll. 13–14" in run("where", id_).out
    assert run("where", id_, "--json").json["lines"] == [13, 14]


def test_a_report_that_cites_lines_is_checked(run, study, tmp_path):
    coded(run, study, tmp_path)
    report = tmp_path / "bericht.md"
    report.write_text(
        "„Am Anfang war es schwierig, weil niemand zuständig war.“ (RG 2022, Z. 13–14)\n", encoding="utf-8"
    )
    ran = run("check-quotes", report, "--all")
    assert ran.code == 0
    assert "exact" in ran.out


def export(run, target, *options) -> str:
    ran = run("quotes", "--final", "-o", target, *options)
    assert ran.code == 0, ran.err
    return target.read_text(encoding="utf-8")


def test_what_is_published_is_cited_by_label_unless_more_is_asked_for(run, study, tmp_path):
    coded(run, study, tmp_path)
    assert "“Am Anfang war es schwierig, weil niemand zuständig war” (RG 2022).\n" in export(run, tmp_path / "a.md")
    assert "(RG 2022 (2), paras. 3–4)." in export(run, tmp_path / "b.md", "--cite", "paragraph")
    assert "(RG 2022 (2), ll. 13–14)." in export(run, tmp_path / "c.md", "--cite", "line")
    german = export(run, tmp_path / "d.md", "--cite", "line", "--language", "de")
    assert "zuständig war.“ (RG 2022 (2), Z. 13–14)\n" in german
    table = export(run, tmp_path / "e.csv", "--cite", "line")
    assert table.splitlines()[0].startswith("source,source with number,line from,line to,wave")
    assert "RG 2022,RG 2022 (2),13,14," in table
    assert export(run, tmp_path / "f.csv").startswith("source,wave")
    assert "lines" not in export(run, tmp_path / "g.json")
    assert '"cited": "ll. 13–14"' in export(run, tmp_path / "h.json", "--cite", "line")


def test_where_a_time_is_not_known_the_next_coarser_form_is_cited_and_told(run, study, tmp_path):
    coded(run, study, tmp_path)
    ran = run("quotes", "--cite", "time", "-o", tmp_path / "a.md")
    assert ran.code == 0
    assert "1 quotation has no time: cited by line." in ran.err
    assert "(RG 2022 (2), ll. 13–14)" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_finer_citations_are_told_by_the_disclosure_check_and_refused_unless_accepted(run, study, tmp_path):
    coded(run, study, tmp_path)
    quotes = ("quotes", "--final", "--strict", "--no-likely-names", "--smallest-group", "1", "-o", tmp_path / "a.md")
    assert run(*quotes).code == 0
    refused = run(*quotes, "--cite", "paragraph")
    assert refused.code == 1
    assert "cited by paragraph" in refused.err
    (finding,) = [
        found
        for found in run("disclosure", "check", "--cite", "paragraph", "--json").json
        if found["kind"] == "fine citation"
    ]
    accepted = run("disclosure", "accept", finding["id"], "--reason", "the appendix is sealed", "--cite", "paragraph")
    assert accepted.code == 0, accepted.err
    assert run(*quotes, "--cite", "paragraph").code == 0


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("Z. 13–14", ""),
        ("ll. 13–14", ""),
        ("Abs. 3", ""),
        ("paras. 3–4", ""),
        ("Z. 15", "it is cited by “Z. 15” and stands at ¶3–4, ll. 13–14"),
        ("Abs. 6", "it is cited by “Abs. 6” and stands at ¶3–4, ll. 13–14"),
    ],
)
def test_a_draft_that_cites_another_place_is_told(run, study, tmp_path, place, problem):
    coded(run, study, tmp_path)
    report = tmp_path / "bericht.md"
    report.write_text(
        f"„Am Anfang war es schwierig, weil niemand zuständig war.“ (RG 2022, {place})\n", encoding="utf-8"
    )
    ran = run("check-quotes", report, "--json")
    (quotation,) = ran.json["quotations"]
    assert [found["text"] for found in quotation["problems"]] == [problem] * bool(problem)
