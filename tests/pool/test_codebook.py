"""The shared codebook of a pool, and which codes of projects stand for its own."""

import csv
import io
import json
import unicodedata

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from qualcode.cli.pool.codebook import codebook
from qualcode.errors import Ambiguous, NotFound, QualcodeError, ReadingError, UsageProblem
from qualcode.pool.codebook import mapping_table
from qualcode.pool.codebook.code_mapping import CodeMap, mapped_codes
from qualcode.pool.codebook.importing import import_codebook
from qualcode.pool.codebook.shared_codebook import SharedCodebook, code_id
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.reading.lists.codebook_file import load

FIRST = """
title: Verkehr
codes:
  - name: Bus
    definition: Alles mit Bussen.
    include: Auch Rufbusse.
    codes:
      - name: Takt
      - name: =Preis
  - name: Bahn
"""
PROJECT, OTHER = "p" + "0" * 15 + "1", "p" + "0" * 15 + "2"
GIVEN = (
    GivenCode(1, None, ("bus",), "Busse und Haltestellen"),
    GivenCode(2, 1, ("bus", "takt")),
    GivenCode(3, None, ("", ), "", withheld=True),
    GivenCode(4, None, ("Eigenes",)),
)  # fmt: skip


@pytest.fixture
def pool(tmp_path):
    made = Pool.create(tmp_path / "pool")
    for project, codes in ((PROJECT, GIVEN), (OTHER, GIVEN[:1])):
        with made.replacing(project) as folder:
            write_manifest(
                folder,
                Manifest(project=project, kind=GivenKind.PROJECT, added="2026-01-01", with_texts=False, codes=codes),
            )
    import_codebook(made, load(FIRST, "a.yaml"))
    return made


def run(pool, *typed):
    return CliRunner().invoke(codebook, [*typed, "--pool", str(pool.folder)])


def paths(pool):
    return [code.path for code in SharedCodebook.read(pool).codes]


def test_an_import_gives_codes_paths_ancestors_and_rules(pool):
    book = SharedCodebook.read(pool)
    assert [code.path for code in book.codes] == ["Bus", "Bus / Takt", "Bus / =Preis", "Bahn"]
    assert book.codes[0].definition == "Alles mit Bussen.\n\nTo be coded: Auch Rufbusse."
    rows = pyarrow.parquet.read_table(pool.folder / "code_tree.parquet").to_pylist()
    bus, takt = book.codes[0].key, book.codes[1].key
    assert {"ancestor": bus, "code": takt, "depth": 1} in rows
    assert len(rows) == 6
    stored = pyarrow.parquet.read_table(pool.folder / "codes.parquet").to_pylist()
    assert [row["folded_path"] for row in stored][:2] == ["bus", "bus / takt"]
    assert all(0 <= row["code"] < 2**63 for row in stored)


def test_a_later_version_keeps_uuids_by_path_and_by_what_is_said(pool):
    before = {code.path: code.uuid for code in SharedCodebook.read(pool).codes}
    later = FIRST.replace("Bus\n", "Omnibus\n", 1).replace("Bahn", "BAHN") + "  - name: Rad\n"
    done = import_codebook(pool, load(later, "a.yaml"), renamed={"Bus": "Omnibus"})
    after = {code.path: code.uuid for code in SharedCodebook.read(pool).codes}
    assert after["Omnibus"] == before["Bus"]
    assert after["Omnibus / Takt"] == before["Bus / Takt"]  # below a renamed one
    assert after["BAHN"] == before["Bahn"]
    assert [code.path for code in done.added] == ["Rad"]
    assert not done.missing


def test_codes_that_a_file_lacks_stay_or_go_with_their_mappings(pool):
    run(pool, "map", PROJECT, "Eigenes", "Bus / Takt", "--related", "--by", "Ada")
    small = "title: x\ncodes:\n  - name: Bus\n"
    assert [code.path for code in import_codebook(pool, load(small, "a.yaml"), dry_run=True).missing] == [
        "Bus / Takt", "Bus / =Preis", "Bahn",
    ]  # fmt: skip
    import_codebook(pool, load(small, "a.yaml"))
    assert sorted(paths(pool)) == ["Bahn", "Bus", "Bus / =Preis", "Bus / Takt"]
    assert len(CodeMap.read(pool).mappings) == 1
    assert import_codebook(pool, load(small, "a.yaml"), drop_missing=True).unmapped == 1
    assert paths(pool) == ["Bus"]
    assert not CodeMap.read(pool).mappings


def test_in_vivo_codes_are_left_out_and_told(pool, tmp_path):
    file = tmp_path / "b.yaml"
    file.write_text(FIRST + "  - name: mir reichts\n    kind: in vivo\n    codes: [{name: sagt sie}]\n", "utf-8")
    told = run(pool, "import", str(file))
    assert "2 codes are left out" in told.stderr
    assert "mir reichts" not in told.output + " ".join(paths(pool))


