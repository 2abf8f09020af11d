import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, text):
    # ruleid: fixed-initialisation-vector
    first = AES.new(key, AES.MODE_CBC, b"0123456789abcdef").encrypt(text)
    # ruleid: fixed-initialisation-vector
    second = Cipher(algorithms.AES(key), modes.CBC(b"0123456789abcdef"))
    # ruleid: fixed-initialisation-vector
    third = AES.new(key, AES.MODE_GCM, nonce=b"abcdefghijkl")
    # ruleid: fixed-initialisation-vector
    fourth = Cipher(algorithms.AES(key), modes.CBC(b"\0" * 16))
    # ok: fixed-initialisation-vector
    fifth = AES.new(key, AES.MODE_CBC, os.urandom(16)).encrypt(text)
    # ok: fixed-initialisation-vector
    sixth = Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))
    return first, second, third, fourth, fifth, sixth
