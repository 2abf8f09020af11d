import socket
from http.server import HTTPServer

import uvicorn
from flask import Flask

app = Flask(__name__)


def serve(host):
    # ruleid: bound-to-all-interfaces
    app.run(host="0.0.0.0")
    # ruleid: bound-to-all-interfaces
    uvicorn.run("shop:app", host="0.0.0.0", port=80)
    listener = socket.socket()
    # ruleid: bound-to-all-interfaces
    listener.bind(("", 80))
    # ruleid: bound-to-all-interfaces
    HTTPServer(("0.0.0.0", 80), None)
    # ok: bound-to-all-interfaces
    app.run(host="127.0.0.1")
    # ok: bound-to-all-interfaces
    uvicorn.run("shop:app", host=host)
    # ok: bound-to-all-interfaces
    listener.bind(("localhost", 80))
    # ok: bound-to-all-interfaces
    print("0.0.0.0")
