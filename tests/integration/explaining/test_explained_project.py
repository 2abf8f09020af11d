"""`archcheck explain` about imports, files, rules and what nothing guards."""

import pathlib

import pytest

from tests.integration.explaining.explaining_support import told, written


@pytest.fixture
def project(tmp_path: pathlib.Path) -> pathlib.Path:
    """The project."""
    return written(tmp_path)


def lines(project: pathlib.Path, *arguments: str) -> list[str]:
    """What is printed."""
    return told(project, "explain", *arguments)[1].splitlines()


def test_should_say_who_forbids_it_when_an_import_breaks_a_contract(project: pathlib.Path) -> None:
    """With the place, the reason and the shortest way."""
    assert lines(project, "shop.domain.order -> shop.application") == [
        "shop.domain.order -> shop.application is forbidden.",
        "  src/shop/domain/order.py:2:8",
        'forbidden by "layers": domain imports application',
        "  domain must not import application",
        "  Why: Rules of the business survive.",
        "Shortest way: shop.domain.order -> shop.application",
    ]


def test_should_say_who_allows_it_when_an_import_keeps_the_contracts(
    project: pathlib.Path,
) -> None:
    """Those that speak of both modules."""
    assert lines(project, "shop.application -> shop.domain.event") == [
        "shop.application -> shop.domain.event is allowed.",
        "  src/shop/application.py:2:8",
        'allowed by "layers": application imports domain',
        "Shortest way: shop.application -> shop.domain.event",
    ]


def test_should_say_what_an_import_would_break_when_it_is_not_there(project: pathlib.Path) -> None:
    """As if it stood in the first line."""
    assert lines(project, "--what-if", "shop.domain.event -> shop.application")[:2] == [
        "shop.domain.event -> shop.application would be forbidden.",
        'forbidden by "layers": domain imports application',
    ]


def test_should_know_libraries_when_an_import_would_lead_there(project: pathlib.Path) -> None:
    """One that nobody imports yet."""
    assert lines(project, "--what-if", "shop.domain.event -> flask.views")[:2] == [
        "shop.domain.event -> flask.views would be forbidden.",
        'forbidden by "no web": domain imports flask',
    ]


def test_should_tell_that_an_import_is_there_when_asked_what_it_would_break(
    project: pathlib.Path,
) -> None:
    """The answer is the same."""
    assert lines(project, "--what-if", "shop.application -> shop.domain.event")[0] == (
        "shop.application -> shop.domain.event would be allowed, and it is there."
    )


def test_should_say_that_nobody_cares_when_no_contract_speaks_of_it(project: pathlib.Path) -> None:
    """Modules outside of all layers."""
    assert "No contract has a say about it." in lines(project, "shop.main -> shop.application")


def test_should_tell_other_rules_when_an_import_leads_nowhere(project: pathlib.Path) -> None:
    """A module that does not exist."""
    assert lines(project, "--what-if", "shop.main -> shop.domain.evnt") == [
        "shop.main -> shop.domain.evnt would break no contract.",
        "No contract has a say about it.",
        "note of unresolvable-import: shop.main imports shop.domain.evnt, which does not exist",
    ]


def test_should_take_the_package_when_a_class_of_it_is_asked_about(project: pathlib.Path) -> None:
    """What a package offers is no module that is missing."""
    asked = "shop.main -> shop.domain.PaidEvent"
    assert lines(project, "--what-if", asked)[0] == "shop.main -> shop.domain would be allowed."


def test_should_take_the_module_when_a_class_is_asked_about(project: pathlib.Path) -> None:
    """What lies in a module is imported from it."""
    asked = "shop.domain.order.Order.place -> shop.application.make"
    assert lines(project, asked)[0] == "shop.domain.order -> shop.application is forbidden."


def test_should_refuse_when_the_importer_is_no_module(project: pathlib.Path) -> None:
    """With the nearest name."""
    assert 'did you mean "shop.main"?' in told(project, "explain", "shop.mian -> shop")[2]


def test_should_refuse_when_one_end_is_missing(project: pathlib.Path) -> None:
    """With an example."""
    assert 'write "a.b -> c.d"' in told(project, "explain", "shop.main ->")[2]


