from flask import Flask

app = Flask(__name__)
# ruleid: unprotected-cookie
app.config["SESSION_COOKIE_SECURE"] = False
# ok: unprotected-cookie
app.config["SESSION_COOKIE_SECURE"] = True
# ruleid: unprotected-cookie
SESSION_COOKIE_HTTPONLY = False


def answer(response, value):
    # ruleid: unprotected-cookie
    response.set_cookie("session", value, secure=False)
    # ruleid: unprotected-cookie
    response.set_cookie("session", value, secure=True, httponly=False)
    # ok: unprotected-cookie
    response.set_cookie("session", value, secure=True, httponly=True)
    # ok: unprotected-cookie
    response.set_cookie("theme", value)
