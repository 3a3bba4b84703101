"""What a summary rests on: any change of its passages makes it stale, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.summaries import PassagePrints, SummaryChanges

PASSAGES = st.dictionaries(
    st.sampled_from([f"0190aaaa-bbbb-7ccc-8ddd-{number:012x}" for number in range(6)]),
    st.tuples(st.text(max_size=4), st.sampled_from(["present", "absent", "mixed"])),
    max_size=6,
)


def prints(passages):
    return PassagePrints.of((uuid, words, polarity) for uuid, (words, polarity) in passages.items())


@given(PASSAGES, PASSAGES)
def test_a_summary_is_stale_if_and_only_if_a_passage_came_went_or_reads_otherwise(before, after):
    changes = prints(before).until(prints(after))
    assert bool(changes) == (before != after)
    assert changes == SummaryChanges(
        added=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
        changed=sum(before[uuid] != after[uuid] for uuid in before.keys() & after.keys()),
    )


@given(PASSAGES)
def test_what_is_stored_is_read_again_and_holds_no_words(passages):
    stored = prints(passages).stored()
    assert PassagePrints.read(stored) == prints(passages)
    assert prints(dict.fromkeys(passages, ("Geheimnis", "present"))).stored().count("Geheim") == 0


def test_what_nobody_knows_is_stale_and_anything_else_is_refused():
    assert PassagePrints.read("").until(prints({})) == SummaryChanges(unknown=True)
    assert PassagePrints.read("").stored() == ""
    for stored in ("[]", '{"a": 1}', "x"):
        with pytest.raises(ValueError):
            PassagePrints.read(stored)
