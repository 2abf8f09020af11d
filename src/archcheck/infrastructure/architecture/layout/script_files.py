"""Tells scripts, which are started by their path, from modules, which are imported."""

import re

SHEBANG = b"#!"
INLINE_METADATA = re.compile(rb"^# /// script[ \t]*\r?$", re.MULTILINE)


def is_script(data: bytes) -> bool:
    """Whether a file begins with a shebang or holds inline metadata (PEP 723)."""
    text = data.removeprefix(b"\xef\xbb\xbf")
    return text.startswith(SHEBANG) or INLINE_METADATA.search(text) is not None
