"""Tests of filters of warnings: the last that fits decides."""

import pytest

from archcheck.infrastructure.guarding.warning_filters import filters_of, weakened

IGNORED = "ignore:old:DeprecationWarning"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["error"], [], ["makes default of Warning, no longer error"]),
        ([], ["error"], []),
        (
            ["error"],
            ["error", IGNORED],
            ["makes ignore of old:DeprecationWarning, no longer error"],
        ),
        (["error", IGNORED], ["error"], []),
        ([IGNORED, "error"], ["error"], []),
        (
            [IGNORED, "error"],
            ["error", IGNORED],
            ["makes ignore of old:DeprecationWarning, no longer error"],
        ),
        ([], [IGNORED], ["makes ignore of old:DeprecationWarning, no longer default"]),
        (["ignore"], [IGNORED], []),
        (["default"], ["always"], []),
        (
            ["error::DeprecationWarning"],
            ["error::PendingDeprecationWarning"],
            ["makes default of DeprecationWarning, no longer error"],
        ),
        (["error::Warning"], ["error"], []),
        (["error::UserWarning"], ["error"], []),
        (
            ["error"],
            ["error::UserWarning"],
            ["makes default of Warning, no longer error"],
        ),
        (["error::shop.OwnWarning"], ["error::shop.OwnWarning", "nonsense"], []),
        (["error"], ["error", "ignore:::shop"], ["makes ignore of Warning:shop, no longer error"]),
    ],
)
def test_should_tell_of_which_warnings_less_becomes_when_filters_change(
    before: list[str], after: list[str], expected: list[str]
) -> None:
    assert list(weakened(filters_of(before), filters_of(after))) == expected
