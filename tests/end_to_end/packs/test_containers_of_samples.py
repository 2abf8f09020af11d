"""The container files of the good samples, built where something can build them."""

import functools
import pathlib
import shutil
import subprocess

import pytest

from tests.end_to_end.packs.pack_support import GOOD, copied, sampled_packs

BASE = "docker.io/library/python:3.13-slim"
BUILDERS = ("podman", "docker")
PLACES = {"releasable-dirs": "helpers"}


@functools.cache
def builder() -> str:
    """What builds images here; empty where nothing does, or no image can be had."""
    found = next(filter(None, map(shutil.which, BUILDERS)), "")
    asked = (["info"], ["pull", "--quiet", BASE]) if found else ()
    runs = (subprocess.run([found, *it], capture_output=True, check=False) for it in asked)
    return "" if any(run.returncode for run in runs) else found


@pytest.mark.skipif("not builder()", reason="neither podman nor docker builds images here")
@pytest.mark.parametrize("name", sampled_packs())
def test_should_build_when_the_good_sample_has_a_container_file(
    name: str, tmp_path: pathlib.Path
) -> None:
    place = copied(name, GOOD, tmp_path) / PLACES.get(name, ".")
    done = subprocess.run(
        [builder(), "build", "--quiet", str(place)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
