"""The appendix: transcripts with the numbers by which quotations are cited, as far as consent lets them leave."""

from __future__ import annotations

import re

import pytest

LINES = (
    "I: Wie hat das mit der Fallkonferenz im letzten",
    "Jahr angefangen?",
    "B: Am Anfang war es schwierig, weil niemand",
    "zuständig war. Dann wurde es besser.",
    "I: Und wer war dabei?",
    "B: Alle waren dabei, auch die Leitung.",
)
OTHER = "I: Was half?\n\nB: Der Plan half sehr. Er lag offen da.\n\nI: Wem?\n\nB: Allen im Haus.\n"


@pytest.fixture
def interviews(run, study, tmp_path):
    """Two interviews of one label, one of them with numbered lines, and some codings in them."""
    counted, other = tmp_path / "gezaehlt.txt", tmp_path / "anderes.txt"
    counted.write_text("".join(f"{n:>2}  {line}\n" for n, line in enumerate(LINES, start=11)), encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")
    for file in (counted, other):
        assert run("import", file, "--label", "RG 2022").code == 0
    text = "\n".join(LINES)
    for name, whole, words in (
        ("gezaehlt", text, "Am Anfang war es schwierig, weil niemand\nzuständig war."),
        ("gezaehlt", text, "Alle waren dabei, auch die Leitung."),
        ("anderes", OTHER, "Der Plan half sehr."),
        ("anderes", OTHER, "Allen im Haus."),
    ):
        start = whole.index(words)
        assert run("code", name, f"{start}:{start + len(words)}", "Interferenz").code == 0


def numbered(text: str) -> dict[str, dict[str, str]]:
    """Title -> number -> what stands there until the next one."""
    found: dict[str, dict[str, str]] = {}
    title = number = ""
    for line in text.splitlines():
        if line.startswith("## "):
            title, number = line[3:], ""
            found[title] = {}
        elif begins := re.match(r"`(\d+)` (.*)", line):
            number = begins[1]
            found[title][number] = re.sub(r"^\*\\\[.*?\\\]\* ", "", begins[2])
        elif number and line and not line.startswith("[^"):
            found[title][number] = f"{found[title].get(number, '')} {line}"
    return found


def test_every_citation_finds_its_words_in_the_appendix(run, interviews, tmp_path):
    for form, cite in (("paragraphs", "paragraph"), ("lines", "line")):
        assert run("documents", "export", "--all", "--plain", "--numbered", form, "-o", tmp_path / "a.md").code == 0
        assert run("quotes", "--cite", cite, "-o", tmp_path / "q.json").code == 0
        there = numbered((tmp_path / "a.md").read_text(encoding="utf-8"))
        assert list(there) == ["RG 2022 (1)", "RG 2022 (2)", "RG 2022 (3)"]
        quotations = run("quotes", "--cite", cite, "--format", "json").json["codes"][-1]["quotations"]
        assert len(quotations) == 4
        for quotation in quotations:
            first, last = re.fullmatch(r"(?:paras?|ll?)\. (\d+)(?:–(\d+))?", quotation["cited"]).groups()
            places = [
                " ".join(document.get(str(number), "") for number in range(int(first), int(last or first) + 1))
                for document in there.values()
            ]
            words = quotation["text"].rstrip(".")
            assert any(words in re.sub(r"\\(.)", r"\1", place) for place in places), (quotation, there)


def test_where_the_source_counts_no_lines_they_are_not_invented(run, interviews, tmp_path):
    ran = run("documents", "export", "--all", "--numbered", "lines", "-o", tmp_path / "a.md")
    assert ran.code == 0
    assert "2 documents count no lines: numbered by paragraphs" in ran.err
    numbers = [*map(list, numbered((tmp_path / "a.md").read_text(encoding="utf-8")).values())]
    assert ["11", "12", "13", "14", "15", "16"] in numbers
    assert ["1", "2", "3", "4"] in numbers
    assert "The source counts no lines" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["docx", "odt", "html", "tex", "md"])
def test_it_is_one_file_or_a_folder_of_them(run, interviews, tmp_path, form):
    assert run("documents", "export", "--all", "-o", tmp_path / f"a.{form}").code == 0
    assert (tmp_path / f"a.{form}").stat().st_size
    assert run("documents", "export", "--all", "--format", form, "-o", f"{tmp_path / 'all'}/").code == 0
    assert sorted(file.name for file in (tmp_path / "all").iterdir()) == [
        f"RG-2022-{number}.{form}" for number in (1, 2, 3)
    ]


def test_no_name_of_a_document_stands_in_it(run, interviews, tmp_path):
    assert run("documents", "export", "--all", "-o", tmp_path / "a.html").code == 0
    made = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "gezaehlt" not in made
    assert "anderes" not in made


def test_the_rules_of_transcription_stand_in_it(run, interviews, tmp_path):
    assert run("documents", "export", "--all", "-o", tmp_path / "a.md").code == 0
    assert "Transcription rules" not in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert run("documents", "set", "anderes", "--transcription", "simple").code == 0
    for form in ("md", "docx", "odt", "html", "tex"):
        assert run("documents", "export", "--all", "-o", tmp_path / f"b.{form}").code == 0
    assert "Transcription rules" in (tmp_path / "b.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        ("-o", "a.md"),
        ("gezaehlt", "--all", "-o", "a.md"),
        ("--all", "--identify", "-o", "a.md"),
        ("--all", "--plain", "--memo", "-o", "a.md"),
        ("gezaehlt", "--format", "md", "-o", "a.md"),
        ("gezaehlt", "--title", "X", "-o", "a.md"),
        ("--all", "-o", "a.pdf"),
    ],
)
def test_what_does_not_go_together_is_refused(run, interviews, tmp_path, wrong):
    assert run("documents", "export", *wrong).code == 2
    assert not (tmp_path / "a.md").exists()
