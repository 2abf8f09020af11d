import hashlib
import hmac


def verify(key, data, given):
    # ruleid: digest-compared-with-equals
    first = hmac.new(key, data, "sha256").hexdigest() == given
    expected = hmac.new(key, data, "sha256").digest()
    # ruleid: digest-compared-with-equals
    if given != expected:
        return False
    # ok: digest-compared-with-equals
    second = hmac.compare_digest(expected, given)
    # ok: digest-compared-with-equals
    third = hashlib.sha256(data).hexdigest() == given
    # ok: digest-compared-with-equals
    fourth = len(expected) == 32 and given is not None
    return first, second, third, fourth
