from Crypto.Cipher import AES, DES, Blowfish
from Cryptodome.Cipher import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, nonce, text):
    # ruleid: broken-cipher
    first = DES.new(key, DES.MODE_CBC).encrypt(text)
    # ruleid: broken-cipher
    second = Blowfish.new(key, Blowfish.MODE_CBC).encrypt(text)
    # ruleid: broken-cipher
    third = ARC4.new(key).encrypt(text)
    # ruleid: broken-cipher
    fourth = Cipher(algorithms.TripleDES(key), modes.CBC(nonce))
    # ok: broken-cipher
    fifth = AES.new(key, AES.MODE_GCM, nonce=nonce).encrypt(text)
    # ok: broken-cipher
    sixth = Cipher(algorithms.AES(key), modes.GCM(nonce))
    return first, second, third, fourth, fifth, sixth
