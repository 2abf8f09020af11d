import asyncio

from flask import Flask

app = Flask(__name__)
# ruleid: debugger-in-server
app.debug = True
# ruleid: debugger-in-server
app.config["DEBUG"] = True


async def work():
    return 1


def create_app():
    return app


if __name__ == "__main__":
    # ruleid: debugger-in-server
    app.run(debug=True)
    # ruleid: debugger-in-server
    app.run(host="localhost", debug=True, port=80)
    # ruleid: debugger-in-server
    create_app().run(debug=True)
    # ok: debugger-in-server
    app.run()
    # ok: debugger-in-server
    app.run(debug=False)
    # ok: debugger-in-server
    asyncio.run(work(), debug=True)
    # ok: debugger-in-server
    app.config["DEBUG"] = False
