"""code, uncode, codings, undo and redo from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TEXT, span

JEDER = span("Jeder hat für sich entschieden.")


def test_a_passage_gets_a_code_and_is_listed_with_everything(run, study):
    made = run("code", "eins", JEDER, "Interferenz", "--weight", "40", "--memo", "Zweifel", "--polarity", "absent")
    assert made.code == 0
    assert "coder: anna" in made.err
    (coding,) = run("codings", "--json").json
    assert coding["id"] == made.out.strip()
    assert coding["text"] == "Jeder hat für sich entschieden."
    assert (coding["document"], coding["label"], coding["code"]) == ("eins", "RG 2022", "Interferenz")
    assert (coding["polarity"], coding["weight"], coding["memo"], coding["coder"]) == (
        "absent",
        40,
        "Zweifel",
        "anna",
    )
    assert coding["created"].endswith("Z")
    assert TEXT[coding["start"] : coding["end"]] == coding["text"]


def test_offsets_count_code_points_after_an_emoji(run, study):
    run("code", "eins", span("Jetzt geht es."), "Transition")
    assert run("codings", "--json").json[0]["text"] == "Jetzt geht es."


def test_the_same_coding_twice_changes_nothing_and_says_so(run, study):
    first = run("code", "eins", "3:16", "Transition")
    again = run("code", "eins", "3:16", "Transition")
    assert again.code == 0
    assert again.out == first.out
    assert "nothing was changed" in again.err
    assert len(run("codings", "--json").json) == 1


@pytest.mark.parametrize(
    ("span", "code"), [("0:999", 1), ("-3:5", 1), ("9:9", 1), ("12:3", 1), ("abc", 2), ("1-5", 2), ("3", 2)]
)
def test_a_span_outside_the_text_is_refused_and_nothing_changed(run, study, span, code):
    ran = run("code", "eins", span, "Transition")
    assert ran.code == code
    assert ran.err.startswith("error:") or "\nerror:" in ran.err
    assert run("codings", "--json").json == []


def test_unknown_names_offer_the_nearest(run, study):
    assert "“Interferenz”" in run("code", "eins", "3:16", "Interverenz").err
    assert "“eins”" in run("code", "einz", "3:16", "Transition").err


def test_an_unknown_coder_is_refused_without_a_terminal_and_made_with_new_coder(run, study):
    refused = run("code", "eins", "3:16", "Transition", "--coder", "ben")
    assert refused.code == 1
    assert "--new-coder" in refused.err
    assert run("code", "eins", "3:16", "Transition", "--coder", "ben", "--new-coder").code == 0
    assert [one["name"] for one in run("coders", "list", "--json").json] == ["anna", "ben"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["code", "eins", "0:999", "Transition"],
        ["memo", "add", "x", "--document", "eins", "--span", "0:999"],
        ["uncode", "HERS"],
    ],
)
def test_a_refused_deed_makes_no_new_coder(run, study, arguments):
    hers = run("code", "eins", "3:16", "Transition").out.strip()
    log = run("log", "--json").json
    ran = run(*(hers if one == "HERS" else one for one in arguments), "--coder", "ben", "--new-coder")
    assert ran.code == 1
    assert "new coder" not in ran.err
    assert run("log", "--json").json == log


def test_a_new_coder_and_her_first_coding_are_undone_one_by_one_and_come_back(run, study):
    run("code", "eins", "3:16", "Transition", "--coder", "ben", "--new-coder")
    for act in ("undo", "undo", "redo", "redo"):
        assert run(act, "--coder", "ben").code == 0
    assert [one["coder"] for one in run("codings", "--json").json] == ["ben"]
    assert run("check").code == 0


def test_nobody_removes_another_coders_coding(run, study):
    made = run("code", "eins", "3:16", "Transition", "--coder", "ben", "--new-coder").out.strip()
    refused = run("uncode", made)
    assert refused.code == 1
    assert "ben's" in refused.err
    assert run("uncode", made, "--coder", "ben").code == 0


def test_undo_and_redo_reach_over_restarts(run, study):
    run("code", "eins", "3:16", "Transition")
    assert run("undo").code == 0
    assert run("codings", "--json").json == []
    assert run("redo").code == 0
    assert len(run("codings", "--json").json) == 1
    assert run("redo").code == 1


def test_filters_choose(run, study):
    run("code", "eins", "3:16", "Transition")
    run("code", "eins", JEDER, "Interferenz", "--polarity", "absent")
    run("code", "eins", "3:16", "Interferenz", "--coder", "ben", "--new-coder")
    assert len(run("codings", "--json", "--code", "Interferenz").json) == 2
    assert len(run("codings", "--json", "--coder", "ben").json) == 1
    assert len(run("codings", "--json", "--polarity", "absent").json) == 1
    assert len(run("codings", "--json", "--where", "wave=2022").json) == 3
    assert run("codings", "--json", "--where", "wave=1999").json == []
    assert run("codings", "--json", "--label", "RG 1999").code == 1


def test_the_table_says_how_many_are_absent(run, study):
    run("code", "eins", "3:16", "Transition")
    run("code", "eins", JEDER, "Interferenz", "--polarity", "absent")
    assert "2 codings (1 present, 1 absent)" in run("codings").err


def test_a_round_of_the_project_holds_for_all_who_code_until_another_is_said(run, study):
    assert run("coders", "round").out == "1\n"
    run("code", "eins", "3:16", "Transition")
    assert "new codings belong to round 2" in run("coders", "round", "2").err
    assert "that was so already" in run("coders", "round", "2").err
    run("code", "eins", "3:16", "Transition")
    run("code", "eins", "3:16", "Transition", "--round", "3")
    run("search", "schwierig", "--code", "Interferenz", "--yes")
    assert [one["round"] for one in run("codings", "--json").json] == [1, 2, 3, 2]
    assert [one["code"] for one in run("codings", "--round", "2", "--json").json] == ["Transition", "Interferenz"]
    run("undo")
    run("undo")
    run("undo")
    run("undo")
    assert run("coders", "round").out == "1\n"
    assert run("coders", "round", "0").code == 2


def test_two_rounds_of_one_coder_are_compared(run, study):
    nobody = run("agreement", "--intra", "anna")
    assert (nobody.code, "qualcode coders round 2" in nobody.err) == (1, True)
    run("code", "eins", JEDER, "Transition")
    run("coders", "round", "2")
    run("code", "eins", JEDER, "Transition")
    assert run("agreement", "--intra", "anna", "--bootstrap", "0", "--json").code == 0


def test_one_query_language_chooses_codings_documents_and_where_to_search(run, study):
    run("code", "eins", "3:16", "Transition")
    run("code", "eins", JEDER, "Interferenz", "--polarity", "absent")
    for query, number in (("Interferenz", 1), ("wave>=2021", 2), ("absent OR Transition", 2), ("NOT coder:anna", 0)):
        assert len(run("codings", "--json", "--query", query).json) == number
    assert len(run("documents", "--json", "--query", 'Interferenz AND label:"RG 2022"').json) == 1
    assert run("documents", "--json", "--query", "uncoded").json == []
    assert run("search", "das", "--json", "--query", "Interferenz").json
    assert run("search", "das", "--json", "--query", "wave<2022").json == []


@pytest.mark.parametrize("command", [("codings",), ("quotes",), ("documents",), ("search", "das")])
@pytest.mark.parametrize(
    ("options", "nearest"),
    [
        (("--where", "waev=2022"), "wave"),
        (("--query", "waev>=2022"), "wave"),
        (("--query", "coder:ana"), "anna"),
        (("--query", "Interferens"), "Interferenz"),
    ],
)
def test_what_does_not_exist_is_an_error_with_the_nearest_name(run, study, command, options, nearest):
    ran = run(*command, *options)
    assert ran.code == 1
    assert f"Did you mean “{nearest}”?" in ran.err
    assert ("^" in ran.err) is (options[0] == "--query")
    assert ran.out == ""


def test_an_error_in_a_query_points_at_its_place(run, study):
    ran = run("codings", "--query", "Ünter 🙂 AND (wave>=2021 OR")
    assert ran.code == 2
    line, carets = ran.err.splitlines()[1:3]
    assert line.strip() == "Ünter 🙂 AND (wave>=2021 OR"
    assert carets.endswith("^")


def test_a_query_asks_of_documents_only_what_may_be_seen(run, study):
    run("code", "eins", "3:16", "Transition", "--coder", "ben", "--new-coder")
    run("coders", "blind", "on")
    assert run("documents", "--json", "--query", "Transition").json == []
    assert len(run("documents", "--json", "--query", "uncoded").json) == 1
    assert run("search", "das", "--json", "--query", "coder:ben").json == []
    assert run("codings", "--json", "--query", "Transition").json == []


def test_the_head_of_a_collection_tells_a_query_without_codes(run, study):
    run("code", "eins", JEDER, "Interferenz")
    run("code", "eins", "3:16", "Transition")
    ran = run("quotes", "--query", "wave>=2021 NOT good AND coder:anna")
    assert ran.code == 0, ran.err
    assert "coder:…" in ran.out
    assert "Interferenz" in ran.out
    assert "Transition" in ran.out


def test_names_in_a_query_do_not_leave_the_project(run, study):
    run("code", "eins", JEDER, "Interferenz")
    ran = run("quotes", "--query", "Interferenz AND coder:anna AND case:Quellstein")
    assert ran.code == 0, ran.err
    assert "anna" not in ran.out
    assert "Quellstein" not in ran.out
    assert "Jeder hat" in ran.out


def test_the_listing_says_who_marked_a_quotation_as_good_as_far_as_that_may_be_told(run, study):
    run("code", "eins", "3:16", "Transition")
    (coding,) = run("codings", "--json").json
    assert (coding["good"], coding["good_by"]) == (False, [])
    run("coders", "add", "ben")
    for coder in ("ben", "anna"):
        assert run("quote", "good", coding["id"], "--coder", coder).code == 0
    (coding,) = run("codings", "--json").json
    assert (coding["good"], coding["good_by"]) == (True, ["anna", "ben"])
    run("coders", "blind", "on")
    (coding,) = run("codings", "--json").json
    assert coding["good_by"] == ["anna"]
