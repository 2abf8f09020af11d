"""Where tools keep caches of their own."""

import hashlib
import os
from collections.abc import Sequence


def private_directory(parent: str, tool: str, paths: Sequence[str] = ()) -> str:
    """A tool's directory in archcheck's cache directory, empty without one or where links lead.

    Tools trust their caches: black reads its with pickle. A checked repository could bring a
    prepared cache directory along, so the name holds what only this machine knows.
    """
    try:
        state = os.stat(parent)
    except (OSError, ValueError):
        return ""
    known = "\0".join((f"{state.st_dev}:{state.st_ino}:{state.st_uid}", *paths))
    digest = hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()
    place = os.path.join(parent, tool, digest[:32])
    leads_elsewhere = any(map(os.path.islink, (os.path.dirname(place), place)))
    return "" if leads_elsewhere else place
