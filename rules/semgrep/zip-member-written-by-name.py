import os
import tarfile
import zipfile


def unpack(path, target):
    archive = zipfile.ZipFile(path)
    for member in archive.infolist():
        # ruleid: zip-member-written-by-name
        with open(os.path.join(target, member.filename), "wb") as file:
            file.write(archive.read(member))
    for name in archive.namelist():
        # ruleid: zip-member-written-by-name
        (target / name).write_bytes(archive.read(name))
        # ok: zip-member-written-by-name
        (target / os.path.basename(name)).write_bytes(archive.read(name))
    with tarfile.open(path) as other:
        for member in other.getmembers():
            # ruleid: zip-member-written-by-name
            with open(f"{target}/{member.name}", "wb") as file:
                file.write(other.extractfile(member).read())
            # ok: zip-member-written-by-name
            with open(f"{target}/all.txt", "wb") as file:
                file.write(member.name.encode())
    for name in archive.namelist():
        if ".." in name or name.startswith("/"):
            continue
        # ok: zip-member-written-by-name
        (target / name).write_bytes(archive.read(name))
    # ok: zip-member-written-by-name
    archive.extractall(target)
