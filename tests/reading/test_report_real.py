"""The report reader on a real report; the report itself is no part of the project."""

from __future__ import annotations

import hashlib
import re
import textwrap
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from qualcode.model.documents import SourceFile
from qualcode.reading.reports.reader import read_report
from qualcode.reading.source.result import Reading

pytestmark = pytest.mark.shared

SOURCE = SourceFile("report.txt", "0" * 64, "report", "1")
# counted by hand while reading the report
COUNTS = {
    "AH 2020": 2,
    "AH 2021": 6,
    "AH 2022": 8,
    "THM 2020": 1,
    "Träger 2022": 3,
    "RG 2019": 4,
    "RG 2020": 2,
    "RG 2021": 8,
    "RG 2022": 62,
}
FRAGMENTS = 6
CHAPTERS = {
    "3.1.1": 1,
    "3.1.2": 3,
    "3.2.1": 4,
    "3.2.2": 4,
    "3.2.3": 2,
    "3.2.4": 4,
    "3.3": 7,
    "4.1.2": 2,
    "4.2.1": 3,
    "4.2.2": 6,
    "4.2.3": 2,
    "4.3.1": 4,
    "4.3.2": 24,
    "4.4": 7,
    "5.1": 14,
    "5.2": 9,
}


@pytest.fixture(scope="module")
def report(shared: Path) -> str:
    (file,) = (shared / "report").glob("*.txt")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reading(report: str) -> Reading:
    return read_report(report, SOURCE)


def content(reading: Reading) -> list[tuple[str, str]]:
    return [(draft.label, unicodedata.normalize("NFC", draft.text)) for draft in reading.drafts]


def test_every_quotation_is_found_and_nothing_else(reading: Reading) -> None:
    assert Counter(draft.label for draft in reading.drafts) == COUNTS
    assert sum(draft.attributes["fragment"] == "yes" for draft in reading.drafts) == FRAGMENTS
    assert not reading.doubts
    assert len({draft.name for draft in reading.drafts}) == sum(COUNTS.values())


def test_words_are_those_that_were_checked_by_hand(reading: Reading) -> None:
    joined = "\n".join(text for _, text in content(reading))
    assert len(joined) == 47434
    assert (
        hashlib.sha256(joined.encode()).hexdigest()
        == "b0f7af664169c1060751c6f3cc4aa138e954a95ec4dbe49acfddd29998640cae"
    )


def test_the_texts_are_clean(reading: Reading) -> None:
    for draft in reading.drafts:
        text = draft.text
        assert not re.search(r"[⁰¹²³⁴-⁹\n\t\xa0]| {2}", text), draft.name
        assert not re.search(r"(?<![^\W\d_])\*|\*(?![^\W\d_])", text), draft.name
        assert not re.search(r"\w- (?!und |oder |bzw\.)", text), draft.name
        for left, right in ("„“", "‚‘", "()", "[]"):
            assert text.count(left) == text.count(right), draft.name
        assert 4 <= len(text.split()) <= 300, draft.name


def test_gender_stars_omissions_and_placeholders_are_kept(reading: Reading) -> None:
    joined = "\n".join(text for _, text in content(reading))
    found = Counter(re.findall(r"\*|\[\.\.\.\]|\[Kommune\]|‚", joined))
    assert found == {"*": 4, "[...]": 78, "[Kommune]": 7, "‚": 15}


def test_each_has_a_chapter_and_a_context(reading: Reading) -> None:
    chapters = Counter(draft.attributes["chapter"].split()[0] for draft in reading.drafts)
    assert chapters == CHAPTERS
    for draft in reading.drafts:
        opening = draft.text[:20]
        assert draft.context.endswith((":", ".")) or draft.attributes["fragment"] == "yes"
        assert (f"„{opening}" in draft.context) == (draft.attributes["fragment"] == "yes"), draft.name


def test_one_shares_a_label_and_one_lost_a_stray_mark(reading: Reading) -> None:
    warned = [draft.name for draft in reading.drafts if draft.warnings]
    assert warned == ["RG 2021 · 004", "RG 2022 · 048", "AH 2022 · 006"]


def test_line_ends_normal_form_and_wrapping_make_no_difference(report: str, reading: Reading) -> None:
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, 90, break_long_words=False, break_on_hyphens=False))
        if len(line) > 150
        else line
        for line in report.split("\n")
    )
    for variant in (report.replace("\n", "\r\n"), unicodedata.normalize("NFD", report), wrapped):
        assert content(read_report(variant, SOURCE)) == content(reading)


@pytest.mark.parametrize("lost", ["„", "“"])
def test_a_lost_mark_makes_one_doubt_and_no_false_quotation(report: str, reading: Reading, lost: str) -> None:
    for match in list(re.finditer(r"„[^„“]{200,}“\*? \(RG 20\d\d\)", report))[::12]:
        at = report.index(lost, match.start(), match.end())
        damaged = read_report(report[:at] + report[at + 1 :], SOURCE)
        missing = Counter(content(reading)) - Counter(content(damaged))
        assert missing.total() == 1
        assert not Counter(content(damaged)) - Counter(content(reading))
        assert len(damaged.doubts) == 1
