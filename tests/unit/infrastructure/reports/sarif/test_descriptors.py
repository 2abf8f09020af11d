"""Tests of rules as SARIF describes them."""

import dataclasses

import pytest

from archcheck.domain.check_result import CheckResult
from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reports.documentation import rule_address
from archcheck.infrastructure.reports.sarif.descriptors import sarif_level
from tests.unit.infrastructure.reports.results_support import (
    BANDIT_RULES,
    COMMENTS,
    DIRECT,
    LAYERS,
    OWN,
    RULES,
    SHELL,
    analyzer,
    clean_result,
    result,
)
from tests.unit.infrastructure.reports.sarif.log_support import Log, run


def own_rule(sample: CheckResult, code: str) -> Log:
    """The descriptor of an own rule."""
    rules = run(sample)["tool"]["driver"]["rules"]
    found: Log = next(entry for entry in rules if entry["id"] == code)
    return found


def bandit_rule(profile: str = "github", **changes: object) -> Log:
    """The descriptor of bandit's rule, changed as wished."""
    changed = dataclasses.replace(BANDIT_RULES[0], **changes)  # type: ignore[arg-type]
    sample = result(analyzers=(OWN, analyzer("bandit", rules=(changed,))))
    found: Log = run(sample, "bandit", profile=profile)["tool"]["driver"]["rules"][0]
    return found


def test_should_list_enabled_rules_when_nothing_fired() -> None:
    """Sorted by their codes."""
    rules = run(clean_result())["tool"]["driver"]["rules"]
    assert [entry["id"] for entry in rules] == ["ARC001", "ARC101", "CNV101", "TST101"]


def test_should_describe_own_rule_when_page_states_it() -> None:
    """Everything that a reader of an alert sees."""
    definition = LAYERS.definition
    assert own_rule(result(), "ARC101") == {
        "id": "ARC101",
        "name": "LayerDependency",
        "shortDescription": {"text": "Finds layer-dependency."},
        "fullDescription": {"text": "Finds layer-dependency. Because of layer-dependency."},
        "help": {
            "text": "Finds layer-dependency. Because of layer-dependency. "
            "Repair layer-dependency.",
            "markdown": definition.page,
        },
        "helpUri": rule_address(definition),
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["dependencies", "readability"],
            "precision": "very-high",
            "problem.severity": "error",
        },
    }


@pytest.mark.parametrize(
    ("level", "severity"),
    [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.NOTE, "recommendation")],
)
def test_should_state_effective_level_when_project_changed_it(level: Level, severity: str) -> None:
    """The level of this configuration, not of the page."""
    changed = dataclasses.replace(COMMENTS, level=level)
    entry = own_rule(result(rules=(changed,)), "CNV101")
    stated = (entry["defaultConfiguration"]["level"], entry["properties"]["problem.severity"])
    assert stated == (level.value, severity)


def test_should_limit_descriptions_when_texts_are_long() -> None:
    """GitHub cuts at 1,024 characters."""
    long = dataclasses.replace(COMMENTS.definition, summary="word " * 600, because="why " * 600)
    changed = dataclasses.replace(COMMENTS, definition=long)
    entry = own_rule(result(rules=(changed,)), "CNV101")
    lengths = [len(entry[name]["text"]) for name in ("shortDescription", "fullDescription")]
    assert max(lengths) <= 1024


def test_should_describe_tool_rule_when_tool_knows_it() -> None:
    """Description, help, weakness and severity."""
    assert bandit_rule() == {
        "id": "B602",
        "name": "SubprocessPopenWithShellEqualsTrue",
        "shortDescription": {"text": "A process is started through a shell."},
        "fullDescription": {"text": "A shell interprets what a user may have written."},
        "help": {
            "text": "A shell interprets what a user may have written.",
            "markdown": "A shell interprets what a user may have written. "
            "[Documentation](https://example.org/bandit/B602)",
        },
        "helpUri": "https://example.org/bandit/B602",
        "defaultConfiguration": {"level": "error"},
        "relationships": [
            {
                "target": {
                    "id": "CWE-78",
                    "index": 0,
                    "toolComponent": {"name": "CWE", "index": 0},
                },
                "kinds": ["relevant"],
            }
        ],
        "properties": {
            "tags": ["security", "external/cwe/cwe-078"],
            "problem.severity": "error",
            "security-severity": "8.0",
        },
    }


