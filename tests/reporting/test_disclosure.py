"""The disclosure check finds what was planted, counts cases, and remembers what was accepted. All is invented."""

from __future__ import annotations

import pytest

from qualcode.language.names.listed import ListedName, NameList
from qualcode.model.codings import CoderKind
from qualcode.reporting.disclosure.check import DisclosureScan, Findings, Options, findings, hits
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from tests.builders import ME, code_named, coder_named, give_code, interview

NAMES = NameList(
    [ListedName("Quellstein", "[Kommune A]", ("Universität Quellstein",)), ListedName("Wiebke Ahornberg")]
)
FORMS = (FindingKind.GROUP, FindingKind.SHARE)


def checked(project, attributes=(), **options):
    collection = collect(project, PassageChoice(), attributes=attributes)
    return findings(project, collection, Options(**{"names": NAMES, **options}))


def not_accepted(project):
    collection = collect(project, PassageChoice())
    scan = DisclosureScan.over(project, collection, Options(names=NAMES))
    return list(Findings(scan, collection, only_open=True))


def in_words(found):
    return [(one.kind, one.found) for one in found if one.kind not in FORMS]


def coded(project, text, **document):
    made = interview(project, f"d{len(project.documents.all())}", text, **document)
    return made, give_code(project, made, text)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Das macht Quellsteins Jugendamt.", FindingKind.LISTED, "Quellsteins"),
        ("Das liegt dru\u0308ben im Quellsteiner Kreis.", FindingKind.LISTED, "Quellsteiner"),
        ("Da war die Ahornberg zuständig.", FindingKind.LISTED, "Ahornberg"),
        ("Da war immer Sabine zuständig.", FindingKind.LIKELY, "Sabine"),
        ("Schreiben Sie an info@amt.example, ja.", FindingKind.MAIL, "info@amt.example"),
        ("Auf DE89 3704 0044 0532 0130 00 ging es.", FindingKind.IBAN, "DE89 3704 0044 0532 0130 00"),
        ("Unter 0203 000 1827 ging keiner dran.", FindingKind.PHONE, "0203 000 1827"),
        ("Am 12.03.2019 kam die Absage.", FindingKind.DATE, "12.03.2019"),
        ("Das Büro in der Lindenstraße 12 ist zu.", FindingKind.ADDRESS, "Lindenstraße 12"),
        ("Die Frau Ulmenhain hat das gesagt.", FindingKind.TITLED, "Frau Ulmenhain"),
    ],
)
def test_what_is_planted_is_found_with_passage_and_next_step(project, text, kind, found):
    document, coding = coded(project, text)
    (finding,) = [one for one in checked(project) if one.kind not in FORMS]
    assert (finding.kind, finding.found) == (kind, found)
    assert finding.passage == " ".join(text.split())
    assert finding.ids == (coding.id,)
    assert finding.document == document.key
    assert (
        finding.step == f'qualcode disclosure apply "{found} => [...]" --quotation {coding.id}'
        or kind is FindingKind.LISTED
    )
    assert finding.label == "RG 2022"


def test_the_placeholder_of_the_list_is_the_next_step(project):
    _, coding = coded(project, "Das macht Quellsteins Jugendamt.")
    (finding,) = [one for one in checked(project) if one.kind is FindingKind.LISTED]
    assert finding.step == f'qualcode disclosure apply "Quellsteins => [Kommune A]" --quotation {coding.id}'


@pytest.mark.parametrize(
    "text", ["An der Universität Quellstein.", "In [Kommune] und bei [Name] ging es.", "Es ging gut."]
)
def test_exceptions_and_placeholders_are_no_findings(project, text):
    coded(project, text)
    assert in_words(checked(project)) == []


def test_likely_names_can_be_left_out(project):
    coded(project, "Da war immer Sabine zuständig.")
    assert in_words(checked(project, likely=False)) == []


def test_what_is_left_out_of_a_quotation_is_no_finding(project):
    from qualcode.model.quotation_edits import EditKind, QuotationEdit

    text = "Das macht Quellstein so."
    document, coding = coded(project, text)
    edit = QuotationEdit(EditKind.REPLACEMENT, text.index("Quellstein"), len("Quellstein"), "Kommune")
    project.quotation_edits.set(document, coding, (edit,), ME)
    assert in_words(checked(project)) == []


