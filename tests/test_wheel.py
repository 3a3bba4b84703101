"""The built wheel brings codebooks and corpus: `demo` runs from another folder, without the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with the wheel's contents, as pip would install them."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("qualcode", "codebooks", "corpus"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, source], check=True)
    (wheel,) = folder.glob("qualcode-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "site", wheel], check=True)
    return folder / "site"


def test_demo_runs_from_the_wheel_in_another_folder(site, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(site), "HOME": str(tmp_path), "QUALCODE_CODER": "neu"}
    where = [sys.executable, "-c", "import qualcode; print(qualcode.__file__)"]
    seen = subprocess.run(where, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert seen.stdout.startswith(str(site))
    command = [sys.executable, "-m", "qualcode", "demo", "erstes", "--no-open"]
    ran = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "66 documents" in ran.stdout
    assert "krippendorff" in ran.stdout.lower()
    assert sorted(one.name for one in (tmp_path / "erstes").iterdir()) == [
        "Interferenz.docx",
        "Interferenz.md",
        "demo.qualcode",
    ]


def test_demo_refuses_a_folder_that_is_not_empty(site, tmp_path):
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll" / "x").write_text("x")
    environment = {**os.environ, "PYTHONPATH": str(site), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "qualcode", "demo", "voll"]
    ran = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "not empty" in ran.stderr
    assert [one.name for one in (tmp_path / "voll").iterdir()] == ["x"]
