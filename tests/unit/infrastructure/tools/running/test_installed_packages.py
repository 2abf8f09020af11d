"""Tests of what is installed in an environment."""

import pathlib
from collections.abc import Callable

import pytest

from archcheck.application.ports.result_cache import NoResults
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.tools.running import installed_packages
from archcheck.infrastructure.tools.running.installed_packages import packages_digest, plugins

Change = Callable[[pathlib.Path], object]
FINDER = "__editable___mail_1_0_finder.py"


def digest(place: pathlib.Path) -> bytes | None:
    root = str(place.parent / "project")
    return packages_digest([str(place), "/nowhere"], root, KnownFiles(NoResults(), ""))


@pytest.fixture(name="place")
def _place(tmp_path: pathlib.Path) -> pathlib.Path:
    place = tmp_path / "site-packages"
    for name in ("mail-1.0.dist-info", "shop-2.0.egg-info", "empty-1.dist-info"):
        (place / name).mkdir(parents=True)
    (place / "mail-1.0.dist-info" / "RECORD").write_text("mail/__init__.py,sha256=a,1")
    (place / "shop-2.0.egg-info" / "PKG-INFO").write_text("Version: 2.0")
    for name in ("linked", "mapped", "project"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").touch()
    (place / "links.pth").write_text(f"{tmp_path / 'linked'}\nimport os\n../project\n")
    (place / FINDER).write_text(f"MAPPING: dict = {{'mail': '{tmp_path / 'mapped'}'}}\n")
    return place


@pytest.mark.parametrize(
    "change",
    [
        lambda place: (place / "new-1.0.dist-info").mkdir(),
        lambda place: (place / "mail-1.0.dist-info/RECORD").write_text("other"),
        lambda place: (place / "shop-2.0.egg-info/PKG-INFO").write_text("Version: 3"),
        lambda place: (place / "links.pth").write_text("import sys\n"),
        lambda place: (place.parent / "linked/a.py").write_text("X = 1"),
        lambda place: (place.parent / "mapped/a.py").write_text("X = 1"),
    ],
)
def test_should_differ_when_something_else_is_installed(
    place: pathlib.Path, change: Change
) -> None:
    before = digest(place)
    change(place)
    assert digest(place) not in (before, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda place: (place / "mail").mkdir(),
        lambda place: (place.parent / "project/a.py").write_text("X = 1"),
    ],
)
def test_should_be_the_same_when_the_same_is_installed(place: pathlib.Path, change: Change) -> None:
    before = digest(place)
    change(place)
    assert digest(place) == before


def test_should_be_unknown_when_a_link_leads_to_very_much(
    place: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed_packages, "MOST_OF_A_LINK", 0)
    assert digest(place) is None


def test_should_be_unknown_when_a_finder_cannot_be_read(place: pathlib.Path) -> None:
    (place / FINDER).write_text("MAPPING = {print()}\n")
    assert digest(place) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[flake8.extension]\nA = mail:check\n", ("mail",)),
        ("[console_scripts]\nmail = mail:main\n", ()),
        ("no section", ()),
        ("flake8.extension without a section", None),
    ],
)
def test_should_name_distributions_when_they_bring_plugins(
    place: pathlib.Path, text: str, expected: tuple[str, ...] | None
) -> None:
    (place / "mail-1.0.dist-info" / "entry_points.txt").write_text(text)
    assert plugins([str(place)], "flake8.extension", "flake8.report") == expected
