"""Tests of what the Dockerfile says, without building it."""

import re
import tomllib

import pytest

import archcheck
from tests.integration.delivery.checkout_support import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
STAGES = {
    stage: body
    for stage, body in re.findall(r"^FROM \S+ AS (\S+)\n(.*?)(?=^FROM |\Z)", TEXT, re.M | re.S)
}


def labels(stage: str) -> dict[str, str]:
    """The labels that a stage sets."""
    found = re.findall(r'org\.opencontainers\.image\.(\w+)="([^"]*)"', STAGES[stage])
    return dict(found)


def test_should_build_the_core_when_no_target_is_named() -> None:
    assert [name for name in STAGES if not name.startswith("b")] == ["full", "core"]


@pytest.mark.parametrize("target", ["core", "full"])
def test_should_say_what_it_is_when_an_image_is_looked_at(target: str) -> None:
    said = {**labels("base"), **labels(target)}
    assert sorted(said) == ["description", "licenses", "title", "version"]


def test_should_carry_the_version_that_it_holds() -> None:
    assert labels("base")["version"] == archcheck.__version__


@pytest.mark.parametrize(("target", "build"), [("core", "build-core"), ("full", "build-full")])
def test_should_bring_its_bill_of_materials_when_a_target_is_built(target: str, build: str) -> None:
    copied = f"COPY --from={build} /opt/archcheck /opt/archcheck" in STAGES[target]
    assert (copied, "/opt/archcheck/sbom.cdx.json" in STAGES[build]) == (True, True)


def test_should_bring_every_extra_when_it_is_full() -> None:
    assert "'.[all]'" in STAGES["build-full"]


def test_should_run_as_nobody_in_particular() -> None:
    assert re.findall(r"^USER (\S+)", STAGES["base"], re.M) == ["10001:10001"]


def test_should_name_every_extra_when_all_are_asked_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = settings["project"]["optional-dependencies"]
    (everything,) = extras.pop("all")
    assert everything == f"archcheck-gate[{','.join(sorted(extras))}]"
