"""Rule pages for tests."""

import pathlib

HEADINGS = ("What it checks", "Why", "Bad", "Good", "Options", "Fix", "Known limits")

FRONT = {
    "name": '"no-comments"',
    "code": '"CNV101"',
    "family": '"conventions"',
    "level": '"error"',
    "precision": '"very-high"',
    "tags": '["readability"]',
    "opt_in": "true",
    "summary": '"Code holds no comments."',
    "because": '"Comments age."',
    "fix": '"Delete it."',
}


def front_matter(**changes: str | None) -> str:
    """The front matter of a page with some keys changed or (None) left out."""
    entries = {**FRONT, **changes}
    return "".join(f"{key} = {value}\n" for key, value in entries.items() if value is not None)


def page_text(front: str, title: str = "no-comments", headings: tuple[str, ...] = HEADINGS) -> str:
    """A page with this front matter and these headings."""
    body = "".join(f"\n## {heading}\n\ntext\n" for heading in headings)
    return f"+++\n{front}+++\n\n# {title}\n{body}"


def write_page(directory: pathlib.Path, text: str, name: str = "conventions/no-comments") -> None:
    """Write a page into a rules folder."""
    path = directory / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