def test_wrong_renaming_is_refused_and_nothing_changes(pool):
    before = paths(pool)
    with pytest.raises(UsageProblem):
        import_codebook(pool, load(FIRST, "a.yaml"), renamed={"Bus": "Bahn"})
    with pytest.raises(NotFound):
        import_codebook(pool, load(FIRST, "a.yaml"), renamed={"Nichts": "Bahn"})
    assert paths(pool) == before


def test_codes_are_found_by_path_id_and_name_in_any_form(pool):
    book = SharedCodebook.read(pool)
    assert book.find("BUS / takt").path == "Bus / Takt"
    assert book.find("takt").path == "Bus / Takt"
    assert book.find(code_id(book.codes[3].key)).path == "Bahn"
    import_codebook(
        pool, load("title: x\ncodes:\n  - name: Ärger\n  - name: Bahn\n    codes: [{name: Takt}]\n", "a.yaml")
    )
    assert SharedCodebook.read(pool).find(unicodedata.normalize("NFD", "ärger")).path == "Ärger"
    with pytest.raises(Ambiguous):
        SharedCodebook.read(pool).find("Takt")
    with pytest.raises(NotFound):
        SharedCodebook.read(pool).find("Fähre")


def test_equal_paths_are_proposed_and_never_set(pool):
    told = run(pool, "propose", "--json")
    rows = json.loads(told.stdout)["rows"]
    assert [(row["project"], row["path"], row["proposed"], row["shared"]) for row in rows] == [
        (PROJECT, "bus", "Bus", ""), (PROJECT, "bus / takt", "Bus / Takt", ""), (OTHER, "bus", "Bus", ""),
    ]  # fmt: skip
    assert rows[0]["definition"] == "Busse und Haltestellen"
    assert rows[0]["shared_definition"].startswith("Alles mit Bussen.")
    assert not CodeMap.read(pool).mappings
    assert "nobody has decided" in run(pool, "propose").stderr


def test_a_mapping_says_its_relation_and_who_decided(pool):
    nothing = run(pool, "map", PROJECT, "bus", "Bus")
    assert isinstance(nothing.exception, UsageProblem)
    assert "Busse und Haltestellen" in nothing.stdout
    assert "Alles mit Bussen." in nothing.stdout
    assert isinstance(run(pool, "map", PROJECT, "bus", "Bus", "--exact").exception, UsageProblem)
    assert isinstance(
        run(pool, "map", PROJECT, "bus", "Bus", "--exact", "--broader", "--by", "A").exception, UsageProblem
    )
    assert isinstance(run(pool, "map", "p" + "9" * 16, "bus", "Bus", "--exact", "--by", "A").exception, NotFound)
    assert not CodeMap.read(pool).mappings
    assert run(pool, "map", PROJECT, "bus", "Bus", "--broader", "--by", "Ada").exit_code == 0
    told = run(pool, "map", PROJECT, code_id(3), "Bahn", "--exact", "--by", "Ada")
    assert told.exit_code == 0
    assert code_id(3) in told.stderr
    (first, second) = CodeMap.read(pool).mappings
    assert (first.relation, first.decided_by, second.project_code) == ("broader", "Ada", 3)
    assert [code.path for code in mapped_codes(pool) if code.mapping is None] == ["bus / takt", "Eigenes", "bus"]
    assert "former mapping" in run(pool, "map", PROJECT, "bus", "Bahn", "--exact", "--by", "Ben").stderr
    assert len(CodeMap.read(pool).mappings) == 2
    assert run(pool, "unmap", PROJECT, "bus").exit_code == 0
    assert isinstance(run(pool, "unmap", PROJECT, "bus").exception, UsageProblem)
    shown = json.loads(run(pool, "show", "--json").stdout)["rows"]
    assert [(row["path"], row["exact"], row["inexact"]) for row in shown][-1] == ("Bahn", 1, 0)


def test_proposals_are_accepted_where_definitions_equal_and_others_are_listed(pool):
    alike = Manifest(
        project=OTHER, kind=GivenKind.PROJECT, added="2026-01-01", with_texts=False,
        codes=(GivenCode(1, None, ("BUS",), "Alles  mit\nBussen."), GivenCode(2, 1, ("BUS", "Takt"))),
    )  # fmt: skip
    with pool.replacing(OTHER) as folder:
        write_manifest(folder, alike)
    assert isinstance(run(pool, "accept", "--by", "Ada").exception, UsageProblem)
    assert isinstance(run(pool, "accept", "--same-paths").exception, UsageProblem)
    told = run(pool, "accept", "--same-paths", "--by", "Ada", "--dry-run", "--json")
    rows = json.loads(told.stdout)["rows"]
    assert [(row["project"], row["path"], row["relation"]) for row in rows] == [
        (OTHER, "BUS", "exact"), (PROJECT, "bus", ""), (PROJECT, "bus / takt", ""), (OTHER, "BUS / Takt", ""),
    ]  # fmt: skip
    assert all(row["shared_definition"].startswith("Alles mit Bussen.") for row in rows[:2])
    assert not CodeMap.read(pool).mappings
    told = run(pool, "accept", "--same-paths", "--by", "Ada")
    assert "accepted 1, left 3" in told.stderr
    assert "Busse und Haltestellen" in told.stdout
    (mapping,) = CodeMap.read(pool).mappings
    assert (mapping.project, mapping.project_code, mapping.relation, mapping.decided_by) == (OTHER, 1, "exact", "Ada")
    told = run(pool, "accept", "--same-paths", "--also-different", "--by", "Ben", "--project", PROJECT)
    assert "accepted 2, left 0" in told.stderr
    assert len(CodeMap.read(pool).mappings) == 3
    assert "accepted 0, left 1" in run(pool, "accept", "--same-paths", "--by", "Ben").stderr


