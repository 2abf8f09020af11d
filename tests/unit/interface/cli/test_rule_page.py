"""Tests of pages as people read them."""

import pytest

from archcheck.interface.cli.rule_page import readable_page, shortened_page


@pytest.mark.parametrize(
    ("page", "readable"),
    [
        ("# A page\n\nWith `path=x`  # expect: it\n", "# A page\n\nWith `path=x`  # expect: it\n"),
        ("```python\nX = 1\n```\n", "```python\nX = 1\n```\n"),
        (
            "```python path=src/a.py python=3.12+ expect=no-comments@1:1\nX = 1\n```\n",
            "`src/a.py`\n\n```python\nX = 1\n```\n",
        ),
        ("```python path=src/a.py\n```\n", "`src/a.py` (empty)\n"),
        ("```text path=a.txt\n\n```\n", "`a.txt`\n\n```text\n\n```\n"),
        ("```python\nX = 1  # expect: no-comments\n```\n", "```python\nX = 1\n```\n"),
        (
            "```python\nX = 1  # why  # expect[8:13]: no-comments, string-comment\nY = 2\n```\n",
            "```python\nX = 1  # why\nY = 2\n```\n",
        ),
        (
            "```python path=a.py\n# expect: missing-package-init\nX = 1\n```\n",
            "`a.py`\n\n```python\nX = 1\n```\n",
        ),
        (
            "```python path=a.py\n```\n\n```python path=b.py\n```\n",
            "`a.py` (empty)\n\n`b.py` (empty)\n",
        ),
    ],
)
def test_should_name_files_and_hide_marks_when_a_page_has_examples(
    page: str, readable: str
) -> None:
    assert readable_page(page) == readable


CASE = "### {}\n\n```python\n## no heading\n### no case\n```\n\n"
FOUR = "".join(map(CASE.format, "abcd"))
TWO = "".join(map(CASE.format, "ab"))


@pytest.mark.parametrize(
    ("page", "shortened"),
    [
        ("# A\n\n## Why\n\nSo.\n", "# A\n\n## Why\n\nSo.\n"),
        (f"## Bad\n\n{TWO}## Good\n\n{TWO}", f"## Bad\n\n{TWO}## Good\n\n{TWO}"),
        (
            f"# A\n\n## Bad\n\n{FOUR}## Good\n\n{FOUR}## Fix\n\nNone.\n",
            f"# A\n\n## Bad\n\n{TWO}2 more: see\n\n## Good\n\n{TWO}2 more: see\n\n## Fix\n\nNone.\n",
        ),
        (f"## Bad\n\n{FOUR}", f"## Bad\n\n{TWO}2 more: see\n\n"),
    ],
)
def test_should_keep_two_cases_of_each_kind_when_a_page_is_shortened(
    page: str, shortened: str
) -> None:
    assert shortened_page(page, "see") == shortened
