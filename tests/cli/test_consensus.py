"""The command consensus: what is listed, decided, taken over, told again and refused."""

from __future__ import annotations

import shutil

import pytest

from qualcode.model.codings import WorkState
from qualcode.project.project import Project
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

SENTENCES = [
    "Das Amt hilft mir sehr.",
    "Dort warte ich lange auf Post.",
    "Die Schule ruft an.",
    "Danach ist Ruhe.",
    "Alles bleibt wie es war 🙂.",
]
TEXT = "I: Und?\n\n" + "\n\n".join(f"B: {sentence}" for sentence in SENTENCES)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Anna and Ben coded and finished d1: one agreement, boundaries, two codes, only Anna; Clara coded in d2."""
    with new_project(tmp_path_factory.mktemp("built")) as project:
        document = interview(project, "d1", TEXT)
        other = interview(project, "d2", TEXT)
        give_code(project, document, SENTENCES[0], "Amt", coder="anna", memo="Annas Memo")
        give_code(project, document, SENTENCES[0][:12], "Amt", coder="ben")
        give_code(project, document, SENTENCES[2], "Schule", coder="anna")
        give_code(project, document, SENTENCES[2], "Ruf", coder="ben")
        give_code(project, document, SENTENCES[3], "Ruhe", coder="anna")
        for name in ("anna", "ben"):
            give_code(project, document, SENTENCES[4], "Ende", coder=name)
            project.coders.set_state(document.key, coder_named(project, name), WorkState.FINISHED, ME)
        give_code(project, other, SENTENCES[1], "Amt", coder="clara")
        return project.path


@pytest.fixture
def two(run, built, tmp_path):
    """Run in a copy of that project."""
    shutil.copy(built, tmp_path / "studie.qualcode")
    return run


def ids(two, *options):
    return [
        place["id"] for place in two("consensus", "list", "--order", "document", "--json", *options).json["places"]
    ]


def decided(two, place, *options, mode="joint"):
    ran = two("consensus", "decide", place, *options, "--mode", mode, "--consensus", "Konsens")
    assert ran.code == 0, ran.err
    return ran.out.strip()


def coded_by(tmp_path, name):
    with Project.open(tmp_path / "studie.qualcode") as project:
        codes = {code.key: code.full_name for code in project.codes.book()}
        found = project.codings.all(coder=coder_named(project, name).key)
        return [(codes[coding.code], coding.span.start, coding.span.end) for coding in found]


def place_of(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_places_are_listed_with_kind_state_cost_and_what_was_left_out(two):
    ran = two("consensus", "list")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("anna and ben: open 4; alpha ")
    start, end = place_of(SENTENCES[0])
    assert f"Amt: d1 {start}:{end}; boundaries, open" in ran.out
    assert "Schule, Ruf: d1 " in ran.out
    assert "only anna, open; lowers alpha by" in ran.out
    assert "   ben: no code" in ran.out
    assert "memo: Annas Memo" in ran.out
    assert "1 other place is not listed" in ran.err
    assert "Ende" not in ran.out
    assert "Ende: d1" in two("consensus", "list", "--kind", "agreed").out
    assert "Schule" not in two("consensus", "list", "--on", "Ruhe").out
    assert "d1" not in two("consensus", "list", "--in", "d2").out
    assert "d1" not in two("consensus", "list", "--state", "decided").out
    assert two("consensus", "list", "--coders", "anna,clara").code == 0


def test_what_leaves_numbers_coders_has_memos_only_when_asked_and_stands_in_the_register(two, tmp_path):
    told = two("consensus", "list", "--json")
    assert told.json["coders"] == ["coder 1", "coder 2"]
    assert "anna" not in told.out
    assert "Annas Memo" not in told.out
    first = told.json["places"][0]
    assert {"id", "kind", "state", "had", "cost", "text", "decisions"} <= set(first)
    assert two("consensus", "list", "--json", "--identify", "--memo").json["coders"] == ["anna", "ben"]
    decided(two, ids(two)[0], "--take", "both", "--reason", "anna hat recht")
    for form in ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json"):
        ran = two("consensus", "list", "-o", f"x.{form}", "--memo")
        assert ran.code == 0, ran.err
        assert (tmp_path / f"x.{form}").stat().st_size
    assert "known name: anna" in ran.err
    assert "coder 1" in (tmp_path / "x.md").read_text("utf-8")
    refused = two("consensus", "list", "-o", "y.md", "--strict")
    assert refused.code == 1
    assert not (tmp_path / "y.md").exists()
    assert two("given").out.count("places of two coders") >= 8


def test_what_nobody_agreed_to_stays_inside(two):
    assert two("consent", "set", "--document", "d1", "quote=no").code == 0
    for command in (("list",), ("decided",)):
        ran = two("consensus", *command, "--json")
        assert SENTENCES[0] not in ran.out
    assert ran.code in (0, 1)
    assert two("consensus", "list", "--json").code == 1
    assert SENTENCES[0] in two("consensus", "list").out


def test_a_decision_is_kept_shown_replaced_withdrawn_and_undone(two, tmp_path):
    before = coded_by(tmp_path, "anna"), coded_by(tmp_path, "ben")
    boundary, code, alone = ids(two)
    first = decided(
        two, boundary, "--take", "both", "--reason", "beides", "--sure", "probable", "--error", "boundary"
    )
    assert coded_by(tmp_path, "Konsens") == [("Amt", *place_of(SENTENCES[0]))]
    shown = two("consensus", "show", first).out
    assert "decision " + first in shown
    told = two("consensus", "decide", boundary, "--take", "undecided", "--mode", "joint").err
    assert "1 former decision of this place is replaced" in told
    assert "left undecided" in told
    assert two("undo").code == 0
    assert "both (the coders together: anna and ben" in shown
    assert "how sure: probable; why they differed: boundaries" in shown
    assert "reason: beides" in shown
    assert f"⟦A ⟦B {SENTENCES[0][:12]} B⟧{SENTENCES[0][12:]} A⟧" in shown
    assert "Amt: das ist gemeint" in shown
    again = decided(two, first, "--take", "both", "--edges", "intersected")
    assert again != first
    assert coded_by(tmp_path, "Konsens") == [("Amt", *place_of(SENTENCES[0][:12]))]
    start, end = place_of(SENTENCES[2])
    by_hand = ("--code", "Amt", "--at", f"{start}:{end - 3}")
    decided(two, code, "--take", "other", *by_hand, "--persons", "clara", mode="third")
    nothing = decided(two, alone, "--take", "none", "--error", "slip")
    assert len(two("consensus", "list", "--state", "decided", "--json").json["places"]) == 3
    listed = two("consensus", "decided")
    assert listed.out.count("decision ") == 3
    assert "a third person: clara" in listed.out
    assert two("consensus", "decided", "--of", "clara").out == ""
    told = two("consensus", "decided", "--of", "ben", "--json").json["places"]
    assert [place["decisions"][0]["result"] for place in told] == ["both", "other", "none"]
    assert told[0]["had"][0][0]["end"] == end_of_first(told)
    assert two("consensus", "withdraw", again).code == 0
    assert ("Amt", *place_of(SENTENCES[0][:12])) not in coded_by(tmp_path, "Konsens")
    assert two("undo").code == 0
    assert ("Amt", *place_of(SENTENCES[0][:12])) in coded_by(tmp_path, "Konsens")
    assert nothing in two("consensus", "decided").out
    assert (coded_by(tmp_path, "anna"), coded_by(tmp_path, "ben")) == before


def end_of_first(told):
    assert told[0]["coders"] == ["coder 2", "coder 1"]  # Ben, who was asked for, is the first of them
    return place_of(SENTENCES[0])[1]


def test_a_dry_run_says_what_comes_and_goes(two, tmp_path):
    boundary = ids(two)[0]
    decided(two, boundary, "--take", "first")
    ran = two("consensus", "decide", boundary, "--take", "second", "--mode", "joint", "--dry-run")
    assert [line[0] for line in ran.out.splitlines()] == ["+", "-"]
    assert coded_by(tmp_path, "Konsens") == [("Amt", *place_of(SENTENCES[0]))]


def test_what_both_agree_on_is_taken_over_and_a_document_is_finished_when_nothing_is_left(two, tmp_path):
    preview = two("consensus", "agree", "--dry-run")
    assert preview.out == "d1: 1\n"
    assert "nothing was changed" in preview.err
    assert two("consensus", "agree").code == 2  # nobody said what it is to be called
    assert two("consensus", "agree", "--consensus", "Konsens", "--in", "d2").out == ""
    assert two("consensus", "agree", "--consensus", "Konsens").code == 0
    assert coded_by(tmp_path, "Konsens") == [("Ende", *place_of(SENTENCES[4]))]
    refused = two("consensus", "finish", "d1")
    assert refused.code == 1
    assert "3 places of “d1” are left to decide" in refused.err
    for place in ids(two):
        decided(two, place, "--take", "first")
    assert two("consensus", "finish", "d1").code == 0
    told = two("consensus", "progress", "--json").json
    assert told["states"]["decided"] == 3
    assert told["states"]["taken"] == 1
    assert told["documents"][0]["finished"] is True
    assert "0 places are left" in two("consensus", "progress").err


def test_an_unclear_rule_is_shown_with_the_passage_and_written_when_asked(two):
    code = ids(two)[1]
    decision = decided(two, code, "--take", "first", "--error", "rule", "--reason", "Anruf der Schule", "--anchor")
    shown = two("consensus", "rule", decision)
    assert "Schule: das ist gemeint" in shown.out
    assert f"Distinguish from: “{SENTENCES[2]}” (RG 2022): Anruf der Schule" in shown.out
    assert "Example: “Die Schule ruft an.”" in shown.out
    assert "Distinguish" not in two("codebook", "show", "Schule").out
    written = two("consensus", "rule", decision, "--write", "--borders", "nicht Ruf", "--code", "Ruf", "--rule")
    assert "“Ruf” are now version 2" in written.err
    assert "nicht Ruf" in two("codebook", "show", "Ruf").out
    assert two("consensus", "rule", decision, "--borders", "x").code == 2


REFUSED = [
    (("decide", "{0}", "--take", "both"), "no consensus coder yet"),
    (("decide", "{0}", "--take", "both", "--consensus", "clara"), "not a consensus coder"),
    (("decide", "{0}", "--take", "both", "--consensus", "K", "--mode", "third"), "third person is neither"),
    (("decide", "{0}", "--take", "both", "--consensus", "K", "--persons", "anna"), "only if both take part"),
    (("decide", "{0}", "--take", "other", "--consensus", "K"), "Nothing is said of the other coding"),
    (("decide", "{0}", "--take", "other", "--at", "0:5", "--consensus", "K"), "Which code?"),
    (("decide", "{0}", "--take", "other", "--code", "Amt", "--at", "5", "--consensus", "K"), "is no span"),
    (("decide", "{0}", "--take", "other", "--code", "Amt", "--at", "900:990", "--consensus", "K"), "no text"),
    (("decide", "{0}", "--take", "first", "--code", "Amt", "--consensus", "K"), "belong to another result"),
    (("decide", "{part}", "--take", "first", "--consensus", "K"), "exactly"),
    (("decide", "ffffffffffff", "--take", "first", "--consensus", "K"), "Neither a coding nor a decision"),
    (("decide", "{0}", "--take", "first", "--coders", "anna", "--consensus", "K"), "takes two coders"),
    (("decide", "{0}", "--take", "first", "--coders", "anna,anna", "--consensus", "K"), "with themselves"),
    (("decide", "{0}", "--take", "first", "--coders", "ben,clara", "--consensus", "K"), "at no place of"),
    (("decide", "{0}", "--take", "first", "--mode", "", "--consensus", "K"), "--mode"),
    (("withdraw", "{0}"), "no decision"),
    (("finish", "d1"), "no consensus coder yet"),
    (("list", "--in", "d9"), "no document"),
]


def test_what_does_not_fit_is_refused_with_the_reason_and_changes_nothing(two, tmp_path):
    place = ids(two)[0]
    for arguments, words in REFUSED:
        mode = () if arguments[0] != "decide" or "--mode" in arguments else ("--mode", "joint")
        ran = two("consensus", *(part.format(place, part=place[:6]) for part in arguments), *mode)
        assert ran.code in (1, 2), arguments
        assert words in ran.err, arguments
    with Project.open(tmp_path / "studie.qualcode") as project:
        assert not project.consensus.all()
        assert {coder.name for coder in project.coders.all()} == {"anna", "ben", "clara"}


def test_nobody_sees_or_decides_places_while_the_project_is_blind(two):
    place = ids(two)[0]
    decision = decided(two, place, "--take", "first")
    two("coders", "blind", "on")
    for command in (("list",), ("show", place), ("decided",), ("progress",), ("rule", decision), ("agree",),
                    ("decide", place, "--take", "none", "--mode", "joint"), ("withdraw", decision),
                    ("finish", "d1")):  # fmt: skip
        ran = two("consensus", *command)
        assert ran.code == 1, command
        assert "blind" in ran.err
        assert not ran.out


def test_what_was_decided_says_in_a_file_whose_codings_they_were(two, tmp_path):
    decided(two, ids(two)[2], "--take", "none", "--reason", "=1+1")
    assert two("consensus", "decided", "-o", "x.csv").code == 0
    told = (tmp_path / "x.csv").read_text("utf-8-sig")
    assert "coder 1: Ruhe (present" in told
    assert "coder 2: –" in told
    assert "no code" in told
    assert two("consensus", "decided", "--json").json["coders"] is None
