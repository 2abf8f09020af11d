"""The guide of each pack says what the pack says."""

import pytest

from tests.end_to_end.packs.guide_support import between, names, tables
from tests.end_to_end.packs.pack_support import pack, sampled_packs
from tests.integration.delivery.checkout_support import ROOT


def guide(name: str) -> str:
    """The page about a pack."""
    return (ROOT / "docs" / "packs" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sampled_packs())
def test_should_show_the_tables_of_the_pack_when_the_guide_is_read(name: str) -> None:
    assert between(guide(name)) == tables(name)


@pytest.mark.parametrize("name", sampled_packs())
def test_should_say_why_and_what_to_do_when_a_pack_states_something(name: str) -> None:
    said = pack(name)
    entries = [it for key in ("contracts", "structure", "layout") for it in said.get(key, ())]
    assert [it["name"] for it in entries if not (it.get("because") and it.get("fix"))] == []


@pytest.mark.parametrize("name", sampled_packs())
def test_should_say_why_when_a_statement_has_no_rule(name: str) -> None:
    said = pack(name).get("statements", ())
    assert [it["says"] for it in said if not (it.get("by") or it.get("unchecked"))] == []


@pytest.mark.parametrize("name", sampled_packs())
def test_should_name_what_is_there_when_a_statement_is_checked(name: str) -> None:
    said = pack(name).get("statements", ())
    assert {by for it in said for by in it.get("by", ())} <= names(name)


@pytest.mark.parametrize("name", ["modern-python", "releasable-dirs"])
def test_should_have_a_statement_when_the_document_is_told_beside_the_rules(name: str) -> None:
    told = {by for it in pack(name)["statements"] for by in it.get("by", ())}
    assert names(name) - told <= {"composition"}
