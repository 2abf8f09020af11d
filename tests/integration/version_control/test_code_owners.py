"""Tests of owners, with files as people write them."""

import pathlib

import pytest

from archcheck.infrastructure.version_control.code_owners import FileCodeOwners

TEXT = """
# who looks after what
*               @everybody
*.py            @python    # the language
/docs/          @writers docs@example.com
apps/           @apps
scripts/*       @scripts
/build/logs/**  @ops
src/free/
src/a\\ b.py     @spaces
\\#odd.py        @odd
"""
SECTIONS = """
* @all
[Docs] @writers
docs/
README.md @readers
^[Optional][2]
docs/ @second
[docs]
/docs/api.py @api
"""


def owners(root: pathlib.Path, text: str, path: str, place: str = "CODEOWNERS") -> tuple[str, ...]:
    """The owners of a path in a repository."""
    (root / ".git").mkdir()
    (root / ".git" / "HEAD").touch()
    file = root / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return FileCodeOwners().owners(str(root), [path])[path]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("setup.cfg", ("@everybody",)),
        ("src/shop/a.py", ("@python",)),
        ("docs/deep/a.py", ("@writers", "docs@example.com")),
        ("src/docs/a.py", ("@python",)),
        ("src/apps/a.py", ("@apps",)),
        ("scripts/a.py", ("@scripts",)),
        ("scripts/deep/a.py", ("@python",)),
        ("build/logs/deep/a.py", ("@ops",)),
        ("src/free/a.py", ()),
        ("src/a b.py", ("@spaces",)),
        ("#odd.py", ("@odd",)),
    ],
)
def test_should_give_owners_of_last_match_when_several_match(
    tmp_path: pathlib.Path, path: str, expected: tuple[str, ...]
) -> None:
    """As GitHub reads it."""
    assert owners(tmp_path, TEXT, path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.py", ("@all",)),
        ("docs/a.py", ("@all", "@writers", "@second")),
        ("docs/api.py", ("@all", "@second", "@api")),
        ("README.md", ("@all", "@readers")),
    ],
)
def test_should_give_owners_of_each_section_when_there_are_some(
    tmp_path: pathlib.Path, path: str, expected: tuple[str, ...]
) -> None:
    """As GitLab reads it."""
    assert owners(tmp_path, SECTIONS, path) == expected


@pytest.mark.parametrize("place", [".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"])
def test_should_find_file_when_it_is_at_other_place(tmp_path: pathlib.Path, place: str) -> None:
    """Where the hosts look for it."""
    assert owners(tmp_path, "* @me", "a.py", place) == ("@me",)


@pytest.mark.parametrize(
    "text", ["!a.py @me", "", "# a.py @me", "a.py", "/// @me", "a.py # @me", "[z-a].py @me"]
)
def test_should_give_nobody_when_line_claims_nothing(tmp_path: pathlib.Path, text: str) -> None:
    """A line that is no claim says nothing."""
    assert owners(tmp_path, text, "a.py") == ()


def test_should_read_file_of_repository_when_project_lies_below(tmp_path: pathlib.Path) -> None:
    """Patterns begin at the repository's root."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").touch()
    (tmp_path / "CODEOWNERS").write_text("/services/shop/ @shop\n", encoding="utf-8")
    project = tmp_path / "services" / "shop"
    project.mkdir(parents=True)
    assert FileCodeOwners().owners(str(project), ["a.py"]) == {"a.py": ("@shop",)}


def test_should_give_nobody_when_there_is_no_file(tmp_path: pathlib.Path) -> None:
    """Nobody has said anything."""
    assert FileCodeOwners().owners(str(tmp_path), ["a.py"]) == {"a.py": ()}


def test_should_give_nobody_when_file_is_link_out_of_repository(tmp_path: pathlib.Path) -> None:
    """What lies elsewhere is none of the repository's business."""
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "owners").write_text("* @me", encoding="utf-8")
    (project / "CODEOWNERS").symlink_to(tmp_path / "owners")
    assert FileCodeOwners().owners(str(project), ["a.py"]) == {"a.py": ()}
