"""Whom a SARIF report is for."""

from collections.abc import Callable

import msgspec

from archcheck.domain.problem import Problem, UsageProblems


def github_cwe_tag(number: int) -> str:
    """The tag by which GitHub knows a weakness."""
    return f"external/cwe/cwe-{number:03}"


def gitlab_cwe_tag(number: int) -> str:
    """The tag by which GitLab knows a weakness."""
    return f"cwe-{number}"


class Profile(msgspec.Struct, frozen=True):
    """`limit` is for the results of one run; `complete` keeps what a consumer would ignore."""

    limit: int
    complete: bool
    cwe_tag: Callable[[int], str]


PROFILES = {
    "github": Profile(5_000, False, github_cwe_tag),
    "full": Profile(25_000, True, github_cwe_tag),
    "gitlab": Profile(5_000, False, gitlab_cwe_tag),
}


def profile(name: str) -> Profile:
    """The profile of a name; raises UsageProblems for an unknown one."""
    if name not in PROFILES:
        known = ", ".join(sorted(PROFILES))
        message = f'there is no SARIF profile "{name}"; the profiles are {known}'
        raise UsageProblems(Problem("", "--sarif-profile", message))
    return PROFILES[name]