def test_should_list_modules_when_no_contract_looks_at_them(project: pathlib.Path) -> None:
    """And how many there are."""
    assert lines(project, "--unguarded") == [
        "No contract looks at 2 of 6 modules; there are 2 contracts.",
        "  shop",
        "  shop.main",
    ]


def test_should_say_where_a_file_stands_when_it_is_named(project: pathlib.Path) -> None:
    """Module, role, layer, context and contracts."""
    assert lines(project, "src/shop/domain/order.py")[:4] == [
        "src/shop/domain/order.py",
        "Module shop.domain.order, role source.",
        "Layer: domain. Context: shop.",
        "Contracts that look at it: layers, no web",
    ]


def test_should_say_which_rules_are_in_force_when_a_file_is_named(project: pathlib.Path) -> None:
    """With the place that sets the level."""
    assert "  no-comments: warning (pyproject.toml, line 10)" in lines(
        project, "src/shop/domain/order.py"
    )


def test_should_leave_out_rules_when_nothing_is_declared_for_them(project: pathlib.Path) -> None:
    """Rules about what is declared are in force with it, which is named with its place."""
    told = lines(project, "src/shop/domain/order.py")
    layers = told.index("  layer-dependency: error (its own level)")
    assert (told[layers + 1], any("required-content" in line for line in told)) == (
        '    "layers" (pyproject.toml, line 12)',
        False,
    )


def test_should_tell_findings_and_ignores_when_a_line_is_named(project: pathlib.Path) -> None:
    """Of this line alone."""
    assert lines(project, "src/shop/domain/order.py:2")[-3:] == [
        "Findings:",
        "  2:8 error[layer-dependency] domain must not import application, inline: moves next week",
        "Ignored by line 2: layer-dependency (moves next week)",
    ]


def test_should_say_that_a_file_is_excluded_when_it_is(project: pathlib.Path) -> None:
    """Its imports count."""
    text = (project / "pyproject.toml").read_text("utf-8")
    changed = text.replace("extends = []", 'extends = []\nexclude = ["src/shop/main.py"]')
    (project / "pyproject.toml").write_text(changed, encoding="utf-8")
    assert "It is excluded: nothing is reported in it, its imports count." in lines(
        project, "src/shop/main.py"
    )


def test_should_refuse_when_a_file_is_not_there(project: pathlib.Path) -> None:
    """As check does."""
    assert told(project, "explain", "src/shop/mein.py")[0] == 2


def test_should_tell_what_is_selected_and_broken_when_a_structure_rule_is_named(
    project: pathlib.Path,
) -> None:
    """With their places."""
    assert lines(project, "events are facts")[2:] == [
        "It selects 1 now: classes in domain that are named *Event",
        "  shop.domain.event.PaidEvent  src/shop/domain/event.py:1:7",
        "They should be immutable.",
        "Broken at 1 place:",
        "  src/shop/domain/event.py:1:7 PaidEvent is not immutable",
    ]


def test_should_say_that_a_contract_is_kept_when_nothing_breaks_it(project: pathlib.Path) -> None:
    """Behind what it matches."""
    assert lines(project, "no web")[-1] == "It is kept."


def test_should_cut_the_list_when_many_are_selected(project: pathlib.Path) -> None:
    """The count stands before them."""
    classes = "\n".join(f"class A{number}Event: ..." for number in range(30))
    (project / "src/shop/domain/event.py").write_text(f"{classes}\n", encoding="utf-8")
    assert "  and 10 more" in lines(project, "events are facts")


def test_should_be_incomplete_when_a_file_cannot_be_read(project: pathlib.Path) -> None:
    """The answer may be wrong, and says so."""
    (project / "src/shop/broken.py").write_text("def", encoding="utf-8")
    assert told(project, "explain", "shop.main -> shop.application")[0] == 3


def test_should_refuse_when_nothing_is_asked(project: pathlib.Path) -> None:
    """Or several things at once."""
    statuses = [told(project, "explain")[0], told(project, "explain", "x", "--unguarded")[0]]
    assert statuses == [2, 2]
