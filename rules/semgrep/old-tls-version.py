import ssl


def contexts():
    # ruleid: old-tls-version
    first = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    second = ssl.create_default_context()
    # ruleid: old-tls-version
    second.minimum_version = ssl.TLSVersion.TLSv1_1
    # ok: old-tls-version
    third = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: old-tls-version
    third.minimum_version = ssl.TLSVersion.TLSv1_3
    return first, second, third
