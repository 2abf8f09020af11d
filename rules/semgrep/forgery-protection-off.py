from flask import Flask

app = Flask(__name__)
# ruleid: forgery-protection-off
app.config["WTF_CSRF_ENABLED"] = False
# ok: forgery-protection-off
app.config["WTF_CSRF_ENABLED"] = True
# ok: forgery-protection-off
app.config["WTF_CSRF_TIME_LIMIT"] = None


class Settings:
    # ruleid: forgery-protection-off
    WTF_CSRF_ENABLED = False
