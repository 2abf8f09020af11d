"""Defects of the descriptors of rules."""

import collections
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.reports.sarif.descriptors import (
    DESCRIPTION_LIMIT,
    PRECISIONS,
    SECURITY_TAG,
    TAG_LIMIT,
    valid_severity,
)
from archcheck.infrastructure.sarif_logs.checks.defects import where_wrong
from archcheck.infrastructure.sarif_logs.reading import Json, number, rows, table, text, texts

LEVELS = ("none", "note", "warning", "error")
SEVERITIES = ("error", "warning", "recommendation")
PASCAL = re.compile("[A-Z0-9][A-Za-z0-9]*")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
CWE = re.compile(r"(?:external/cwe/)?cwe-\d+")
GITHUB_CWE = re.compile(r"external/cwe/cwe-\d{3,}")
GITLAB_CWE = re.compile(r"cwe-[1-9]\d*")
SCORE = "security-severity"


def rule_defects(where: str, run: Json) -> Iterator[SarifDefect]:
    """What is wrong with the rules of a run."""
    rules = rows(table(run, "tool", "driver"), "rules")
    ids = [text(rule, "id") for rule in rules]
    driver = f"{where}.tool.driver"
    twice = _repeated(ids)
    yield from where_wrong(
        driver,
        (ids != sorted(ids), "the rules are not sorted by id"),
        (twice, f"two rules have the id {', '.join(twice)}"),
    )
    for at, rule in enumerate(rules):
        place = f"{driver}.rules[{at}]"
        for part in (_words, _help, _properties, _security):
            yield from part(place, rule)
        yield from _weaknesses(place, rule, run)


def _words(where: str, rule: Json) -> Iterator[SarifDefect]:
    name = text(rule, "name")
    yield from where_wrong(
        where,
        (not text(rule, "id"), "there is no id"),
        (name and not PASCAL.fullmatch(name), f'the name "{name}" is not in PascalCase'),
    )
    for key in ("shortDescription", "fullDescription"):
        said = text(rule, key, "text")
        yield from where_wrong(
            where,
            (not said, f"there is no {key}"),
            (len(said) > DESCRIPTION_LIMIT, f"the {key} is longer than {DESCRIPTION_LIMIT:,}"),
        )


def _help(where: str, rule: Json) -> Iterator[SarifDefect]:
    address = text(rule, "helpUri")
    level = text(rule, "defaultConfiguration", "level")
    yield from where_wrong(
        where,
        (not text(rule, "help", "text"), "there is no help.text"),
        (not text(rule, "help", "markdown"), "there is no help.markdown"),
        ("helpUri" in rule and not ADDRESS.fullmatch(address), "the helpUri is no address"),
        (level not in LEVELS, "there is no level in defaultConfiguration"),
    )


def _tags(rule: Json) -> Sequence[str]:
    tags = table(rule, "properties").get("tags")
    return texts(tags) if isinstance(tags, list) else ()


def _properties(where: str, rule: Json) -> Iterator[SarifDefect]:
    properties = table(rule, "properties")
    precision = properties.get("precision")
    severity = properties.get("problem.severity")
    yield from where_wrong(
        where,
        (len(_tags(rule)) > TAG_LIMIT, f"there are more than {TAG_LIMIT} tags"),
        (precision not in (None, *PRECISIONS), "precision is none that GitHub knows"),
        (severity not in (None, *SEVERITIES), "problem.severity is none that GitHub knows"),
    )


def _security(where: str, rule: Json) -> Iterator[SarifDefect]:
    score = table(rule, "properties").get(SCORE)
    if score is None:
        return
    is_text = isinstance(score, str)
    valid = isinstance(score, str) and valid_severity(score)
    yield from where_wrong(
        where,
        (not is_text, f"{SCORE} is no text"),
        (is_text and not valid, f"{SCORE} is no number above 0 and up to 10"),
        (SECURITY_TAG not in _tags(rule), f'{SCORE} without the tag "{SECURITY_TAG}"'),
    )


def _weaknesses(where: str, rule: Json, run: Json) -> Iterator[SarifDefect]:
    tags = [tag for tag in _tags(rule) if CWE.fullmatch(tag.lower())]
    odd = list(itertools.filterfalse(_is_known_tag, tags))
    targets = [table(entry, "target") for entry in rows(rule, "relationships")]
    yield from where_wrong(
        where,
        (odd, f"the tag {', '.join(odd)} should read external/cwe/cwe-078 or cwe-78"),
        (tags and not targets, "a weakness is tagged, and no relationship leads to it"),
    )
    yield from _targets(where, targets, run)


def _targets(where: str, targets: Iterable[Json], run: Json) -> Iterator[SarifDefect]:
    taxa = [rows(each, "taxa") for each in rows(run, "taxonomies")]
    for target in targets:
        yield from _target(where, target, taxa)


def _is_known_tag(tag: str) -> bool:
    return bool(GITHUB_CWE.fullmatch(tag) or GITLAB_CWE.fullmatch(tag))


def _target(where: str, target: Json, taxa: Sequence[Sequence[Json]]) -> Iterator[SarifDefect]:
    name = text(target, "id")
    known = {text(taxon, "id") for taxon in itertools.chain.from_iterable(taxa)}
    yield from where_wrong(
        where,
        (name not in known, f"the relationship to {name} leads nowhere"),
        (name in known and _is_elsewhere(target, taxa), f"the index of {name} is wrong"),
    )


def _is_elsewhere(target: Json, taxa: Sequence[Sequence[Json]]) -> bool:
    index = number(target, "index")
    return index is not None and not any(
        0 <= index < len(each) and text(each[index], "id") == text(target, "id") for each in taxa
    )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in collections.Counter(names).items() if count > 1]
