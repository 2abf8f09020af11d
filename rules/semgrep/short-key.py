from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, rsa

WEAK = 1024


def keys(bits):
    # ruleid: short-key
    first = RSA.generate(1024)
    # ruleid: short-key
    second = rsa.generate_private_key(public_exponent=65537, key_size=512)
    # ruleid: short-key
    third = dsa.generate_private_key(1024)
    # ruleid: short-key
    fourth = RSA.generate(WEAK)
    # ok: short-key
    fifth = RSA.generate(3072)
    # ok: short-key
    sixth = rsa.generate_private_key(public_exponent=65537, key_size=4096)
    # ok: short-key
    seventh = RSA.generate(bits)
    return first, second, third, fourth, fifth, sixth, seventh
