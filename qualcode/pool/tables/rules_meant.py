"""Which rules a question to a pool is about."""

from __future__ import annotations

from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import Ambiguous, NotFound, UsageProblem
from qualcode.pool.engines.choice import CodedBy
from qualcode.pool.folder.pool import Pool
from qualcode.pool.words.kept_rules import find_rules


def coded_by(pool: Pool, rules: str) -> tuple[list[str], int]:
    """The projects that rules have coded, and how many came with texts that they have not."""
    manifests = [manifest for manifest in pool.projects() if manifest.with_texts]
    coded = [manifest.project for manifest in manifests if pool.machine_folder(rules, manifest.project).is_dir()]
    return coded, len(manifests) - len(coded)


def rules_meant(pool: Pool, coded_by: CodedBy, typed: str | None) -> str | None:
    """The name of the rules whose codings count: those of a file or name, be it its beginning, else the only ones.

    None where only people count, and where no rules coded. Raises UsageProblem, NotFound, Ambiguous, ReadingError.
    """
    if coded_by is CodedBy.HUMAN:
        if typed is not None:
            raise UsageProblem(_("--rules is for codings of machines."), _("Add --coders machine, or --coders all."))
        return None
    known = sorted({path.parent.parent.name.removeprefix("rules=") for path in pool.files("machine_codings")})
    if typed is None:
        if len(known) > 1:
            raise UsageProblem(
                _("Several rules coded in this pool: {names}.", names=", ".join(known)), _("Name them with --rules.")
            )
        return known[0] if known else None
    if Path(typed).is_file():
        typed = find_rules(pool, typed).name
    found = [name for name in known if name == typed] or [name for name in known if name.startswith(typed)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous("rules", typed, found)
    raise NotFound(
        "rules", typed, message=_("No rules “{name}” coded in this pool.", name=typed),
        hint=_("Rules that coded are: {names}.", names=", ".join(known) or _("none")),
    )  # fmt: skip
