import os

# ruleid: secret-in-code
KEY = "AKIAABCDEFGHIJKLMNOP"
# ruleid: secret-in-code
TOKEN = "ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
# ruleid: secret-in-code
HOOK = "glpat-aaaaaaaaaaaaaaaaaaaa"
# ruleid: secret-in-code
PRIVATE = """-----BEGIN RSA PRIVATE KEY-----
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
-----END RSA PRIVATE KEY-----"""
# ok: secret-in-code
EXAMPLE = "AKIAIOSFODNN7EXAMPLE"
# ok: secret-in-code
PREFIX = "ghp_"
# ok: secret-in-code
HEADER = "-----BEGIN PRIVATE KEY-----"
# ok: secret-in-code
REAL = os.environ["AWS_ACCESS_KEY_ID"]
# ok: secret-in-code
WORD = "skAKIAABCDEFGHIJKLMNOPQR"
