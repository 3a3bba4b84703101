"""What speakers do in a conversation, in the program's language."""

from __future__ import annotations

from qualcode.catalogue import pgettext
from qualcode.model.documents import Role

ROLE_WORDS = {
    Role.ASKS: pgettext("role", "asks"),
    Role.ANSWERS: pgettext("role", "answers"),
    Role.MODERATES: pgettext("role", "moderates"),
    Role.OTHER: pgettext("role", "other"),
}
