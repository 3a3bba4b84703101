"""The command that prints the JSON schema of codebook files, by which editors check and complete them."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, language
from qualcode.cli.shared import diagnostics, output


@click.command("schema")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help=_(
    "A file, else standard output. Exported YAML names codebook.schema.json beside it."))  # fmt: skip
def schema(file: Path | None) -> None:
    """Print the JSON schema of codebook files (YAML), for editors that check and complete them."""
    import json

    from qualcode.reading.lists.codebook_schema import codebook_schema
    from qualcode.reporting.writers.whole_files import atomic_write

    made = codebook_schema(language())
    if file is None:
        output.as_json(made)
        return
    atomic_write(file, f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode())
    diagnostics.say(_("wrote “{file}”", file=file))
