"""What is said again of contracts, metrics and imports is what would be found now."""

import json
import os
import pathlib
import random
import re
import signal
from collections.abc import Callable

import pytest

from archcheck.composition_root.root import Root
from archcheck.interface.cli.entry import run
from archcheck.shared.configuration import read_environment

SEED = 20261130
STEPS = 25
DURATION = re.compile(r", \d+\.\d s( \(nothing had changed\))?")
LAYERS = '[tool.archcheck.layers]\ndomain = ["shop.domain"]\ninfra = ["shop.infra"]\n'
CONTRACTS = (
    "",
    '[[tool.archcheck.contracts]]\nname = "pure"\ntype = "forbidden"\n'
    'source_modules = ["shop.domain"]\nforbidden_modules = ["shop.infra"]\n',
    '[[tool.archcheck.contracts]]\nname = "pure"\ntype = "forbidden"\nlevel = "note"\n'
    'because = "Purity."\nsource_modules = ["shop.domain"]\nforbidden_modules = ["requests"]\n',
    '[[tool.archcheck.contracts]]\nname = "down"\ntype = "layers"\nlayers = ["infra", "domain"]\n'
    'ignore_imports = ["shop.domain.a -> shop.infra.d"]\n',
    "[tool.archcheck.rules]\nmodule-size = { lines = 2 }\nfan-out = { limit = 1 }\n",
    "[[tool.archcheck.overrides]]\npaths = ['src/shop/domain/**']\nrules.import-cycle = 'off'\n",
    "classified = true\n",
)
PATHS = ("domain/a.py", "domain/b.py", "infra/d.py", "infra/_e.py", "f.py", "infra/requests.py")
TEXTS = (
    "",
    "import requests\n",
    "from shop.infra import d\n",
    "from shop.domain import a\nimport shop.f\n",
    "import shop.nowhere\nfrom shop.infra import _e\n",
    "def f(:\n",
)
DEPENDENCIES = ("[]", '["requests"]')


class Edited:
    """A project that somebody edits at random."""

    def __init__(self, root: pathlib.Path, chance: random.Random) -> None:
        """Begin with one package in two layers."""
        self._root = root
        self._chance = chance
        self._contract = CONTRACTS[0]
        self._dependencies = DEPENDENCIES[0]
        for package in ("", "domain", "infra"):
            self._put(f"{package}/__init__.py", "")
        self._configure()

    def edit(self) -> None:
        """Change something, or nothing."""
        kinds: tuple[Callable[[], None], ...] = (
            self._write,
            self._write,
            self._delete,
            self._contracts,
            self._declare,
            lambda: None,
        )
        self._chance.choice(kinds)()

    def _write(self) -> None:
        self._put(self._chance.choice(PATHS), self._chance.choice(TEXTS))

    def _delete(self) -> None:
        (self._root / "src/shop" / self._chance.choice(PATHS)).unlink(missing_ok=True)

    def _contracts(self) -> None:
        self._contract = self._chance.choice(CONTRACTS)
        self._configure()

    def _declare(self) -> None:
        self._dependencies = self._chance.choice(DEPENDENCIES)
        self._configure()

    def _configure(self) -> None:
        first = self._contract if self._contract.startswith("classified") else ""
        text = (
            f'[project]\nname = "shop"\nversion = "1"\ndependencies = {self._dependencies}\n'
            f"[tool.archcheck]\n{first}{LAYERS}{'' if first else self._contract}"
        )
        (self._root / "pyproject.toml").write_text(text, encoding="utf-8")

    def _put(self, path: str, text: str) -> None:
        place = self._root / "src/shop" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, object, str]:
    """The exit status, the findings as SARIF has them, and what is said beside them."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    environment = read_environment({"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]})
    status = run(("check", "--only-rules", "--format", "sarif", *options), Root(environment))
    for number, handler in before.items():
        signal.signal(number, handler)
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else None, DURATION.sub("", err)


def test_should_say_what_a_run_without_memory_says_when_a_project_is_edited_at_random(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Edited(tmp_path, random.Random(SEED))
    pairs = []
    for _ in range(STEPS):
        project.edit()
        pairs.append((told(capsys), told(capsys, "--no-cache")))
    assert [first for first, _ in pairs] == [second for _, second in pairs]
