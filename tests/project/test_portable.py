"""The entries of a project in a form that fits into every copy: rebuilt from the log, they make the project anew."""

from __future__ import annotations

from tests.machines import at_length
from tests.project.replayed import assert_rebuilt
from tests.project.test_undo_everything import Study


class Rebuilt(Study):
    def teardown(self):
        try:
            assert_rebuilt(self.project)
        finally:
            super().teardown()


TestRebuilt, TestRebuiltAtLength = at_length(Rebuilt, few=2, many=40)
