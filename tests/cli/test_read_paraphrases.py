"""“paraphrase” in “qualcode read”, and the kind in the lists of memos."""

from __future__ import annotations


def test_a_passage_is_paraphrased_once_and_that_is_no_open_memo(run, study):
    lines = ("next", "paraphrase kurz", "paraphrase", "in eigenen", "Worten", ".", "again", "settle", "")
    ran = run("read", "eins", stdin="\n".join(lines))
    memos = run("memo", "list", "--kind", "paraphrase", "--json").json
    assert [memo["text"] for memo in memos] == ["in eigenen\nWorten"]
    assert "Paraphrase saved.\n" in ran.out
    assert "Paraphrase saved; the earlier one is replaced." in ran.out
    assert "Paraphrase, yours, " in ran.out
    assert ": in eigenen Worten\n" in ran.out
    assert "No open memo is here." in ran.err
    edited = run("memo", "edit", memos[0]["id"], "--kind", "theory")
    assert (edited.code, "A paraphrase stays one" in edited.err) == (1, True)
