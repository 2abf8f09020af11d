"""One key for everything that something depends on."""

import hashlib

import msgspec

SIZE = 32
ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def key_of(*parts: object) -> bytes:
    """A digest of plain values (texts, bytes, numbers, sequences, mappings, structures).

    Equal values have equal keys, and it is as hard to find two values for one key as it is for
    BLAKE2b. Raises UnicodeEncodeError for texts that are none.
    """
    return hashlib.blake2b(ENCODER.encode(parts), digest_size=SIZE).digest()
