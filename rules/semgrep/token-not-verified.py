import jwt
from jose import jwt as jose_jwt


def user_of(token, key):
    # ruleid: token-not-verified
    first = jwt.decode(token, verify=False)
    # ruleid: token-not-verified
    second = jwt.decode(token, options={"verify_signature": False})
    # ruleid: token-not-verified
    third = jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: token-not-verified
    fourth = jose_jwt.get_unverified_claims(token)
    # ok: token-not-verified
    fifth = jwt.decode(token, key, algorithms=["HS256"])
    # ok: token-not-verified
    sixth = jwt.get_unverified_header(token)["kid"]
    # ok: token-not-verified
    seventh = jwt.decode(token, key, algorithms=["HS256"], options={"verify_aud": False})
    return first, second, third, fourth, fifth, sixth, seventh
