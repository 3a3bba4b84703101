"""The commands induce and paraphrase."""

from __future__ import annotations

import pytest

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt.\n"


@pytest.fixture
def study(run, tmp_path):
    (tmp_path / "eins.txt").write_text(TEXT, "utf-8")
    for arguments in (
        ("new", "p", "--title", "Probe"),
        ("import", "eins.txt", "--label", "RG 2022", "--case", "Fall A"),
        ("coders", "add", "anna"),
        ("consent", "set", "--all", "quote=yes"),
    ):
        assert run(*arguments).code == 0
    return lambda *arguments: run(*arguments, "--coder", "anna")


def done(ran):
    assert ran.code == 0, ran.err
    return ran.out.strip()


def test_a_summary_from_the_paraphrase_to_codes(study, run, tmp_path):
    first = done(study("paraphrase", "eins", "19:35", "Amt blieb aus"))
    second = done(study("paraphrase", "eins", "36:51", "so"))
    assert done(study("paraphrase", "eins", "36:51", "schwer")) == second
    done(study("induce", "begin", "A / B", "--technique", "summary", "--documents", "eins"))
    assert "2 rows added" in study("induce", "take", "A / B").err
    done(study("induce", "generalise", "A / B", first, "Behörde fehlt"))
    statement = done(study("induce", "state", "A / B", "Behörden fehlen", "--row", first, "--row", second))
    done(study("induce", "state", "A / B", "Staat fehlt", "--statement", statement))
    done(study("induce", "strike", "A / B", second, "--reason", "sagt nichts"))
    shown = done(study("induce", "show", "A / B"))
    for words in (
        "→ Behörde fehlt",
        "struck: sagt nichts",
        f"Behörden fehlen ({statement}; 1 passage)",
        "Staat fehlt",
    ):
        assert words in shown
    done(study("induce", "table", "A / B", "-o", "t.csv"))
    table = (tmp_path / "t.csv").read_text("utf-8-sig")
    assert "eins" not in table
    assert "RG 2022" in table
    (tmp_path / "t.csv").write_text(table.replace("Behörde fehlt", "Ämter fehlen"), "utf-8")
    ran = study("induce", "import", "A / B", "t.csv", "--dry-run")
    assert "generalisation: “Behörde fehlt” → “Ämter fehlen”" in done(ran)
    assert "nothing was changed" in ran.err
    done(study("induce", "import", "A / B", "t.csv"))
    assert "Ämter fehlen" in done(study("induce", "show", "A / B"))
    made = study("induce", "codes", "A / B", "Behörden fehlen=Abwesenheit", "Staat fehlt")
    assert "“Abwesenheit”: 1 new coding" in made.err
    done(study("undo"))
    assert run("codebook", "show", "--json").json == []


def test_categories_are_stated_first_and_their_revision_is_told_when_due(study, run):
    refused = study("induce", "begin", "K", "--technique", "categories", "--documents", "eins", "--criterion", "Amt")
    assert refused.code == 2
    assert "missing: the level of abstraction (--abstraction)" in refused.err
    stated = ("--criterion", "Amt", "--abstraction", "konkret", "--definition", "Art von Amt", "--revision", "20")
    done(study("induce", "begin", "K", "--technique", "categories", "--documents", "eins", *stated))
    ran = study("induce", "subsume", "K", "eins", "19:35", "--new", "Nie da")
    done(ran)
    assert "the revision is due (at 20 %)" in ran.err
    done(study("induce", "subsume", "K", "eins", "36:51", "--under", "Nie da"))
    assert "revised at 69 per cent" in study("induce", "revise", "K", "--note", "nichts geändert").err
    (work,) = run("induce", "--json").json
    assert (work["revised"], work["is_due"], work["share"]) == (69, False, 69)
    assert "no definition yet" in done(study("induce", "show", "K"))
    closed = study("induce", "close", "K")
    assert "were not revised" not in closed.err
    assert study("induce", "worked", "K", "eins").code == 1


def test_cards_become_sub_codes_and_nothing_is_guessed(study):
    done(study("codebook", "add", "Amt"))
    first, second = (done(study("code", "eins", span, "Amt")) for span in ("19:35", "36:51"))
    done(study("induce", "begin", "Karten", "--technique", "differentiation", "--code", "Amt"))
    done(study("induce", "group", "Karten", "A/B", "--definition", "beides"))
    done(study("induce", "lay", "Karten", first, "--into", "A/B"))
    assert study("induce", "lay", "Karten", second[:6], "--into", "A/B").code == 1
    assert study("induce", "lay", "Karten", second, "--into", "a/b").code == 1
    planned = study("induce", "differentiate", "Karten", "--dry-run")
    assert "1 card → new sub-code “A/B”" in planned.err
    done(study("induce", "differentiate", "Karten"))
    shown = done(study("induce", "show", "Karten"))
    assert "1 card in no group" in shown
    done(study("induce", "remove", "Karten", "--yes"))
    assert study("induce", "remove", "Karten", "--yes").code == 1