def test_memos_and_listed_attributes_are_looked_at_too(project):
    document = interview(project, "a", "Es ging gut.", office="Amt Quellstein")
    give_code(project, document, "Es ging gut.", memo="Das war Wiebke Ahornberg.")
    found = {one.found: one for one in checked(project, ["office"]) if one.kind is FindingKind.LISTED}
    assert set(found) == {"Quellstein", "Wiebke Ahornberg"}
    assert "memo" in found["Wiebke Ahornberg"].reason
    assert "Leave “office” out" in found["Quellstein"].step


def test_the_same_words_under_two_themes_are_one_finding(project):
    document, first = coded(project, "Das macht Quellstein so.")
    second = give_code(project, document, "Das macht Quellstein so.", path="Anderes")
    (finding,) = [one for one in checked(project) if one.kind is FindingKind.LISTED]
    assert set(finding.ids) == {first.id, second.id}
    assert set(finding.codes) == {"Thema", "Anderes"}


# ---- groups and shares -------------------------------------------------------------------------------


def groups(found):
    return {one.found: one.reason for one in found if one.kind is FindingKind.GROUP}


def test_combinations_that_fewer_than_k_cases_share_are_told(project):
    for number, kind in enumerate(["Kreis", "Kreis", "Kreis", "Stadt"]):
        coded(project, f"Satz {number}.", case=f"Fall {number}", kind=kind)
    assert groups(checked(project)) == {}
    (only,) = groups(checked(project, ["kind"])).items()
    assert only == ("label RG 2022, wave 2022, kind Stadt", "1 case in the project: fewer than 3")
    assert len(groups(checked(project, ["kind"], smallest_group=4))) == 2
    assert groups(checked(project, ["kind"], smallest_group=1)) == {}


def test_several_documents_of_one_case_count_once(project):
    for number in range(4):
        coded(project, f"Satz {number}.", case="Fall")
    (reason,) = groups(checked(project)).values()
    assert reason == "1 case in the project: fewer than 3"


def test_cases_that_are_not_quoted_count_too(project):
    coded(project, "Satz eins.", case="Fall 1")
    for number in (2, 3):
        interview(project, f"other {number}", f"Satz {number}.", case=f"Fall {number}")
    assert groups(checked(project)) == {}


def test_a_labels_population_may_be_larger_than_the_project(project):
    for number, kind in enumerate(["Kreis", "Kreis", "Stadt"]):
        coded(project, f"Satz {number}.", label="THM 2020", wave="2020", case=f"Fall {number}", kind=kind)
    assert len(groups(checked(project, ["kind"]))) == 2
    project.labels.set_population(project.labels.find("THM 2020"), 6, ME)
    (only,) = groups(checked(project, ["kind"])).items()
    assert only[0].endswith("kind Stadt")
    assert "about 2 of the 6" in only[1]
    project.labels.set_population(project.labels.find("THM 2020"), 9, ME)
    assert groups(checked(project, ["kind"])) == {}


def test_one_case_with_more_than_a_third_of_a_theme_is_told(project):
    for number, case in enumerate(["A", "A", "B", "C", "D"]):
        coded(project, f"Satz {number}.", case=case)
    (share,) = [one for one in checked(project) if one.kind is FindingKind.SHARE]
    assert share.found == "2 of 5 quotations"
    assert len(share.ids) == 2
    coded(project, "Satz sechs.", case="E")
    assert [one for one in checked(project) if one.kind is FindingKind.SHARE] == []


def test_a_theme_with_two_quotations_has_no_shares(project):
    coded(project, "Satz eins.", case="A")
    coded(project, "Satz zwei.", case="A")
    assert [one for one in checked(project) if one.kind is FindingKind.SHARE] == []


# ---- accepting ---------------------------------------------------------------------------------------


def accepted(project, found):
    coder = coder_named(project, "anna", CoderKind.PERSON)
    project.accepted.accept({one.fingerprint: one.document for one in found}, coder, "it is public")


def test_an_accepted_finding_stays_accepted_while_its_words_stay(project):
    text = (
        "Davor war viel los, und zwar eigentlich immer. Das macht Quellstein so. Danach war es ruhig, und zwar lange."
    )
    document = interview(project, "a", text)
    give_code(project, document, text)
    (finding,) = [one for one in checked(project) if one.kind is FindingKind.LISTED]
    accepted(project, [finding])
    give_code(
        project,
        document,
        "und zwar eigentlich immer. Das macht Quellstein so. Danach war es ruhig, und zwar",
        path="Anderes",
    )
    (again,) = [one for one in checked(project) if one.kind is FindingKind.LISTED]
    assert again.accepted is not None
    assert (again.accepted.coder, again.accepted.reason) == ("anna", "it is public")
    assert [one for one in not_accepted(project) if one.kind is FindingKind.LISTED] == []


