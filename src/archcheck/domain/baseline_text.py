"""How a baseline is written: lines that merge without conflict when different ones are removed."""

import re
from collections.abc import Iterable, Iterator

from archcheck.domain.baseline import Entry, Sheet
from archcheck.domain.problem import Problem, refuse

VERSION = "1"
TITLE = "# archcheck baseline "
HEADER = f"{TITLE}{VERSION}"
MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
MEASURED = "-"
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
ORDINAL = re.compile(r"[1-9][0-9]{0,8}")
LEAST = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
RULE = re.compile(r"[^\s:]+(?::.+)?")
ESCAPE = re.compile(r"\\(?:([tnr\\])|x([0-9a-f]{2}))")
BROKEN_ESCAPE = re.compile(r"\\(?![tnr\\]|x[0-9a-f]{2})")
LETTERS = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
ESCAPES = {character: f"\\{letter}" for letter, character in LETTERS.items()}
FIELDS = "rule, path, number and fingerprint, with tabs between them"
REPAIR = "restore the line, or take it out"
TAKE_A_SIDE = "take either side, then archcheck baseline update"
LEAST_FIELDS, MOST_FIELDS = 4, 5


def sheet_text(sheet: Sheet) -> str:
    """The text of a file."""
    lines = (entry_text(entry) if entry else "" for entry in sheet.lines)
    return "".join(f"{line}\n" for line in (HEADER, *lines))


def entry_text(entry: Entry) -> str:
    """The line of an entry, by which entries are sorted."""
    number = MEASURED if entry.is_measured else str(entry.ordinal)
    last = entry.fingerprint if entry.least is None else f"{entry.least:.6g}"
    told = (entry.rule, entry.path, number, last, *filter(None, (entry.reason,)))
    return "\t".join(map(_escaped, told))


def spaced(entries: Iterable[Entry]) -> tuple[Entry | None, ...]:
    """Lines of a file in which nothing was ever removed: an empty one before each entry."""
    ordered = sorted(entries, key=entry_text)
    return tuple(line for entry in ordered for line in (None, entry))


def read_sheet(file: str, text: str) -> Sheet:
    """The sheet of a file's text; raises UsageProblems with all that is wrong, by lines."""
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    last = lines.pop()
    lines += [last] if last else []
    refuse(_marker_problems(file, lines))
    refuse(_header_problems(file, lines))
    refuse(_line_problems(file, lines))
    return Sheet(file, tuple(_entry(line) if line.strip() else None for line in lines[1:]))


def readable_entries(text: str) -> Iterator[tuple[int, Entry]]:
    """The entries of a text that may be damaged, with their lines; what is none is left out."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        told = line.removesuffix("\r")
        if told.strip() and not told.startswith(TITLE) and not _damage(told):
            yield number, _entry(told)


def _marker_problems(file: str, lines: Iterable[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        if line.startswith(MARKERS):
            marker = line.split()[0]
            yield Problem(file, "", f"{marker} is left of a merge", TAKE_A_SIDE, number)


def _header_problems(file: str, lines: list[str]) -> Iterator[Problem]:
    first = lines[0] if lines else ""
    if first == HEADER:
        return
    if first.startswith(TITLE):
        message = f"version {first.removeprefix(TITLE)}: this archcheck reads version {VERSION}"
        yield Problem(file, "", message, "use the archcheck that has written it", 1)
    else:
        hint = "write it again: remove it, then archcheck baseline create"
        yield Problem(file, "", f'no baseline: its first line is not "{HEADER}"', hint, 1)


def _line_problems(file: str, lines: Iterable[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        reason = _damage(line) if number > 1 and line.strip() else ""
        if reason:
            yield Problem(file, "", f"no entry: {reason}", REPAIR, number)


def _damage(line: str) -> str:
    """What is wrong with the line of an entry; empty where nothing is."""
    fields = line.split("\t")
    if not LEAST_FIELDS <= len(fields) <= MOST_FIELDS:
        return f"it has not {FIELDS}"
    if BROKEN_ESCAPE.search(ESCAPE.sub("", line)):
        return "a \\ stands for nothing"
    return _damage_of(*fields[:LEAST_FIELDS])


def _damage_of(rule: str, path: str, number: str, last: str) -> str:
    checks = (
        (RULE.fullmatch(rule), "it begins with no rule"),
        (path and path == path.strip("/"), "its path is not relative to the project"),
        (number == MEASURED or ORDINAL.fullmatch(number), f'"{number}" is no number from 1'),
        (_last_form(number).fullmatch(last), _strange(number, last)),
    )
    return next((reason for found, reason in checks if not found), "")


def _strange(number: str, last: str) -> str:
    kind = "what was measured" if number == MEASURED else "a fingerprint of 16 hex digits"
    return f'"{last}" is not {kind}'


def _entry(line: str) -> Entry:
    rule, path, number, last, *more = map(_unescaped, line.split("\t"))
    reason = more[0] if more else ""
    if number == MEASURED:
        return Entry(rule=rule, path=path, least=float(last), reason=reason)
    return Entry(rule=rule, path=path, ordinal=int(number), fingerprint=last, reason=reason)


def _escaped(text: str) -> str:
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    """A character as it is, or what stands for it where nobody would see it."""
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable():
        return character
    return "".join(f"\\x{byte:02x}" for byte in _bytes(character))


def _unescaped(text: str) -> str:
    parts = (part for part in re.split(r"(\\x[0-9a-f]{2}|\\.)", text) if part)
    return b"".join(map(_meant, parts)).decode("utf-8", "surrogateescape")


def _meant(part: str) -> bytes:
    found = ESCAPE.fullmatch(part)
    if found is None:
        return _bytes(part)
    letter, digits = found.groups()
    return bytes.fromhex(digits) if digits else LETTERS[letter].encode()


def _bytes(text: str) -> bytes:
    """The bytes of a text, those of a path that is no text among them."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _last_form(number: str) -> re.Pattern[str]:
    return LEAST if number == MEASURED else FINGERPRINT
