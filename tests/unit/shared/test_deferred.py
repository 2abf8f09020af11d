"""Dataclasses whose methods are compiled when the first object is made."""

import concurrent.futures
import copy
import dataclasses
import operator
import pickle
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from archcheck.shared.deferred import PENDING, Frozen, dataclass


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A class whose objects can be pickled."""

    name: str
    sizes: tuple[int, ...] = ()


class Meta(type):
    """The class of a class."""


def fresh() -> Any:
    """A class of which there is no object yet."""

    @dataclass(frozen=True, kw_only=True)
    class Order:
        """What nobody has made."""

        name: str
        sizes: tuple[int, ...] = dataclasses.field(default_factory=tuple)

    return Order


def test_should_compile_nothing_when_class_is_only_declared() -> None:
    assert fresh() in PENDING


def test_should_compile_once_when_first_object_is_made() -> None:
    order = fresh()
    order(name="a")
    assert order not in PENDING


def test_should_fill_defaults_when_object_is_made() -> None:
    assert fresh()(name="a").sizes == ()


def test_should_compare_fields_when_objects_are_compared() -> None:
    order = fresh()
    assert (order(name="a") == order(name="a"), order(name="a") == order(name="b")) == (True, False)


def test_should_count_as_one_when_equal_objects_are_in_a_set() -> None:
    order = fresh()
    assert len({order(name="a"), order(name="a")}) == 1


def test_should_show_fields_when_object_is_shown() -> None:
    assert repr(Kept(name="a")) == "Kept(name='a', sizes=())"


def test_should_refuse_when_field_is_assigned() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(fresh()(name="a"), "name", "b")


def test_should_refuse_when_field_is_deleted() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(fresh()(name="a"), "name")


def test_should_refuse_when_argument_is_unknown() -> None:
    order = fresh()
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        order(name="a", colour="red")


def test_should_know_fields_when_there_is_no_object() -> None:
    assert [field.name for field in dataclasses.fields(fresh())] == ["name", "sizes"]


def test_should_be_dataclass_when_there_is_no_object() -> None:
    assert dataclasses.is_dataclass(fresh())


def test_should_not_be_dataclass_when_it_is_the_base_of_them() -> None:
    assert not dataclasses.is_dataclass(Frozen)


def test_should_replace_field_when_asked() -> None:
    assert dataclasses.replace(fresh()(name="a"), name="b").name == "b"


def test_should_compile_whole_line_when_class_has_a_deferred_base() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Invoice(Kept):
        """An order that is paid."""

        paid: bool

    assert repr(Invoice(name="a", paid=True)).endswith("Invoice(name='a', sizes=(), paid=True)")


@pytest.mark.parametrize(
    "use",
    [
        lambda order: order == copy.copy(order),
        hash,
        repr,
        lambda order: dataclasses.replace(order, name="b"),
    ],
)
def test_should_compile_when_unpickled_object_is_the_first(use: Callable[[Any], object]) -> None:
    order = fresh()
    made = order.__new__(order)
    vars(made).update(name="a", sizes=())
    use(made)
    assert order not in PENDING


def test_should_encode_defaults_when_msgspec_made_the_object() -> None:
    made = msgspec.convert({"name": "a"}, Kept)
    assert msgspec.to_builtins(made) == {"name": "a", "sizes": ()}


def test_should_order_by_fields_when_asked() -> None:
    @dataclass(frozen=True, order=True)
    class Place:
        """A line and a column."""

        line: int
        column: int

    assert sorted([Place(2, 1), Place(1, 2)])[0].line == 1


def test_should_refuse_order_when_not_asked() -> None:
    order = fresh()
    with pytest.raises(TypeError, match="not supported between instances"):
        sorted([order(name="b"), order(name="a")])


def test_should_leave_base_alone_when_first_object_is_of_a_subclass() -> None:
    base = fresh()

    @dataclass(frozen=True, kw_only=True)
    class Paid(base):  # type: ignore[misc, valid-type]
        """An order that is paid."""

        paid: bool = True

    Paid(name="a")
    assert base(name="a") == base(name="a")


def test_should_fill_fields_of_subclass_when_base_was_made_before() -> None:
    base = fresh()

    @dataclass(frozen=True, kw_only=True)
    class Paid(base):  # type: ignore[misc, valid-type]
        """An order that is paid."""

        paid: bool

    base(name="a")
    assert Paid(name="a", paid=True).paid


def test_should_be_equal_when_object_was_pickled() -> None:
    assert pickle.loads(pickle.dumps(Kept(name="a"))) == Kept(name="a")


def test_should_make_all_objects_when_threads_make_the_first_at_once() -> None:
    order = fresh()
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda number: order(name=str(number)), range(64)))
    assert [it.name for it in made] == list(map(str, range(64)))


def test_should_keep_metaclass_when_class_has_one() -> None:
    @dataclass(frozen=True)
    class Shape(metaclass=Meta):
        """A class of its own kind."""

        name: str

    assert type(Shape) is Meta


def test_should_be_different_when_classes_differ_and_fields_do_not() -> None:
    first, second = fresh(), fresh()
    assert first(name="a") != second(name="a")


def test_should_look_away_when_a_field_is_not_compared() -> None:
    @dataclass(frozen=True)
    class Note:
        """A line is where it stands, not what it is."""

        text: str
        line: int = dataclasses.field(default=0, compare=False)

    assert (Note("a", 1), hash(Note("a", 1))) == (Note("a", 2), hash(Note("a", 2)))


def test_should_be_equal_when_there_is_no_field() -> None:
    @dataclass(frozen=True)
    class Nothing:
        """Nothing at all."""

    assert (Nothing(), hash(Nothing())) == (Nothing(), hash(Nothing()))


def test_should_make_defaults_anew_when_each_object_is_made() -> None:
    @dataclass(frozen=True)
    class Shelf:
        """What stands on it."""

        books: list[str] = dataclasses.field(default_factory=list)

    Shelf().books.append("a")
    assert Shelf().books == []


def test_should_take_positions_before_names_when_only_some_fields_need_names() -> None:
    @dataclass(frozen=True)
    class Base:
        """One field by its position."""

        name: str

    @dataclass(frozen=True, kw_only=True)
    class Named(Base):
        """One more by its name."""

        size: int = 3

    assert repr(Named("a", size=4)).endswith("Named(name='a', size=4)")


def test_should_refuse_when_an_argument_is_missing() -> None:
    with pytest.raises(TypeError, match=r"Order.__init__\(\) missing 1 required keyword-only"):
        fresh()()


@pytest.mark.parametrize(
    ("compare", "expected"),
    [(operator.lt, False), (operator.le, True), (operator.gt, False), (operator.ge, True)],
)
def test_should_order_as_tuples_when_fields_are_equal(
    compare: Callable[[Any, Any], bool], expected: bool
) -> None:
    @dataclass(frozen=True, order=True)
    class Step:
        """One number."""

        number: int

    assert compare(Step(1), Step(1)) is expected


def test_should_keep_a_comparison_when_the_class_brings_its_own() -> None:
    @dataclass(frozen=True)
    class Same:
        """Equal to everything."""

        name: str

        def __eq__(self, other: object) -> bool:
            """Always."""
            return True

    assert Same("a") == Same("b")