def test_the_same_name_elsewhere_is_a_finding_of_its_own(project):
    coded(project, "Das macht Quellstein so.")
    accepted(project, checked(project))
    coded(project, "Auch das war in Quellstein.")
    (left,) = [one for one in not_accepted(project) if one.kind is FindingKind.LISTED]
    assert left.passage == "Auch das war in Quellstein."


def test_a_group_that_shrinks_is_told_again(project):
    for number in range(2):
        coded(project, f"Satz {number}.", case=f"Fall {number}")
    accepted(project, checked(project))
    assert not_accepted(project) == []
    project.documents.remove(project.documents.find("d1"), ME)
    assert [one.kind for one in not_accepted(project)] == [FindingKind.GROUP]


def test_a_fingerprint_holds_no_words(project):
    coded(project, "Das macht Quellsteins Jugendamt.")
    for one in checked(project):
        assert len(one.fingerprint) == 64
        assert set(one.fingerprint) <= set("0123456789abcdef")
        assert one.fingerprint.startswith(one.id)


# ---- what a collection itself tells ------------------------------------------------------------------


def test_title_heading_and_definition_are_looked_at_too(project):
    document = interview(project, "a", "Es ging gut.")
    code_named(project, "Amt Quellstein", definition="alles über Wiebke Ahornberg")
    give_code(project, document, "Es ging gut.", path="Amt Quellstein")
    collection = collect(project, PassageChoice(), title="Bericht für Quellstein")
    found = [one for one in findings(project, collection, Options(NAMES)) if one.kind is FindingKind.LISTED]
    assert [(one.found, one.reason.rpartition("(")[2]) for one in found] == [
        ("Quellstein", "in the title)"),
        ("Quellstein", "in the heading)"),
        ("Wiebke Ahornberg", "in the definition)"),
    ]
    assert [one.step for one in found][1:] == ["Rename the code.", "Write the definition of the code anew."]


def test_attributes_of_the_case_count_where_the_document_has_none(project):
    for number in range(3):
        coded(project, f"Satz {number}.", case=f"Fall {number}")
        project.cases.set(project.cases.find(f"Fall {number}"), {"kind": "Kreis"}, ME)
    assert groups(checked(project, ["kind"])) == {}
    (group,) = groups(checked(project, ["kind"], smallest_group=4)).items()
    assert group == ("label RG 2022, wave 2022, kind Kreis", "3 cases in the project: fewer than 4")


def test_each_speaker_who_is_a_case_counts(project):
    text = "B: Ich sage eins.\n\nC: Ich sage zwei.\n\nD: Ich sage drei."
    document = interview(project, "gruppe", text)
    give_code(project, document, "Ich sage eins.")
    assert len(groups(checked(project))) == 1
    for speaker, case in (("B", "Fall 1"), ("C", "Fall 2"), ("D", "Fall 3")):
        project.documents.set_speaker([document], speaker, ME, case=case)
    assert groups(checked(project)) == {}


# ---- what overlaps, and what is half masked ----------------------------------------------------------

LISTED = NameList([ListedName("Recklinghausen", "[Kreis]"), ListedName("Köln", "[Stadt]"), ListedName("Ahornberg")])


def told(text, names=LISTED):
    return [(one.span.cut(text), one.kind, one.certain, one.replacement) for one in hits(text, Options(names))]


