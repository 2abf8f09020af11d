"""The options of a rule, stated or not."""

import msgspec

from archcheck.domain.activation import ActiveRule
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.rule_implementations import options_type


def effective_options(rule: ActiveRule) -> Options:
    """What holds where a rule has these options."""
    return msgspec.convert(dict(rule.options), options_type(rule.definition))
