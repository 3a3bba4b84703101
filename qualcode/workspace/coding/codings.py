"""Giving codes to passages, and changing, parting and taking away one's own codings.

The coder acts who opened the workspace. What that coder must not see is refused, and nothing tells then whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeKind
from qualcode.model.codings import Polarity
from qualcode.project.file.history import Author
from qualcode.workspace.coding.segments import edges_of_coding, segments_in

if TYPE_CHECKING:
    from qualcode.model.codes import Code, CodeDraft
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.project.coding.codings import AddedCoding
    from qualcode.workspace.workspace import Workspace


def give(
    space: Workspace,
    document: Document,
    span: Span,
    codes: Sequence[Code],
    *,
    polarity: Polarity = Polarity.PRESENT,
    weight: int | None = None,
    memo: str = "",
    paraphrase: str = "",
    round_: int | None = None,
) -> list[AddedCoding]:
    """Give codes to a passage as one change; those that the coder gave it before in the round stay as they are.

    The document object says which text the span was chosen on. Without a round it is that of the workspace, else the
    project's. Where passages are fixed for the coder, the codings take the edges of the one there. Raises as
    `Codings.add` does, and as `Workspace.acting`.
    """
    with space.acting() as coder, space.project.change("coding.add", Author.of(coder)):
        span = edges_of_coding(space, document, span, round_)
        return [
            space.project.codings.add(
                document,
                span,
                code,
                coder,
                polarity=polarity,
                weight=weight,
                memo=memo,
                paraphrase=paraphrase,
                round_=round_,
            )
            for code in codes
        ]


def give_new_code(
    space: Workspace, document: Document, span: Span, draft: CodeDraft, below: Code | None = None
) -> AddedCoding:
    """Make a code, at the top or below another one, and give it to a passage, as one change.

    Raises as `give` and `Codes.add` do.
    """
    kind = "code.in_vivo" if draft.kind is CodeKind.IN_VIVO else "code.add"
    with space.acting() as coder, space.project.change(kind, Author.of(coder)):
        code = space.project.codes.add(draft, below, Author.of(coder))
        span = edges_of_coding(space, document, span)
        return space.project.codings.add(document, span, code, coder)


def change(
    space: Workspace,
    coding: Coding,
    *,
    polarity: Polarity | None = None,
    weight: int | None = None,
    no_weight: bool = False,
    paraphrase: str | None = None,
    good: bool | None = None,
    span: Span | None = None,
    document: Document | None = None,
    code: Code | None = None,
) -> Coding:
    """Change one's own coding; what is None stays. `document` says which text a new span was chosen on.

    `good` sets or withdraws one's own mark of a good quotation, see `quoting.good_marks` for codings of others.

    Where passages are fixed for the coder, new edges are those of the one that was chosen. Raises as `Codings.change`
    does, and QualcodeError for a coding that must not be seen.
    """
    space.sight.refuse_coding_of_others(coding)
    with space.acting() as coder, space.project.change("coding.change", Author.of(coder)):
        if span is not None and document is not None:
            span = edges_of_coding(space, document, span, coding.round)
        changed = space.project.codings.change(
            coding,
            coder,
            polarity=polarity,
            weight=weight,
            no_weight=no_weight,
            paraphrase=paraphrase,
            span=span,
            document=document,
            code=code,
        )
        if good is None:
            return changed
        space.project.good_marks.set([coding.key], coder, good=good)
        return space.project.codings.get(coding.key)


def split(space: Workspace, document: Document, coding: Coding, at: int) -> tuple[Coding, Coding]:
    """Part one's own coding at an offset inside of it, see `Codings.split`.

    Raises as that does, and QualcodeError for a coding that must not be seen, and one on a fixed passage.
    """
    space.sight.refuse_coding_of_others(coding)
    if any(segment.span == coding.span for segment in segments_in(space, document, coding.round)):
        raise QualcodeError(
            _("The passage of this coding is fixed and stays whole."), _("Assign another code to it, too.")
        )
    with space.acting() as coder:
        return space.project.codings.split(document, coding, at, coder)


def remove(space: Workspace, codings: Sequence[Coding]) -> None:
    """Take one's own codings away, all or none, see `Codings.remove`.

    Raises as that does, and QualcodeError for a coding that must not be seen.
    """
    sight = space.sight
    for coding in codings:
        sight.refuse_coding_of_others(coding)
    with space.acting() as coder:
        space.project.codings.remove(codings, coder)
