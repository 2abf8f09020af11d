from urllib.request import urlopen

import httpx
import requests
from fastapi import FastAPI
from flask import request

app = FastAPI()


def preview():
    # ruleid: address-from-request
    requests.get(request.args["url"], timeout=3)
    address = "https://" + request.args["host"] + "/status"
    # ruleid: address-from-request
    urlopen(address, timeout=3)
    # ruleid: address-from-request
    requests.request("GET", f"http://{request.args['host']}/", timeout=3)
    # ok: address-from-request
    requests.get(f"https://api.example.org/person/{request.args['name']}", timeout=3)
    # ok: address-from-request
    requests.get("https://example.org", params={"q": request.args["q"]}, timeout=3)
    # ok: address-from-request
    requests.get("https://example.org", timeout=3)


@app.get("/proxy")
async def proxy(url: str, page: int):
    # ruleid: address-from-request
    httpx.get(url)
    # ok: address-from-request
    httpx.get(f"https://example.org/{page}")
