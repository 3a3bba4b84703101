"""What the use cases that merge, split, lift and remove codes are shown with."""

from __future__ import annotations

from qualcode.workspace.codebook import codes, merging, removal, splitting


def below(opened):
    codes.add(opened.space, "Darunter", opened.thema)


BEFORE = {"codebook/merging.lift": below}
DONE = {
    "codebook/merging.lift": lambda o: merging.lift(o.space, o.thema),
    "codebook/removal.remove_to": lambda o: removal.remove_to(o.space, o.thema, o.rest),
    "codebook/splitting.apply": lambda o: splitting.apply(
        o.space, splitting.by_query(o.space, o.thema, "coder:anna", "Annas")
    ),
}
