"""Codes that are at hand in the coding screen: those of the digits, and those that were given last."""

from __future__ import annotations

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.model.codes import Code, Codebook
from qualcode.workspace.workbench.state import State

_KEPT = 20  # recent codes


class QuickCodes:
    """The codes of the digits, which stay pinned from session to session, and the recent ones of this session."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.recent: list[int] = []
        """Keys of the codes that were given last, the last one first."""

    def remember(self, code: int) -> None:
        """Put a code (key) at the head of the recent ones."""
        self.recent = [code, *(recent for recent in self.recent if recent != code)][:_KEPT]

    def by_digit(self, book: Codebook) -> dict[str, Code]:
        """Digit -> code: those that were pinned, else the first codes without sub-codes in their order."""
        by_uuid = {code.uuid: code for code in book}
        found = {str(digit): by_uuid[uuid] for digit, uuid in self._pins().items() if uuid in by_uuid}
        parents = {code.parent for code in book}
        leaves = [code for code in book if code.key not in parents]
        for digit, code in zip("1234567890", leaves, strict=False):
            if digit not in found and code not in found.values():
                found[digit] = code
        return dict(sorted(found.items(), key=lambda item: (item[0] == "0", item[0])))

    def code(self, book: Codebook, digit: str, pin: str) -> Code:
        """The code of a digit; `pin` is the key that pins one. Raises NotFound where it has none."""
        quick = self.by_digit(book)
        if digit not in quick:
            hint = _("{key} pins the highlighted code of the codebook to a digit.", key=pin)
            raise NotFound("quick code", digit, hint=hint)
        return quick[digit]

    def pin(self, digit: str, code: Code) -> None:
        """Pin a code to a digit; the code keeps one digit only."""
        pins = {pinned: uuid for pinned, uuid in self._pins().items() if uuid != code.uuid}
        self._state.set("quick", {**pins, digit: code.uuid})

    def _pins(self) -> dict[str, str]:
        pinned = self._state.get("quick")
        return pinned if isinstance(pinned, dict) else {}
