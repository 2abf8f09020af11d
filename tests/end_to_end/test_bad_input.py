"""Bad input gets a clear answer and nothing is lost."""

import os
import pathlib
import shutil
import subprocess

import pytest

from tests.end_to_end.archcheck_support import BARE, Run, archcheck, project
from tests.end_to_end.shop_support import shop

RULES = "--only-rules"
FINDING = f'{BARE}[tool.archcheck.rules]\nno-comments = "error"\n'
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
WITHOUT_POWER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def configured(directory: pathlib.Path, text: str) -> Run:
    return archcheck(project(directory, text), RULES)


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("src/shop/oder.py",), ('"src/shop/oder.py" is neither a path nor a command', "order.py")),
        (("check", "src/shop/oder.py"), ("src/shop/oder.py", "does not exist")),
        (("check", ""), ("[PATH]", "it is empty; leave it out")),
        (("check", "src", ""), ("[PATH]", "it is empty; leave it out")),
        (("chekc",), ('Did you mean "check"?',)),
        (("--formt", "json"), ("--formt",)),
        (("--format", "jsn"), ('did you mean "json"?',)),
        (("--select", "no-coments"), ('did you mean "no-comments"?',)),
        (("--select", "flake8:F401"), ("flake8 is not part of", "[tool.archcheck.tools.flake8]")),
        (("--select", "conventions"), ("every rule of conventions is off here", "switch one on")),
        (("--tool", "flake9"), ('"flake9" is no tool of this gate',)),
        (("--jobs", "0"), ("--jobs",)),
        (("--pack", "sprint-zer"), ('did you mean "sprint-zero"?',)),
        (("--config", "missing.toml"), ("missing.toml",)),
        (("--baseline", "b.json"), ("b.json: the baseline cannot be read",)),
        (("explain", "no-coments"), ('did you mean "no-comments"?',)),
    ],
)
def test_should_name_mistake_when_used_wrongly(
    arguments: tuple[str, ...], texts: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    run = archcheck(project(tmp_path), *arguments)
    assert run.says(2, *texts), run.said


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("[tool.archcheck\n", ("pyproject.toml", "line 1")),
        ("[tool.archcheck]\nextend = []\n", ("tool.archcheck.extend", 'did you mean "extends"?')),
        ('[tool.archcheck]\nfail_on = "errors"\n', ("fail_on", 'did you mean "error"?')),
        (
            f'{BARE}[tool.archcheck.rules]\nno-coments = "error"\n',
            ("rules.no-coments", 'did you mean "no-comments"?'),
        ),
        (
            f"{BARE}[[tool.archcheck.structure]]\n",
            ("tool.archcheck.structure[0]", "nothing is demanded"),
        ),
        (
            f"{BARE}[tool.archcheck.tools.sonar]\n",
            ("tool.archcheck.tools.sonar", 'unknown tool "sonar"'),
        ),
        (
            f"{BARE}[tool.archcheck.layers]\ninfrastructure = '{{root}}.order'\n"
            "[[tool.archcheck.contracts]]\nname = 'hexagonal'\ntype = 'layers'\n"
            "layers = ['infrastucture']\n",
            ("contracts[0]", "hexagonal", 'did you mean "infrastructure"?'),
        ),
        (
            f"{BARE}[[tool.archcheck.contracts]]\nname = 'a'\ntype = 'forbidden'\n"
            "source_modules = ['shop.ordre']\nforbidden_modules = ['shop.order']\n",
            ("shop.ordre", "shop.order"),
        ),
        (
            f"{BARE}[[tool.archcheck.contracts]]\nname = 'a'\ntype = 'protect'\n",
            ("contracts[0]", 'unknown contract type "protect"', 'did you mean "protected"?'),
        ),
        ("[tool.archcheck]\nsource = ['lib']\n", ("lib", "does not exist")),
        ("[tool.archcheck]\nextends = ['./none.toml']\n", ("none.toml",)),
    ],
)
def test_should_name_file_and_key_when_configuration_is_wrong(
    text: str, texts: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    run = configured(tmp_path, text)
    assert run.says(2, "pyproject.toml", *texts), run.said


def test_should_name_circle_when_packs_extend_each_other(tmp_path: pathlib.Path) -> None:
    project(tmp_path, "[tool.archcheck]\nextends = ['./a.toml']\n")
    (tmp_path / "a.toml").write_text("extends = ['./b.toml']\n")
    (tmp_path / "b.toml").write_text("extends = ['./a.toml']\n")
    run = archcheck(tmp_path, RULES)
    assert run.says(2, "a.toml", "b.toml", "extends itself"), run.said


def test_should_refuse_empty_directory_when_there_is_nothing_to_check(
    tmp_path: pathlib.Path,
) -> None:
    run = archcheck(tmp_path, RULES)
    assert run.says(2, "no Python"), run.said


def test_should_refuse_project_when_it_has_no_python_file(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pyproject.toml").write_text(BARE)
    (tmp_path / "README.md").touch()
    run = archcheck(tmp_path, RULES)
    assert run.says(2, "no Python"), run.said


def test_should_say_that_nothing_was_checked_when_all_paths_are_excluded(
    tmp_path: pathlib.Path,
) -> None:
    project(tmp_path, f"{BARE}exclude = ['**/order.py']\n")
    run = archcheck(tmp_path, RULES, "src/shop/order.py")
    assert run.says(2) or run.says(0, "Nothing was checked"), run.said


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"def f(:\n    pass\n", "src/shop/bad.py:1:7"),
        (b"\x7fELF\x00\x00\x01\x02\xff\xfe", "src/shop/bad.py:1:9"),
        (b"x = 1\ny = '\xff'\n", "src/shop/bad.py:2:"),
        (b"# coding: klingon\n", "src/shop/bad.py:1:1"),
        (b"x = " + b"(" * 5_000 + b")" * 5_000, "too many nested parentheses"),
        (b"x = " + b"-" * 200_000 + b"1\n", "nested too deeply"),
        (b"x = 1\n" * 3_500_000, "max_file_size"),
    ],
    ids=["syntax error", "binary", "undecodable", "unknown encoding", "parentheses", "deep", "big"],
)
def test_should_check_all_other_files_when_one_cannot_be_read(
    data: bytes, text: str, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, FINDING, other="# a comment\n")
    (tmp_path / "src" / "shop" / "bad.py").write_bytes(data)
    run = archcheck(tmp_path, RULES)
    assert run.says(3, text, "src/shop/other.py:1:1", "Analysis incomplete"), run.said


