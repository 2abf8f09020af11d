"""Tests of what is judged of a planted project."""

from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.proving.asking import asking
from tests.unit.application.checking.checking_support import services

REQUEST = CheckRequest(directory="/shop")


def test_should_leave_out_rules_when_nothing_of_them_is_planted() -> None:
    prepared = prepare(REQUEST, services())
    known = set(prepared.inspection.rules.rules)
    idle = sorted(known)[0]
    asked = asking((), {idle}, prepared).inspection.rules
    assert (known - set(asked.rules), set(asked.whole.rules)) == ({idle}, known)
