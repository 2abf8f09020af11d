import tempfile
from tempfile import mktemp


def places():
    # ruleid: guessable-temporary-name
    first = tempfile.mktemp()
    # ruleid: guessable-temporary-name
    second = mktemp(suffix=".txt")
    # ok: guessable-temporary-name
    third = tempfile.mkstemp()
    # ok: guessable-temporary-name
    fourth = tempfile.mkdtemp()
    return first, second, third, fourth
