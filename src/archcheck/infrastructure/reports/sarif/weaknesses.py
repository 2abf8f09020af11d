"""The Common Weakness Enumeration, as far as the rules of a tool name it."""

from collections.abc import Iterable

from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reports.sarif.json_values import Json, message

NAME = "CWE"
HOMEPAGE = "https://cwe.mitre.org/"


def weaknesses(rules: Iterable[ToolRule]) -> list[int]:
    """The numbers that some rules name, sorted, each once."""
    return sorted({number for rule in rules for number in rule.cwe})


def taxonomies(numbers: Iterable[int]) -> list[Json]:
    """The `taxonomies` of a run: none, or the named part of CWE."""
    taxa = [_taxon(number) for number in numbers]
    return [_taxonomy(taxa)] if taxa else []


def supported(numbers: Iterable[int]) -> list[Json]:
    """The `supportedTaxonomies` of a driver."""
    return [{"name": NAME, "index": 0}] if list(numbers) else []


def weakness_address(number: int) -> str:
    """The page of a weakness."""
    return f"{HOMEPAGE}data/definitions/{number}.html"


def relationships(rule: ToolRule, numbers: list[int]) -> list[Json]:
    """The `relationships` of a rule's descriptor to the taxa of its run."""
    return [_relationship(number, numbers.index(number)) for number in sorted(set(rule.cwe))]


def _taxonomy(taxa: list[Json]) -> Json:
    return {
        "name": NAME,
        "organization": "MITRE",
        "informationUri": HOMEPAGE,
        "shortDescription": message("The MITRE Common Weakness Enumeration."),
        "isComprehensive": False,
        "taxa": taxa,
    }


def _taxon(number: int) -> Json:
    return {
        "id": f"{NAME}-{number}",
        "helpUri": weakness_address(number),
    }


def _relationship(number: int, index: int) -> Json:
    target = {"id": f"{NAME}-{number}", "index": index, "toolComponent": supported([number])[0]}
    return {"target": target, "kinds": ["relevant"]}
