"""What reports said before, so that none is made again that is there."""

import contextlib
import functools
import hashlib
import os
from collections.abc import Mapping, Sequence

import msgspec

from archcheck.application.checking.checked import Checked, without_moment
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.ports.report_output import ReportMemory
from archcheck.application.report_files import paths_of
from archcheck.domain.check_result import ReportedFile
from archcheck.domain.plugin import Plugin
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.code_stamp import code_stamp
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing

FORMAT = "report 1"
CODE = ("domain", "application", "infrastructure/reports")


class KnownReports(ReportMemory):
    """Remembers digests of texts, by all that a timeless report is made of."""

    def __init__(self, checked: Checked, plugins: Sequence[Plugin] = ()) -> None:
        """Take what was found out, and who may bring formats."""
        self._checked = checked
        self._plugins = [plugin.digest for plugin in plugins]

    def is_written(self, name: str, options: ReportOptions, path: str) -> bool:
        """Whether a regular file holds the text that was remembered."""
        keys = self._keys(name, options) if os.path.isfile(path) else []
        known = self._checked.results.get_many(keys)
        is_there = bool(known) and {*known.values()} == {_sha256(path)}
        return is_there and not os.path.islink(path) and _is_renewed(path)

    def keep(
        self, name: str, options: ReportOptions, text: str, files: Sequence[ReportedFile]
    ) -> None:
        """Remember a text, unless a file has changed since it was checked."""
        keys = self._keys(name, options)
        if keys and {file.path: file.digest for file in files} == self._digests:
            digest = hashlib.sha256(text.encode()).digest()
            self._checked.results.put_many(dict.fromkeys(keys, digest))

    def _keys(self, name: str, options: ReportOptions) -> list[bytes]:
        """The one key; none where nothing is remembered, and for texts that are none."""
        if not self._checked.results.remembers or not self._outcome:
            return []
        return [key_of(FORMAT, code_stamp(CODE), self._plugins, name, options, self._outcome)]

    @functools.cached_property
    def _outcome(self) -> bytes:
        outcome = without_moment(self._checked.outcome)
        with contextlib.suppress(UnicodeEncodeError):
            return key_of(msgspec.__version__, outcome, self._digests)
        return b""

    @functools.cached_property
    def _digests(self) -> Mapping[str, str]:
        """Those of the files that a report shows; a project's own are known."""
        root = self._checked.outcome.project.root
        known = self._checked.digests
        paths = sorted(paths_of(self._checked.outcome.findings))
        return {path: known.get(path) or _sha256(os.path.join(root, path)).hex() for path in paths}


def _sha256(path: str) -> bytes:
    return hashlib.sha256(bytes_or_nothing(path)).digest()


def _is_renewed(path: str) -> bool:
    """Whether the file could be made as new as all other reports of this run."""
    try:
        os.utime(path)
    except OSError:
        return False
    return True
