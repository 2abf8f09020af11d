"""What a finding is called, and which characters of a text can be shown; needs no terminal."""

import re
import unicodedata

from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location

TAB = 4
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
ESCAPED_BYTES = range(0xDC80, 0xDD00)
UNSAFE = re.compile(r"[^\x20-\x7e]")


def rule_label(finding: Finding) -> str:
    """`layer-dependency`, or `flake8:F841` for a tool's rule."""
    own = finding.analyzer == OWN_ANALYZER
    return finding.rule if own else f"{finding.analyzer}:{finding.rule}"


def place_text(location: Location) -> str:
    """`path:line:column`, which terminals and editors make clickable."""
    region = location.region
    return f"{location.path}:{region.start_line}:{region.start_column}"


def on_one_line(text: str) -> str:
    """A text without its line ends."""
    return " ".join(text.split())


def shown(text: str, unicode: bool) -> str:
    """Text on one line, with escapes for what cannot or must not reach a terminal."""
    return UNSAFE.sub(lambda match: shown_character(match[0], unicode), text)


def shown_character(character: str, unicode: bool) -> str:
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
