"""The appendix: transcripts with the numbers by which quotations are cited, as far as consent lets them leave."""

from __future__ import annotations

import re

import pytest

from tests.made_once import made_once

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
@made_once
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


@pytest.mark.parametrize(("form", "cite"), [("paragraphs", "paragraph"), ("lines", "line")])
def test_every_citation_finds_its_words_in_the_appendix_under_its_title(run, interviews, tmp_path, form, cite):
    assert run("documents", "export", "--all", "--plain", "--numbered", form, "-o", tmp_path / "a.md").code == 0
    there = numbered((tmp_path / "a.md").read_text(encoding="utf-8"))
    assert list(there) == ["RG 2022 (1)", "RG 2022 (2)", "RG 2022 (3)"]
    quotations = cited(run, cite)
    assert len(quotations) == 4
    for quotation in quotations:
        first, last = re.fullmatch(r"(?:paras?|ll?)\. (\d+)(?:–(\d+))?", quotation["cited"]).groups()
        document = there[quotation["numbered_label"]]
        place = " ".join(document.get(str(number), "") for number in range(int(first), int(last or first) + 1))
        assert quotation["text"].rstrip(".") in re.sub(r"\\(.)", r"\1", place), (quotation, there)
    for final in ((), ("--final", "--publication", "Bericht")):
        ran = run("quotes", "--cite", cite, *final, "-o", tmp_path / "q.md")
        assert ran.code == 0
        assert "1 source label stands for several documents (“RG 2022”)" in ran.err
        shown = (tmp_path / "q.md").read_text(encoding="utf-8")
        for quotation in quotations:
            assert f"({quotation['numbered_label']}, {quotation['cited']})" in shown


def cited(run, cite):
    """The quotations of the last code as they are cited."""
    return run("quotes", "--cite", cite, "--format", "json").json["codes"][-1]["quotations"]


def test_who_stays_inside_takes_nobodys_number(run, interviews):
    before = cited(run, "paragraph")
    assert run("consent", "set", "--document", "anderes", "quote=no").code == 0
    after = cited(run, "paragraph")
    assert 0 < len(after) < len(before)
    assert all(quotation in before for quotation in after)


def test_a_time_is_cited_under_the_title_that_the_appendix_gives(run, study, tmp_path):
    spoken = tmp_path / "gesprochen.txt"
    text = "[00:00:05] I: Wie war es?\n[00:01:20] B: Am Ende gut.\n"
    spoken.write_text(text, encoding="utf-8")
    assert run("import", spoken, "--label", "RG 2022").code == 0
    start = text.index("Am Ende")
    assert run("code", "gesprochen", f"{start}:{start + len('Am Ende gut.')}", "Interferenz").code == 0
    (quotation,) = cited(run, "time")
    assert quotation["cited"] == "00:01:20"
    assert run("documents", "export", "--all", "--plain", "-o", tmp_path / "a.md").code == 0
    document = numbered((tmp_path / "a.md").read_text(encoding="utf-8"))[quotation["numbered_label"]]
    assert any("Am Ende gut" in words for words in document.values())


def test_drafts_with_such_citations_are_checked_by_them(run, interviews, tmp_path):
    draft = tmp_path / "q.md"
    for quotation in cited(run, "paragraph"):
        right, label = quotation["numbered_label"], quotation["label"]
        others = [f"{label} ({number})" for number in (1, 2, 3) if f"{label} ({number})" != right]
        for title in (right, *others):
            draft.write_text(f"Das zeigt: “{quotation['text']}” ({title}, {quotation['cited']}).\n", encoding="utf-8")
            (found,) = run("check-quotes", draft, "--json").json["quotations"]
            assert found["labels"] == [label]
            assert (right in str(found["problems"])) == (title != right), found


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
    page = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "Transcription rules" in page
    assert len(re.findall("^#+ Simple", page, re.MULTILINE)) == 1
    assert not re.search(r"\|\n[^|\n]", page)  # what stands below a table is no row of it
    assert run("documents", "export", "--all", "--format", "md", "-o", f"{tmp_path / 'all'}/").code == 0
    assert "Transcription rules" in (tmp_path / "all" / "Transcription-rules.md").read_text(encoding="utf-8")


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
