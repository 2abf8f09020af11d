"""Old versions of projects, with the real git."""

import os
import pathlib
import shutil

import pytest

from archcheck.application.ports.project_history import HistoryUnknown, PastVersions, Span
from archcheck.domain.configuration import Configuration
from archcheck.domain.fitness_history import Version
from archcheck.infrastructure.discovery.git_history import GitHistory
from tests.integration.version_control.repository_support import committed, git
from tests.unit.infrastructure.discovery.project_support import found
from tests.unit.refusal_support import refusal

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
HISTORY = GitHistory(os.environ)


def versions(root: pathlib.Path, count: int = 9, tags: bool = False) -> tuple[Version, ...]:
    """The versions of a project."""
    return HISTORY.versions(str(root), Span(count, tags))


def past(root: pathlib.Path) -> PastVersions:
    """The old versions of a project."""
    configuration = Configuration(root=str(root))
    return HISTORY.past(configuration, found(root, configuration))


def test_should_begin_with_the_oldest_when_commits_are_followed(tmp_path: pathlib.Path) -> None:
    commits = [committed(tmp_path, {"src/shop/a.py": text}) for text in ("", "X = 1\n", "X = 2\n")]
    assert [version.commit for version in versions(tmp_path, 2)] == commits[1:]


def test_should_take_the_last_by_date_when_tags_are_followed(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, day in (("b", 3), ("a", 2), ("c", 1)):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2027-06-0{day}T10:00:00+0000")
        committed(tmp_path, {"src/shop/a.py": name})
        git(tmp_path, "tag", name)
    assert len(versions(tmp_path, 2, tags=True)) == 2


def test_should_list_files_as_they_were_when_they_have_changed(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"src/shop/__init__.py": "", "src/shop/a.py": "import shop.b\n"})
    committed(tmp_path, {"src/shop/b.py": ""})
    first, _ = versions(tmp_path)
    project = past(tmp_path).project(first)
    assert [(file.path, file.size) for file in project.files] == [
        ("src/shop/__init__.py", 0),
        ("src/shop/a.py", 14),
    ]


def test_should_pass_over_links_when_they_were_committed(tmp_path: pathlib.Path) -> None:
    (tmp_path / "src" / "shop").mkdir(parents=True)
    (tmp_path / "src" / "shop" / "b.py").symlink_to("a.py")
    committed(tmp_path, {"src/shop/a.py": ""})
    (version,) = versions(tmp_path)
    assert [file.path for file in past(tmp_path).project(version).files] == ["src/shop/a.py"]


def test_should_see_its_own_directory_when_the_project_lies_in_one(tmp_path: pathlib.Path) -> None:
    files = {"apps/shop/src/shop/a.py": "", "apps/mail/src/mail/b.py": ""}
    committed(tmp_path, files)
    root = tmp_path / "apps" / "shop"
    (version,) = versions(root)
    assert [file.path for file in past(root).project(version).files] == ["src/shop/a.py"]


def test_should_read_contents_when_they_are_there(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"src/shop/a.py": "X = 1\n", "src/shop/b.py": "\0é"})
    names = [git(tmp_path, "rev-parse", f"HEAD:src/shop/{name}.py") for name in "ab"]
    sizes = {names[0]: 6, names[1]: 20_000_000, "0" * 40: 5}
    assert past(tmp_path).contents(sizes) == {names[0]: b"X = 1\n", names[1]: "\0é".encode()}


def test_should_read_nothing_when_nothing_is_wanted(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"src/shop/a.py": ""})
    assert past(tmp_path).contents({}) == {}


def test_should_read_the_content_itself_when_the_repository_replaces_it(
    tmp_path: pathlib.Path,
) -> None:
    committed(tmp_path, {"src/shop/a.py": "X = 1\n", "src/shop/b.py": "Y = 1\n"})
    names = [git(tmp_path, "rev-parse", f"HEAD:src/shop/{name}.py") for name in "ab"]
    git(tmp_path, "replace", *names)
    assert past(tmp_path).contents({names[0]: 6}) == {names[0]: b"X = 1\n"}


def test_should_differ_in_identity_when_contents_do(tmp_path: pathlib.Path) -> None:
    for text in ("", "X = 1\n", ""):
        committed(tmp_path, {"src/shop/a.py": text})
    known = past(tmp_path)
    first, second, third = map(known.identity, versions(tmp_path))
    assert (first == second, first == third) == (False, True)


@pytest.mark.parametrize(
    ("tags", "said"),
    [(False, "the repository has no commit"), (True, "the repository has no tag")],
)
def test_should_refuse_when_there_is_nothing_to_follow(
    tags: bool, said: str, tmp_path: pathlib.Path
) -> None:
    git(tmp_path, "init", "-q")
    assert said in refusal(lambda: versions(tmp_path, tags=tags))


def test_should_refuse_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    said = refusal(lambda: versions(tmp_path))
    assert said == f"--history: there is no git repository around {tmp_path}"


def test_should_know_nothing_when_git_is_not_installed(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"src/shop/a.py": ""})
    with pytest.raises(HistoryUnknown, match="git does not answer"):
        GitHistory({"PATH": ""}).versions(str(tmp_path), Span(1))


def test_should_know_nothing_when_a_tree_is_not_there(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"src/shop/a.py": ""})
    lost = Version("0" * 40, "v1", "")
    with pytest.raises(HistoryUnknown, match="asked for the files of v1"):
        past(tmp_path).project(lost)
