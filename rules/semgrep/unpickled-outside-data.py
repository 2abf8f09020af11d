import base64
import json
import marshal
import pickle
import shelve

import dill
import jsonpickle
import requests
from flask import request


def restore():
    # ruleid: unpickled-outside-data
    basket = pickle.loads(base64.b64decode(request.cookies["basket"]))
    # ruleid: unpickled-outside-data
    state = jsonpickle.decode(request.get_data())
    # ruleid: unpickled-outside-data
    code = marshal.loads(request.data)
    # ruleid: unpickled-outside-data
    model = dill.loads(requests.get("https://example.org/model", timeout=3).content)
    # ruleid: unpickled-outside-data
    shelf = shelve.open(request.args["name"])
    # ok: unpickled-outside-data
    harmless = json.loads(request.cookies["basket"])
    return basket, state, code, model, shelf, harmless


def serve(connection):
    data = connection.recv(1024)
    # ruleid: unpickled-outside-data
    return pickle.loads(data)


def cached(path):
    # ok: unpickled-outside-data
    with path.open("rb") as file:
        return pickle.load(file)
