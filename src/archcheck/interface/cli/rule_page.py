"""The page of a rule as people read it: examples with their paths, without marks for tests."""

import re

FENCED = re.compile(r"^```(?P<info>[^`\n]*)\n(?P<code>(?:.*\n)*?)```$", re.MULTILINE)
PATH = re.compile(r"(?:^|\s)path=(\S+)")
MARK = r"# expect(?:\[\d+:\d+\])?: [a-z, -]+$"
MARKS = re.compile(rf"^{MARK}\n|[ \t]*{MARK}", re.MULTILINE)
EMPTY = "(empty)"


def readable_page(page: str) -> str:
    """The Markdown of a page with each example under the path of its file."""
    return FENCED.sub(_readable_example, page)


def _readable_example(example: re.Match[str]) -> str:
    info, code = example["info"], MARKS.sub("", example["code"])
    path = PATH.search(info)
    block = f"```{info.partition(' ')[0]}\n{code}```"
    if path is None:
        return block
    return f"`{path[1]}`\n\n{block}" if code else f"`{path[1]}` {EMPTY}"
