import os
import pathlib

from fastapi import FastAPI
from fastapi.responses import FileResponse
from flask import request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = FastAPI()
FOLDER = pathlib.Path("reports")


def download():
    # ruleid: path-from-request
    send_file(os.path.join("reports", request.args["name"]))
    path = FOLDER / request.args["name"]
    # ruleid: path-from-request
    text = path.read_text()
    # ruleid: path-from-request
    with open("reports/" + request.args["name"]) as file:
        text += file.read()
    # ok: path-from-request
    send_from_directory("reports", request.args["name"])
    # ok: path-from-request
    with open(os.path.join("reports", secure_filename(request.args["name"]))) as file:
        text += file.read()
    # ok: path-from-request
    with open("reports/all.txt") as file:
        return file.read() + text


@app.get("/report/{name}")
async def report(name: str, number: int):
    # ruleid: path-from-request
    first = FileResponse(f"reports/{name}")
    # ok: path-from-request
    second = FileResponse(f"reports/{number}.txt")
    safe = (FOLDER / name).resolve()
    if not safe.is_relative_to(FOLDER):
        raise ValueError(name)
    # ok: path-from-request
    third = FileResponse(safe)
    return first, second, third
