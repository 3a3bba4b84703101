"""The terminal interface: Textual over the project, no SQL, no offset arithmetic, no rule of the field.

`keys` says what a key does and who does it; `text` is the coded text, which could be a package of its own; `shared`
is what screens have in common: desk, writing thread, head line, passage card, key line, dialogs. Then each screen has
its room.

A screen is composed. Its *panes* are widgets that show one thing; its *parts* do what keys ask for, and a pane may be
one. All of them are made with the screen's *desk*, which has the project as its coder sees it, puts changes into the
queue of the writing thread and says what was done. The registry of actions names the part that does each action, and
the screen has it by this name in `parts`, so that a key works from wherever the focus is. Widgets tell by messages
what the user chose in them, and the screen passes it on to the part that it concerns.
"""
