import pathlib
import tempfile


def save(text, name):
    # ruleid: shared-temporary-file
    with open("/tmp/report.txt", "w") as file:
        file.write(text)
    # ruleid: shared-temporary-file
    with open("/var/tmp/report.txt", mode="ab") as file:
        file.write(text)
    # ruleid: shared-temporary-file
    pathlib.Path("/tmp/report.txt").write_text(text)
    # ok: shared-temporary-file
    with open("/tmp/report.txt") as file:
        file.read()
    # ok: shared-temporary-file
    with open("/tmp/report.txt", "rb") as file:
        file.read()
    # ok: shared-temporary-file
    with open("/srv/report.txt", "w") as file:
        file.write(text)
    # ok: shared-temporary-file
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(text)
