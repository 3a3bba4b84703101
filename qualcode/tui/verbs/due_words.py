"""What is said of documents and cases whose words should not be here any more, in every list."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.catalogue import pgettext

DUE_WORDS: Mapping[str, str] = {
    "withdrawn": pgettext("due", "withdrawn"),
    "delete": pgettext("due", "to be deleted"),
}
"""By `Consent.why_over`."""
