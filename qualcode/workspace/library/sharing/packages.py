"""Packages for single coders, for Python users."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.project.file.store import nearest
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.resolver import all_of, yes_or_no
from qualcode.workspace.sharing.packages import PackageOrder, SampleShare, WrittenPackage, write_package

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy

OPTIONS = ("documents", "sample", "by", "seed", "blind", "segments_of", "shuffle", "new_coder")


def package_of(study: OpenStudy, path: str | Path, coder: object, given: Mapping[str, object]) -> WrittenPackage:
    """See `OpenStudy.package`."""
    for name in given:
        if name not in OPTIONS:
            near = nearest(name, OPTIONS, 1)
            raise UsageProblem(
                _("A package knows no “{name}”.", name=name),
                _("Did you mean {near}=…?", near=near[0])
                if near
                else _("It knows {names}.", names=", ".join(OPTIONS)),
            )
    new = yes_or_no("new_coder", given.get("new_coder", False))
    sample, seed, segments_of = given.get("sample"), given.get("seed"), given.get("segments_of")
    if seed is not None and (not isinstance(seed, int) or isinstance(seed, bool)):
        raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))
    documents = given.get("documents")
    order = PackageOrder(
        path=Path(path),
        coder=str(coder) if new else study.resolver.coder(coder).name,
        new_coder=new,
        documents=None if documents is None else all_of(documents, study.resolver.document),
        sample=None if sample is None else SampleShare.typed(str(sample)),
        by=str(given.get("by", "")),
        seed=seed,
        blind=yes_or_no("blind", given.get("blind", False)),
        segments_of=None if segments_of is None else study.resolver.coder(segments_of),
        shuffle=yes_or_no("shuffle", given.get("shuffle", False)),
    )
    written = write_package(study.space, order)
    for said in written.stays_here():
        warn(said)
    return written