@pytest.mark.skipif(
    IS_ROOT and not shutil.which("setpriv"), reason="root reads everything without setpriv"
)
def test_should_name_file_when_it_is_unreadable(tmp_path: pathlib.Path) -> None:
    project(tmp_path, FINDING, secret="X = 1\n", other="# a comment\n")
    (tmp_path / "src" / "shop" / "secret.py").chmod(0)
    run = archcheck(tmp_path, RULES, prefix=WITHOUT_POWER if IS_ROOT else ())
    assert run.says(3, "src/shop/secret.py", "Permission denied", "other.py:1:1"), run.said


def test_should_check_each_file_once_when_links_run_in_circles(tmp_path: pathlib.Path) -> None:
    project(tmp_path, FINDING, other="# a comment\n")
    (tmp_path / "src" / "shop" / "again").symlink_to("..", target_is_directory=True)
    (tmp_path / "src" / "shop" / "broken.py").symlink_to("nowhere.py")
    (tmp_path / "src" / "shop" / "directory.py").mkdir()
    run = archcheck(tmp_path, RULES)
    assert (run.status, run.out.count("# a comment")) == (1, 1), run.said


@pytest.mark.parametrize("place", ["file", "/proc/self/none"])
def test_should_answer_without_cache_when_its_directory_cannot_be_used(
    place: str, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, FINDING, other="# a comment\n")
    (tmp_path / "file").touch()
    run = archcheck(tmp_path, RULES, "--cache-dir", place)
    assert run.says(1, "no cache", "other.py:1:1"), run.said


def test_should_answer_without_cache_when_the_disk_is_full(tmp_path: pathlib.Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(full)]
    if not IS_ROOT or subprocess.run(mount, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        project(tmp_path / "shop", FINDING, other="# a comment\n")
        run = archcheck(tmp_path / "shop", RULES, "--cache-dir", str(full / "cache"))
    finally:
        subprocess.run(["umount", str(full)], check=True)
    assert run.says(1, "no cache", "No space left", "other.py:1:1"), run.said


@pytest.mark.parametrize(
    ("target", "status", "checked"),
    [("missing/report.json", 2, False), ("src", 2, False), ("x" * 300, 3, True)],
)
def test_should_say_so_when_a_report_cannot_be_written(
    target: str, status: int, checked: bool, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, FINDING, other="# a comment\n")
    run = archcheck(tmp_path, RULES, "--format", f"json:{target}")
    told = (run.status, "cannot write the report" in run.err, "other.py:1:1" in run.out)
    assert told == (status, True, checked)


@pytest.mark.parametrize(("excluded", "status"), [("[]", 3), ('["src/shop/mid.py"]', 1)])
def test_should_know_nothing_of_chains_when_a_file_outside_of_the_paths_is_broken(
    tmp_path: pathlib.Path, excluded: str, status: int
) -> None:
    project = shop(tmp_path, changes={"src/shop/mid.py": "def f(:\n"})
    table = project / "pyproject.toml"
    text = table.read_text(encoding="utf-8")
    own = f"[tool.archcheck]\nexclude = {excluded}\n"
    table.write_text(text.replace("[tool.archcheck]\n", own, 1), encoding="utf-8")
    run = archcheck(project, "--no-cache", "--only-rules", "src/shop/price.py")
    assert run.status == status, run.said


def test_should_say_what_a_named_file_is_when_it_belongs_to_no_project(
    tmp_path: pathlib.Path,
) -> None:
    """Python files that are no sources lie beside it, as in /etc."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").touch()
    (tmp_path / "hosts").touch()
    assert archcheck(tmp_path, "./hosts").says(2, 'the path "./hosts" is not a Python file')
