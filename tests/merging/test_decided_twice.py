"""Two copies that decide on the same place: told by the merge, and settled everywhere by deciding again."""

from __future__ import annotations

import random

from qualcode.model.codings import CoderKind
from tests.merging.copies import apart
from tests.merging.same import differences
from tests.merging.team_acts import TeamActing
from tests.merging.test_stated import both, give
from tests.project.revised import SECOND


def decided(copy):
    """Decide on the only places of two coders; each copy has a consensus coder of its own."""
    TeamActing(copy, random.Random(3)).decide()


def test_what_two_copies_decided_is_told_once_and_settled_by_deciding_again(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        give(anna, SECOND), give(ben, SECOND)
        both(anna, ben)
        anna.project.coders.add("Konsens", CoderKind.CONSENSUS, anna.author)
        both(anna, ben)
        decided(anna), decided(ben)
        sent = ben.sends()
        assert ben.takes(anna.sends(), dry_run=True).decided_twice == 2
        assert ben.takes(anna.sends()).decided_twice == 2
        assert anna.takes(sent).decided_twice == 2
        assert ben.takes(anna.sends()).decided_twice == 0
        decided(anna)
        both(anna, ben)
        assert len(ben.project.consensus.all()) == 1
        assert differences(anna.project, ben.project) == []
