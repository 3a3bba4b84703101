"""What a study has of work from the texts to categories."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from qualcode.workspace.library.inductive.works import StudyInductions
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.things import StudyMemo


class InductiveParts:
    """The parts of an `OpenStudy` by which one works inductively."""

    @cached_property
    def inductive(self) -> StudyInductions:
        """The inductive work, oldest first: summaries, categories that are formed, codes that are differentiated."""
        from qualcode.workspace.library.inductive.works import StudyInductions

        return StudyInductions(cast("OpenStudy", self))

    def paraphrase(self, document: object, passage: object, text: str, *, occurrence: int | None = None) -> StudyMemo:
        """Say in short words what a passage says, whether it is coded or not; `passage` is as in `code`.

        It is a memo of the kind “paraphrase”. Raises as `code` does, and QualcodeError for an empty text.
        """
        from qualcode.workspace.inductive.paraphrases import paraphrase
        from qualcode.workspace.library.resolver import text_of

        study = cast("OpenStudy", self)
        study.refuse_nobody()
        where, span = study.place_of(document, passage, occurrence)
        return study.maker().memo(paraphrase(study.space, where, span, text_of("paraphrase", text)))