def filled(pool, tmp_path, **cells):
    """The table of mappings, written and filled in by path: (shared, relation)."""
    file = tmp_path / "maps.csv"
    assert run(pool, "map-table", "-o", str(file)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    for row in rows:
        if row["path"] in cells and row["project"] == PROJECT:
            row["shared"], row["relation"] = cells[row["path"]]
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return str(file)


def test_a_table_goes_out_and_comes_back(pool, tmp_path):
    file = filled(pool, tmp_path, bus=("Bus", "exakt"), Eigenes=("'=Preis", "narrower"))
    assert isinstance(run(pool, "map-table", file).exception, ReadingError)  # nobody decides
    assert "mapped 2" in run(pool, "map-table", file, "--by", "Ada", "--dry-run").stderr
    assert not CodeMap.read(pool).mappings
    told = run(pool, "map-table", file, "--by", "Ada")
    assert "mapped 2, taken away 0, as before 0, rows that decide nothing 3" in told.stderr
    before = CodeMap.read(pool).mappings
    assert {mapping.relation for mapping in before} == {"exact", "narrower"}
    assert "mapped 0, taken away 0, as before 2" in run(pool, "map-table", file, "--by", "Ben").stderr
    assert CodeMap.read(pool).mappings == before
    file = filled(pool, tmp_path, bus=("", "none"))
    assert "taken away 1" in run(pool, "map-table", file, "--by", "Ben").stderr
    assert len(CodeMap.read(pool).mappings) == 1
    assert run(pool, "map-table", "-o", str(tmp_path / "maps.xlsx")).exit_code == 0
    assert "as before 1" in run(pool, "map-table", str(tmp_path / "maps.xlsx"), "--by", "Ben").stderr


def test_a_table_of_thousands_of_projects_is_read_without_looking_through_their_codes(pool, tmp_path, monkeypatch):
    file = filled(pool, tmp_path, bus=("Bus", "exact"))
    monkeypatch.setattr(mapping_table, "code_of_project", None)  # its ids are known: three minutes for 300,000 rows
    assert "mapped 1" in run(pool, "map-table", file, "--by", "Ada", "--dry-run").stderr
    assert mapping_table.MOST_ROWS >= 300_000


def test_a_table_of_one_project_is_written_and_no_part_of_one_taken(pool, tmp_path):
    rows = json.loads(run(pool, "map-table", "--project", OTHER, "--json").stdout)["rows"]
    assert {row["project"] for row in rows} == {OTHER}
    file = filled(pool, tmp_path, bus=("Bus", "exact"))
    assert isinstance(run(pool, "map-table", file, "--by", "Ada", "--project", OTHER).exception, UsageProblem)
    assert not CodeMap.read(pool).mappings


@pytest.mark.parametrize("cell", [("Bus", ""), ("Bus", "same"), ("", "exact"), ("Fähre", "exact")])
def test_a_table_with_one_wrong_row_changes_nothing(pool, tmp_path, cell):
    file = filled(pool, tmp_path, bus=("Bus", "exact"), Eigenes=cell)
    told = run(pool, "map-table", file, "--by", "Ada")
    assert isinstance(told.exception, ReadingError)
    assert "row" in told.exception.message
    assert told.exception.hint
    assert not CodeMap.read(pool).mappings


def test_hostile_files_are_refused_with_their_name(pool):
    whole = pyarrow.parquet.read_table(pool.folder / "codes.parquet")
    for damaged in (whole.drop_columns(["uuid"]), whole.set_column(0, "code", pyarrow.array([1, 2, 3, 4]))):
        pyarrow.parquet.write_table(damaged, pool.folder / "codes.parquet")
        with pytest.raises(QualcodeError, match=r"codes\.parquet"):
            SharedCodebook.read(pool)
    rows = whole.to_pylist()
    rows[0]["parent"] = rows[1]["code"]  # a circle
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, whole.schema), pool.folder / "codes.parquet")
    with pytest.raises(QualcodeError):
        SharedCodebook.read(pool)
    (pool.folder / "codes.parquet").write_bytes(b"PAR1")
    with pytest.raises(QualcodeError):
        SharedCodebook.read(pool)
