"""The script that asks isort, in the tests' own process."""

import json
import pathlib
import runpy

import pytest

from archcheck.infrastructure.tools.wrapped.isort import imports_script

UNSORTED = "import sys\nimport os\n"


@pytest.fixture
def place(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """An empty directory to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> imports_script.Answer:
    imports_script.main([*arguments])
    found: imports_script.Answer = json.loads(capsys.readouterr().out)
    return found


def test_should_tell_its_version_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["isort", "--version"])
    runpy.run_path(imports_script.__file__, run_name="__main__")
    assert capsys.readouterr().out.startswith("isort ")


def test_should_sort_files_into_kinds_when_asked_for_all(
    place: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "a.py": UNSORTED,
        "b.py": "import os\n",
        "c.py": f"# isort: skip_file\n{UNSORTED}",
        "d.py": "def f(:\n",
        "e.py": UNSORTED,
    }
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    found = answer(capsys, "--skip", "e.py", "--src", "src", "--", *texts, "f.py")
    kinds = ([*found["changed"]], found["left_out"], sorted(found["unread"]))
    assert kinds == (["a.py"], ["e.py"], ["d.py", "f.py"])


def test_should_obey_the_named_file_when_there_is_one(
    place: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "ci.cfg").write_text("[isort]\nskip = a.py\n", encoding="utf-8")
    (place / "a.py").write_text(UNSORTED, encoding="utf-8")
    assert answer(capsys, "--settings-path", "ci.cfg", "--", "a.py")["left_out"] == ["a.py"]


def test_should_end_with_a_sentence_when_configuration_is_bad(place: pathlib.Path) -> None:
    (place / "ci.cfg").write_text("[isort]\nnonsense = 1\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="UnsupportedSettings: .*"):
        imports_script.main(["--settings-path", "ci.cfg", "--", "a.py"])
