from urllib.request import urlopen

import httpx
import requests


def fetch(url, data, options, cache):
    # ruleid: request-without-timeout
    requests.get(url)
    # ruleid: request-without-timeout
    requests.request("GET", url, headers={})
    # ruleid: request-without-timeout
    urlopen(url)
    # ruleid: request-without-timeout
    httpx.get(url, timeout=None)
    # ok: request-without-timeout
    requests.get(url, timeout=3)
    # ok: request-without-timeout
    requests.post(url, **options)
    # ok: request-without-timeout
    urlopen(url, data, 3)
    # ok: request-without-timeout
    urlopen(url, timeout=3)
    # ok: request-without-timeout
    httpx.get(url)
    # ok: request-without-timeout
    cache.get(url)
    # ok: request-without-timeout
    requests.Session()
