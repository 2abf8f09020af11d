from xmlrpc.client import ServerProxy
from xmlrpc.server import SimpleXMLRPCServer

import defusedxml.xmlrpc


def serve():
    # ruleid: xmlrpc-server
    SimpleXMLRPCServer(("localhost", 8000)).serve_forever()


def serve_patched():
    defusedxml.xmlrpc.monkey_patch()
    # ok: xmlrpc-server
    SimpleXMLRPCServer(("localhost", 8000)).serve_forever()


def ask():
    # ok: xmlrpc-server
    return ServerProxy("https://example.org")
