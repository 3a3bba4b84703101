"""What a pool says of a project, added once and renewed after changes, is what the project says of itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pools need qualcode[pool]")

from hypothesis import Phase, given, settings, strategies

from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CodingDraft, Polarity, WorkState
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.spans import Span
from qualcode.pool.codebook.code_mapping import CodeRelation, change_mappings, decided
from qualcode.pool.codebook.importing import import_codebook
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.engines.composing import all_documents
from qualcode.pool.folder.pool import Pool
from qualcode.pool.tables.agreement import AgreementAsked, AgreementUnit, compare_coders
from qualcode.pool.tables.counted import PoolUnit, TableRequest, counted_table
from qualcode.project.project import Project
from qualcode.reading.lists.codebook_file import load
from qualcode.retrieval.counting.axes import axis_named
from qualcode.retrieval.counting.counting import count_table
from qualcode.retrieval.counting.request import CountRequest, CountUnit
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.codebook import merging
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.pool.small_pools import engines_of
from tests.pool.study import added, agree

TEXT = (
    "I: Wie war das mit den Ämtern? Erzählen Sie.\n"
    "B: Die Ämter 🙂 halfen uns. Dann half niemand mehr.\n"
    "B: Das war schwer. Wir haben gewartet.\n"
)
CODES = ("Hilfe", "Hilfe / Ämter", "Warten")
CODINGS = strategies.lists(
    strategies.tuples(
        strategies.integers(0, 3), strategies.sampled_from(CODES), strategies.sampled_from(("anna", "ben")),
        strategies.integers(0, len(TEXT) - 3), strategies.integers(1, 60), strategies.sampled_from(list(Polarity)),
    ),
    min_size=1, max_size=14,
)  # fmt: skip
CHANGES = strategies.lists(
    strategies.sampled_from(("merge", "rename", "uncode", "remove", "withdraw", "value")), max_size=4
)


def give(project: Project, codings) -> None:
    documents = sorted(project.documents.all(), key=lambda document: document.name)
    for number, code, coder, start, length, polarity in codings:
        stop = min(start + length, len(TEXT) - 1)
        draft = CodingDraft(
            documents[number], Span(start, stop), code_named(project, code), coder_named(project, coder), polarity
        )
        project.codings.add_all([draft], ME)


def change(project: Project, kind: str) -> None:
    """One change of the project, where it can be made."""
    codes = {code.full_name: code for code in project.codes.book()}
    documents = project.documents.all()
    if kind == "merge" and "Warten" in codes and "Hilfe" in codes:
        merging.merge(Workspace(project, "anna"), codes["Warten"], codes["Hilfe"])
    elif kind == "uncode" and (codings := project.codings.all()):
        owner = next(coder for coder in project.coders.all() if coder.key == codings[0].coder)
        project.codings.remove([codings[0]], owner)
    elif kind == "remove" and len(documents) > 2:
        project.documents.remove(documents[0], ME)
    elif kind == "withdraw" and any(document.case == "B" for document in documents):
        agree(project, "B", {Purpose.SECONDARY: Permission.NO})
    elif kind == "value":
        project.documents.set(documents[:1], ME, attributes={"typ": "Stadt"})
    elif kind == "rename" and "Hilfe" in codes:
        project.codes.edit(codes["Hilfe"], CodeDraft("Hilfen", codes["Hilfe"].rules), ME)


def shared_path(path: str) -> str:
    """The shared code that a code of the project stands for, whatever it is called by now."""
    return path.replace("Hilfen", "Hilfe")


def project_counts(project: Project, unit: str, going: set[int]) -> dict[tuple[str, str], tuple[int, int]]:
    """(code, value) -> how many say it, how many only report it as absent."""
    codes, values = axis_named(project, "codes"), axis_named(project, "typ")
    table = count_table(project, CountRequest(codes, values, CountUnit(unit), wanted=PassageChoice(documents=going)))
    paths = {code.key: shared_path(code.full_name) for code in project.codes.book()}
    return {
        (paths[row.key], str(column.key)): (cell.headline, cell.absent if unit == "passages" else cell.only_absent)
        for row, cells in zip(table.rows, table.cells, strict=True)
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.n or cell.absent or cell.only_absent
    }


def pool_counts(pool: Pool, unit: str) -> dict[tuple[str, str], tuple[int, int]]:
    """The same of a pool."""
    request = TableRequest(columns="typ", unit=PoolUnit(unit))
    rows = counted_table(pool, engines_of(pool.folder)[0], request).rows
    return {(row[1], row[2]): (row[3], row[4]) for row in rows if row[0] == "cell" and (row[3] or row[4])}


def project_agreement(project: Project, unit: str, going: set[int]) -> dict[str, tuple[int, ...]]:
    """Code -> both, only the first, only the second, neither."""
    asked = Comparison(
        coders=("anna", "ben"), unit=unit, interval="none", documents=lambda document: document.key in going
    )
    try:
        found = study(project, asked)
    except QualcodeError:
        return {}
    found_cells = {}
    for code in (code for code in found.codes if not code.rolled_up):
        patterns = code.ratings.patterns
        yes = code.ratings.positive
        cells = [
            sum(n for p, n in patterns.items() if -1 not in p and tuple(v == yes for v in p) == want)
            for want in ((True, True), (True, False), (False, True), (False, False))
        ]
        if any(cells[:3]):  # a pool lists no code that neither of both gave to what is compared
            found_cells[shared_path(code.name)] = tuple(cells)
    return found_cells


def pool_agreement(pool: Pool, unit: str) -> dict[str, tuple[int, ...]]:
    """The same of a pool."""
    engine = engines_of(pool.folder)[0]
    paths = {code.key: code.path for code in SharedCodebook.read(pool).codes}
    compared = compare_coders(engine, all_documents(), AgreementAsked(unit=AgreementUnit(unit)))
    return {paths[found.code]: found.cells for found in compared if found.code is not None}


def same(pool: Pool, project: Project) -> None:
    """Add it, map each code to the shared one of its path, and compare."""
    manifest = added(pool, project, attributes=("typ",)).manifest
    shared = {code.names: code.key for code in SharedCodebook.read(pool).codes}
    change_mappings(
        pool,
        [
            decided(manifest.project, code.key, shared[code.names], CodeRelation.EXACT, "anna")
            for code in manifest.codes
            if code.names in shared
        ],
    )
    agreed = project.consents.of_cases()
    cases = {
        case.name for case in project.cases.all() if agreed[case.key].answer(Purpose.SECONDARY) is Permission.YES
    }
    going = {document.key for document in project.documents.all() if document.case in cases}
    for unit in ("passages", "documents", "cases"):
        mine, its = pool_counts(pool, unit), project_counts(project, unit, going)
        assert mine == its, (unit, mine, its)
    for unit in ("sentence", "turn", "document"):
        mine, its = pool_agreement(pool, unit), project_agreement(project, unit, going)
        assert mine == its, (unit, mine, its)


def check(codings, changes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pool = Pool.create(Path(folder) / "pool", smallest_cell=1)
        import_codebook(
            pool, load("codes:\n  - name: Hilfe\n    codes:\n      - name: Ämter\n  - name: Warten\n", "a.yaml")
        )
        with Project.create(Path(folder) / "a.qualcode", "A", ME) as project:
            for name, case in zip("abcd", "AABC", strict=True):
                interview(project, name, TEXT, case=case, typ="Kreis" if name in "ad" else "Land")
            for case in "ABC":
                agree(project, case, {Purpose.SECONDARY: Permission.YES})
            for name in ("anna", "ben"):
                coder_named(project, name)
            give(project, codings)
            documents = [document.key for document in project.documents.all()]
            for name in ("anna", "ben"):
                project.coders.assign(documents, coder_named(project, name), ME)
                project.coders.set_states(documents, coder_named(project, name), WorkState.FINISHED, ME)
            same(pool, project)
            for kind in changes:
                change(project, kind)
            same(pool, project)


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(CODINGS, CHANGES)
def test_a_pool_says_what_the_project_says(codings, changes):
    check(codings, changes)


@pytest.mark.stress
@settings(max_examples=150, deadline=None, phases=[Phase.generate])
@given(CODINGS, CHANGES)
def test_a_pool_says_what_the_project_says_often(codings, changes):
    check(codings, changes)
