"""Lines that a source counts are cited: in the place of quotations, in JSON and by `where`."""

from __future__ import annotations

import json

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
    assert "weil niemand zuständig war” (RG 2022, ll. 13–14)." in target.read_text(encoding="utf-8")
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
