import os

import uvicorn
from werkzeug.serving import run_simple

if __name__ == "__main__":
    # ruleid: reload-in-server
    uvicorn.run("shop:app", reload=True)
    # ruleid: reload-in-server
    run_simple("localhost", 80, None, use_reloader=True)
    # ok: reload-in-server
    uvicorn.run("shop:app")
    # ok: reload-in-server
    uvicorn.run("shop:app", reload=False)
    # ok: reload-in-server
    uvicorn.run("shop:app", reload="DEVELOP" in os.environ)
