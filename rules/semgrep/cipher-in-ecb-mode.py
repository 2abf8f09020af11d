from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, nonce, text):
    # ruleid: cipher-in-ecb-mode
    first = AES.new(key, AES.MODE_ECB).encrypt(text)
    # ruleid: cipher-in-ecb-mode
    second = Cipher(algorithms.AES(key), modes.ECB())
    # ok: cipher-in-ecb-mode
    third = AES.new(key, AES.MODE_GCM).encrypt(text)
    # ok: cipher-in-ecb-mode
    fourth = Cipher(algorithms.AES(key), modes.GCM(nonce))
    # ok: cipher-in-ecb-mode
    mode = AES.MODE_ECB
    return first, second, third, fourth, mode
