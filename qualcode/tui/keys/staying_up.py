"""What goes wrong in one message must not take the keyboard from everything that comes after it."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump

Pump = TypeVar("Pump", bound=MessagePump)


def stays_up(kind: type[Pump]) -> type[Pump]:
    """A kind of program, screen or dialog that goes on after a failure; used as a decorator.

    Textual ends the loop of messages of whatever failed in one of them: a screen so struck stays on the terminal and
    hears nothing any more, not even the key that leaves it. Here the failure is told and the next message is heard.
    """
    dispatch = kind._dispatch_message

    async def dispatch_or_tell(self: Pump, message: Message) -> None:
        try:
            await dispatch(self, message)
        except Exception as error:
            if isinstance(message, events.Compose):  # there is nothing that could stay up
                raise
            self.app._handle_exception(error)

    kind._dispatch_message = dispatch_or_tell  # type: ignore[method-assign, assignment]
    return kind
