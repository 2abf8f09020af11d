import os
import pathlib


def publish(path):
    # ruleid: world-writable-file
    os.chmod(path, 0o777)
    # ruleid: world-writable-file
    os.chmod(path, 0o666)
    # ruleid: world-writable-file
    pathlib.Path(path).chmod(0o722)
    # ok: world-writable-file
    os.chmod(path, 0o750)
    # ok: world-writable-file
    os.chmod(path, 0o644)
    # ok: world-writable-file
    os.makedirs(path, 0o777)
