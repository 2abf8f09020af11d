"""Addresses of files."""

import re
from urllib.parse import quote

from archcheck.infrastructure.reports.sarif.json_values import Json

ROOT = "SRCROOT"
SAFE = "/~"
DRIVE = re.compile("[A-Za-z]:")


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
