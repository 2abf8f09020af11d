"""Values, texts and addresses as SARIF wants them."""

import functools
import re
from collections.abc import Mapping
from urllib.parse import quote

Json = dict[str, object]
ELLIPSIS = "…"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
SURROGATE = re.compile("[\ud800-\udfff]")
LINK = re.compile(r"\](?=\()")
BRACKET = re.compile(r"[\[\]]")
ESCAPED_BYTES = range(0xDC80, 0xDD00)
WORD = re.compile("[^0-9A-Za-z]+")
SENTENCE_ENDS = (".", "!", "?", ELLIPSIS)
ROOT = "SRCROOT"
SAFE = "/~"
DRIVE = re.compile("[A-Za-z]:")


def present(values: Mapping[str, object]) -> Json:
    """The entries that say something: no None, no empty text, table or list."""
    return {key: value for key, value in values.items() if value not in (None, "", {}, [])}


def message(text: str) -> Json:
    """A SARIF message object."""
    return {"text": text}


def cleaned(text: str) -> str:
    """The text without control characters and without code units that no encoding can hold."""
    if text.isprintable():
        return text
    visible = CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text.replace("\r\n", "\n"))
    return without_surrogates(visible)


def without_surrogates(text: str) -> str:
    """Bytes of names that are not UTF-8 as `%XX`, other lone surrogates replaced."""
    return SURROGATE.sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"%{code - 0xDC00:02X}" if code in ESCAPED_BYTES else "\ufffd"


def limited(text: str, limit: int) -> str:
    """At most `limit` characters, the cut marked."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS


def sentence(text: str) -> str:
    """The text, cleaned, with a period at its end; nothing in it reads as a SARIF link."""
    plain = LINK.sub("] ", cleaned(text).strip())
    return plain if not plain or plain.endswith(SENTENCE_ENDS) else f"{plain}."


def link_text(text: str) -> str:
    """The text on one line, as it may stand between the brackets of a link."""
    escaped = BRACKET.sub(r"\\\g<0>", " ".join(cleaned(text).split()))
    return f"{escaped} " if escaped.endswith("\\") else escaped


def pascal_case(name: str) -> str:
    """`NoComments` for `no-comments`; empty when nothing is left."""
    return "".join(word[:1].upper() + word[1:] for word in WORD.split(name))


@functools.lru_cache(maxsize=4096)
def relative_uri(path: str) -> str:
    """The URI of a relative path, percent-encoded from its bytes."""
    return quote(path.encode("utf-8", "surrogateescape"), safe=SAFE)


def root_uri(root: str, prefix: str = "") -> str:
    """The absolute URI of the directory that a project (POSIX or Windows) lies in at `prefix`."""
    path = root.replace("\\", "/") if DRIVE.match(root) else root
    posix = path.removesuffix("/" + prefix.rstrip("/")) if prefix else path
    encoded = quote(posix.strip("/").encode("utf-8", "surrogateescape"), safe=SAFE + ":")
    return f"file:///{encoded}/".replace("////", "///")


def artifact_location(path: str) -> Json:
    """The SARIF artifact location of a path relative to the base."""
    return {"uri": relative_uri(path), "uriBaseId": ROOT}
