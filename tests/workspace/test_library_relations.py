"""What Python is told of related codes and of neighbours."""

from __future__ import annotations

import qualcode
from qualcode.model.codes import CodeDraft, RelationKind, Rules, related_to
from tests.helpers import LEAD, new_project


def test_a_code_tells_what_others_are_to_it_and_whom_its_rules_name(tmp_path):
    project = new_project(tmp_path)
    project.codes.add(CodeDraft("Way"), None, LEAD)
    related = related_to("Way", kind=RelationKind.STRATEGY)
    project.codes.add(CodeDraft("Place", Rules(borders="Not [[way]]; not [[nobody]]."), related=related), None, LEAD)
    project.close()
    with qualcode.open(tmp_path / "study.qualcode", coder="anna", new_coder=True) as study:
        code = study.codes["Place"]
        assert code.related == (("strategy", "Way"),)
        assert [neighbour.name for neighbour in code.neighbours] == ["Way"]
