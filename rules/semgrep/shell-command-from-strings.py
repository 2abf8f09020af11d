import asyncio
import shlex
import subprocess
from subprocess import run


async def pack(name, folder):
    # ruleid: shell-command-from-strings
    subprocess.run(f"tar cf {name} .", shell=True, check=True)
    command = "zip " + name
    # ruleid: shell-command-from-strings
    run(command, shell=True)
    # ruleid: shell-command-from-strings
    subprocess.check_output("ls %s" % folder, cwd="/", shell=True)
    # ruleid: shell-command-from-strings
    await asyncio.create_subprocess_shell(f"cat {name}")
    # ok: shell-command-from-strings
    subprocess.run(["tar", "cf", name, "."], check=True)
    # ok: shell-command-from-strings
    subprocess.run(f"tar cf {name} .".split())
    # ok: shell-command-from-strings
    subprocess.run("ls | wc -l", shell=True)
    # ok: shell-command-from-strings
    subprocess.run(f"tar cf {shlex.quote(name)} .", shell=True)
    # ok: shell-command-from-strings
    subprocess.run(f"x{name}", shell=False)
