"""Comments that a tool takes for needless, since it does not know what it is asked as a judge."""

import re
from collections.abc import Sequence

NEEDLESS = re.compile(r"Unused `noqa` directive \(non-enabled: (?P<codes>`[A-Z0-9`, ]+`)\)")
CODE = re.compile(r"[A-Z]+[0-9]+")


def codes_taken_for_needless(message: str) -> Sequence[str]:
    """The codes of a comment that silences nothing that the project has switched on; none of others."""
    found = NEEDLESS.fullmatch(message)
    return CODE.findall(found["codes"]) if found else ()
