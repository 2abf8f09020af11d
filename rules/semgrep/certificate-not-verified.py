import aiohttp
import httpx
import requests
import urllib3


def fetch(url, check):
    # ruleid: certificate-not-verified
    requests.get(url, verify=False, timeout=3)
    # ruleid: certificate-not-verified
    httpx.Client(verify=False)
    session = requests.Session()
    # ruleid: certificate-not-verified
    session.verify = False
    with requests.Session() as other:
        # ruleid: certificate-not-verified
        other.get(url, verify=False)
    # ruleid: certificate-not-verified
    aiohttp.TCPConnector(ssl=False)
    # ruleid: certificate-not-verified
    urllib3.PoolManager(cert_reqs="CERT_NONE")
    # ok: certificate-not-verified
    requests.get(url, timeout=3)
    # ok: certificate-not-verified
    requests.get(url, verify="ca.pem", timeout=3)
    # ok: certificate-not-verified
    httpx.Client(verify=True)
    # ok: certificate-not-verified
    check(url, verify=False)
