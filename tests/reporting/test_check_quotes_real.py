"""The quotations of a real report against a project made of them: all stand there as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.project.project import Project
from qualcode.reading.files import read
from qualcode.reading.lists.codebook_file import load
from qualcode.reading.reports.draft import draft_of, read_draft
from qualcode.reporting.drafts.check_quotes import ProblemKind, Status, check_quotes
from tests.builders import ME

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def file(shared):
    (found,) = (shared / "report").glob("*.txt")
    return found


@pytest.fixture(scope="module")
def project(file, tmp_path_factory):
    with Project.create(tmp_path_factory.mktemp("real") / "real.qualcode", "Real", ME) as made:
        made.documents.add(read(file, "report").drafts, ME)
        yield made


@pytest.fixture(scope="module")
def labels(project):
    return [one.name for one in project.labels.all()]


def test_all_quotations_are_exact_and_one_stands_there_twice(project, file, labels):
    report = check_quotes(project, read_draft(file, labels))
    assert len(report.quotations) == len(project.documents.all())
    assert {one.status for one in report.quotations} == {Status.EXACT}
    assert report.problems() == 0
    assert sum(bool(one.twice) for one in report.quotations) == 2


def test_no_quotation_strays_from_its_chapter_though_headings_hold_names_of_codes(project, file, labels):
    for book in sorted((ROOT / "codebooks").glob("*.yaml")):
        project.codes.take_in(load(book.read_text("utf-8"), book.name), ME)
    report = check_quotes(project, read_draft(file, labels))
    assert sum(one.strays for one in report.quotations) == 0
    assert 5 <= len(report.sourceless) <= 12  # of laws and programmes, without a source behind them
    said = check_quotes(project, read_draft(file, labels), said=[("3.3", "Ausländerbehörde")])
    assert sum(one.strays for one in said.quotations) == 7


def test_planted_errors_are_all_found(project, file, labels):
    """In every quotation of ten words and more a word is changed, or the label: each is told, and nothing else."""
    draft = read_draft(file, labels)
    long = [one for one in draft.quotations if one.labels and len(one.text.split()) >= 10]
    assert len(long) > 60
    changed = []
    for one in long:
        words = one.text.split()
        middle = next(at for at in range(len(words) // 2, len(words)) if words[at].isalpha())
        changed.append(" ".join([*words[:middle], "Zwergspitz", *words[middle + 1 :]]))
    text = "\n\n".join(f"„{words}“ ({one.labels[0]})" for words, one in zip(changed, long, strict=True))
    report = check_quotes(project, draft_of(text, labels))
    assert len(report.quotations) == len(long)
    told = [[problem for problem in one.problems if problem.kind is ProblemKind.WORDS] for one in report.quotations]
    assert all(len(problems) == 1 and "Zwergspitz" in problems[0].text for problems in told)
    text = "\n\n".join(f"„{one.text}“ (RG 1999)" for one in long)
    report = check_quotes(project, draft_of(text, labels))
    assert [[problem.kind for problem in one.problems] for one in report.quotations] == [[ProblemKind.LABEL]] * len(
        long
    )
