"""Text on its way to people: what a terminal would obey, or nobody could see, is spelled out."""

import re
import unicodedata

TAB = 4
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
ESCAPED_BYTES = range(0xDC80, 0xDD00)
UNSAFE = re.compile(r"[^\x20-\x7e]")


def visible(text: str, unicode: bool = True) -> str:
    """Text on one line, with escapes for what cannot or must not reach a terminal."""
    return UNSAFE.sub(lambda match: visible_character(match[0], unicode), text)


def visible_lines(text: str, unicode: bool = True) -> str:
    """Text with its lines as they are, and escapes for what must not reach a terminal."""
    return "\n".join(visible(line, unicode) for line in text.split("\n"))


def visible_character(character: str, unicode: bool) -> str:
    """One character as it is shown; a tab as four spaces."""
    if character == "\t":
        return " " * TAB
    if unicodedata.category(character) in HIDDEN or not (unicode or character.isascii()):
        return _escape(character)
    return character


def _escape(character: str) -> str:
    code = ord(character)
    if code in ESCAPED_BYTES:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
