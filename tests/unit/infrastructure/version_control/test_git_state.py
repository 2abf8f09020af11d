"""Tests of remote addresses as reports may show them."""

import pytest

from archcheck.infrastructure.version_control.git_state import public_uri


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.org/team/shop.git", "https://example.org/team/shop.git"),
        ("https://user:secret@example.org/shop", "https://example.org/shop"),
        ("https://token@example.org:8443/shop", "https://example.org:8443/shop"),
        ("https://user:se@cret@example.org/shop", "https://example.org/shop"),
        ("https://example.org/shop?token=secret#secret", "https://example.org/shop"),
        ("ssh://git@example.org:2222/shop.git", "ssh://example.org:2222/shop.git"),
        ("git@example.org:team/shop.git", "ssh://example.org/team/shop.git"),
        ("git@example.org:/srv/shop.git", "ssh://example.org/srv/shop.git"),
        ("example.org:shop.git", "ssh://example.org/shop.git"),
        ("git@[2001:db8::1]:shop.git", "ssh://[2001:db8::1]/shop.git"),
        ("https://example.org/a b/é", "https://example.org/a%20b/%C3%A9"),
        ("git://example.org/shop", "git://example.org/shop"),
    ],
)
def test_should_name_remote_without_secrets_when_address_is_public(address: str, uri: str) -> None:
    """Users, passwords and queries are left out."""
    assert public_uri(address) == uri


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/srv/git/shop.git",
        "../shop.git",
        "file:///srv/git/shop.git",
        "C:\\git\\shop",
        "C:/git/shop",
        "ext::sh -c true",
        "https://user:pa/ss@example.org/shop",
        "https://user:12/34@example.org/shop",
        "https://[broken/shop",
        "https:///shop",
        "https://exa mple.org/shop",
        "https://example.org:99999/shop",
    ],
)
def test_should_name_nothing_when_address_is_local_or_unclear(address: str) -> None:
    """What cannot be read with certainty is not shown."""
    assert public_uri(address) == ""
