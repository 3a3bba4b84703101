"""Whatever people agreed to: quotations and whole texts leave if and only if everybody who has a say said so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import ConsentError
from qualcode.model.consent.consents import Consent, ConsentChange, DocumentConsent, Permission, Purpose
from qualcode.project.project import Project
from qualcode.reporting.documents.coded import coded_document
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.material.documents import describe_speaker
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, give_code, interview

pytestmark = pytest.mark.consent
TODAY = date.today().isoformat()
DAYS = ("", "2000-01-01", TODAY, (date.fromisoformat(TODAY) + timedelta(days=400)).isoformat())
SPOKEN = {"einzeln": ("B",), "ohne Fall": ("B",), "Gruppe": ("P", "Q", "R")}
WORDS = {
    (name, voices): f"wort{number}zx"
    for number, (name, voices) in enumerate(
        (name, voices)
        for name, all_voices in SPOKEN.items()
        for voices in (*((voice,) for voice in all_voices), *([("P", "Q")] if name == "Gruppe" else []))
    )
}

consents = st.builds(
    Consent,
    st.fixed_dictionaries(
        {},
        optional={
            purpose: st.sampled_from([Permission.YES, Permission.NO]) for purpose in (Purpose.TEACH, Purpose.ANALYSE)
        }
        | {Purpose.QUOTE: st.sampled_from([Permission.YES, Permission.PARAPHRASE, Permission.NO])},
    ),
    withdrawn=st.sampled_from(DAYS),
    delete_by=st.sampled_from(DAYS),
)


def said(consent: Consent, purpose: Purpose) -> str:
    """What one person says, told once more: over, no, paraphrase, yes or nothing."""
    if any(day and day <= TODAY for day in (consent.withdrawn, consent.delete_by)):
        return "over"
    if consent.answers.get(Purpose.ANALYSE) == "no":
        return "no"
    return str(consent.answers.get(purpose, ""))


def together(answers: list[str], wanted: int) -> str:
    """What several say together; silence is no unless somebody else may speak for it."""
    if "over" in answers or "no" in answers:
        return "no"
    spoken = [answer for answer in answers if answer]
    if len(spoken) < wanted:
        return "no"
    return "paraphrase" if "paraphrase" in spoken else "yes"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with Project.create(tmp_path_factory.mktemp("any") / "s.qualcode", "Studie", ME) as opened:
        space = Workspace(opened, "anna")
        one = interview(opened, "einzeln", f"I: Was?\n\nB: Da {WORDS['einzeln', ('B',)]} da.", case="Eins")
        two = interview(opened, "ohne Fall", f"I: Was?\n\nB: Da {WORDS['ohne Fall', ('B',)]} da.")
        turns = {voice: f"Da {WORDS['Gruppe', (voice,)]} da." for voice in "PQR"}
        turns["P"] += f" Und {WORDS['Gruppe', ('P', 'Q')]}"
        group = interview(opened, "Gruppe", "I: Was?\n\n" + "\n\n".join(f"{v}: {text}" for v, text in turns.items()))
        for voice in "PQ":
            describe_speaker(space, [group], voice, case=f"Fall {voice}")
        for document, voices in ((one, "B"), (two, "B"), (group, "PQR")):
            for voice in voices:
                give_code(opened, document, f"Da {WORDS[document.name, (voice,)]} da.")
        text = opened.documents.text(group)
        start = text.index("Und wort")
        give_code(opened, group, text[start : text.index("Q: Da") + 5], "Anderes")
        yield opened


def _set(project: Project, drawn: dict[str, Consent]) -> None:
    empty = dict.fromkeys(Purpose, Permission.UNKNOWN)

    def change(name: str) -> ConsentChange:
        consent = drawn[name]
        return ConsentChange({**empty, **consent.answers}, withdrawn=consent.withdrawn, delete_by=consent.delete_by)

    keys = {case.name: case.key for case in project.cases.all()}
    documents = {document.name: document.key for document in project.documents.all()}
    project.consents.set(
        ME,
        cases={key: change(name) for name, key in keys.items()},
        documents={key: change(name) for name, key in documents.items()},
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.fixed_dictionaries(
        dict.fromkeys(("Eins", "Fall P", "Fall Q", "einzeln", "ohne Fall", "Gruppe"), consents)
    ),
    purpose=st.sampled_from([Purpose.QUOTE, Purpose.TEACH]),
)
def test_quotations_and_whole_texts(project, drawn, purpose):
    _set(project, drawn)
    own = {name: said(consent, purpose) for name, consent in drawn.items()}

    def allowed(document: str, voices: tuple[str, ...]) -> str:
        if document != "Gruppe":
            return together([own[document], *([own["Eins"]] if document == "einzeln" else [])], 1)
        answers = [own[f"Fall {voice}"] for voice in voices if voice != "R"]
        if "" in answers:
            return "no"
        if "R" in voices and not own["Gruppe"]:
            return "no"
        return together([*answers, own["Gruppe"]], 1)

    quoted = collect(project, PassageChoice(), arrangement=Arrangement(purpose=purpose))
    words = " ".join(quotation.text for chapter in quoted.chapters for quotation in chapter.quotations)
    for (document, voices), word in WORDS.items():
        assert (word in words) == (allowed(document, voices) == "yes"), (document, voices)
    passages = quoted.passages()
    assert passages + quoted.tally.withheld.number(noun="passage") == len(project.codings.all())
    for document in project.documents.all():
        may = allowed(document.name, SPOKEN[document.name]) == "yes"
        try:
            coded_document(project, document, purpose=purpose)
        except ConsentError:
            assert not may
        else:
            assert may
        assert Permissions(project, purpose).text(document.key).allows_words is may


@given(
    own=consents, speakers=st.dictionaries(st.sampled_from("PQR"), consents), purpose=st.sampled_from(list(Purpose))
)
def test_more_voices_never_allow_more(own, speakers, purpose):
    holds = DocumentConsent(own, speakers)
    order = [Permission.YES, Permission.PARAPHRASE, Permission.NO]
    for voice in speakers:
        alone, all_of_them = holds.allows(purpose, TODAY, [voice]), holds.allows(purpose, TODAY, "PQR")
        assert order.index(alone) <= order.index(all_of_them)
        assert order.index(speakers[voice].allows(purpose, TODAY)) <= order.index(alone)
    verdict = holds.verdict(purpose, TODAY)
    assert (verdict.refusal is None) == verdict.allows_words
    assert verdict.allows_retelling or not verdict.allows_words
