"""What the use cases that merge, split, lift and remove codes are shown with."""

from __future__ import annotations

from qualcode.model.codes import CodebookDraft, CodeDraft
from qualcode.workspace.codebook import codes, file_import, merging, removal, splitting


def below(opened):
    codes.add(opened.space, "Darunter", opened.thema)


BEFORE = {"codebook/merging.lift": below}
DONE = {
    "codebook/file_import.take_in_files": lambda o: file_import.take_in_files(
        o.space, [CodebookDraft("Neu", (CodeDraft("Rest", children=(CodeDraft("Unter"),)),), "Buch")], moves=True
    ),
    "codebook/merging.lift": lambda o: merging.lift(o.space, o.thema),
    "codebook/removal.remove_to": lambda o: removal.remove_to(o.space, o.thema, o.rest),
    "codebook/splitting.apply": lambda o: splitting.apply(
        o.space, splitting.by_query(o.space, o.thema, "coder:anna", "Annas")
    ),
}
