"""The space of a typology in words: why cases stand in no cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.model.codebooks.feature_space import MissingFeature

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue
    from qualcode.model.codebooks.feature_space import FeatureSpace, PlacedCase
    from qualcode.model.documents import Case, Document


def missing_words(found: FeatureSpace, placed: PlacedCase, words: Catalogue) -> str:
    """What a case lacks: “Angst: not classifiable; Ort: missing”."""
    said = {
        MissingFeature.NONE: words.pgettext("feature", "missing"),
        MissingFeature.UNCLASSIFIABLE: words.pgettext("level", "not classifiable"),
        MissingFeature.SEVERAL: words.pgettext("feature", "several values"),
    }
    return "; ".join(f"{found.axes[place].name}: {said[why]}" for place, why in placed.missing.items())


def incomplete_words(
    found: FeatureSpace, words: Catalogue, called: Callable[[Case | Document], str] = lambda unit: unit.name
) -> list[str]:
    """The cases that stand in no cell, each with what it lacks."""
    return [
        words.gettext("{case} ({missing})", case=called(placed.unit), missing=missing_words(found, placed, words))
        for placed in found.incomplete
    ]
