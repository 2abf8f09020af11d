"""Names that say what has happened."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import one_file

PAST = [
    "OrderPlaced",
    "OrderSent",
    "OrderPaidEvent",
    "OrderShippedV2",
    "OrderShippedEventV2",
    "UserSignedUpdated",
    "HTTPRequestReceived",
    "order_placed",
    "MailRead",
]
PRESENT = ["PlaceOrder", "OrderEvent", "Event", "OrderPlacement", "Payment", "V2"]
RULE = 'that = { kind = "class" }\nshould = { be_named_in_past = true }'


@pytest.mark.parametrize("name", PAST)
def test_should_find_nothing_when_the_name_tells_of_the_past(name: str) -> None:
    assert one_file(f"class {name}: ...\n", RULE) == []


@pytest.mark.parametrize("name", PRESENT)
def test_should_find_the_class_when_the_name_tells_no_past(name: str) -> None:
    assert one_file(f"class {name}: ...\n", RULE) == [f"1 {name}"]
