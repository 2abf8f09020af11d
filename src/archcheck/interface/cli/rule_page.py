"""The page of a rule as people read it: examples with their paths, without marks for tests."""

import re
from collections.abc import Iterator

FENCED = re.compile(r"^```(?P<info>[^`\n]*)\n(?P<code>(?:.*\n)*?)```$", re.MULTILINE)
PATH = re.compile(r"(?:^|\s)path=(\S+)")
MARK = r"# expect(?:\[\d+:\d+\])?: [a-z, -]+$"
MARKS = re.compile(rf"^{MARK}\n|[ \t]*{MARK}", re.MULTILINE)
PARTS = re.compile(r"```(?:.*\n)*?```|^(?=##)", re.MULTILINE)
EMPTY = "(empty)"
CASE = "### "
FEW = 2


def readable_page(page: str) -> str:
    """The Markdown of a page with each example under the path of its file."""
    return FENCED.sub(_readable_example, page)


def shortened_page(page: str, way_on: str) -> str:
    """The page with the first cases of each kind; `way_on` says how to see the others."""
    return "".join(_shortened(list(_blocks(page)), way_on))


def _blocks(page: str) -> Iterator[str]:
    """What begins with a heading of a section or a case, never one inside of an example."""
    starts = [at.start() for at in PARTS.finditer(page) if not at[0]]
    for start, end in zip([0, *starts], [*starts, len(page)], strict=True):
        yield page[start:end]


def _shortened(blocks: list[str], way_on: str) -> Iterator[str]:
    cases = 0
    for block, following in zip(blocks, [*blocks[1:], ""], strict=True):
        cases = cases + 1 if block.startswith(CASE) else 0
        if cases <= FEW:
            yield block
        elif not following.startswith(CASE):
            yield f"{cases - FEW} more: {way_on}\n\n"


def _readable_example(example: re.Match[str]) -> str:
    info, code = example["info"], MARKS.sub("", example["code"])
    path = PATH.search(info)
    block = f"```{info.partition(' ')[0]}\n{code}```"
    if path is None:
        return block
    return f"`{path[1]}`\n\n{block}" if code else f"`{path[1]}` {EMPTY}"
