"""Where tools keep caches of their own."""

import os


def private_directory(parent: str, tool: str) -> str:
    """A tool's directory in the cache directory of this user, empty without one or where links lead.

    Tools trust their caches; nobody else knows the name of that directory, or can prepare one.
    """
    place = os.path.join(parent, tool)
    return place if os.path.isdir(parent) and not os.path.islink(place) else ""
