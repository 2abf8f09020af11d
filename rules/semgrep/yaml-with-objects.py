import yaml
from ruamel.yaml import YAML
from yaml import Loader


def read(stream):
    # ruleid: yaml-with-objects
    first = yaml.load(stream)
    # ruleid: yaml-with-objects
    second = yaml.load(stream, Loader=yaml.Loader)
    # ruleid: yaml-with-objects
    third = yaml.load(stream, Loader)
    # ruleid: yaml-with-objects
    fourth = yaml.unsafe_load(stream)
    # ruleid: yaml-with-objects
    fifth = YAML(typ="unsafe")
    # ok: yaml-with-objects
    sixth = yaml.safe_load(stream)
    # ok: yaml-with-objects
    seventh = yaml.load(stream, Loader=yaml.CSafeLoader)
    # ok: yaml-with-objects
    eighth = YAML(typ="safe").load(stream)
    # ok: yaml-with-objects
    ninth = yaml.load(stream, Loader=OwnLoader)
    return first, second, third, fourth, fifth, sixth, seventh, eighth, ninth


def read_with_ruamel(stream):
    yaml = YAML(typ="safe", pure=True)
    # ok: yaml-with-objects
    return yaml.load(stream)


class OwnLoader(yaml.SafeLoader):
    """Knows durations."""
