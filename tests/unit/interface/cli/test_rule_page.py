"""Tests of pages as people read them."""

import pytest

from archcheck.interface.cli.rule_page import readable_page


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
