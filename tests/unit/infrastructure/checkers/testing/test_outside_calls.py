"""Calls that reach out of a test."""

import ast
import textwrap

import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.libraries import shipped
from archcheck.infrastructure.checkers.testing.outside_calls import (
    DEEDS,
    OutsideCalls,
    reaching_modules,
)
from archcheck.infrastructure.facts.code.extraction import extract_code


def reached(body: str, imports: str = "", parameters: str = "") -> list[str]:
    """What a test calls that reaches out, with its kind."""
    text = f"{imports}\nasync def test_it({parameters}):\n" + textwrap.indent(body, "    ")
    code = extract_code(SourceText(text, "utf-8"), ast.parse(text), "tests.unit.test_it", False)
    found = OutsideCalls(code.occurrences, text).found()
    return [f"{call.kind} {call.name}" for call in found]


@pytest.mark.parametrize(
    ("imports", "body", "found"),
    [
        ("import requests as web", "web.get('a')", ["network requests.get"]),
        ("from requests import get", "get('a')", ["network requests.get"]),
        ("", "import socket\nsocket.socket()", ["network socket.socket"]),
        ("import subprocess", "subprocess.run(['a'])", ["process subprocess.run"]),
        ("import os", "os.system('a'); os.kill(1, 2)", ["process os.system", "process os.kill"]),
        ("import sqlite3", "sqlite3.connect(':memory:')", ["connection sqlite3.connect"]),
        ("import redis", "redis.Redis.from_url('a')", ["connection redis.Redis.from_url"]),
        ("from time import sleep", "sleep(1)", ["sleep time.sleep"]),
        ("import asyncio", "await asyncio.sleep(0.5)", ["sleep asyncio.sleep"]),
        ("import time", "time.sleep()", ["sleep time.sleep"]),
        ("import httpx", "httpx.Client().get('a')", ["network httpx.Client"]),
        ("import httpx", "a = httpx.Client()\na.get('b')", ["network httpx.Client"]),
        ("import subprocess", "a = subprocess.Popen('b')\na.wait()", ["process subprocess.Popen"]),
        (
            "import socket",
            "a = socket.create_connection(1)\na.send(2)",
            ["network socket.create_connection"],
        ),
    ],
)
def test_should_find_a_call_when_it_reaches_out(imports: str, body: str, found: list[str]) -> None:
    """Once for each object, where it is made."""
    assert reached(body, imports) == found


@pytest.mark.parametrize(
    ("imports", "body"),
    [
        ("import httpx", "httpx.Client(transport=a)"),
        ("import httpx", "httpx.AsyncClient(app=a)"),
        ("import httpx", "httpx.Client(mounts=a)"),
        ("import httpx", "httpx.Client(**a)"),
        ("import httpx", "httpx.Response(200)"),
        ("import time", "time.sleep(0)"),
        ("import time", "time.sleep(0.0)"),
        ("import asyncio", "asyncio.sleep(delay=0)"),
        ("import socket", "socket.timeout(); socket.inet_aton('a'); socket.gaierror()"),
        ("import ftplib, billiard.einfo", "ftplib.parse257('a'); billiard.einfo.ExceptionInfo()"),
        ("import smtplib", "smtplib.SMTPException()"),
        ("import subprocess", "subprocess.CompletedProcess([], 0)"),
        ("import subprocess", "a = subprocess.run"),
        ("import xmlrpc.client", "a = xmlrpc.client.ServerProxy\na.x.y()"),
        ("from shop import requests", "requests.get('a')"),
        ("", "requests.get('a')"),
        ("import time", "time.time()"),
    ],
)
def test_should_find_nothing_when_a_call_reaches_nowhere(imports: str, body: str) -> None:
    """Doubles, values, errors, and other things of the same name."""
    assert reached(body, imports) == []


def test_should_find_nothing_when_a_parameter_has_the_name() -> None:
    """A fixture may be anything."""
    assert reached("requests.get('a')", "import requests", "requests") == []


@pytest.mark.parametrize(
    ("patch", "found"),
    [
        ("mocker.patch('time.sleep')", []),
        ("patch('shop.worker.time.sleep')", []),
        ("mock.patch('time.sleep', new=a)", []),
        ("monkeypatch.setattr('time.sleep', a)", []),
        ("monkeypatch.setattr(time, 'sleep', a)", []),
        ("patch.object(time, 'sleep')", []),
        ("time.sleep = a", []),
        ("patch('shop.worker.sleep')", ["sleep time.sleep"]),
        ("patch('time.time')", ["sleep time.sleep"]),
        ("patch('shop.overtime.sleep')", ["sleep time.sleep"]),
        ("patch.object(other, 'sleep')", ["sleep time.sleep"]),
        ("patch()", ["sleep time.sleep"]),
        ("print('time.sleep')", ["sleep time.sleep"]),
        ("time.time = a", ["sleep time.sleep"]),
    ],
)
def test_should_find_nothing_when_the_callee_is_patched(patch: str, found: list[str]) -> None:
    """By its name, wherever it is used."""
    assert reached(f"{patch}\ntime.sleep(1)", "import time") == found


def test_should_find_nothing_when_a_name_without_module_is_patched() -> None:
    """Where it was imported to."""
    assert reached("patch('shop.sleep')\nsleep(1)", "from time import sleep") == []


@pytest.mark.parametrize("double", ["import responses", "import respx", "import pytest_httpx"])
def test_should_find_no_network_when_a_library_doubles_it(double: str) -> None:
    """Processes start all the same."""
    body = "requests.get('a'); subprocess.run('a')"
    found = reached(body, f"import requests, subprocess\n{double}")
    assert found == ["process subprocess.run"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("import requests", True), ("from time import sleep", True), ("import sometimes", False)],
)
def test_should_look_closer_when_a_module_is_named(text: str, expected: bool) -> None:
    """As a whole word."""
    assert (reaching_modules().search(text) is not None) is expected


@pytest.mark.parametrize("table", ["calls", "imports", "values"])
def test_should_have_names_for_each_kind_when_shipped(table: str) -> None:
    """In the file that contracts read, too."""
    assert getattr(shipped(), table).keys() >= DEEDS.keys()
