"""By whichever way codings leave: it says how many stand under old rules of their codes, and can leave them out."""

from __future__ import annotations

import pytest

from tests.made_once import made_once

_KEPT = "2 codings stand under old rules of their codes."
_OUT = "2 codings are left out, since they stand under old rules of their codes."
_WAYS = (
    ("portrait", "eins"),
    ("disagreements", "--json"),
    ("documents", "export", "--all", "-o", "alle.md"),
    ("cases", "show", "Fall", "--format", "md"),
    ("report", "--wave", "2022", "--compare", "2021"),
)


@pytest.fixture
@made_once
def coded(run, tmp_path):
    for name in ("eins", "zwei"):
        (tmp_path / f"{name}.txt").write_text(f"Das ist {name}. Es war schwer.", "utf-8")
    run("new", "p")
    run("cases", "add", "Fall")
    run("import", "eins.txt", "--label", "Eins", "--case", "Fall", "--set", "wave=2022")
    run("import", "zwei.txt", "--label", "Zwei", "--case", "Fall", "--set", "wave=2021")
    run("consent", "set", "Fall", "quote=yes", "archive=yes")
    for code in ("Thema", "Rest"):
        run("codebook", "add", code, "--definition", "was gut ist")
    for coder in ("anna", "ben"):
        for span, code in (("0:12", "Thema"), ("13:27", "Rest")):
            assert run("code", "eins", span, code, "--coder", coder, "--new-coder").code == 0
    run("codebook", "edit", "Thema", "--definition", "was für alle gut ist", "--rule")


def test_each_way_tells_of_codings_under_old_rules_and_leaves_them_out(run, coded):
    for way in _WAYS:
        kept, left = run(*way), run(*way, "--without-old-rules")
        assert (kept.code, left.code) == (0, 0), (kept.err, left.err)
        assert _KEPT in kept.out + kept.err, way
        assert _OUT in left.out + left.err, way
        assert _KEPT not in left.out + left.err, way
    given = [
        run("export-project", "p.qdpx", "--dry-run", "--json", *more).json for more in ((), ("--without-old-rules",))
    ]
    assert [(told["codings"], told["codings_under_old_rules"]) for told in given] == [(4, 2), (2, 0)]


@pytest.mark.stress
def test_what_leaves_whole_does_so_too(run, coded, tmp_path):
    run("export-project", "tables", "--tidy")
    rows = (tmp_path / "tables" / "codings.csv").read_text("utf-8-sig").splitlines()
    assert sorted(row.rsplit(",", 1)[1] for row in rows) == ["false", "false", "true", "true", "under_old_rule"]
    assert _KEPT in run("archive", "deposit", "--accept-all", "--reason", "made up").err
    without = run("archive", "other", "--without-old-rules", "--accept-all", "--reason", "made up")
    assert "codings: 2 (they stand under old rules of their codes)" in without.err
    assert len((tmp_path / "other" / "codings" / "codings.csv").read_text("utf-8").splitlines()) == 3
