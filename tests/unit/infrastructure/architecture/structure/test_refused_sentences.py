"""What is wrong with structure rules, and what is said of it."""

import pytest

from archcheck.infrastructure.architecture.structure.conditions import known_terms
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

LAYERS = '[layers]\ndomain = "shop.a"\n'

REFUSED = {
    'that = { kind = "function" }\nshould = { have_parameters = { at_most = 1, at_least = 3 } }': [
        "archcheck.toml: structure[0].should.have_parameters: no number is at most 1 and at least 3 /   correct one of them"
    ],
    'that = { kind = "class" }\nshould = { have_at_most = { methods = 1 }, have_at_least = { lines = 1, methods = 3 } }': [
        "archcheck.toml: structure[0].should.have_at_most.methods: no number is at most 1 and at least 3 /   correct one of them"
    ],
    'that = { kind = "class" }\nshould = { have_exactly = { methods = 2 }, have_at_most = { methods = 1 } }': [
        "archcheck.toml: structure[0].should.have_exactly.methods: no number is at most 1 and exactly 2 /   correct one of them"
    ],
    'that = { kind = "class" }\nshould = { have_at_most = 3, have_at_least = { methods = true } }': [
        "archcheck.toml: structure[0].should.have_at_least.methods: expected a whole number from 0, got true",
        "archcheck.toml: structure[0].should.have_at_most: expected a table, got 3",
    ],
    'that = { kind = "function", route = false }\nshould = { have_path = "/x" }': [
        "archcheck.toml: structure[0].should.have_path: judges nothing that is selected: what is no route has no path"
    ],
    'that = { kind = "class" }\nshould = { be_final = true }\nshould_not = { be_final = true }': [
        "archcheck.toml: structure[0].should.be_final: the same stands under should and under should_not"
    ],
    'that = { kind = "class", constructor = true }\nshould = { be_final = true }': [
        "archcheck.toml: structure[0].that.constructor: constructor says nothing about classes /   it goes with methods"
    ],
    'that = { kind = "parameter", of = { kind = "class" } }\nshould = { be_annotated = true }': [
        "archcheck.toml: structure[0].that.of: of says nothing about parameters /   it goes with attributes, classes and methods"
    ],
    'that = { kind = "class" }\nshould = { have_method = { kind = "class" } }': [
        'archcheck.toml: structure[0].should.have_method: selects no methods /   kind = "method"'
    ],
    'that = { kind = "class" }\nshould = { be_in = "shop.{name}.x" }': [
        'archcheck.toml: structure[0].should.be_in: "shop.{name}.x" is no module pattern: {name} stands for one whole component of a pattern in a contract, {root} and {context} for its beginning'
    ],
    'that = { kind = "class", imported_by = "a..b" }\nshould = { be_final = true }': [
        'archcheck.toml: structure[0].that.imported_by: "a..b" is no module pattern: a module name is identifiers joined by dots'
    ],
    'that = { kind = "class" }\nshould = { have_companion = { imported_by = "a..{name}" } }': [
        'archcheck.toml: structure[0].should.have_companion.imported_by: "a..{name}" is no module pattern: a module name is identifiers joined by dots'
    ],
    'that = { kind = "class" }\nshould = { layer = "a" }': [
        'archcheck.toml: structure[0].should.layer: layer selects: it stands under that /   did you mean "be_in"?'
    ],
    'that = { kind = "class" }\nshould = { inherits = "A" }': [
        'archcheck.toml: structure[0].should.inherits: inherits selects: it stands under that /   did you mean "inherit_from"?'
    ],
    'that = { kind = "class" }\nshould = { role = "test" }': [
        "archcheck.toml: structure[0].should.role: role selects: it stands under that"
    ],
    'that = { kind = "class" }\nshould = { have_at_most = { returns = 3 } }': [
        "archcheck.toml: structure[0].should.have_at_most: have_at_most says nothing about classes /   it goes with functions and methods"
    ],
    'that = { kind = "class" }\nshould = { be_named_like = "{module" }': [
        'archcheck.toml: structure[0].should.be_named_like: a brace stands alone in "{module" /   a placeholder is written {name}'
    ],
    'that = { kind = "class" }\nshould = { be_named = "" }': [
        'archcheck.toml: structure[0].should.be_named: expected a name or a list of names, got ""'
    ],
    'that = { kind = "class" }\nshould_not = { be_named = [] }': [
        "archcheck.toml: structure[0].should_not.be_named: expected a name or a list of names, got []"
    ],
    'that = { kind = "class" }\nshould_not = { inherit_from = [] }': [
        'archcheck.toml: structure[0].should_not.inherit_from: names nothing /   write a name such as "Order", or a list of names'
    ],
    'that = { kind = "class" }\nshould_not = { be_decorated_with = [] }': [
        'archcheck.toml: structure[0].should_not.be_decorated_with: names nothing /   write a name such as "Order", or a list of names'
    ],
    'that = { kind = "class" }\nshould = { be_configured = { frozen = [1] } }': [
        "archcheck.toml: structure[0].should.be_configured.frozen: expected a string, a number, true or false, got [1]"
    ],
    'that = { kind = "method" }\nshould = { have_parameters = { at_most = -1 } }': [
        "archcheck.toml: structure[0].should.have_parameters.at_most: expected a whole number from 0, got -1"
    ],
    'that = { kind = "class" }\nshould = { have_companion = { path = "../{name}.md" } }': [
        'archcheck.toml: structure[0].should.have_companion.path: "../{name}.md" is no path of a project: it leads out of the project'
    ],
    'that = { kind = "clas" }\nshould = { be_named = "x" }': [
        'archcheck.toml: structure[0].that.kind: unknown kind "clas" /   did you mean "class"?'
    ],
    'that = { kind = "class" }\nshould = { be_namd = "x" }': [
        'archcheck.toml: structure[0].should.be_namd: unknown key /   did you mean "be_named"?'
    ],
    'that = { kind = "class", nmed = "x" }\nshould = { be_named = "x" }': [
        'archcheck.toml: structure[0].that.nmed: unknown key /   did you mean "named"?'
    ],
    'that = { kind = "class" }\nshould = { named = "x" }': [
        'archcheck.toml: structure[0].should.named: named selects: it stands under that /   did you mean "be_named"?'
    ],
    'that = { named = "x" }\nshould = { be_named = "x" }': [
        'archcheck.toml: structure[0].that: the key "kind" is missing /   such as kind = "class", here or in each table of any_of'
    ],
    'that = { kind = "module" }\nshould = { be_immutable = true }': [
        "archcheck.toml: structure[0].should.be_immutable: be_immutable says nothing about modules /   it goes with classes"
    ],
    'that = { kind = "class" }': [
        "archcheck.toml: structure[0]: nothing is demanded: should or should_not is missing /   the keys are name, that, should, should_not, except, when, because, fix, level, allow_empty, formerly"
    ],
    'that = { kind = "class" }\nshould = { be_immutable = "yes" }': [
        'archcheck.toml: structure[0].should.be_immutable: expected true or false, got "yes"'
    ],
    'that = { kind = "class" }\nshould = { be_named = "x" }\nexcept = ["Z"]': [
        'archcheck.toml: structure[0].except: "Z" in except takes nothing out /   correct or remove the entry'
    ],
    'that = { kind = "class", layer = "domian" }\nshould = { be_named = "x" }': [
        'archcheck.toml: structure[0].that.layer: unknown layer "domian" /   did you mean "domain"?'
    ],
    'that = { kind = ["class","module"], any_of = [{ kind = "function" }] }\nshould = { be_named = "x" }': [
        "archcheck.toml: structure[0].that: selects nothing: its kinds exclude each other"
    ],
    'that = { kind = "class" }\nshould = { have_at_most = { line = 3 } }': [
        'archcheck.toml: structure[0].should.have_at_most.line: unknown key /   did you mean "lines"?'
    ],
    'that = { kind = "class" }\nshould = { have_companion = { in = "x" } }': [
        "archcheck.toml: structure[0].should.have_companion: names no companion /   the keys are path, class, mentioned_in, exported_by, imported_by"
    ],
    'that = "class"\nshould = { be_named = "x" }': [
        'archcheck.toml: structure[0].that: expected a table, got "class"'
    ],
    'that = { kind = "class" }\nshould = { any_of = [] }': [
        "archcheck.toml: structure[0].should.any_of: names no alternative /   write a list of tables"
    ],
    'that = { kind = "parameter", of = { kind = "attribute" } }\nshould = { be_annotated = true }': [
        "archcheck.toml: structure[0].that.of: attributes hold nothing /   modules, classes, functions and methods hold something"
    ],
    'that = { kind = "module" }\nshould_not = { call = { name = ["commit", "lib.f", ".x"], on = "sqlalchemy.*" } }': [
        'archcheck.toml: structure[0].should_not.call.name: commit has no receiver /   write ".commit", or leave out on'
    ],
    'that = { kind = "class" }\nshould = { only = true }': [
        'archcheck.toml: structure[0].should.only: unknown key /   did you mean "call_only"?'
    ],
    'that = { kind = "class", inherits = "<webb>" }\nshould = { be_named = "A" }': [
        'archcheck.toml: structure[0].that.inherits: unknown group <webb> /   did you mean "<web>"?'
    ],
    'that = { kind = "class", inside = "a..b" }\nshould = { be_named = "A" }': [
        'archcheck.toml: structure[0].that.inside: "a..b" is no module pattern: a module name is identifiers joined by dots'
    ],
    'that = { kind = "class", of = { kind = "module" } }\nshould_not = { kind = "module" }': [
        "archcheck.toml: structure[0].should_not.kind: unknown key /   the keys here are "
        + ", ".join(key for key, term in known_terms().items() if term.rule)
    ],
    'that = { kind = "class" }\nshould = { any_of = [{}] }': [
        "archcheck.toml: structure[0].should.any_of[0]: says nothing: it would hold of everything"
    ],
    'that = { kind = "class" }\nshould = { be_named_like = "{modul:pascal}X" }': [
        'archcheck.toml: structure[0].should.be_named_like: unknown placeholder in {modul:pascal} /   did you mean "module"?'
    ],
    'that = { kind = "class" }\nshould = { be_named_like = "{module:paskal}X" }': [
        'archcheck.toml: structure[0].should.be_named_like: unknown form in {module:paskal} /   did you mean "pascal"?'
    ],
    'that = { kind = [] }\nshould = { be_named = "X" }': [
        'archcheck.toml: structure[0].that.kind: expected "module", "class", "function", "method", "attribute", "constant" or "parameter", or a list of them, got []'
    ],
}


@pytest.mark.parametrize("rule", sorted(REFUSED))
def test_should_say_where_and_what_was_meant_when_a_sentence_makes_no_sense(rule: str) -> None:
    """One clear message, with the nearest name where there is one."""
    sample = Sample({"a.py": "class A: ...\n"}, stated(rule) + LAYERS)
    assert sample.problems() == REFUSED[rule]