@pytest.mark.parametrize(
    ("severity", "stated"),
    [("8", "8.0"), ("10.0", "10.0"), ("0", None), ("10.1", None), ("", None), ("nan", None)],
)
def test_should_state_security_severity_when_it_is_valid(severity: str, stated: str | None) -> None:
    """A numeric text above 0 up to 10."""
    properties = bandit_rule(security_severity=severity)["properties"]
    assert properties.get("security-severity") == stated


def test_should_tag_weakness_as_gitlab_when_profile_is_gitlab() -> None:
    """GitLab has its own spelling."""
    assert bandit_rule("gitlab")["properties"]["tags"] == ["security", "cwe-78"]


def test_should_limit_tags_when_tool_has_many() -> None:
    """At most ten, the important ones first."""
    tags = bandit_rule(tags=tuple(map(str, range(20))))["properties"]["tags"]
    assert (len(tags), tags[:2]) == (10, ["security", "external/cwe/cwe-078"])


def test_should_describe_rule_when_tool_did_not() -> None:
    """No result without a descriptor."""
    sample = result(analyzers=(OWN, analyzer("bandit")), findings=(SHELL,))
    assert run(sample, "bandit")["tool"]["driver"]["rules"] == [
        {
            "id": "B602",
            "shortDescription": {"text": "B602, a rule of bandit."},
            "fullDescription": {"text": "B602, a rule of bandit."},
            "help": {"text": "B602, a rule of bandit.", "markdown": "B602, a rule of bandit."},
            "defaultConfiguration": {"level": "error"},
            "properties": {"problem.severity": "error"},
        }
    ]


def test_should_describe_own_rule_by_name_when_it_is_not_enabled() -> None:
    """A saved result may hold findings of rules that it does not describe."""
    rules = run(result(rules=(), findings=(DIRECT,)))["tool"]["driver"]["rules"]
    assert [entry["id"] for entry in rules] == ["layer-dependency"]


def test_should_keep_rule_of_tool_when_its_findings_are_waived() -> None:
    """What fired is described."""
    sample = result(findings=())
    assert len(run(sample, "bandit")["tool"]["driver"]["rules"]) == 1


def test_should_list_weaknesses_when_rules_name_them() -> None:
    """The part of CWE that the run needs."""
    entry = run(result(), "bandit")
    taxa = [
        (entry["taxonomies"][0]["name"], taxon["id"]) for taxon in entry["taxonomies"][0]["taxa"]
    ]
    assert taxa == [("CWE", "CWE-78")]


def test_should_support_weaknesses_when_rules_name_them() -> None:
    """The driver says so."""
    driver = run(result(), "bandit")["tool"]["driver"]
    assert driver["supportedTaxonomies"] == [{"name": "CWE", "index": 0}]


def test_should_list_no_weaknesses_when_rules_name_none() -> None:
    """Nothing is said about CWE."""
    entry = run(result(), "flake8")
    assert ("taxonomies" in entry, "supportedTaxonomies" in entry["tool"]["driver"]) == (
        False,
        False,
    )


def test_should_state_version_and_address_when_tool_has_none() -> None:
    """Both are always set."""
    driver = run(result(), "safety", profile="full")["tool"]["driver"]
    assert (driver["version"], driver["informationUri"].startswith("https://")) == ("0.0.0", True)


def test_should_state_no_version_when_the_tool_did_not_tell_it() -> None:
    """A version is a number."""
    reports = tuple(dataclasses.replace(report, version="unknown") for report in result().analyzers)
    told = dataclasses.replace(result(), analyzers=reports)
    assert run(told, "flake8")["tool"]["driver"]["version"] == "0.0.0"


def test_should_say_none_when_level_is_off() -> None:
    """SARIF's word for off."""
    assert sarif_level(Level.OFF) == "none"


def test_should_have_enabled_rules_when_sample_is_used() -> None:
    """The sample's rules are those of its findings and one more."""
    assert {rule.definition.name for rule in RULES} >= {DIRECT.rule, "unparsable-file"}


@pytest.mark.parametrize("identity", ["Foo", "foo"])
def test_should_leave_name_out_when_it_repeats_the_id(identity: str) -> None:
    """In another case too: validators refuse `index` with the name `Index`."""
    described = ToolRule(id=identity, name="foo", summary="s", level=Level.NOTE)
    sample = result(analyzers=(OWN, analyzer("x", rules=(described,))))
    assert "name" not in run(sample, "x")["tool"]["driver"]["rules"][0]
