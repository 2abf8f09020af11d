"""What answers depend on of archcheck itself."""

import functools
import hashlib
import itertools
import os
import sys
from collections.abc import Iterator

import archcheck


@functools.cache
def code_stamp(parts: tuple[str, ...]) -> bytes:
    """A hash of archcheck's version, of its modules in these directories, and of Python."""
    found = hashlib.blake2b(f"{archcheck.__version__}\0{sys.version}".encode(), digest_size=32)
    for path in sorted(itertools.chain.from_iterable(map(_modules, parts))):
        state = os.stat(path)
        found.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return found.digest()


def _modules(part: str) -> Iterator[str]:
    home = os.path.dirname(archcheck.__file__)
    for above, _, names in os.walk(os.path.join(home, part)):
        yield from (os.path.join(above, name) for name in names if name.endswith(".py"))
