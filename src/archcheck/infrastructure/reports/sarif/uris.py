"""Addresses of files."""

import re
from urllib.parse import quote

from archcheck.infrastructure.reports.sarif.json_values import Json

ROOT = "SRCROOT"
SAFE = "/~"
DRIVE = re.compile("[A-Za-z]:")


def relative_uri(path: str) -> str:
    """The URI of a path relative to the project root, percent-encoded from its bytes."""
    return quote(path.encode("utf-8", "surrogateescape"), safe=SAFE)


def root_uri(root: str) -> str:
    """The absolute URI of the project root (POSIX or Windows), with a slash at its end."""
    posix = root.replace("\\", "/") if DRIVE.match(root) else root
    encoded = quote(posix.strip("/").encode("utf-8", "surrogateescape"), safe=SAFE + ":")
    return f"file:///{encoded}/".replace("////", "///")


def artifact_location(path: str) -> Json:
    """The SARIF artifact location of a path in the project."""
    return {"uri": relative_uri(path), "uriBaseId": ROOT}
