"""Tests of results."""

import pytest

from archcheck.domain.finding import BaselineState, Finding
from archcheck.domain.fingerprints import finding_ids, line_hashes
from archcheck.domain.location import RelatedLocation
from tests.unit.infrastructure.reports.results_support import (
    CHAINED,
    COUNTED,
    DIRECT,
    FINDINGS,
    ORDER_LINES,
    PRICING_PATH,
    SHELL,
    UNUSED,
    finding,
    place,
    result,
)
from tests.unit.infrastructure.reports.sarif.log_support import Log, first, run


def shown(entry: Finding, **options: str) -> Log:
    """The result of one finding."""
    return first(result(findings=(entry,)), entry.analyzer, **options)


@pytest.mark.parametrize(
    ("entry", "identity"), [(DIRECT, "ARC101"), (COUNTED, "TST101"), (UNUSED, "F841")]
)
def test_should_name_rule_by_code_when_finding_is_own(entry: Finding, identity: str) -> None:
    """A tool's rules keep their ids."""
    assert shown(entry)["ruleId"] == identity


def test_should_state_kind_and_level_when_finding_is_written() -> None:
    """Both explicitly."""
    entry = shown(UNUSED)
    assert (entry["kind"], entry["level"]) == ("fail", "warning")


def test_should_carry_contract_when_finding_breaks_one() -> None:
    """The configured name."""
    assert shown(DIRECT)["properties"] == {"contract": "hexagonal"}


def test_should_carry_other_tools_when_they_said_the_same() -> None:
    """Nothing is lost."""
    assert shown(SHELL)["properties"] == {"alsoReportedBy": ["ruff:S602"]}


def test_should_name_symbol_when_finding_has_one() -> None:
    """The logical place."""
    assert shown(CHAINED)["locations"][0]["logicalLocations"] == [
        {"name": "pricing", "fullyQualifiedName": "shop.domain.pricing"}
    ]


@pytest.mark.parametrize("symbol", ["", PRICING_PATH])
def test_should_name_no_symbol_when_it_is_only_path(symbol: str) -> None:
    """The physical place says it already."""
    assert "logicalLocations" not in shown(finding(symbol=symbol))["locations"][0]


def test_should_carry_fingerprints_when_file_is_known() -> None:
    """GitHub's and ours."""
    ids = dict(zip(map(id, FINDINGS), finding_ids(FINDINGS), strict=True))
    assert first(result())["partialFingerprints"] == {
        "primaryLocationLineHash": line_hashes("\n".join(ORDER_LINES).encode())[3],
        "archcheckFindingId/v1": ids[id(DIRECT)],
    }


def test_should_carry_own_fingerprint_only_when_file_is_gone() -> None:
    """A hash of an unknown line would be a guess."""
    prints = shown(finding(location=place("gone.py", 1, 1, 2)))["partialFingerprints"]
    assert list(prints) == ["archcheckFindingId/v1"]


def test_should_show_chain_when_it_has_two_links() -> None:
    """As a code flow, link by link."""
    steps = shown(CHAINED)["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps] == [
        "shop.domain.pricing imports shop.shared.clock.",
        "shop.shared.clock imports shop.infrastructure.ntp.",
    ]


def test_should_show_no_flow_when_chain_has_one_link() -> None:
    """One import is no flow."""
    assert "codeFlows" not in shown(finding(chain=CHAINED.chain[:1]))


def test_should_name_limit_when_a_value_exceeds_it() -> None:
    assert shown(finding(limit="B"))["properties"] == {"limit": "B"}


def test_should_list_pairs_when_result_stands_for_several() -> None:
    """Each pair that the contract forbids and this import brings together."""
    pairs = (("domain", "web"), ("domain", "cli"))
    properties = shown(finding(pairs=pairs, contract="hexagonal"))["properties"]
    assert properties == {"contract": "hexagonal", "pairs": [["domain", "web"], ["domain", "cli"]]}


def test_should_number_related_places_when_message_links_them() -> None:
    """Chain and related places alike."""
    assert [entry["id"] for entry in shown(COUNTED)["relatedLocations"]] == [1, 2, 3]


def test_should_say_nothing_when_related_place_has_no_message() -> None:
    """Then the link shows the place."""
    silent = RelatedLocation(place(PRICING_PATH, 3, 1, 5), " ")
    assert "message" not in shown(finding(related=(silent,)))["relatedLocations"][0]


def test_should_have_no_suppressions_when_profile_is_github() -> None:
    """GitHub does not read them."""
    assert "suppressions" not in shown(DIRECT)


@pytest.mark.parametrize("state", [None, BaselineState.NEW])
def test_should_say_baseline_state_when_there_is_one(state: BaselineState | None) -> None:
    """Nothing is said of it without baseline and base."""
    assert shown(finding(baseline_state=state)).get("baselineState") == state


def test_should_say_unchanged_when_profile_is_full() -> None:
    """What is known is shown to those who want everything."""
    known = finding(baseline_state=BaselineState.UNCHANGED)
    assert shown(known, profile="full")["baselineState"] == "unchanged"


@pytest.mark.parametrize("profile", ["github", "gitlab"])
def test_should_leave_finding_out_when_it_is_known(profile: str) -> None:
    """Hosts would show it as an alert."""
    known = finding(baseline_state=BaselineState.UNCHANGED)
    assert run(result(findings=(known,)), profile=profile)["results"] == []


def test_should_have_empty_suppressions_when_nothing_is_suppressed() -> None:
    """All results of a run say, or none."""
    assert shown(DIRECT, profile="full")["suppressions"] == []
