import hashlib
import hmac

from cryptography.hazmat.primitives import hashes


def sign(key, data, private_key, padding):
    # ruleid: weak-hash-in-signature
    signature = hashlib.md5(key + data).hexdigest()
    # ruleid: weak-hash-in-signature
    reset_token = hashlib.sha1(data).hexdigest()
    # ruleid: weak-hash-in-signature
    code = hmac.new(key, data, hashlib.md5)
    # ruleid: weak-hash-in-signature
    other = hmac.new(key, data, digestmod="md5")
    # ruleid: weak-hash-in-signature
    third = private_key.sign(data, padding, hashes.SHA1())
    # ok: weak-hash-in-signature
    fourth = hmac.new(key, data, "sha256")
    # ok: weak-hash-in-signature
    fifth = private_key.sign(data, padding, hashes.SHA256())
    # ok: weak-hash-in-signature
    cache_key = hashlib.md5(data).hexdigest()
    # ok: weak-hash-in-signature
    cached_signature = hashlib.md5(data, usedforsecurity=False).hexdigest()
    # ok: weak-hash-in-signature
    signature = hashlib.sha256(data).hexdigest()
    return signature, reset_token, code, other, third, fourth, fifth, cache_key, cached_signature
