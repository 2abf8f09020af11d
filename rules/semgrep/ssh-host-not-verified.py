import asyncssh
import paramiko


async def connect(host):
    client = paramiko.SSHClient()
    # ruleid: ssh-host-not-verified
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    # ruleid: ssh-host-not-verified
    client.set_missing_host_key_policy(paramiko.WarningPolicy)
    # ruleid: ssh-host-not-verified
    await asyncssh.connect(host, known_hosts=None)
    # ok: ssh-host-not-verified
    client.load_system_host_keys()
    # ok: ssh-host-not-verified
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ok: ssh-host-not-verified
    await asyncssh.connect(host, known_hosts="hosts")
