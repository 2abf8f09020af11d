"""Each pack on a service that keeps it, in each layout, and on one that breaks each rule once."""

import collections
import dataclasses
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.end_to_end.archcheck_support import archcheck, environment
from tests.end_to_end.packs.pack_support import (
    BROKEN,
    EXPECTED,
    GOOD,
    SAMPLES,
    copied,
    findings,
    line,
    pack,
    rearranged,
    sampled_packs,
    statements,
    tools_of,
)

BARE = ("tests", "uv.lock")
WITHOUT = {"the service has tests", "a lock file", "there are unit tests"}
COMPOSED = {"composition": 2}
LAYOUTS = [(name, layout) for name in sampled_packs() for layout in pack(name)["layouts"]]


@pytest.mark.parametrize("name", sampled_packs())
def test_should_find_nothing_when_the_pack_is_kept(name: str, tmp_path: pathlib.Path) -> None:
    run = archcheck(copied(name, GOOD, tmp_path), "--only-rules", "--format", "json")
    assert (run.status, run.out.count('"id": ')) == (0, 0), run.out


@pytest.mark.parametrize("name", sampled_packs())
def test_should_pass_its_own_tests_when_the_good_sample_is_run(
    name: str, tmp_path: pathlib.Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=copied(name, GOOD, tmp_path),
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
def test_should_find_nothing_when_the_good_sample_has_another_layout(
    name: str, layout: str, tmp_path: pathlib.Path
) -> None:
    place = rearranged(copied(name, GOOD, tmp_path), tmp_path / layout, layout)
    assert [line(finding) for finding in findings(place)] == []


@dataclasses.dataclass(frozen=True)
class Broken:
    """A pack, and what is found in the sample that breaks each of its rules."""

    name: str
    found: Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module", name="broken", params=sampled_packs())
def _broken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Broken:
    place = copied(request.param, BROKEN, tmp_path_factory.mktemp("broken"))
    return Broken(request.param, findings(place, *tools_of(request.param)))


def test_should_find_exactly_the_list_when_each_rule_is_broken(broken: Broken) -> None:
    expected = (SAMPLES / broken.name / EXPECTED).read_text(encoding="utf-8").splitlines()
    assert [line(finding) for finding in broken.found] == expected


def test_should_break_each_statement_once_when_the_broken_sample_is_checked(
    broken: Broken,
) -> None:
    several = {
        table["name"]: len(table["paths"])
        for table in pack(broken.name)["layout"]
        if isinstance(table.get("paths"), list)
    }
    told = counted(broken.found)
    wanted = {said: several.get(said, 1) for said in statements(broken.name) - WITHOUT}
    assert told == wanted | {it: COMPOSED[it] for it in told.keys() & COMPOSED.keys()}


@pytest.mark.parametrize(
    "name", [name for name in sampled_packs() if not WITHOUT.isdisjoint(statements(name))]
)
def test_should_break_the_others_once_when_the_broken_sample_has_no_tests_and_no_lock_file(
    name: str, tmp_path: pathlib.Path
) -> None:
    place = copied(name, BROKEN, tmp_path)
    for path in BARE:
        shutil.rmtree(place / path, ignore_errors=True)
        (place / path).unlink(missing_ok=True)
    wanted = dict.fromkeys(statements(name) & WITHOUT, 1)
    told = counted(findings(place))
    assert {said: told[said] for said in wanted} == wanted


def counted(found: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
    """How often each statement of a pack was broken."""
    return collections.Counter(it.get("contract") or it["rule"] for it in found)
