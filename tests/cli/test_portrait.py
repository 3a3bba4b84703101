"""The command portrait."""

from __future__ import annotations

TEXT = "I: Wie war das?\n\nB: Erst schwer, dann leicht, am Ende gut.\n"


def test_a_portrait_tells_where_which_codes_stand(run, tmp_path):
    (tmp_path / "eins.txt").write_text(TEXT, "utf-8")
    run("new", "p")
    run("import", "eins.txt")
    run("coders", "add", "anna")
    for code in ("Last", "Wandel"):
        run("codebook", "add", code)
    start = TEXT.index("Erst")
    assert run("code", "eins", f"{start}:{start + 24}", "Last", "--coder", "anna").code == 0
    assert run("code", "eins", f"{start + 12}:{start + 24}", "Wandel", "--coder", "anna").code == 0
    shown = run("portrait", "eins")
    assert shown.code == 0
    assert "(interviewer)" in shown.out
    assert "Last, Wandel" in shown.out
    made = run("portrait", "eins", "--json").json
    assert [segment["codes"] for segment in made["segments"]] == [[], [], ["Last"], ["Last", "Wandel"], []]
    assert [segment["interviewer"] for segment in made["segments"]] == [True, False, False, False, False]
    assert made["codes"][1] == {"code": "Wandel", "code_id": made["codes"][1]["code_id"], "characters": 12}
    missing = run("portrait", "zwei")
    assert missing.code != 0
    assert "zwei" in missing.err
