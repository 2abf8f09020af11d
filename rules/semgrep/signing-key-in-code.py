import os

import jwt
from cryptography.fernet import Fernet
from flask import Flask

app = Flask(__name__)
# ruleid: signing-key-in-code
app.secret_key = "winter-is-cold"
# ruleid: signing-key-in-code
app.config["SECRET_KEY"] = "winter-is-cold"
# ok: signing-key-in-code
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
# ok: signing-key-in-code
app.secret_key = ""
# ok: signing-key-in-code
app.config["SECRET_NAME"] = "shop"


def issue(claims, key):
    # ruleid: signing-key-in-code
    first = jwt.encode(claims, "winter-is-cold", algorithm="HS256")
    # ok: signing-key-in-code
    second = jwt.encode(claims, key, algorithm="HS256")
    # ruleid: signing-key-in-code
    third = Fernet(b"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
    # ok: signing-key-in-code
    fourth = Fernet(key)
    return first, second, third, fourth
