"""Waves beside each other: what is new, what is gone, and what nobody can say."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFound
from qualcode.model.codings import Polarity
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.reporting.waves.report import comparison_report, wave_report
from qualcode.reporting.writers.formats import render
from qualcode.retrieval.mentions import ThemeMention
from tests.builders import ME, ask_about, code_named, give_code, interview, topic_named

ASKED = "I: Wie lief es mit der Behörde?\n\nB: {}\n\nI: {}\n\nB: {}"


@pytest.fixture
def waves(project):
    talk = ASKED.format("Das ging gut.", "Und die Busse?", "Die fahren selten.")
    old = interview(project, "alt", talk, label="RG 2021", wave="2021", case="Fall Eins")
    new = interview(
        project, "neu", ASKED.format("Es ging schlecht.", "Was war mit Corona?", "Da war alles zu."), case="Fall Eins"
    )
    give_code(project, old, "Das ging gut.", path="Nur früher")
    give_code(project, old, "Die fahren selten.", path="Busse")
    give_code(project, new, "Es ging schlecht.", path="Nur jetzt", polarity=Polarity.ABSENT)
    give_code(project, new, "Da war alles zu.", path="Corona")
    give_code(project, new, "alles zu", path="Beide")
    give_code(project, old, "selten", path="Beide")
    code_named(project, "Leer")
    return project


def mentions(report):
    return {theme.code.name: theme.mention for theme in report.themes}


GUIDE = {"Behörde": "Wie lief es mit der Behörde?", "Busse": "Und die Busse?", "Corona": "Was war mit Corona?"}


def ask(project):
    """Assign all questions of all documents that are those of the guide."""
    for document in project.documents.all():
        text = project.documents.text(document)
        for topic, question in GUIDE.items():
            if question in text:
                ask_about(project, document, topic, question)


def test_new_or_gone_is_said_only_where_the_question_was_asked_in_both_waves(waves):
    ask(waves)
    assert mentions(wave_report(waves, "2022", "2021")) == {
        "Nur früher": ThemeMention.GONE,
        "Nur jetzt": ThemeMention.NEW,
        "Busse": ThemeMention.NOT_ASKED,
        "Corona": ThemeMention.NOT_ASKED,
        "Beide": ThemeMention.BOTH,
        "Leer": ThemeMention.NEITHER,
    }


def test_without_topics_it_is_unknown_what_was_asked(waves):
    report = wave_report(waves, "2022", "2021")
    unknown = {name for name, mention in mentions(report).items() if mention is ThemeMention.UNKNOWN}
    assert unknown == {"Nur früher", "Nur jetzt", "Busse", "Corona"}
    assert "keine Leitfadenthemen: Es ist unbekannt, wonach gefragt wurde" in render(
        comparison_report(report, "de"), "md"
    ).decode("utf-8")


@pytest.mark.parametrize(
    "probe", ["Können Sie das erläutern?", "Und?", "Wie meinen Sie das mit der Bahn?", "Was war da?"]
)
def test_a_probe_is_no_evidence_of_what_was_asked(project, probe):
    """The same probe stands in both waves; the questions before it differ."""
    texts = {
        wave: f"I: {question}\n\nB: Ja.\n\nI: {probe}\n\nB: Das ist {wave} so."
        for wave, question in (("2021", GUIDE["Behörde"]), ("2022", GUIDE["Corona"]))
    }
    old = interview(project, "alt", texts["2021"], wave="2021")
    new = interview(project, "neu", texts["2022"], wave="2022")
    give_code(project, old, "Das ist 2021 so.")
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.UNKNOWN}
    ask(project)
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.UNKNOWN}
    ask_about(project, old, "Behörde", probe)
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.UNKNOWN}
    ask_about(project, new, "Corona", probe)
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.NOT_ASKED}
    interview(project, "noch eins", texts["2021"], wave="2022")
    ask(project)
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.GONE}


def test_a_probe_in_both_waves_that_somebody_assigned_makes_a_theme_new(project):
    """It counts then, since a person said which topic it probes; “new” is not said of what was not asked before."""
    talk = "I: Wie lief es mit der Behörde?\n\nB: Ja.\n\nI: Und?\n\nB: {}"
    old = interview(project, "alt", talk.format("Nichts."), wave="2021")
    new = interview(project, "neu", talk.format("Neues."), wave="2022")
    give_code(project, new, "Neues.")
    ask(project)
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.UNKNOWN}
    ask_about(project, new, "Behörde", "Und?")
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.NEW}
    assert old.key != new.key


def test_topics_that_are_known_of_one_wave_only_leave_the_other_unknown(waves, project):
    interview(project, "still", "Es regnet.", wave="2023")
    ask(project)
    assert mentions(wave_report(waves, "2023", "2021"))["Busse"] is ThemeMention.UNKNOWN


def test_the_question_of_a_survey_counts_when_a_person_assigned_it(project):
    old = interview(project, "alt", "Die Busse.", wave="2021", question="Was fehlt Ihnen?")
    new = interview(project, "neu", "Nichts.", wave="2022", question="Was fehlt Ihnen?")
    give_code(project, old, "Die Busse.")
    topic_named(project, "Mängel")
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.UNKNOWN}
    ask_about(project, old, "Mängel", "Die Busse.")
    ask_about(project, new, "Mängel", "Nichts.")
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.GONE}


def test_the_report_says_whose_codings_it_counts(waves):
    text = render(comparison_report(wave_report(waves, "2022", "2021"), "de"), "md").decode("utf-8")
    assert "Einbezogen: die Codierungen aller Codierenden" in text


def test_what_is_new_or_gone_says_that_it_counts_kinds_of_source_together_and_codes_alone(project):
    for kind in ("RG", "WG"):
        old = interview(project, f"alt {kind}", "Das ging gut.", label=f"{kind} 2021", wave="2021", source_kind=kind)
        interview(project, f"neu {kind}", "Nichts.", label=f"{kind} 2022", wave="2022", source_kind=kind)
        give_code(project, old, "gut", path="Oben / Unten")
    text = render(comparison_report(wave_report(project, "2022", "2021"), "en"), "md").decode("utf-8")
    tables, changes = text.split("## New or no longer mentioned")
    rows = [line for line in changes.split("##")[0].splitlines() if line.startswith("| Oben")]
    assert [row.split(" | ")[-2:] for row in rows] == [["2", "0 |"]]  # both kinds together, not the code above
    assert "| Oben |" in tables
    assert "passages of all kinds of source count together, and a code without those below it" in changes
    assert "count together" not in tables


def test_without_questions_nothing_is_said(project):
    old = interview(project, "alt", "Das ging gut.", wave="2021")
    interview(project, "neu", "Das ging schlecht.", wave="2022")
    give_code(project, old, "Das ging gut.")
    assert mentions(wave_report(project, "2022", "2021")) == {"Thema": ThemeMention.UNKNOWN}


def test_counts_are_over_passages_and_cases_and_hold_what_may_not_be_quoted(waves):
    case = waves.cases.find("Fall Eins")
    waves.consents.set(ME, cases={case.key: ConsentChange({Purpose.QUOTE: Permission.NO})})
    text = render(comparison_report(wave_report(waves, "2022", "2021"), "de"), "md").decode("utf-8")
    assert "| Nur jetzt | 0 | 0 | 0 |" in text
    assert "| Nur jetzt | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 1 |" in text  # 1 is absent, in 2022
    assert "Leer" not in text  # rows without a passage are told, not shown
    assert "1 Zeile ohne Textstelle ist weggelassen." in text
    assert "Fall Eins" not in text
    assert "2021 (N=1); 2022 (N=1)" in text
    assert text == render(comparison_report(wave_report(waves, "2022", "2021"), "de"), "md").decode("utf-8")


def test_themes_are_rolled_up_and_kinds_of_source_stay_apart(project):
    for kind, case in (("RG", "A"), ("RG", "B"), ("AH", "A")):
        document = interview(
            project, f"{kind}{case}", "B: Gut so. Sehr gut.", wave="2022", case=case, source_kind=kind
        )
        give_code(project, document, "Gut so", path="Oben / Unten")
        give_code(project, document, "Sehr", path="Oben / Daneben")
    give_code(project, interview(project, "alt", "Gut.", wave="2021", case="A", source_kind="RG"), "Gut", path="Oben")
    report = wave_report(project, "2022", "2021")
    columns = [column.name for column in report.units.columns]
    assert columns == ["RG 2021", "AH 2022", "RG 2022"]
    top = next(row for row, theme in enumerate(report.units.rows) if theme.name == "Oben")
    assert [cell.n for cell in report.units.cells[top]] == [1, 1, 2]
    assert [cell.n for cell in report.passages.cells[top]] == [1, 2, 4]
    assert report.units.row_totals[top].n == 2  # each case once


def test_documents_without_a_case_are_no_cases_and_what_is_empty_has_no_table(waves):
    interview(waves, "ohne", "Es regnet.", wave="2022")
    report = comparison_report(wave_report(waves, "2022", "2021"), "de")
    text = render(report, "md").decode("utf-8")
    assert "2021 (N=1); 2022 (N=2)" in text
    assert "1 Dokument ohne Fall zählt als Fall." in text
    assert "## Bereits veröffentlicht\n\nNichts.\n" in text
    assert "\\textbf{Bereits veröffentlicht}" in render(report, "tex").decode("utf-8")
    assert render(report, "docx")


def test_what_was_coded_or_published_since_the_last_report_is_told(waves):
    publication = waves.publications.open("Bericht 2021", ME)
    first = next(one for one in waves.codings.all() if one.span.length == len("Es ging schlecht."))
    waves.publications.record(publication, {"Nur jetzt": [first.key]}, ME)
    document = waves.documents.find("neu")
    give_code(waves, document, "Da war", path="Corona")
    report = wave_report(waves, "2022", "2021")
    fresh = {theme.code.name: len(report.new_quotations(theme)) for theme in report.themes}
    assert {name: count for name, count in fresh.items() if count} == {"Corona": 1}
    (used,) = report.used()
    assert (used[0].code.name, used[1].published) == ("Nur jetzt", ("Bericht 2021",))
    text = render(comparison_report(report, "en", final=True), "md").decode("utf-8")
    assert "Newly coded since “Bericht 2021”" in text
    assert used[1].id not in text


def test_an_unknown_wave_is_told(waves):
    with pytest.raises(NotFound, match="1999"):
        wave_report(waves, "2022", "1999")
