"""What the disclosure check says where the program speaks German: the kinds in JSON stay those of English."""

from __future__ import annotations

import json
import os
import subprocess
import sys


def test_findings_are_told_in_german_and_their_kinds_in_json_stay(run, study, tmp_path):
    talk = "I: Und wer noch?\n\nB: Das war Ludmilla, ludmilla@example.org, und sie war da."
    (tmp_path / "Gespräch.txt").write_text(talk, "utf-8")
    assert run("import", "Gespräch.txt", "--label", "RG 2022").code == 0
    assert run("code", "Gespräch", "18:76", "Transition").code == 0
    program = [sys.executable, "-c", "from qualcode.cli.start import run; run()"]
    commands = [[*program, "-p", str(study), "disclosure", "check", *more] for more in ([], ["--json"])]
    environment = {**os.environ, "QUALCODE_LANG": "de"}
    told, plain = [
        subprocess.run(words, env=environment, capture_output=True, text=True, check=False) for words in commands
    ]
    assert "E-Mail-Adresse" in told.stdout
    assert "sieht aus wie eine E-Mail-Adresse" in told.stdout
    assert "looks like" not in told.stdout
    found = json.loads(plain.stdout)
    assert "mail address" in {finding["kind"] for finding in found}
