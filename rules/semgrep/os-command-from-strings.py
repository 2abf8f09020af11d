import os
import shlex
import subprocess
from os import system


def remove(name, folder):
    # ruleid: os-command-from-strings
    os.system(f"rm {name}")
    # ruleid: os-command-from-strings
    os.popen("ls " + folder).read()
    command = "tar xf %s" % name
    # ruleid: os-command-from-strings
    system(command)
    # ruleid: os-command-from-strings
    subprocess.getoutput("du -s {}".format(folder))
    # ok: os-command-from-strings
    os.system("clear")
    # ok: os-command-from-strings
    os.system(f"rm {shlex.quote(name)}")
    # ok: os-command-from-strings
    subprocess.run(["rm", name])
    # ok: os-command-from-strings
    print(f"rm {name}")
    # ok: os-command-from-strings
    os.system(" ".join(["git", "status"]))
