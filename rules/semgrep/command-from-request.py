import os
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/ping")
def ping():
    # ruleid: command-from-request
    os.system("ping " + request.args["host"])
    name = request.form.get("name")
    # ruleid: command-from-request
    subprocess.run(f"cat {name}", shell=True)
    # ruleid: command-from-request
    subprocess.run([request.args["program"], "-v"])
    # ok: command-from-request
    subprocess.run(["ping", "-c", "1", "--", request.args["host"]])
    # ok: command-from-request
    os.system("ping localhost")
    # ok: command-from-request
    os.system(f"sleep {int(request.args['seconds'])}")


@app.get("/list/{folder}")
async def listing(folder: str, depth: int):
    # ruleid: command-from-request
    subprocess.check_output(folder, shell=True)
    # ok: command-from-request
    os.system(f"tree -L {depth}")
