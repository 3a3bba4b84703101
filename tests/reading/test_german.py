"""What readers say in German, those of the process apart too."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.reading.files_made import docx, p


def test_import_tells_in_german_what_was_read_and_what_not(tmp_path):
    folder, project = tmp_path / "Interviews", str(tmp_path / "s.qualcode")
    folder.mkdir()
    table = f"<w:tbl><w:tr><w:tc>{p('links')}</w:tc></w:tr></w:tbl>"
    (folder / "ganz.docx").write_bytes(docx(p("I: Wie war es?") + p("B: Gut.") + table))
    (folder / "kaputt.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "alt.txt").write_bytes("Grüße von hier".encode("cp1252"))
    (folder / "alt.doc").write_bytes(b"no text")
    command = [sys.executable, "-c", "from qualcode.cli.start import run; run()", "--lang", "de"]
    commands = [[*command, "new", project], [*command, "import", str(folder), "--dry-run", "-p", project]]
    environment = {**os.environ, "QUALCODE_LANG": "en"}  # the option counts, in the process of the readers too
    ran = [subprocess.run(words, env=environment, capture_output=True, text=True, check=False) for words in commands]
    said = ran[1].stderr
    assert "ganz.docx: 1 Tabelle: Zellen durch Tabulatoren getrennt, Zeilen durch Zeilenumbrüche." in said
    assert "Sprechende Personen gefunden, Rollen geraten: I fragt, B antwortet." in said
    assert "„kaputt.docx“ ist beschädigt oder keine DOCX-Datei" in said
    assert "Die Datei ist nicht UTF-8 und wurde als Windows-1252 gelesen" in said
    assert "eine alte Word-Datei; in Word oder LibreOffice als DOCX speichern" in said
    assert "left out" not in said
