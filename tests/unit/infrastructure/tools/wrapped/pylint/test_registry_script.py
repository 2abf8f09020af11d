"""pylint's own messages."""

import json
import runpy

import pytest

from archcheck.infrastructure.tools.wrapped.pylint import registry_script


def test_should_tell_names_and_addresses_when_messages_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    runpy.run_path(registry_script.__file__, run_name="__main__")
    message = json.loads(capsys.readouterr().out)["R1260"]
    address = "https://pylint.readthedocs.io/en/stable/user_guide/messages/refactor/too-complex"
    assert (message["name"], message["url"]) == ("too-complex", f"{address}.html")
