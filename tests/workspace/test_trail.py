"""The audit trail: every number that it states is counted again here, in another way."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codebooks.inductions import Technique
from qualcode.model.codes import CodeDraft, RuleChange, RuleEdit
from qualcode.model.codings import CoderKind
from qualcode.project.codebook.codes import as_draft
from qualcode.project.versions.old_rules import is_under_old_rules, rules_since
from qualcode.reporting.codebook.trail import trail_object, trail_report
from qualcode.reporting.writers.formats import render
from qualcode.workspace.codebook import codes, merging, removal
from qualcode.workspace.inductive import categories, summary_table
from qualcode.workspace.team import coders
from qualcode.workspace.typology import levels, types
from qualcode.workspace.versions import versions
from qualcode.workspace.versions.trail import trail
from qualcode.workspace.workspace import Workspace
from tests.workspace import inductive_use_cases, level_use_cases
from tests.workspace.consensus_use_cases import decide
from tests.workspace.writing_use_cases import Opened, filled_study, talk


def work_beside_coding(opened):
    """Levels, types, a work of each inductive technique, and a time in which coders were blind."""
    space = opened.space
    opened.look()
    level_use_cases.assign(opened)
    levels.give(space, opened.other_case, opened.thema, None, reason="zu wenig")
    opened.typology = types.define(space, "Ort noch einmal", opened.typology.axes)
    opened.typology = types.add_type(space, opened.typology, "Stadt", [("niedrig", "Stadt")])
    types.assign_cells(space, opened.typology)
    inductive_use_cases.summarise(opened)
    inductive_use_cases.form(opened)
    categories.subsume(space, opened.work, opened.eins, inductive_use_cases.PLACE, opened.rest)
    categories.form(space, opened.work, opened.eins, inductive_use_cases.OTHER_PLACE, CodeDraft("Eile"))
    inductive_use_cases.lay_cards(opened)
    for on in (True, False):
        coders.set_blind(space, on=on)


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """A study in which everything happened that a trail tells of."""
    folder = tmp_path_factory.mktemp("trail")
    opened = Opened(folder=folder, space=Workspace.open(filled_study(folder / "p.qualcode"), coder="anna"))
    opened.look()
    space = opened.space
    project = space.project
    versions.freeze(space, "Pilot", "vor dem Feld")
    first = next(iter(space.book))
    for definition, said in (("Anders.", RuleEdit(note="zu weit")), ("Anders!", RuleEdit(RuleChange.EDITORIAL))):
        present = project.codes.book()[first.key]
        project.codes.edit(
            present, codes.with_fields(as_draft(present), {"definition": definition}), space.author, said
        )
    added = codes.add(space, "Für kurz")
    codes.add(space, "Offen")
    removal.remove(space, added)
    talk(opened)
    decide(opened)
    coders.set_round(space, 2)
    source, target = (project.codes.add(CodeDraft(name), None, space.author) for name in ("Aus", "In"))
    merging.merge(space, source, target)
    with project.change("coding.recheck", space.author):
        coding = project.codings.all()[0]
        project._store.insert(
            "rule_checks", document_id=coding.document, coding_uuid=coding.uuid, code_uuid=first.uuid,
            new_code_uuid="", old_version=1, new_version=2, verdict=RecheckVerdict.KEEP.value,
            coder_id=space.coder.key, note="", created=project._store.entry_time(),
        )  # fmt: skip
    work_beside_coding(opened)
    yield space
    space.close()


def counted_again(space):
    """Key -> the numbers of its statements, in their order, counted from what the project gives out one by one."""
    project, history = space.project, space.project.log()
    documents, codings = project.documents.all(), project.codings.all()
    models = project.coders.of_kind(CoderKind.MODEL)
    counted = [coding for coding in codings if coding.coder not in models]
    everybody = project.coders.all()
    names = {key: f"coder {number}" for number, key in enumerate(project.coded.coders(), start=1)}
    for coder in everybody:
        names.setdefault(coder.key, f"coder {len(names) + 1}")
    old = [coding for coding in counted if is_under_old_rules(coding, rules_since(project._store))]
    standing = [entry for entry in history if entry.living and entry.undoes is None]
    given = project.consensus.all()
    rows = Counter(coding.round for coding in counted)
    shared = {coder.key for coder in everybody if coder.kind is CoderKind.CONSENSUS}
    return {
        "documents": [{"documents": len(documents), "words": sum(document.words for document in documents)}],
        "cases": [{"cases": len(project.cases.all())}],
        "coder": [
            {
                "coder": names[coder.key],
                "kind": coder.kind.value,
                "role": coder.role.value,
                "codings": sum(coding.coder == coder.key for coding in codings),
                "finished": len({work.document for work in project.coders.all_assignments(coder)
                                 if work.state.value == "finished"}),
            }
            for coder in everybody
        ],
        "round": [
            {"round": number, "codings": rows[number],
             "coders": len({coding.coder for coding in counted if coding.round == number} - shared)}
            for number in sorted(rows)
        ],
        "codes": [
            {"codes": len(space.book),
             "without_definition": sum(not code.rules.definition.strip() for code in space.book)}
        ],
        "under_old_rules": [{"codings": len(counted), "under_old_rules": len(old)}],
        "verdicts": [{"keep": 1, "recode": 0, "remove": 0, "ask": 0}],
        "decisions": [
            {"decisions": len(given), "joint": sum(decision.mode.value == "joint" for decision in given),
             "third": sum(decision.mode.value == "third" for decision in given),
             "open": sum(decision.result.value == "open" for decision in given)}
        ],
        "memos": [
            {"kind": kind, "memos": number}
            for kind, number in sorted(Counter(memo.kind.value for memo in project.memos.all()).items())
        ],
        "removal": [
            {"kind": kind, "times": sum(entry.kind == kind for entry in standing)}
            for kind in ("coding.remove", "code.remove", "code.merge", "memo.remove", "document.remove")
            if any(entry.kind == kind for entry in standing)
        ],
        "entries": [
            {"entries": len(history), "first": history[0].created, "last": history[-1].created,
             "from_other_copies": sum(bool(entry.came) for entry in history)}
        ],
    }  # fmt: skip


def inductive_counted_again(space):
    """Key -> the numbers of its statements on inductive work."""
    project, found = space.project, {}
    for work in project.inductions.all():
        numbers = {"id": work.id, "documents": len(project.inductions.documents(work.key))}
        if work.technique is Technique.SUMMARY:
            shown = summary_table.table(space, work)
            numbers |= {"rows": len(shown.rows), "struck": sum(bool(row.row.struck) for row in shown.rows),
                        "statements": len((*shown.first, *shown.second))}  # fmt: skip
        elif work.technique is Technique.CATEGORIES:
            outcomes = Counter(formed.passage.outcome.value for formed in categories.passages(space, work))
            numbers |= {"subsumed": outcomes["subsumed"], "new": outcomes["new"], "revised": work.revised}
        else:
            numbers |= {"cards": sum(len(group.codings) for group in project.card_groups.all(work.key))}
        found.setdefault(f"induction_{work.technique.value}", []).append(numbers)
    return found


def stated(space, **asked):
    found = {}
    for part in trail_object(trail(space, **asked))["parts"]:
        for statement in part["statements"]:
            found.setdefault(statement["key"], []).append(statement["numbers"])
    return found


def test_every_number_is_what_the_project_gives_out(space):
    told, again = stated(space, agreement=False), counted_again(space)
    for key, numbers in again.items():
        assert told.pop(key, []) == numbers, key
    project = space.project
    first, *_ = told.pop("first_version")
    assert first["codes"] == len(project.versions.all()[0].codes)
    (version,), (since,) = told.pop("version"), told.pop("since_last_version")
    assert {name: version[name] for name in ("added", "removed", "rule", "editorial", "looked_at_again")} == {
        "added": 1, "removed": 0, "rule": 1, "editorial": 0, "looked_at_again": 1,
    }  # fmt: skip
    assert (since["added"], since["removed"], since["rule"]) == (2, 0, 0)
    assert version["codes"] + since["added"] == since["codes"] == len(space.book)
    (norming,) = told.pop("norming")
    assert norming["passages"] == len(project.norming.passages())
    assert [begun["round"] for begun in told.pop("round_begun")] == ["2"]
    for key, number in (
        ("corrections", 0), ("orphans", len(project.orphans.all())), ("doubts", len(project.doubts.all())),
        ("publications", len(project.publications.all())), ("left", len(project.given.all())),
    ):  # fmt: skip
        (numbers,) = told.pop(key, [{"none": 0}])
        assert next(iter(numbers.values())) == number, key
    assert sum(numbers["documents"] for numbers in told.pop("reader")) == len(project.documents.all())
    assert sum(numbers["documents"] for numbers in told.pop("transcription")) == len(project.documents.all())
    (checked,) = told.pop("quotations_checked", [{"edited": 0, "accepted": 0}])
    assert checked == {"edited": len(project.quotation_edits.all()), "accepted": len(project.accepted.all())}
    assert told.pop("procedure") == [{"procedure": None}]
    given, typologies = project.case_levels.all(), project.typologies.all()
    assert told.pop("levels") == [
        {"levels": len(given), "not_classifiable": sum(level.level is None for level in given)}
    ]
    cases = {typed.case for typology in typologies for typed in typology.cases}
    assert told.pop("types") == [{"typologies": len(typologies), "cases": len(cases)}]
    said = [numbers["on"] for numbers in told.pop("blind")]  # another test may have been blind before this one
    assert said == ["on", "off"] * (len(said) // 2)
    assert len(said) in (2, 4)
    for key, numbers in inductive_counted_again(space).items():
        assert told.pop(key) == numbers, key
    assert set(told) <= {"descents"}, "a number that nobody counted again"


def test_no_name_of_a_person_is_in_it_and_all_forms_are_written(space):
    found = trail(space, agreement=False)
    text = render(trail_report(found, "de"), "md").decode()
    names = {coder.name for coder in space.project.coders.all()} | {case.name for case in space.project.cases.all()}
    assert not [name for name in names - {"Konsens"} if re.search(rf"\b{re.escape(name)}\b", text)]
    assert "vor dem Feld" in text
    assert "[unvollständig]" not in text or found.gaps
    assert "anna" in render(trail_report(trail(space, identify=True, agreement=False), "en"), "md").decode()


@pytest.mark.stress
@pytest.mark.parametrize("form", ["docx", "odt", "html", "tex", "xlsx", "csv", "json"])
def test_it_is_written_in_every_form(space, form):
    assert render(trail_report(trail(space), "de"), form)


def test_agreement_is_told_by_round_or_why_there_is_none(space):
    told = stated(space)["agreement"]
    assert [numbers["round"] for numbers in told] == [1]


def test_it_speaks_for_the_whole_study_and_waits_as_long_as_that_must_not_be_seen(space):
    coders.set_blind(space, on=True)
    try:
        with pytest.raises(QualcodeError, match="blind"):
            trail(space)
    finally:
        coders.set_blind(space, on=False)
