import ast
import os
import sys

import requests
from django.http import HttpResponse


def calculate(request):
    # ruleid: eval-of-outside-data
    value = eval(request.GET["formula"])
    # ok: eval-of-outside-data
    other = ast.literal_eval(request.GET["formula"])
    return HttpResponse(value + other)


def main():
    # ruleid: eval-of-outside-data
    print(eval(input("? ")))
    # ruleid: eval-of-outside-data
    exec(os.environ.get("STARTUP", ""))
    code = requests.get("https://example.org/code", timeout=3).text
    # ruleid: eval-of-outside-data
    exec(code)
    # ruleid: eval-of-outside-data
    exec(sys.stdin.read())
    # ok: eval-of-outside-data
    eval("1 + 1")
    # ok: eval-of-outside-data
    exec(open("startup.py").read())
    # ok: eval-of-outside-data
    eval(str(int(input())))


class Model:
    def eval(self, text):
        return text

    def run(self):
        # ok: eval-of-outside-data
        return self.eval(input())
