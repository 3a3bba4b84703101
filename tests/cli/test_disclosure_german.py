"""What the disclosure check says where the program speaks German: the kinds in JSON stay those of English."""

from __future__ import annotations


def test_findings_are_told_in_german_and_their_kinds_in_json_stay(run, in_german, study, tmp_path):
    talk = "I: Und wer noch?\n\nB: Das war Ludmilla, ludmilla@example.org, und sie war da."
    (tmp_path / "Gespräch.txt").write_text(talk, "utf-8")
    assert run("import", "Gespräch.txt", "--label", "RG 2022").code == 0
    assert run("code", "Gespräch", "18:76", "Transition").code == 0
    told = in_german("-p", study, "disclosure", "check")
    assert "sieht aus wie eine E-Mail-Adresse" in told.out
    assert "looks like" not in told.out
    found = in_german("-p", study, "disclosure", "check", "--json").json
    assert "mail address" in {finding["kind"] for finding in found}
