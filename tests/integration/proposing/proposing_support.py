"""Proposals for projects on disk, without a process."""

import functools
import os
import pathlib
import tempfile
import tomllib
from collections.abc import Mapping
from typing import Any

from archcheck.application.ports.proposal_files import Additions
from archcheck.application.proposing.proposer import InitWish
from archcheck.application.use_cases.propose_configuration_use_case import InitPlan, InitRequest
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import read_environment

SHOP: Mapping[str, str] = {
    "src/shop/__init__.py": "",
    "src/shop/web.py": "import shop.domain\n\nX = shop.domain\n",
    "src/shop/domain.py": "X = 1\n",
}


def written(directory: pathlib.Path, files: Mapping[str, str]) -> pathlib.Path:
    """A directory with these files."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory


def planned(
    directory: pathlib.Path, wish: InitWish = InitWish(), additions: Additions = Additions()
) -> InitPlan:
    """What would be written."""
    request = InitRequest(directory=str(directory), wish=wish, additions=additions)
    use_case = Root(read_environment(os.environ)).propose_configuration()
    return use_case.execute(request, SilentProgress())


def plan_of(files: Mapping[str, str], wish: InitWish = InitWish()) -> InitPlan:
    """What would be written for a project of these files; planned once, however often asked."""
    return _plan_of(tuple(files.items()), wish)


@functools.cache
def _plan_of(files: tuple[tuple[str, str], ...], wish: InitWish) -> InitPlan:
    with tempfile.TemporaryDirectory() as place:
        return planned(written(pathlib.Path(place), dict(files)), wish)


def configuration(plan: InitPlan, at: int = 0) -> Mapping[str, Any]:
    """The keys of one of the configurations."""
    document = tomllib.loads(plan.configurations[at].added)
    found: Mapping[str, Any] = document.get("tool", {}).get("archcheck", document)
    return found


def fates(plan: InitPlan) -> Mapping[str, str]:
    """What became of each line."""
    return {row.text: row.fate.value for row in plan.ledger}
