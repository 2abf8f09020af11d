"""The whole page, from what is checked to the verdict."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.baseline_words import shrinkable_lines
from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.wording import counted
from archcheck.domain.check_result import CheckResult, Status
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome
from archcheck.infrastructure.reports.console.extras_view import (
    rule_counts,
    statistics_lines,
    timing_lines,
    verbose_lines,
)
from archcheck.infrastructure.reports.console.finding_view import (
    finding_lines,
    fresh_advice,
    one_line,
)
from archcheck.infrastructure.reports.selection import (
    active,
    ordered,
    spread,
    unsaid,
)
from archcheck.infrastructure.reports.console.summary_view import clean_lines, summary_lines
from archcheck.infrastructure.reports.console.surface import Surface

LIMIT = 100
EACH = 3
CROWD = 20
GAP_LIMIT = 20
INDENT = 2
WAYS_ON = "--all shows all of them; --format json:FILE or --format sarif:FILE writes them to a file"
Block = Iterable[Text]


def page(result: CheckResult, options: ReportOptions) -> str:
    """The report of a check for people."""
    surface = Surface.of(options)
    draw = _quiet if options.quiet else _normal
    return surface.render(draw(result, options, surface))


def findings_text(findings: Iterable[Finding], result: CheckResult, options: ReportOptions) -> str:
    """Some findings of a check as its page shows them, without head and verdict."""
    surface = Surface.of(options)
    return surface.render(_spaced(_in_full(ordered(list(findings)), result, surface)))


def shown_findings(result: CheckResult, options: ReportOptions) -> list[Finding]:
    """The findings that a page shows with their lines."""
    return _limited(ordered(active(result.findings)), result, options)


def _quiet(result: CheckResult, options: ReportOptions, surface: Surface) -> Iterator[Text]:
    findings = ordered(active(result.findings))
    shown = spread(findings, LIMIT) if _is_limited(options) else findings
    for finding in shown:
        yield from one_line(finding, surface)
    if len(shown) < len(findings):
        yield from _rest(findings, shown, surface)
        yield from rule_counts(_hidden(findings, shown), surface)
    yield from _incomplete(result, shown, options, surface)
    yield from _shrinkable(result, options, surface)
    yield from _verdict(result, options, surface)


def _normal(result: CheckResult, options: ReportOptions, surface: Surface) -> Iterator[Text]:
    yield from _header(result, options, surface)
    findings = ordered(active(result.findings))
    if _is_clean(findings, result):
        yield from clean_lines(result, surface)
    yield from _spaced(_blocks(findings, result, options, surface))
    yield from _verdict(result, options, surface)


def _is_clean(findings: list[Finding], result: CheckResult) -> bool:
    return not findings and result.verdict.status is Status.PASSED


def _spaced(blocks: Iterable[Block]) -> Iterator[Text]:
    shown = [block for block in map(list, blocks) if block]
    for block in shown:
        yield Text("")
        yield from block
    if shown:
        yield Text("")


def _blocks(
    findings: list[Finding], result: CheckResult, options: ReportOptions, surface: Surface
) -> Iterator[Block]:
    shown = _limited(findings, result, options)
    yield from _findings(findings, shown, result, surface)
    yield from _extras(findings, shown, result, options, surface)
    if not _is_clean(findings, result):
        yield summary_lines(result, surface)
    yield [*_notes(result, surface), *_incomplete(result, shown, options, surface)]
    yield _shrinkable(result, options, surface)
    yield _sentences(result.next_steps, surface)


def _extras(
    findings: list[Finding],
    shown: list[Finding],
    result: CheckResult,
    options: ReportOptions,
    surface: Surface,
) -> Iterator[Block]:
    if options.statistics and len(shown) == len(findings):
        yield statistics_lines(findings, surface)
    if options.timings:
        yield timing_lines(result, surface)
    if options.verbose:
        yield verbose_lines(result, surface)


def _findings(
    findings: list[Finding], shown: list[Finding], result: CheckResult, surface: Surface
) -> Iterator[Block]:
    """The counts first where not all are shown, and the way on at the end."""
    is_cut = len(shown) < len(findings)
    yield statistics_lines(findings, surface) if is_cut else ()
    yield from _in_full(shown, result, surface)
    yield _rest(findings, shown, surface) if is_cut else ()


def _in_full(shown: list[Finding], result: CheckResult, surface: Surface) -> Iterator[Block]:
    files = {file.path: file for file in result.files}
    rules = {rule.definition.name: rule for rule in result.rules}
    for finding, advice in fresh_advice(shown, rules):
        yield finding_lines(finding, files, advice, surface)


def _limited(findings: list[Finding], result: CheckResult, options: ReportOptions) -> list[Finding]:
    """A few of each rule in a first look and where there are many: no wall of text."""
    is_crowd = len(findings) > CROWD or not result.project.configuration_file
    return spread(findings, LIMIT, EACH) if is_crowd and _is_limited(options) else findings


def _is_limited(options: ReportOptions) -> bool:
    return not options.all_findings and (options.terminal or not options.quiet)


def _rest(
    findings: Sequence[Finding], shown: Sequence[Finding], surface: Surface
) -> Iterator[Text]:
    yield Text(f"{surface.ellipsis} {len(findings) - len(shown):,} more:")
    yield from surface.wrapped(INDENT, Text(WAYS_ON), hanging=INDENT)


def _hidden(findings: Sequence[Finding], shown: Sequence[Finding]) -> list[Finding]:
    kept = set(map(id, shown))
    return [finding for finding in findings if id(finding) not in kept]


def _header(result: CheckResult, options: ReportOptions, surface: Surface) -> Iterator[Text]:
    """One line where nobody says how wide it is; else parts that do not fit begin a new one."""
    project = result.project
    counts = ", ".join(f"{label}: {counted(count, 'file')}" for label, count in project.counts)
    name = surface.text(f"archcheck {result.version}: {project.name} ", "place")
    more = (
        project.layout,
        _wiring(result),
        *project.left_out,
        *_replaced(result),
        _partial(result),
        result.compared,
    )
    parts = (f"({counts})" if counts else "", _packs(result), ", ".join(filter(None, more)))
    told = list(filter(None, parts))
    whole = surface.text(", ".join(told))
    if surface.fits(name, whole) or not options.measured:
        yield Text.assemble(name, whole)
    else:
        yield from _in_rows(name, told, surface)


def _in_rows(name: Text, parts: Sequence[str], surface: Surface) -> Iterator[Text]:
    """The name with as many parts as fit beside it, each other part in a row of its own."""
    texts = [surface.text(f"{part},") for part in parts[:-1]] + [surface.text(parts[-1])]
    row = Text.assemble(name, texts.pop(0))
    while texts and surface.fits(row, Text(" "), texts[0]):
        row = Text.assemble(row, " ", texts.pop(0))
    yield from surface.wrapped(0, row, hanging=INDENT)
    for text in texts:
        yield from surface.wrapped(INDENT, text, hanging=INDENT)


def _packs(result: CheckResult) -> str:
    packs = result.project.packs
    names = f"pack{'s' * (len(packs) > 1)} {', '.join(packs)}" if packs else "no pack"
    return names if result.project.configuration_file else f"no configuration: {names} as it is"


def _replaced(result: CheckResult) -> Iterator[str]:
    """What is not checked because a tool steps aside for another one of the project."""
    skipped = (report for report in result.analyzers if report.outcome is Outcome.SKIPPED)
    return (report.reason for report in skipped if not report.optional)


def _wiring(result: CheckResult) -> str:
    count = result.project.wiring_modules
    return counted(count, "wiring module") if count else ""


def _partial(result: CheckResult) -> str:
    part = "a part of the gate only" if result.partial else ""
    shard = f"shard {result.shard.number} of {result.shard.count}" if result.shard else ""
    return ", ".join(filter(None, (shard, part)))


def _notes(result: CheckResult, surface: Surface) -> Iterator[Text]:
    for text in dict.fromkeys((*_notices(result), *_tool_notes(result))):
        label = Text("note: ", style="note")
        yield from surface.wrapped(0, label, surface.text(text), hanging=INDENT)


def _notices(result: CheckResult) -> Iterator[str]:
    return (entry.message for entry in result.notifications if entry.kind != "execution")


def _tool_notes(result: CheckResult) -> Iterator[str]:
    return (f"{report.name}: {note}" for report in result.analyzers for note in report.notes)


def _incomplete(
    result: CheckResult, told: Sequence[Finding], options: ReportOptions, surface: Surface
) -> Iterator[Text]:
    gaps = unsaid(result.verdict.incomplete, told)
    shown = gaps[:GAP_LIMIT] if _is_limited(options) else gaps
    for text in shown:
        label = Text("not checked: ", style="incomplete")
        yield from surface.wrapped(0, label, surface.text(text), hanging=INDENT)
    if len(shown) < len(gaps):
        yield Text(f"not checked: {len(gaps) - len(shown):,} more (--all names them)")


def _shrinkable(result: CheckResult, options: ReportOptions, surface: Surface) -> Iterator[Text]:
    lines = list(shrinkable_lines(result))
    shown = lines[:GAP_LIMIT] if _is_limited(options) else lines
    yield from _sentences(shown, surface)
    if len(shown) < len(lines):
        yield Text(f"{len(lines) - len(shown):,} more lines could go (--all names them)")


def _sentences(sentences: Iterable[str], surface: Surface) -> Iterator[Text]:
    for sentence in sentences:
        yield from surface.wrapped(0, surface.text(sentence), hanging=INDENT)


def _verdict(result: CheckResult, options: ReportOptions, surface: Surface) -> list[Text]:
    sentence = surface.text(verdict_sentence(result), result.verdict.status.value)
    return surface.wrapped(0, sentence, hanging=INDENT) if options.terminal else [sentence]
