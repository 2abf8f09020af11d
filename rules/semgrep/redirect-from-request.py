from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import redirect, request, url_for

app = FastAPI()


def after_login():
    if request.args["how"] == "flask":
        # ruleid: redirect-from-request
        return redirect(request.args["next"])
    # ok: redirect-from-request
    return redirect(url_for("home", name=request.args["name"]))


def continue_to(request):
    target = request.GET.get("next", "/")
    if url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        # ok: redirect-from-request
        return HttpResponseRedirect(target)
    # ok: redirect-from-request
    return HttpResponseRedirect("/")


def go_on(request):
    # ruleid: redirect-from-request
    return HttpResponseRedirect(request.GET["other"])


@app.get("/go")
async def go(to: str):
    # ruleid: redirect-from-request
    first = RedirectResponse(to)
    # ok: redirect-from-request
    second = RedirectResponse(f"/person/{to}")
    # ok: redirect-from-request
    third = RedirectResponse("/person")
    return first, second, third
