"""The pack `fastapi-layered` on files that only look as if something were missing."""

import pathlib
import shutil
from collections.abc import Mapping

import pytest

from tests.end_to_end.packs.pack_support import GOOD, SAMPLES, copied, findings, line

PACK = "fastapi-layered"
SETTINGS = "src/room_booking/core/config.py"


def _text(path: str) -> str:
    return (SAMPLES / PACK / GOOD / path).read_text(encoding="utf-8")


PROJECT = _text("pyproject.toml")
EXTRA = PROJECT.replace("[dependency-groups]", "[project.optional-dependencies]")
PYTHON = PROJECT.replace('requires-python = ">=3.11"', 'requires-python = "~=3.12"')
PYTHON = PYTHON.replace('target-version = "py311"', "lint.select = ['ALL']")
PYTHON = PYTHON.replace('python_version = "3.11"', "")
BACKEND = PROJECT.replace('"fastapi>=0.110"', '"fastapi>=0.110", "redis>=5", "SQLAlchemy>=2"')
COMPOSE = f"{_text('compose.yaml')}  cache:\n    image: valkey/valkey:8\n"


def _changed(root: pathlib.Path, changes: Mapping[str, str]) -> list[str]:
    for name, text in changes.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [line(finding) for finding in findings(root)]


def _renamed(root: pathlib.Path, before: str, after: str) -> list[str]:
    target = root / after
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(root / before, target)
    return [line(finding) for finding in findings(root)]


@pytest.mark.parametrize(
    "changes",
    [
        {"pyproject.toml": EXTRA},
        {"pyproject.toml": PYTHON},
        {"pyproject.toml": BACKEND, "compose.yaml": COMPOSE, "db/alembic.ini": "[alembic]\n"},
        {".gitignore": "*env\n.env*\n!.env.example\n.venv\n__pycache__\n"},
        {".env.example": "# booking_token=\n"},
        {SETTINGS: f'{_text(SETTINGS)}\n\nLIMITS = {{"token": "none"}}\n'},
        {"scripts/serve.py": "import os\n\nPORT = os.environ['PORT']\n"},
        {"tests/unit/test_slow.py": "import time\n\nSLEEP = time.sleep\n"},
    ],
    ids=["extra", "newer python", "backends", "globs", "comment", "a table", "a script", "a test"],
)
def test_should_find_nothing_when_something_only_seems_to_be_missing(
    tmp_path: pathlib.Path, changes: Mapping[str, str]
) -> None:
    assert _changed(copied(PACK, GOOD, tmp_path), changes) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dockerfile", "docker/service.Dockerfile"),
        ("Dockerfile", "Containerfile"),
        ("compose.yaml", "docker-compose.yml"),
        (".github/workflows/checks.yml", ".github/workflows/other.yaml"),
    ],
)
def test_should_miss_no_file_when_it_lies_elsewhere(
    tmp_path: pathlib.Path, before: str, after: str
) -> None:
    found = _renamed(copied(PACK, GOOD, tmp_path), before, after)
    assert [it for it in found if "required-path" in it or "pipeline" in it] == []