@pytest.mark.parametrize(
    ("text", "found", "kind", "replacement"),
    [
        ("an maria.schulze@recklinghausen.de ja", "maria.schulze@recklinghausen.de", FindingKind.MAIL, "[...]"),
        ("an m.ahornberg (at) reck\u00adlinghausen.de", None, FindingKind.MAIL, "[...]"),
        ("auf www.recklinghausen.de/ahornberg.", "www.recklinghausen.de/ahornberg", FindingKind.WEB, "[...]"),
        ("in 45657 Recklinghausen war", "45657 Recklinghausen", FindingKind.ADDRESS, "[Kreis]"),
        ("in 45700 Köln war", "45700 Köln", FindingKind.ADDRESS, "[Stadt]"),
        ("Kölner Straße 12 war", "Kölner Straße 12", FindingKind.ADDRESS, "[Stadt]"),
        ("die Frau Ahornberg-Zwergspitz da", "Frau Ahornberg-Zwergspitz", FindingKind.TITLED, "[Name]"),
        ("die Frau Dr. Ahornberg da", "Ahornberg", FindingKind.LISTED, "[Name]"),
    ],
)
def test_the_longer_identifier_is_told_and_masked_whole(text, found, kind, replacement):
    found = found or text.partition(" ")[2]
    assert told(text) == [(found, kind, True, replacement)]


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("an maria.schulze@[Kreis].de.", "maria.schulze@[Kreis].de", FindingKind.MAIL),
        ("an maria.schulze@[...] ja", "maria.schulze@[...]", FindingKind.MAIL),
        ("an [Name]@amt-ahorn.example ja", "[Name]@amt-ahorn.example", FindingKind.MAIL),
        ("an [Name].schulze (at) [Kreis].de ja", "[Name].schulze (at) [Kreis].de", FindingKind.MAIL),
        ("in 45657 [Kreis] ja", "45657", FindingKind.ADDRESS),
        ("die PLZ ist 45657 ja", "45657", FindingKind.ADDRESS),
    ],
)
def test_half_masked_addresses_are_told(text, found, kind):
    assert told(text, None) == [(found, kind, True, "[...]")]


@pytest.mark.parametrize("text", ["an [Name]@[Kreis].de", "an [Mail]", "12000 Jugendliche", "10500 [Personen]?", "@"])
def test_what_tells_nobody_is_no_finding(text):
    assert [one for one in told(text, None) if one[1] is not FindingKind.ADDRESS] == []


@pytest.mark.parametrize(
    ("word", "sure"),
    [
        ("Recklinghäuser", True),
        ("Recklinghäuserin", True),
        ("Recklingha\u0308user", True),
        ("Kölsche", True),
        ("Kölner", True),
        ("kölnische", False),
        ("Kölsch", False),
    ],
)
def test_adjectives_of_listed_places_are_told(word, sure):
    ((found, kind, certain, _),) = told(f"das ist die {word} Art")
    assert (found, kind) == (word, FindingKind.LISTED)
    assert certain or not sure


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("das Darmstädter Amt", "Darmstädter", "place"),
        ("das Kölsche daran", "Kölsche", "place"),
        ("eine hamburgische Art", "hamburgische", "place"),
        ("Ich komme aus Syrien, ja.", "Syrien", "guessed, may be a country of origin"),
        ("Sie ist aus dem Irak gekommen.", "Irak", "guessed, may be a country of origin"),
        ("Ich bin geboren in Aleppo.", "Aleppo", "guessed, may be a place of birth"),
        ("Aufgewachsen bin ich in der Nähe von Homs.", "Homs", "guessed, may be a place of birth"),
        ("Ich wurde in Homs geboren.", "Homs", "guessed, may be a place of birth"),
    ],
)
def test_places_and_origins_are_told_as_guesses(text, found, reason):
    (hit,) = hits(text, Options(None))
    assert (hit.span.cut(text), hit.kind, hit.certain) == (found, FindingKind.LIKELY, False)
    assert reason in hit.reason
    assert hits(text, Options(None, likely=False)) == []


@pytest.mark.parametrize(
    "text", ["aus Holz und aus Gründen", "geboren in Deutschland", "zwischen Menschen wünschen", "in Armut geboren"]
)
def test_words_like_those_are_left_alone(text):
    assert hits(text, Options(None)) == []


@pytest.mark.parametrize("town", ["Recklinghausen", "Köln"])
def test_an_address_masked_in_part_is_masked_whole_by_the_advice(project, town):
    from qualcode.model.quotation_edits import EditKind, QuotationEdit
    from qualcode.reporting.disclosure.repair import apply, plan, step_written

    text = f"Das steht bei maria.schulze@{town}.de, ja."
    document, coding = coded(project, text)
    edit = QuotationEdit(EditKind.REPLACEMENT, text.index(town), len(town), "Kreis")
    project.quotation_edits.set(document, coding, (edit,), ME)
    (finding,) = [one for one in checked(project) if one.kind not in FORMS]
    assert (finding.kind, finding.found) == (FindingKind.MAIL, "maria.schulze@[Kreis].de")
    step = step_written("maria.schulze@[Kreis].de => [...]")
    assert f'"{step.words} => [...]"' in finding.step
    apply(project, plan(project, [coding], [step]), ME)
    assert in_words(checked(project)) == []
    (only,) = project.quotation_edits.of(coding)
    assert only.span.cut(text) == f"maria.schulze@{town}.de"
