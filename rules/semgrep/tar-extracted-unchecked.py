import tarfile
import zipfile


def unpack(path, target, members):
    # ruleid: tar-extracted-unchecked
    tarfile.open(path).extractall(target)
    with tarfile.open(path) as archive:
        # ruleid: tar-extracted-unchecked
        archive.extractall(target)
    other = tarfile.open(path)
    # ruleid: tar-extracted-unchecked
    other.extractall()
    # ok: tar-extracted-unchecked
    other.extractall(target, filter="data")
    # ok: tar-extracted-unchecked
    other.extractall(target, members=members)
    # ok: tar-extracted-unchecked
    zipfile.ZipFile(path).extractall(target)
