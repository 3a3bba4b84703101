"""codebook edit as rule or editorial, and codebook recheck: the list with both wordings, verdicts, progress."""

from __future__ import annotations


def test_rules_are_changed_and_codings_looked_at_again(run, tmp_path):
    (tmp_path / "eins.txt").write_text("Das ist gut. Es war schwer.", "utf-8")
    run("new", "p")
    run("import", "eins.txt")
    run("codebook", "add", "Thema", "--definition", "was gut ist")
    run("codebook", "add", "Rest")
    first, second = (
        run("code", "eins", span, "Thema", "--coder", "anna", "--new-coder").out.strip() for span in ("0:12", "13:27")
    )
    refused = run("codebook", "edit", "Thema", "--definition", "was für alle gut ist")
    assert refused.code == 2
    assert "--rule" in refused.err
    assert "--editorial" in refused.err
    assert run("codebook", "edit", "Thema", "--rule", "--editorial", "--definition", "x").code == 2
    edited = run("codebook", "edit", "Thema", "--definition", "was für alle gut ist", "--rule", "--note", "zu weit")
    assert "2 codings stand under an old rule" in edited.err
    listed = run("codebook", "recheck", "--coder", "anna")
    assert "definition: was {+für alle +}gut ist" in listed.out
    assert "version 2: zu weit" in listed.out
    assert first in listed.out
    assert "Thema, anna: 2 wait" in listed.err
    assert run("codebook", "recheck", "keep", first, "--coder", "anna").code == 0
    assert run("codebook", "recheck", "ask", second, "--note", "Noch?", "--coder", "anna").code == 0
    told = run("codebook", "recheck", "--coder", "anna", "--json").json
    assert [(coding["id"], coding["asked"]) for coding in told["codings"]] == [(second, True)]
    assert told["progress"][0]["kept"] == 1
    assert "1 coding stands under an old rule" in run("codings").err
    assert second not in run("codings", "--without-old-rules").out
    assert run("codebook", "recheck", "recode", second, "--to", "Rest", "--coder", "anna").code == 0
    assert "none of your codings" in run("codebook", "recheck", "--coder", "anna").err
    assert run("codebook", "recheck", "keep", first, "--coder", "ben").code != 0
