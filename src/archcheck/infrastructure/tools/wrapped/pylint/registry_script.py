"""Prints pylint's messages as JSON; runs in the interpreter that holds pylint."""

import json
import pkgutil

from pylint import extensions
from pylint.lint import PyLinter

ADDRESS = "https://pylint.readthedocs.io/en/stable/user_guide/messages"
CATEGORIES = {
    "C": "convention",
    "E": "error",
    "F": "fatal",
    "I": "information",
    "R": "refactor",
    "W": "warning",
}


def messages() -> dict[str, dict[str, str]]:
    """The messages by their ids, those of pylint's own extensions too."""
    linter = PyLinter()
    linter.load_default_plugins()
    names = (module.name for module in pkgutil.iter_modules(extensions.__path__))
    linter.load_plugin_modules(f"{extensions.__name__}.{name}" for name in names if name[0] != "_")
    return {
        message.msgid: {
            "name": message.symbol,
            "description": " ".join(message.description.split()),
            "url": f"{ADDRESS}/{CATEGORIES[message.msgid[0]]}/{message.symbol}.html",
        }
        for message in linter.msgs_store.messages
    }


if __name__ == "__main__":
    print(json.dumps(messages()))
