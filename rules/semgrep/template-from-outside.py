import jinja2
from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template

app = Flask(__name__)


@app.route("/hello/<name>")
def hello(name):
    # ruleid: template-from-outside
    return render_template_string(f"Hello {name}")


@app.route("/bye")
def bye():
    text = request.args["template"]
    # ruleid: template-from-outside
    page = Template(text).render()
    # ruleid: template-from-outside
    other = Environment().from_string("Bye %s" % page)
    # ok: template-from-outside
    good = render_template_string("Bye {{ name }}", name=request.args["name"])
    # ok: template-from-outside
    render_template("bye.html", name=request.args["name"])
    # ok: template-from-outside
    jinja2.Template("Bye {{ name }}").render(name=text)
    return other.render() + good


def load(path):
    # ok: template-from-outside
    return Template(path.read_text())
