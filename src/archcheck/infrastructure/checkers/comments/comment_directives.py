"""Comments that speak to a tool, and in a form that the tool understands.

Large patterns are compiled by the first comment: most runs remember what comments say.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.execution.cpu_limits import matched

LIST = r"{0}(?:\s*[,\s]\s*{0})*"
SCANS = (
    "any_other_function_with_shell_equals_true assert_used cipher_modes ciphers"
    " django_extra_used django_mark_safe django_rawsql_used eval exec_used flask_debug_true"
    " ftplib hardcoded_bind_all_interfaces hardcoded_password_default"
    " hardcoded_password_funcarg hardcoded_password_string hardcoded_sql_expressions"
    " hardcoded_tmp_directory hashlib_insecure_functions huggingface_unsafe_download"
    " import_cPickle import_ftplib import_httpoxy import_marshal import_md5 import_pickle"
    " import_pycrypto import_pyghmi import_subprocess import_telnetlib import_xml_etree"
    " import_xml_expat import_xml_lxml import_xml_minidom import_xml_pulldom import_xml_sax"
    " import_xmlrpclib jinja2_autoescape_false linux_commands_wildcard_injection"
    " logging_config_insecure_listen mark_safe markupsafe_markup_xss marshal md5 mktemp_q"
    " paramiko_calls pickle pytorch_load random request_with_no_cert_validation"
    " request_without_timeout set_bad_file_permissions snmp_insecure_version"
    " snmp_weak_cryptography ssh_no_host_key_verification ssl_with_bad_defaults"
    " ssl_with_bad_version ssl_with_no_version start_process_with_a_shell"
    " start_process_with_no_shell start_process_with_partial_path"
    " subprocess_popen_with_shell_equals_true subprocess_without_shell_equals_true"
    " tarfile_unsafe_members telnetlib trojansource try_except_continue try_except_pass"
    " unverified_context urllib_urlopen use_of_mako_templates weak_cryptographic_key"
    " xml_bad_ElementTree xml_bad_cElementTree xml_bad_expatbuilder xml_bad_expatreader"
    " xml_bad_minidom xml_bad_pulldom xml_bad_sax yaml_load"
).split()
NAMES = r"[\w.-]+(?:\s*,\s*[\w.-]+)*"
SCAN = f"(?:B[0-9]+|{'|'.join(SCANS)})(?!\\w)"
BRACKETED = rf"\[\s*{NAMES}\s*\]"
NOQA = rf"[Nn][Oo][Qq][Aa](?:\s*:\s*{LIST.format('[A-Za-z]+[0-9]+')})?"
PYLINT_VERB = (
    r"(?:(?:disable|enable)(?:-msg|-next|-cat)?\s*=\s*" + NAMES + r"|skip-file|disable-all)"
)
MYPY_FLAG = r"[A-Za-z][\w-]*(?:\s*=\s*(?:\"[^\"]*\"|[^\s\",]+))?"
PYRIGHT_VERB = rf"(?:basic|standard|strict|ignore(?:\s*{BRACKETED})?|\w+\s*=\s*\w+)"
ISORT_VERB = (
    r"(?:skip|skip_file|off|on|split|dont-add-imports|dont-add-import:.*|list|tuple|set|dict)"
)

DIRECTIVES = (
    rf"type:\s*ignore(?:\s*{BRACKETED})?",
    NOQA,
    rf"flake8[:=]\s*{NOQA}",
    rf"ruff:\s*(?:{NOQA}|isort:\s*{ISORT_VERB}|(?:disable|enable|ignore|file-ignore){BRACKETED})",
    rf"pylint:\s*{PYLINT_VERB}(?:\s*[;,]\s*{PYLINT_VERB})*",
    rf"mypy:\s*{MYPY_FLAG}(?:\s*,\s*{MYPY_FLAG})*",
    rf"pyright:\s*{PYRIGHT_VERB}(?:\s*,\s*{PYRIGHT_VERB})*",
    rf"(?:ty|pyrefly):\s*ignore(?:{BRACKETED})?",
    r"pyrefly:\s*ignore-errors",
    rf"pyre-[a-z-]+(?:{BRACKETED})?",
    rf"isort:\s*{ISORT_VERB}",
    r"fmt:\s*(?:on|off|skip)",
    r"yapf:\s*(?:disable|enable)",
    rf"nosec(?:(?:\s*:\s*|\s+){LIST.format(SCAN)})?",
    r"nosemgrep(?::\s*[\w./-]+(?:\s*,\s*[\w./-]+)*)?",
    r"NOSONAR(?:\([\w:]+(?:\s*,\s*[\w:]+)*\))?",
    r"noinspection\s+\w+(?:\s*,\s*\w+)*",
    r"(?:pragma|PRAGMA):?\s*(?:no|NO)\s*(?:cover|COVER|branch|BRANCH)",
    r"language=\S+(?:\s+(?:prefix|suffix)=.*)?",
    r"archcheck:.*",
)
DIRECTIVE = "|".join(f"(?:{pattern})" for pattern in DIRECTIVES)
SEGMENT = re.compile(r"#(?:\s*archcheck:(?:[^#]|(?<!\s)\#|\#(?!\s*[A-Za-z]))*|[^#]*)")
STEP = "(?:Given|When|Then|And|Arrange|Act|Assert)"
STEPS = rf"(?i:#\s*{STEP}(?:[\s/,&+-]+{STEP})*\s*[:.]?\s*$)"
ALLOWED = {
    "sphinx-attribute": "#:",
    "region": r"#\s*(?:end)?region\b",
    "cell": r"#\s*%%",
    "given-when-then": STEPS,
}


def prose_span(comment: str, extra: Sequence[str], reasons_from: int = 0) -> tuple[int, int]:
    """From the first segment of a comment that is no directive to the end of the last; else 0, 0.

    A segment runs from a `#` to the next; `extra` are patterns of more directives, which may
    reach over several. What ends behind `reasons_from` is no prose, but says why; 0: nothing does.
    """
    prose = list(_prose(comment, extra, reasons_from or len(comment) + 1))
    return (prose[0].start(), prose[-1].start() + len(prose[-1][0].rstrip())) if prose else (0, 0)


def _prose(comment: str, extra: Sequence[str], end: int) -> Iterator[re.Match[str]]:
    reached = max((0, *map(functools.partial(_reach, comment), extra)))
    for segment in SEGMENT.finditer(comment):
        is_inside = segment.start() < reached or end <= segment.end()
        if not is_inside and not is_directive(segment, extra):
            yield segment


def _reach(comment: str, pattern: str) -> int:
    """How far a pattern matches, counted from the first word of the whole comment."""
    start = len(comment) - len(comment[1:].lstrip())
    found = matched(lambda: re.compile(pattern).match(comment, start))
    return found.end() if found else 0


def is_allowed(comment: str, kinds: Sequence[str]) -> bool:
    """Whether a comment is of one of the kinds (names of ALLOWED) that a project allows."""
    return any(re.match(ALLOWED[kind], comment) for kind in kinds)


def is_directive(segment: re.Match[str], extra: Sequence[str]) -> bool:
    """Whether a part of a comment is one; runs of blanks, which could be parted in many ways, count as one."""
    body = segment[0][1:].strip()
    if re.fullmatch(DIRECTIVE, " ".join(body.split())):
        return True
    return bool(extra) and matched(lambda: any(re.match(pattern, body) for pattern in extra))
