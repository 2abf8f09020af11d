import ssl


def context(options):
    # ruleid: tls-without-verification
    first = ssl._create_unverified_context()
    # ruleid: tls-without-verification
    ssl._create_default_https_context = ssl._create_unverified_context
    second = ssl.create_default_context()
    # ruleid: tls-without-verification
    second.check_hostname = False
    # ruleid: tls-without-verification
    second.verify_mode = ssl.CERT_NONE
    # ok: tls-without-verification
    third = ssl.create_default_context(cafile="ca.pem")
    # ok: tls-without-verification
    third.verify_mode = ssl.CERT_REQUIRED
    # ok: tls-without-verification
    options.check_hostname = False
    return first, second, third
