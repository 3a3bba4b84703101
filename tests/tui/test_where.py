"""The coding screen opened at a passage, as “where ID --open” does."""

from __future__ import annotations

from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from tests.tui.coded_project import WIDE, coded
from tests.tui.conftest import settle


async def test_the_passage_is_selected(tmp_path):
    path = coded(tmp_path)
    with Project.open(path) as project:
        coding = project.codings.all()[-1]
        document = project.documents.get(coding.document)
    app = QualcodeApp(path, "clara", document=document.uuid, passage=coding.span)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.pause()
        selection = app.screen.text.selection
        assert (selection.anchor, selection.cursor) == (coding.span.start, coding.span.end)
