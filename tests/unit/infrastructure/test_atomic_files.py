"""Files that are replaced at once."""

import contextlib
import pathlib

import pytest

from archcheck.infrastructure.atomic_files import replace_all


def test_should_leave_nothing_behind_when_a_text_cannot_be_encoded(tmp_path: pathlib.Path) -> None:
    """Neither the target changes nor does half a file stay beside it."""
    target = tmp_path / "known.txt"
    target.write_text("before", encoding="utf-8")
    with contextlib.suppress(UnicodeEncodeError):
        replace_all({str(target): "\ud800"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"known.txt": "before"}


@pytest.mark.parametrize("name", ["taken", "gone/known.txt"])
def test_should_name_the_target_when_it_cannot_be_written(
    tmp_path: pathlib.Path, name: str
) -> None:
    """Nobody knows the file that was to become it."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError) as caught:
        replace_all({str(tmp_path / name): "text"})
    assert caught.value.filename == str(tmp_path / name)
