"""A project below the root of its repository: which paths stand in the reports."""

import json
import pathlib
import subprocess
from typing import Any
from urllib.parse import unquote

import pytest

from tests.end_to_end.archcheck_support import BARE, archcheck, project

RULE = f'{BARE}rules.no-comments = "error"\n'
PATH = "src/shop/order.py"
PREFIX = "services/my api/"
ENCODED = f"services/my%20api/{PATH}"
WAIVER = """
extends = []
[[waivers]]
rule = "no-comments"
path = "src/**"
reason = "there are none"
"""
ARGUMENTS = ("--no-cache", "--format")


def commented(directory: pathlib.Path) -> pathlib.Path:
    """A project with one finding."""
    return project(directory, RULE, order="X = 1\n\n\n# prose\n")


@pytest.fixture(name="service")
def _service(tmp_path: pathlib.Path) -> pathlib.Path:
    """That project in a directory of a repository."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return commented(tmp_path / "services" / "my api")


def sarif(directory: pathlib.Path, *arguments: str) -> Any:
    """archcheck's run in the SARIF of a check."""
    return json.loads(archcheck(directory, "check", *arguments, *ARGUMENTS, "sarif").out)["runs"][0]


def uris(run: Any) -> list[str]:
    """The addresses in a run, of results and of artifacts."""
    places = [entry["locations"][0]["physicalLocation"] for entry in run["results"]]
    addresses = [place["artifactLocation"] for place in places]
    return [
        entry["uri"] for entry in (*addresses, *(file["location"] for file in run["artifacts"]))
    ]


def identities(run: Any) -> list[Any]:
    """What a consumer knows the findings of a run by."""
    return [entry["partialFingerprints"] for entry in run["results"]]


def test_should_name_files_from_the_repository_when_project_lies_below(
    service: pathlib.Path,
) -> None:
    assert uris(sarif(service)) == [ENCODED, ENCODED]


def test_should_name_files_from_the_repository_when_checked_from_elsewhere(
    service: pathlib.Path,
) -> None:
    assert uris(sarif(service.parent, "my api/src")) == [ENCODED, ENCODED]


def test_should_name_files_from_the_repository_when_reached_by_a_link(
    service: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "short").symlink_to(service)
    assert uris(sarif(elsewhere, "short")) == [ENCODED, ENCODED]


def test_should_name_files_from_the_project_when_there_is_no_repository(
    tmp_path: pathlib.Path,
) -> None:
    assert uris(sarif(commented(tmp_path))) == [PATH, PATH]


@pytest.mark.parametrize(
    ("arguments", "category"),
    [
        ((), "archcheck/services/my api/"),
        (("--only-rules",), "archcheck-partial/services/my api/"),
        (("--sarif-category", "api"), "api/"),
    ],
)
def test_should_name_the_directory_in_category_when_none_is_wished(
    arguments: tuple[str, ...], category: str, service: pathlib.Path
) -> None:
    """Two projects of a repository would close each other's alerts."""
    assert sarif(service, *arguments)["automationDetails"]["id"] == category


def test_should_know_findings_again_when_the_project_is_moved(
    service: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    alone = commented(tmp_path_factory.mktemp("alone"))
    assert identities(sarif(service)) == identities(sarif(alone))


def test_should_keep_paths_of_the_project_when_the_result_is_saved(service: pathlib.Path) -> None:
    """With the prefix, so that every report can be made of it."""
    saved = json.loads(archcheck(service, "check", *ARGUMENTS, "json").out)
    paths = [entry["location"]["path"] for entry in saved["findings"]]
    assert (paths, saved["project"]["prefix"]) == ([PATH], PREFIX)


@pytest.mark.parametrize("arguments", [(), ("--quiet",)])
@pytest.mark.parametrize(
    ("place", "path", "seen"),
    [
        (".", ".", PATH),
        ("src", ".", "shop/order.py"),
        ("..", "my api", f"my api/{PATH}"),
        ("../..", "services/my api/src", f"services/my api/{PATH}"),
    ],
)
def test_should_print_paths_that_can_be_clicked_when_run_somewhere(
    place: str, path: str, seen: str, arguments: tuple[str, ...], service: pathlib.Path
) -> None:
    """The console speaks to the person, from where that person is."""
    run = archcheck(service / place, "check", path, *arguments, *ARGUMENTS, "console")
    assert f"\n{seen}:4:1: " in f"\n{run.out}", run.said


def test_should_lead_to_files_when_addresses_are_followed(service: pathlib.Path) -> None:
    """Whoever checks the repository out finds each of them there."""
    (service.parents[1] / "base.toml").write_text(WAIVER, encoding="utf-8")
    told = uris(sarif(service, "--config", "../../base.toml"))
    assert [uri for uri in told if not (service.parents[1] / unquote(uri)).is_file()] == []


def test_should_stay_in_the_repository_when_configuration_lies_elsewhere(
    service: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("ci") / "base.toml"
    base.write_text(WAIVER, encoding="utf-8")
    told = sarif(service, "--config", str(base))["results"]
    places = [entry["locations"][0]["physicalLocation"]["artifactLocation"] for entry in told]
    assert {place["uri"] for place in places} == {f"{PREFIX.replace(' ', '%20')}pyproject.toml"}
