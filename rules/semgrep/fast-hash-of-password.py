import hashlib


def store(user, password, raw_password, text):
    # ruleid: fast-hash-of-password
    first = hashlib.md5(password.encode()).hexdigest()
    # ruleid: fast-hash-of-password
    second = hashlib.sha256((user.salt + user.password).encode())
    # ruleid: fast-hash-of-password
    third = hashlib.new("sha1", raw_password)
    state = hashlib.sha512()
    # ruleid: fast-hash-of-password
    state.update(password.encode())
    # ok: fast-hash-of-password
    fourth = hashlib.scrypt(password.encode(), salt=user.salt, n=2**14, r=8, p=1)
    # ok: fast-hash-of-password
    fifth = hashlib.pbkdf2_hmac("sha256", password, user.salt, 600_000)
    # ok: fast-hash-of-password
    sixth = hashlib.sha256(text.encode())
    # ok: fast-hash-of-password
    seventh = hashlib.md5(password_policy_document(text))
    return first, second, third, fourth, fifth, sixth, seventh


def password_policy_document(text):
    return text.encode()
