"""The state of the git repository, asked of the git program."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from archcheck.application.ports.surroundings import VersionControl
from archcheck.domain.check_result import Repository
from archcheck.infrastructure.version_control.git_program import NOTHING, GitProgram
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

BRANCHES = "refs/heads/"
DEFAULT_REMOTE = "origin"
REMOTE_KEYS = r"^(remote\..*\.url|branch\..*\.remote)$"
SCP_ADDRESS = re.compile(
    r"(?:[^@/:\s]+@)?(?P<host>[\w.-]{2,}|\[[0-9A-Fa-f:.]+\]):(?!:)/?(?P<path>.+)"
)
SCHEMES = frozenset({"http", "https", "ssh", "git", "git+ssh", "git+https", "git+http"})
SAFE_IN_PATH = "/%~:+!$'()*,;="
HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")


class GitState(VersionControl):
    """Asks git for the state of a repository and what it tracks."""

    def __init__(self, environment: Mapping[str, str] = NOTHING) -> None:
        """Take the process environment, in which git is looked for."""
        self._git = GitProgram(environment)
        self._tracked: dict[str, tuple[str, ...] | None] = {}

    def state(self, root: str) -> Repository | None:
        """The repository around a directory; None without git, a repository or a remote."""
        settings = _settings(
            self._ask(root, "config", "--local", "-z", "--get-regexp", REMOTE_KEYS)
        )
        head = self._ask(root, "rev-parse", "--symbolic-full-name", "HEAD").strip()
        branch = head.removeprefix(BRANCHES) if head.startswith(BRANCHES) else ""
        uri = public_uri(_remote(settings, branch))
        if not uri:
            return None
        revision = self._ask(root, "rev-parse", "-q", "--verify", "HEAD").strip()
        return Repository(uri, revision, branch)

    def prefix(self, root: str) -> str:
        """Where a directory lies in its work tree; git is not asked, it need not be there."""
        return prefix_in_work_tree(root)

    def tracked(self, root: str) -> tuple[str, ...] | None:
        """The paths below a directory that git tracks, asked once; None when nobody can know."""
        if root not in self._tracked:
            self._tracked[root] = self._listed(root)
        return self._tracked[root]

    def learn(self, root: str, paths: Sequence[str]) -> None:
        """Take it that git tracks these in a directory that is no work tree of its own."""
        self._tracked[root] = tuple(paths)

    def _listed(self, root: str) -> tuple[str, ...] | None:
        listed = self._git.ask(root, "ls-files", "-z")
        return None if listed is None else tuple(filter(None, listed.split("\0")))

    def _ask(self, root: str, *arguments: str) -> str:
        return self._git.ask(root, *arguments) or ""


def _settings(text: str) -> Mapping[str, str]:
    entries = (entry.partition("\n") for entry in text.split("\0"))
    settings: dict[str, str] = {}
    for key, _, value in entries:
        settings.setdefault(key, value)
    return settings


def _remote(settings: Mapping[str, str], branch: str) -> str:
    names = (settings.get(f"branch.{branch}.remote", DEFAULT_REMOTE), DEFAULT_REMOTE)
    urls = (settings.get(f"remote.{name}.url", "") for name in names)
    return next(filter(None, (*urls, *_other_urls(settings.items()))), "")


def _other_urls(settings: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (value for key, value in sorted(settings) if key.startswith("remote."))


def public_uri(address: str) -> str:
    """A remote's address as a URI without user, password and query.

    Empty for an address of this machine, or one that cannot be read with certainty.
    """
    scp = SCP_ADDRESS.fullmatch(address)
    uri = f"ssh://{scp['host']}/{scp['path']}" if scp and "://" not in address else address
    try:
        return _without_secrets(urlsplit(uri))
    except ValueError:
        return ""


def _without_secrets(parts: SplitResult) -> str:
    host = parts.netloc.rpartition("@")[2]
    name = host.removesuffix(f":{parts.port}")
    if parts.scheme not in SCHEMES or not HOST.fullmatch(name) or "@" in parts.path:
        return ""
    return urlunsplit((parts.scheme, host, quote(parts.path, safe=SAFE_IN_PATH), "", ""))
