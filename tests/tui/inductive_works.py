"""A project with inductive work of each technique, for the tests of its screens."""

from __future__ import annotations

from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.spans import Span
from qualcode.workspace.inductive import cards, inductions, summary_table
from qualcode.workspace.inductive.paraphrases import paraphrase
from qualcode.workspace.workspace import Workspace
from tests.tui.coded_project import ONE, TWO, coded

STATED = {
    "question": "Was half?",
    "criterion": "Aussagen über Zusammenarbeit",
    "abstraction": "Handlungen, nicht Personen",
    "definition": "Eine Handlung, die von Fall zu Fall wiederkehrt",
}


def with_works(folder):
    """The path of the coded project with three works of clara: a summary with two rows, categories, cards."""
    path = coded(folder)
    with Workspace.open(path, coder="clara") as space:
        documents = {document.name: document for document in space.documents()}
        for name, words, said in (
            ("eins", "Jeder hat für sich entschieden.", "alle entscheiden allein"),
            ("eins", "Weil wir reden.", "man spricht miteinander"),
            ("zwei", "Dann war Ruhe.", "es wurde ruhig"),
        ):
            start = (ONE if name == "eins" else TWO).index(words)
            paraphrase(space, documents[name], Span(start, start + len(words)), said)
        material = [documents["eins"], documents["zwei"]]
        summary = inductions.begin(space, InductionDraft("Zusammenfassung", Technique.SUMMARY), material)
        table = summary_table.table(space, summary)
        summary_table.take(space, summary, table.open[:2])
        stated = InductionDraft("Wünsche", Technique.CATEGORIES, revision_due=30, **STATED)
        inductions.begin(space, stated, material)
        code = space.project.codes.find("Austausch")
        laid = inductions.begin(space, InductionDraft("Karten", Technique.DIFFERENTIATION, code.key))
        cards.lay_into_new(space, laid, "Treffen", [cards.board(space, laid).loose[0].coding])
    return path
