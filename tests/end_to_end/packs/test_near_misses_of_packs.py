"""Code that looks as if it broke a pack, and breaks nothing."""

import pathlib

import pytest

from tests.end_to_end.packs.pack_support import SAMPLES, copied, findings, line, sampled_packs

NEAR_MISSES = "near_misses"
FURNISHED = [name for name in sampled_packs() if (SAMPLES / name / NEAR_MISSES).is_dir()]


@pytest.mark.parametrize("name", FURNISHED)
def test_should_keep_quiet_when_code_only_looks_like_a_violation(
    name: str, tmp_path: pathlib.Path
) -> None:
    found = map(line, findings(copied(name, NEAR_MISSES, tmp_path)))
    assert [it for it in found if it.startswith("src/")] == []
