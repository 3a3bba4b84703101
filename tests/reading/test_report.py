"""The report reader: each irregularity of real reports, in invented sentences."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError, UsageProblem
from qualcode.model.documents import SourceFile
from qualcode.reading.reports.reader import DEFAULT_LABELS, read_report
from qualcode.reading.source.result import Reading

SOURCE = SourceFile("bericht.txt", "0" * 64, "report", "1")


def read(text: str, labels: tuple[str, ...] = DEFAULT_LABELS, *, unsure: bool = False) -> Reading:
    return read_report(text, SOURCE, labels, unsure=unsure)


def texts(text: str) -> list[str]:
    return [draft.text for draft in read(text).drafts]


def reasons(text: str) -> list[str]:
    return [doubt.reason for doubt in read(text).doubts]


@pytest.mark.parametrize(
    "quotation",
    [
        "*„Der Bus fährt nur zweimal am Tag.“* (RG 2022)",
        "„*Der Bus fährt nur zweimal am Tag.*“ (RG 2022)",
        "„Der Bus fährt nur zweimal am Tag.“ (RG 2022)",
        "*„Der Bus fährt nur zweimal am Tag.“ (RG 2022)*",
        "*„Der Bus fährt nur zweimal am Tag.“ (RG 2022).*",
        "*„Der Bus fährt nur zweimal am Tag.* “ (RG 2022)",
        "„Der Bus fährt nur zweimal am Tag.”⁷ (RG 2022)",
        "„Der Bus fährt nur zweimal am Tag.“(RG\u00a02022)",
        "„Der Bus fährt nur zweimal am Tag.“ *(RG 2022)*",
    ],
)
def test_a_quotation_is_found_wherever_the_stars_stand(quotation: str) -> None:
    reading = read(f"Eine Mitarbeiterin erzählt: {quotation} Das zeigt die Lage auf dem Land.")
    assert [draft.text for draft in reading.drafts] == ["Der Bus fährt nur zweimal am Tag."]
    assert reading.drafts[0].label == "RG 2022"
    assert not reading.doubts


def test_emphasis_goes_and_gender_stars_stay() -> None:
    report = "Sie sagt: *„Unsere *Lotsen* und Erzieher*innen, auch jede*r einzelne THM’ler, sind da.“* (RG 2022)"
    assert texts(report) == ["Unsere Lotsen und Erzieher*innen, auch jede*r einzelne THM’ler, sind da."]


def test_footnote_marks_links_and_odd_blanks_go_and_the_rest_stays() -> None:
    report = (
        "Sie sagt: „Wir  haben\u00a0[...] in [Kommune] 40 m² Platz⁵ und das [Merkblatt](https://example.org/a_b) "
        "ge\u00adnommen, ‚na gut‘, hieß es[^3].“ (AH 2021)"
    )
    assert texts(report) == [
        "Wir haben [...] in [Kommune] 40 m² Platz und das Merkblatt genommen, ‚na gut‘, hieß es."
    ]


def test_escapes_of_markdown_are_undone() -> None:
    assert texts("Sie sagt: „Die Helfer\\*innen \\[...\\] kamen.“ (RG 2022)") == ["Die Helfer*innen [...] kamen."]


def test_a_quotation_is_joined_over_a_page_break_with_footnotes() -> None:
    report = (
        "Ein Träger³ erzählt: *„Am Anfang kannte uns keiner, aber dann haben die Nach-*\n\n—\n"
        "³ „Freie Träger“ sind hier gemeint.\n\n⁴ Siehe dort.\n\n17\n\n"
        "barn einfach geklingelt.“ (Träger 2022) Danach ging es schnell.\n"
    )
    assert texts(report) == ["Am Anfang kannte uns keiner, aber dann haben die Nachbarn einfach geklingelt."]


def test_a_page_may_end_where_a_sentence_of_the_quotation_ends() -> None:
    report = "Sie meint: „Das war gut.\n\nJetzt ist es besser.“ (RG 2022)\n\nSo weit dazu."
    assert texts(report) == ["Das war gut. Jetzt ist es besser."]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("unsere Haus-", "tür", "unsere Haustür"),
        ("unsere Sprach-", "und Lesekurse", "unsere Sprach- und Lesekurse"),
        ("den Case-", "Manager", "den Case-Manager"),
        ("die ABH-", "stelle", "die ABH-stelle"),
        ("den 20-", "prozentigen Anteil", "den 20-prozentigen Anteil"),
        ("die Lots*-", "innen", "die Lots*innen"),
        ("die Lots*", "innen", "die Lots*innen"),
        ("den Ver\u00ad", "ein", "den Verein"),
        ("bis zum", "30. Juni", "bis zum 30. Juni"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n—\n\n¹² Ebd.\n\n"])
def test_words_torn_by_a_line_or_page_break_are_mended(left: str, right: str, joined: str, gap: str) -> None:
    report = f"Eine von ihnen erklärt es im Gespräch so: „Wir kennen {left}{gap}{right} sehr gut.“ (RG 2022)"
    assert texts(report) == [f"Wir kennen {joined} sehr gut."]


@pytest.mark.parametrize(("elsewhere", "warned"), [("Die Begegnungsstätte ist offen.", False), ("Ja.", True)])
def test_a_word_that_a_page_break_tore_is_told_if_it_stands_nowhere_else(elsewhere: str, warned: bool) -> None:
    report = f"{elsewhere} Sie sagt: „Das war wirklich in jeder Begegnungs-\n\n— 12 —\n\nstätte so.“ (RG 2022)"
    (draft,) = read(report).drafts
    assert draft.text == "Das war wirklich in jeder Begegnungsstätte so."
    assert any("“Begegnungsstätte”" in one for one in draft.warnings) == warned


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("torn", "elsewhere", "kept"),
    [
        ("Begegnungs-stätte", "Die Begegnungsstätte ist offen.", "Begegnungsstätte"),
        ("Begegnungs-stätte", "Die Begegnungsstätten sind offen.", "Begegnungs-stätte"),
        ("Café-Leitung", "Die CaféLeitung ist da.", "Café-Leitung"),
        ("Leser-innen", "Die Leserinnen sind da.", "Leser-innen"),
        ("Hin-und-her", "Ein Hinund ist da.", "Hin-und-her"),
        ("Bildungs- und", "Ein Bildungsund ist da.", "Bildungs- und"),
    ],
)
def test_a_hyphen_left_in_a_line_goes_only_where_the_word_stands_whole_elsewhere(
    torn: str, elsewhere: str, kept: str, form: Literal["NFC", "NFD"]
) -> None:
    report = unicodedata.normalize(form, f"{elsewhere} Sie sagt: „Das mit der {torn} war gut.“ (RG 2022)")
    assert texts(report) == [unicodedata.normalize(form, f"Das mit der {kept} war gut.")]


def test_figures_tables_and_running_heads_between_the_halves_are_stepped_over() -> None:
    head = "Die Lage der Gärten\n\n"
    report = (
        f"{head}Über die Beete sagt jemand, der schon seit vielen Jahren im Garten arbeitet: „Wir gießen\n\n"
        f"Abbildung 3: Beete je Straße\n\nStraße\tBeete\nNord\t4\n\nQuelle: Eigene Zählung.\n\n{head}"
        f"jeden Abend.“ (RG 2021)\n\n{head}Ende."
    )
    assert texts(report) == ["Wir gießen jeden Abend."]


def test_a_stray_closing_mark_at_a_page_break_is_dropped_and_told() -> None:
    report = (
        "Kritisch klingt eine andere Stimme aus dem Kreis: „Es ging doch um das ‚Café am Markt‘“\n\n"
        "⁹ https://example.org\n\ngewesen, und dann fällt es hinten über.“ (RG 2021)"
    )
    (draft,) = read(report).drafts
    assert draft.text == "Es ging doch um das ‚Café am Markt‘ gewesen, und dann fällt es hinten über."
    assert any("stray closing mark" in warning for warning in draft.warnings)


def test_two_quotations_may_share_a_label() -> None:
    report = (
        "Die Übergabe sollte *„am liebsten zu dritt am Tisch“* geschehen: *„Das ging dann aber nicht mehr, weil "
        "alle krank waren.“* (RG 2022) Danach wurde telefoniert."
    )
    first, second = read(report).drafts
    assert first.text == "am liebsten zu dritt am Tisch"
    assert [first.label, second.label] == ["RG 2022", "RG 2022"]
    assert [first.attributes["fragment"], second.attributes["fragment"]] == ["yes", "no"]
    assert first.context == second.context
    assert first.context == "Die Übergabe sollte „am liebsten zu dritt am Tisch“ geschehen:"


def test_fragments_joined_by_und_share_a_label() -> None:
    report = "Man habe „viel zu wenig geschlafen“ und „trotzdem gelacht“ (RG 2020), heißt es."
    assert texts(report) == ["viel zu wenig geschlafen", "trotzdem gelacht"]


def test_fragments_that_are_not_joined_leave_a_doubt() -> None:
    reading = read(
        "Man habe „viel zu wenig geschlafen“, weil die Nachbarn „trotzdem laut lachten“ (RG 2020), heißt es."
    )
    assert [draft.text for draft in reading.drafts] == ["trotzdem laut lachten"]
    assert [doubt.text for doubt in reading.doubts] == ["viel zu wenig geschlafen"]


def test_plain_words_with_a_label_further_on_are_a_doubt() -> None:
    report = "Die Übergabe sollte „am liebsten zu dritt“ geschehen: „Das ging dann nicht mehr.“ (RG 2022)"
    assert texts(report) == ["Das ging dann nicht mehr."]
    assert [doubt.text for doubt in read(report).doubts] == ["am liebsten zu dritt"]


@pytest.mark.parametrize(
    "between",
    [
        "geschehen. Dann kam es anders:",
        "geschehen, wie " + "immer und immer " * 7 + "betont wurde:",
        "(Muster 2020) geschehen, so auch hier:",
    ],
)
def test_a_label_too_far_away_is_not_shared(between: str) -> None:
    reading = read(f"Es sollte *„am liebsten zu dritt“* {between} *„Das ging nicht.“* (RG 2022)")
    assert [draft.text for draft in reading.drafts] == ["Das ging nicht."]
    assert not reading.doubts


def test_a_label_may_stand_at_the_end_of_the_sentence() -> None:
    (draft,) = read("Es sollte *„am liebsten zu dritt“* geschehen (RG 2022). Dann kam der Herbst.").drafts
    assert (draft.text, draft.attributes["fragment"]) == ("am liebsten zu dritt", "yes")
    assert draft.context == "Es sollte „am liebsten zu dritt“ geschehen (RG 2022)."


def test_a_label_before_a_quotation_belongs_to_the_authors_sentence() -> None:
    report = "Viele treffen sich wieder im Saal (AH 2021): „Da sieht man sich endlich.“ (RG 2022)"
    assert [(draft.label, draft.text) for draft in read(report).drafts] == [("RG 2022", "Da sieht man sich endlich.")]


@pytest.mark.parametrize(
    ("report", "fragment"),
    [
        ("Man müsse *„ganz andere Wege gehen“* (RG 2022).", "yes"),
        (
            "Zu kurz komme, dass die „Nutzung der Räume einfach sehr schwer zu planen ist und bleibt“ (RG 2022).",
            "yes",
        ),
        ("So die Leitung: „einfach nur schön“ (RG 2022).", "yes"),
        ("So die Leitung: „Das war die erste Zeit, da sollten alle teilnehmen können“ (RG 2022).", "no"),
        ("Das ist neu. „Früher war alles zu.“ (RG 2022)", "no"),
        ("„Früher war alles zu.“ (RG 2022) „Heute nicht mehr“ (RG 2021)", "no"),
        ("So die Leitung: „[...] das war halt so.“ (RG 2022)", "no"),
    ],
)
def test_a_fragment_is_woven_into_the_authors_sentence(report: str, fragment: str) -> None:
    reading = read(report)
    assert {draft.attributes["fragment"] for draft in reading.drafts} == {fragment}
    assert not reading.doubts


def test_the_context_is_the_authors_sentence_before() -> None:
    report = (
        "Am Anfang war es still. Das änderte sich laut Kap. 3.2 bald, wie eine Leitung⁴ *betont*: „Es wurde laut.“ "
        "(RG 2022) Andere sehen das anders. Sie sagen im Titel „Ruhe. Bitte.“ nichts davon, aber hier: "
        "„Zu laut!“ (RG 2021) „Viel zu laut!“ (RG 2020)"
    )
    assert [draft.context for draft in read(report).drafts] == [
        "Das änderte sich laut Kap. 3.2 bald, wie eine Leitung betont:",
        "Sie sagen im Titel „Ruhe. Bitte.“ nichts davon, aber hier:",
        "Sie sagen im Titel „Ruhe. Bitte.“ nichts davon, aber hier:",
    ]


def test_a_fragments_context_is_the_sentence_around_it_with_its_marks() -> None:
    report = "Das ging gut. Nur müsse man „ganz andere Wege gehen“ (RG 2022), sagt sie. Dann kam der Herbst."
    assert read(report).drafts[0].context == "Nur müsse man „ganz andere Wege gehen“ (RG 2022), sagt sie."


def test_a_fragments_context_begins_behind_the_quotation_before() -> None:
    report = (
        "Sie sagt: „Gut.“ (RG 2021). Nur müsse man „ganz andere Wege gehen“ (RG 2022) und *„viel lernen“* (AH 2020)."
    )
    contexts = {draft.context for draft in read(report).drafts if draft.attributes["fragment"] == "yes"}
    assert contexts == {"Nur müsse man „ganz andere Wege gehen“ (RG 2022) und „viel lernen“ (AH 2020)."}


def test_the_context_of_a_paragraph_of_its_own_is_the_sentence_before_it() -> None:
    report = "2 Wege\n\nDas war im Mai. Eine Leitung sagt dazu:\n\n„Es wurde laut.“ (RG 2022)\n"
    assert read(report).drafts[0].context == "Eine Leitung sagt dazu:"
    assert read("2 Wege\n\n„Es wurde laut.“ (RG 2022)\n").drafts[0].context == ""


def test_names_counts_and_paraphrases_are_not_quotations() -> None:
    report = (
        "Das Programm „Offene Tür“ begann 2019. Viele lobten „Offene Tür“ (AH 2020). Acht Orte nannten Zeitmangel "
        "(n=8; AH 2021), andere den „Altbau“ als Grund (RG 2021). „Das war neu.“ (RG 2022)"
    )
    reading = read(report)
    assert [draft.text for draft in reading.drafts] == ["Das war neu."]
    assert not reading.doubts
    assert reading.notes[0].startswith("4 parentheses hold a label: 1 stand behind a quotation, 3 behind")
    assert any("line 1" in note for note in reading.notes)


def test_a_name_that_occurs_once_is_a_doubt() -> None:
    reading = read("Gut lief es im Projekt „Garten für alle“ (AH 2022). „Das war neu.“ (RG 2022)")
    assert [draft.text for draft in reading.drafts] == ["Das war neu."]
    assert [doubt.text for doubt in reading.doubts] == ["Garten für alle"]


def test_quotations_of_other_works_are_not_taken() -> None:
    report = (
        "Dort heißt es: *„Ein Garten ist ein Ort der Ruhe für alle.“* (Musterfrau 2021a) Und: „Er ist grün.“¹¹ Der "
        "Bericht sagt: „Er soll wachsen.“ (ebd.: 7) Nur hier: „Wir gießen selbst.“ (RG 2022)"
    )
    reading = read(report)
    assert [draft.text for draft in reading.drafts] == ["Wir gießen selbst."]
    assert not reading.doubts
    assert any("another source, not taken: 3" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        ("Er sagt: Das war schon spät.“ (RG 2022)", "no opening mark"),
        ("Er sagt: „Das war schon spät. (RG 2022) Und so weiter.", "no closing mark"),
        ("Er sagt: „Das war schon spät (RG 2022) und so weiter.", "no closing mark"),
        ("Er sagt: „Das war“ schon sehr spät am Abend.“ (RG 2022)", "two closing marks"),
        ("Er sagt: „Das war „schon sehr spät am Abend.“ (RG 2022)", "two opening marks"),
        ("Er sagt: „Das war. „Schon sehr spät am Abend.“ (RG 2022)", "two opening marks"),
        ("Er sagt: „Das war schon spät. (RG 2022)“ Und so weiter.", "inside the quotation marks"),
        ("Er sagt: „Das war schon spät *(RG 2022)*.“ Und so weiter.", "inside the quotation marks"),
        ("Er sagt: *Das war schon sehr spät am Abend.* (RG 2022)", "without quotation marks"),
        ("Er sagt: „Das war schon spät.“ (RG 2021; THM 2020)", "two labels"),
        ("Er sagt: „Das war schon spät.“ (RG 2021, vgl. Abbildung 3)", "more than a label"),
        ("Man sei „auf Zuruf“ (RG 2021) da. Und „auf Zuruf“ hilft.", "elsewhere"),
        ("Er sagt: „“ (RG 2022)", "nothing stands"),
    ],
)
def test_what_is_unsure_is_a_doubt_and_left_out(report: str, reason: str) -> None:
    reading = read("Vorab.\n\n" + report)
    assert not reading.drafts
    assert len(reading.doubts) == 1
    assert reason in reading.doubts[0].reason
    assert reading.doubts[0].line == 3


def test_unsure_ones_become_drafts_when_asked_for_and_change_no_name() -> None:
    report = (
        "Er sagt: „Das war. „Schon spät.“ (RG 2022) Sie sagt: „Gut so.“ (RG 2022) Wir: „Na ja.“ (RG 2022; AH 2022)"
    )
    sure, both = read(report), read(report, unsure=True)
    assert [draft.name for draft in sure.drafts] == ["RG 2022 · 001"]
    assert [(draft.name, draft.text) for draft in both.drafts] == [
        ("RG 2022 · 002", "Das war. Schon spät."),
        ("RG 2022 · 001", "Gut so."),
        ("RG 2022; AH 2022 · 001", "Na ja."),
    ]
    assert [draft.attributes.get("unsure") for draft in both.drafts] == ["yes", None, "yes"]
    assert both.doubts == sure.doubts


def test_nothing_between_the_marks_never_becomes_a_draft() -> None:
    reading = read("Er sagt: „“ (RG 2022) und „Ja.“ (RG 2022)", unsure=True)
    assert [draft.text for draft in reading.drafts] == ["Ja."]


@pytest.mark.parametrize(
    "block",
    [
        "> Wir gehen jeden Tag\n> über den Hof. (RG 2022)",
        "> „Wir gehen jeden Tag über den Hof.“ (RG 2022)",
        "> Wir gehen jeden Tag über den Hof.\n\n(RG 2022)",
        "„Wir gehen jeden Tag über den Hof.“\n\n*(RG 2022)*",
    ],
)
def test_block_quotations_need_no_marks(block: str) -> None:
    (draft,) = read(f"Eine von ihnen sagt:\n\n{block}\n\nDas ist viel.").drafts
    assert draft.text == "Wir gehen jeden Tag über den Hof."
    assert draft.context == "Eine von ihnen sagt:"
    assert draft.attributes["fragment"] == "no"


@pytest.mark.parametrize(
    "report",
    [
        "2020 kamen viele: „Ein Glück!“ (RG 2022) Das blieb so.",
        "3 Häuser nennen es „ein Glück!“ (RG 2022)",
        "3. Häuser nennen es so: „Ein Glück!“ (RG 2022)",
        "#Garten: „Ein Glück!“ (RG 2022)",
    ],
)
def test_a_paragraph_that_begins_with_a_number_is_no_heading(report: str) -> None:
    (draft,) = read(f"2 Wege\n\n{report}\n\nEnde.").drafts
    assert draft.text.casefold() == "ein glück!"
    assert draft.attributes["chapter"] == "2 Wege"


def test_an_unclosed_name_before_a_quotation_does_no_harm() -> None:
    assert texts("Im Haus „Zur Linde sagt jemand: „Wir warten noch.“ (RG 2022)") == ["Wir warten noch."]


def test_the_attributes_tell_kind_wave_and_chapter() -> None:
    report = (
        "3 Wege\n\n3.1 Der *lange* Weg⁴\n\nSie: „Ja.“ (AH 2021) Er: „Nein.“ (THM 2020) Ein Haus: „Gut.“ (Träger 2022)"
    )
    kinds = [(draft.attributes["source_kind"], draft.attributes["wave"]) for draft in read(report).drafts]
    assert kinds == [("Arbeitshilfe", "2021"), ("Interview Teilhabemanagement", "2020"), ("Interview Träger", "2022")]
    assert {draft.attributes["chapter"] for draft in read(report).drafts} == {"3.1 Der lange Weg"}
    assert all(draft.source == SOURCE for draft in read(report).drafts)


@pytest.mark.parametrize(
    ("label", "name", "wave"),
    [
        ("RG 2031", "RG 2031", "2031"),
        ("RG 2019/2020", "RG 2019/2020", "2019/2020"),
        ("RG 2019/20", "RG 2019/20", "2019/20"),
        ("RG 2019 – 2021", "RG 2019–2021", "2019–2021"),
        ("RG, 2022", "RG 2022", "2022"),
        ("RG 2022, Z. 12–15", "RG 2022", "2022"),
        ("RG 2022: 7", "RG 2022", "2022"),
    ],
)
def test_years_are_taken_as_they_are_found(label: str, name: str, wave: str) -> None:
    (draft,) = read(f"Sie sagt: „So war es.“ ({label})").drafts
    assert (draft.label, draft.attributes["wave"]) == (name, wave)


def test_a_longer_word_is_another_label() -> None:
    with pytest.raises(ReadingError):
        read("Sie sagt: „So war es.“ (XRG 2022) Er sagt: „Nein.“ (AH-S 2019)")


@pytest.mark.parametrize("label", ["C++", "[a-z]*", "B.1|x", "Gespräch Müller", "RG"])
def test_labels_may_hold_any_character_and_are_their_own_kind(label: str) -> None:
    (draft,) = read(f"Sie sagt: „So war es.“ ({label} 2022)", (label,)).drafts
    assert draft.label == f"{label} 2022"
    assert draft.attributes["source_kind"] == ("Reflexionsgespräch" if label == "RG" else label)


@pytest.mark.parametrize("asked", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_umlauts_in_labels_match_composed_and_decomposed(asked: str, written: str) -> None:
    report = unicodedata.normalize(written, "Sie sagt: „Das wäre schön.“ (Träger 2022)")  # type: ignore[arg-type]
    (draft,) = read(report, (unicodedata.normalize(asked, "Träger"),)).drafts  # type: ignore[arg-type]
    assert draft.label == "Träger 2022"
    assert draft.attributes["source_kind"] == "Interview Träger"
    assert draft.text == unicodedata.normalize(written, "Das wäre schön.")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " \n\n", "Nur Text.", "„Ein Zitat.“ (Muster 2020)"])
def test_a_text_without_labels_is_refused_with_the_next_step(text: str) -> None:
    with pytest.raises(ReadingError) as problem:
        read(text)
    assert "RG, THM, Träger, AH" in problem.value.message
    assert "--labels" in problem.value.hint


def test_labels_that_follow_no_quotation_are_refused_too() -> None:
    with pytest.raises(ReadingError, match="2 labels"):
        read("Viele fehlten (RG 2021). Wenige kamen (n=3; AH 2020).")


@pytest.mark.parametrize("labels", [(), ("", " ")])
def test_no_label_word_at_all_is_a_wrong_call(labels: tuple[str, ...]) -> None:
    with pytest.raises(UsageProblem):
        read("„Ja.“ (RG 2022)", labels)


def test_names_are_numbered_per_label_in_order() -> None:
    report = "A: „Eins.“ (RG 2022) B: „Zwei.“ (RG 2019) C: „Drei.“ (RG 2022)"
    assert [draft.name for draft in read(report).drafts] == ["RG 2022 · 001", "RG 2019 · 001", "RG 2022 · 002"]


def test_a_quotation_has_sentences_and_one_voice() -> None:
    (draft,) = read("Sie sagt: „Okay: Das geht. Wir fangen an.“ (RG 2022)").drafts
    assert [span.cut(draft.text) for span in draft.structure.sentences] == ["Okay: Das geht.", "Wir fangen an."]
    assert not draft.structure.turns


@pytest.mark.parametrize(
    "hostile",
    [
        "„*" * 200_000,
        "„" * 400_000,
        "“" * 400_000,
        "„" * 100_000 + "“" * 100_000,
        "„ab\n\n" * 20_000,
        "„Gut so “ " * 20_000,
        "*a b c d e f* g (n=4; RG 2022) " * 5_000,
        "[](" * 100_000,
        "1.1 A" + " ." * 100_000,
    ],
    ids=["starred", "open", "closed", "nested", "lines", "pairs", "counts", "links", "dots"],
)
def test_hostile_marks_hide_no_quotation(hostile: str) -> None:
    reading = read(hostile + "\n\n2 Wege\n\nSie sagt: „Wir sind da.“ (RG 2022)")
    assert [draft.text for draft in reading.drafts] == ["Wir sind da."]


_words = st.lists(
    st.sampled_from(
        ["wir", "Häuser", "Lots*innen", "[...]", "[Ort]", "‚na‘", "gehen,", "m²", "é", "👩‍👧", "(lacht)"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(words=_words, stars=st.booleans(), wave=st.integers(1900, 2100))
def test_what_was_quoted_comes_back_word_for_word(words: str, stars: bool, wave: int) -> None:
    quotation = f"„Also {words} so.“"
    (draft,) = read(f"Sie sagt: {f'*{quotation}*' if stars else quotation} (RG {wave})").drafts
    assert draft.text == f"Also {words} so."
    assert draft.label == f"RG {wave}"


_MARKS = ("„", "“", "*„", "“*", "*", "⁵", "> ", "- ", "[", "](", "\t", "\n", "\n\n")
_WORDS = (
    "(RG 2022)",
    "(n=3; AH 2021)",
    "(Muster 2020)",
    "Sie sagt:",
    "gut.",
    "Haus-",
    "2.1 Weg",
    "7",
    "„An",
    "Ende.“ (RG 2021)",
)


@given(st.lists(st.sampled_from((*_MARKS, *_WORDS)), max_size=40).map(" ".join))
def test_any_jumble_of_marks_is_read_or_refused(text: str) -> None:
    try:
        reading = read(text, unsure=True)
    except ReadingError:
        return
    assert len({draft.name for draft in reading.drafts}) == len(reading.drafts)
    for draft in reading.drafts:
        assert draft.text == " ".join(draft.text.split()) != ""
        assert "*" not in draft.text
        assert "⁵" not in draft.text
    assert sum("unsure" in draft.attributes for draft in reading.drafts) <= len(reading.doubts)
    assert all(1 <= doubt.line <= text.count("\n") + 1 for doubt in reading.doubts)
