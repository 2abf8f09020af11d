"""The pack `modern-python` on what only looks like a violation, and on other layouts."""

import itertools
import pathlib

import pytest

from tests.end_to_end.packs.modern_python_support import (
    GONE,
    SAMPLES,
    found_in,
    sample,
    text_of,
)

PROJECT = text_of("pyproject.toml")
CONTAINER = text_of("Dockerfile")
TEST = text_of("tests/unit/test_stores.py")
CHECKS = text_of(".github/workflows/checks.yml")
JOURNEYS = text_of("src/parcels/journeys.py")
FIXTURE = text_of("tests/conftest.py")
MOVED = {
    "src/parcels/__init__.py": GONE,
    "src/parcels/journeys.py": GONE,
    "src/parcels/stores.py": GONE,
    "src/parcels/redis_store.py": GONE,
    "src/parcels/py.typed": GONE,
}


def _moved(before: str, after: str) -> dict[str, str]:
    """The package in another directory, under another name."""
    files = ("__init__.py", "journeys.py", "stores.py", "redis_store.py")
    tests = ("tests/unit/test_stores.py", "tests/unit/test_journeys.py")
    return {
        **MOVED,
        **{
            f"{before}/{name}": text_of(f"src/parcels/{name}").replace(
                "from parcels", f"from {after}"
            )
            for name in files
        },
        **{name: text_of(name).replace("from parcels", f"from {after}") for name in tests},
    }


POETRY = """[build-system]
requires = ["poetry-core>=2"]
build-backend = "poetry.core.masonry.api"

[tool.poetry]
name = "parcels"
version = "1.4.0"
packages = [{ include = "parcels", from = "src" }]

[tool.poetry.dependencies]
python = "^3.11"
redis = "^5"

[tool.poetry.group.dev.dependencies]
anyio = "^4"
pytest = "^8"

[tool.archcheck]
extends = ["modern-python"]
"""
DYNAMIC = PROJECT.replace('dependencies = ["redis>=5"]', 'dynamic = ["dependencies"]').replace(
    "[tool.hatch.build.targets.wheel]",
    '[tool.hatch.metadata.hooks.requirements_txt]\nfiles = ["requirements.txt"]\n\n'
    "[tool.hatch.build.targets.wheel]",
)
NEAR_MISSES: list[dict[str, str]] = [
    {"pyproject.toml": POETRY, "uv.lock": GONE, "pylock.toml": ""},
    {"pyproject.toml": DYNAMIC, "requirements.txt": "redis>=5\n"},
    {".flake8": "[flake8]\n"},
    {"docs/requirements.txt": "sphinx\n"},
    {"tests/pytest.ini.example": "[pytest]\n"},
    {"scripts/release.py": "import sys\n\nprint(sys.path)\n"},
    {"tests/unit/test_stores.py": TEST.replace('"p2"', '"src.parcels"')},
    {"tests/unit/test_stores.py": f"import sys\n\nPLACES = list(sys.path)\n{TEST}"},
    {
        "tests/unit/test_paths.py": TEST.replace(
            "tracker =", "path = []\n    path.insert(0, 'src')\n    tracker ="
        )
    },
    {"tests/conftest.py": f"{FIXTURE}\n\nNAME = 'PYTHONPATH=src'\n"},
    {
        ".github/workflows/checks.yml": CHECKS.replace(
            "name: checks", "# PYTHONPATH: src\nname: checks"
        )
    },
    {".github/workflows/checks.yml": CHECKS.replace("uv run pytest", "python -m tox -e py")},
    {".github/workflows/checks.yml": GONE, ".gitlab-ci.yml": "test:\n  script: [pytest]\n"},
    {"Dockerfile": CONTAINER.replace("ARG PYTHON=3.13", "ARG PYTHON=3")},
    {
        "Dockerfile": CONTAINER.replace(
            "python:${PYTHON}-slim AS prod", "localhost:5000/python:3.12 AS prod"
        )
    },
    {"Dockerfile": CONTAINER.replace("USER parcels", "USER 1000:0")},
    {"Dockerfile": CONTAINER.replace("USER parcels", "ENV WHO=parcels\nUSER ${WHO}")},
    {"Dockerfile": CONTAINER.replace("AS build", "AS latest").replace("from=build", "from=latest")},
    {"Dockerfile": f"{CONTAINER}# pip install --break-system-packages x\n"},
    {
        "Dockerfile": CONTAINER.replace(
            "FROM python:${PYTHON}-slim AS prod",
            "FROM python:${PYTHON}-slim AS test\nRUN uv sync\nFROM python:${PYTHON}-slim AS prod",
        )
    },
    {"tests/fixtures/Dockerfile": "FROM python\n"},
    {"Dockerfile.dockerignore": "*\n"},
    {"compose.yaml": "services:\n  cache:\n    image: ${CACHE:-valkey/valkey:8}\n"},
    {
        "compose.yaml": GONE,
        "docker-compose.yml": "x-r: &r\n  image: redis@sha256:abc\nservices:\n  r:\n    <<: *r\n",
    },
    {"pyproject.toml": PROJECT.replace('requires-python = ">=3.11"', 'requires-python = "~=3.11"')},
    {"pyproject.toml": PROJECT.replace('target-version = "py311"', "line-length = 100")},
    {".gitignore": "*env/\n__pycache__/\n.env*\n!.env.example\n"},
    {"src/parcels/test_names.py": "NAMES = ()\n"},
    {".pre-commit-config.yaml": GONE, ".pre-commit-config.yml": "repos: []\n"},
    {
        "tests/unit/test_stores.py": TEST.replace("@pytest.mark.anyio\n", "").replace(
            "NOON =", "pytestmark = pytest.mark.anyio\nNOON ="
        )
    },
    {
        "tests/integration/test_clock.py": "import time\n\nfrom parcels import journeys\n\n\ndef test_should_wait_when_scanner_is_slow() -> None:\n    time.sleep(0.01)\n    assert journeys.Journey('p', ()).scans == ()\n"
    },
]


def test_should_only_note_it_when_a_lock_file_is_missing(tmp_path: pathlib.Path) -> None:
    found = found_in(sample("good", tmp_path, {"uv.lock": GONE}))
    assert [line.partition(" there")[0] for line in found] == [
        "pyproject.toml:1:1: note[required-path]"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        _moved("src/acme/parcels", "acme.parcels"),
        _moved("src/tracking", "tracking"),
        {"src/other/__init__.py": "", "src/other/names.py": "NAMES = ()\n"},
        {"tests/__init__.py": "", "tests/unit/__init__.py": ""},
    ],
    ids=["namespace", "another name", "two packages", "tests are packages"],
)
def test_should_find_nothing_when_the_layout_is_another(
    tmp_path: pathlib.Path, changes: dict[str, str]
) -> None:
    assert found_in(sample("good", tmp_path, changes)) == []


@pytest.mark.parametrize("changes", NEAR_MISSES)
def test_should_find_nothing_when_something_only_looks_like_a_violation(
    tmp_path: pathlib.Path, changes: dict[str, str]
) -> None:
    assert found_in(sample("good", tmp_path, changes)) == []


def _is_other(path: str, text: str) -> bool:
    """Whether a file of the sample becomes another one."""
    place = SAMPLES / "good" / path
    return not place.exists() or place.read_text(encoding="utf-8") != text


def test_should_have_as_many_near_misses_as_the_others_when_they_are_counted() -> None:
    changed = [it for it in NEAR_MISSES if all(itertools.starmap(_is_other, it.items()))]
    assert len(changed) == len(NEAR_MISSES) >= 25
