import re

from flask import request


def search(texts):
    # ruleid: pattern-from-request
    pattern = re.compile(request.args["pattern"])
    # ruleid: pattern-from-request
    found = re.search(f"^{request.args['word']}$", texts[0])
    text = request.args.get("text")
    # ruleid: pattern-from-request
    count = len(re.findall(text, texts[0]))
    # ok: pattern-from-request
    literally = re.search(re.escape(request.args["word"]), texts[0])
    # ok: pattern-from-request
    word = re.search("[a-z]+", request.args["word"])
    return pattern, found, count, literally, word
