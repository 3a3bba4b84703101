"""Codes that go with a given one are offered, and never given by themselves."""

from __future__ import annotations

from qualcode.model.codes import CodeDraft, RelationKind, related_to
from qualcode.model.spans import Span
from qualcode.workspace.codebook.related_codes import related_to_coding, related_to_given
from qualcode.workspace.coding.codings import give
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_code, add_document


def test_strategies_are_offered_and_borders_are_not(project):
    document = add_document(project, "related")
    related = related_to("Way", kind=RelationKind.STRATEGY) + related_to("Border", kind=RelationKind.BORDER)
    project.codes.add(CodeDraft("Way"), None, LEAD)
    add_code(project, "Border")
    code = project.codes.add(CodeDraft("Place", related=(*related, *related_to("nowhere"))), None, LEAD)
    book = project.codes.book()
    way = project.codes.find("Way")
    assert [other.name for other in related_to_given(book, [book[code.key]], ())] == ["Way"]
    assert related_to_given(book, [book[code.key]], {way.key}) == []
    space = Workspace(project, "anna")
    (given,) = give(space, document, Span(0, 4), [book[code.key]])
    assert [other.name for other in related_to_coding(space, given.coding)] == ["Way"]
    give(space, document, Span(0, 4), [way])
    assert related_to_coding(space, given.coding) == []
    assert len([coding for coding in project.codings.all() if coding.document == document.key]) == 2
