"""A page about a check: the verdict, what is new, what was not checked, the architecture."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, BaselineReport, CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome
from archcheck.infrastructure.reports.agent.groups import Group, groups
from archcheck.infrastructure.reports.selection import active, unsaid
from archcheck.infrastructure.reports.words import (
    LEVELS,
    STATES,
    level_counts,
    message_text,
    place_text,
)
from archcheck.infrastructure.reports.markdown.change import change_lines
from archcheck.infrastructure.reports.markdown.picture import picture_lines
from archcheck.infrastructure.reports.markdown.text import code, prose

MOST_CHARACTERS = 64_000
MOST_OF_RULE = 50
MOST_GAPS = 20
MOST_GONE = 20
MOST_OF_MESSAGE = 300
Block = Sequence[str]


def markdown_page(result: CheckResult, most: int = MOST_CHARACTERS) -> str:
    """The page of a result whose paths begin at the repository, in at most so many characters.

    The findings get the room that all else leaves.
    """
    head = [*_head(result), *_gaps(result)]
    tail = [*_known(result), *_gone(result), *change_lines(result.since)]
    room = most - _size(head) - _size(tail)
    picture = [*_architecture(result, room // 2)]
    findings = [*_findings(result, room - _size(picture))]
    return "\n".join([*head, *findings, *tail, *picture]).rstrip("\n") + "\n"


def _size(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _head(result: CheckResult) -> Iterator[str]:
    yield f"## archcheck: {prose(result.project.name)}"
    yield from ("", f"**{prose(verdict_sentence(result))}**", "")
    yield from ("| analyzer | errors | warnings | notes | files |", "|---|---:|---:|---:|---:|")
    counting = active(result.findings)
    yield from (_row(report, counting) for report in result.analyzers)
    yield ""


def _row(report: AnalyzerReport, findings: Sequence[Finding]) -> str:
    if report.outcome is not Outcome.COMPLETED:
        return f"| {prose(report.name)} | {STATES[report.outcome]} | | | |"
    mine = [entry.level for entry in findings if entry.analyzer == report.name]
    counts = map(mine.count, LEVELS)
    told = " | ".join(map(_shown_count, counts))
    return f"| {prose(report.name)} | {told} | {report.checked:,} |"


def _gaps(result: CheckResult) -> Iterator[str]:
    told = unsaid(result.verdict.incomplete, result.findings)
    yield from _listed("Not checked", list(map(prose, told)), MOST_GAPS)


def _listed(title: str, entries: Sequence[str], most: int) -> Iterator[str]:
    """A list with a title, the end of a long one counted."""
    if not entries:
        return
    yield from (f"### {title}", "")
    yield from (f"- {entry}" for entry in entries[:most])
    if len(entries) > most:
        yield f"- and {len(entries) - most:,} more"
    yield ""


def _findings(result: CheckResult, room: int) -> Iterator[str]:
    """Rule by rule, the most important first, as far as there is room."""
    found = groups(result)
    if not found:
        return
    head = [f"### {_title(result)}", ""]
    left = room - _size(head) - len(_rest(found))
    yield from head
    for number, group in enumerate(found):
        block = _block(group)
        left -= _size(block)
        if left < 0:
            yield from (_rest(found[number:]), "")
            return
        yield from block


def _rest(found: Sequence[Group]) -> str:
    count = sum(len(group.findings) for group in found)
    return f"And {counted(count, 'finding')} of {counted(len(found), 'rule')} more."


def _declared(finding: Finding) -> str:
    """Under which name somebody declared what is broken, and as what."""
    word = finding.declared_as or "contract"
    return f", {word} {prose(finding.contract)}" if finding.contract else ""


def _block(group: Group) -> Block:
    first = group.findings[0]
    title = f"**{prose(first.printed_rule)}**: {level_counts(group.findings)}{_declared(first)}"
    advice = f"  Fix: {prose(group.fix)}" if group.fix else ""
    places = [f"- {_entry(finding)}" for finding in group.findings[:MOST_OF_RULE]]
    return [
        title,
        "",
        *filter(None, (*places, _more(len(group.findings) - MOST_OF_RULE))),
        *(("", advice.strip()) if advice else ()),
        "",
    ]


def _entry(finding: Finding) -> str:
    owners = f" ({', '.join(map(code, finding.owners))})" if finding.owners else ""
    return f"{code(place_text(finding.location))} {prose(message_text(finding))}{owners}"


def _known(result: CheckResult) -> Iterator[str]:
    known = [entry for entry in result.findings if not entry.suppression and not entry.counts]
    if known:
        yield from (f"Known before: {level_counts(known)}.", "")


def _gone(result: CheckResult) -> Iterator[str]:
    """What was found at the base, or is known to the baseline, and nothing finds any more."""
    gone = result.since.gone if result.since else ()
    said = {(it.path, it.rule) for it in gone}
    told = [f"{code(it.path)} {prose(it.rule)}: {prose(_short(it.message))}" for it in gone]
    yield from _listed("Gone", [*told, *_shrinkable(result.baseline, said)], MOST_GONE)


def _short(message: str) -> str:
    return message if len(message) <= MOST_OF_MESSAGE else f"{message[:MOST_OF_MESSAGE]} ..."


def _shrinkable(
    baseline: BaselineReport | None, said: Collection[tuple[str, str]]
) -> Iterator[str]:
    """Entries that nobody needs, but for what was said already."""
    for entry in baseline.shrinkable if baseline else ():
        if (entry.path, entry.rule) not in said:
            yield f"{code(entry.path)} {prose(entry.rule)}, still in {code(entry.file)}"


def _architecture(result: CheckResult, most: int) -> Iterator[str]:
    drawn = [*picture_lines(result.picture, most)]
    if drawn:
        yield from ("### Architecture", "", *drawn, "")


def _shown_count(count: int) -> str:
    return f"{count:,}" if count else ""


def _title(result: CheckResult) -> str:
    is_compared = any(finding.baseline_state for finding in result.findings)
    return "New findings" if is_compared else "Findings"


def _more(hidden: int) -> str:
    return f"- and {hidden:,} more" if hidden > 0 else ""
