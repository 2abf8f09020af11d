import html

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup


def bold(name, rows):
    # ruleid: markup-from-strings
    first = mark_safe(f"<b>{name}</b>")
    text = "<i>%s</i>" % name
    # ruleid: markup-from-strings
    second = Markup(text)
    # ruleid: markup-from-strings
    third = mark_safe("<u>" + name)
    # ok: markup-from-strings
    fourth = Markup("<b>{}</b>").format(name)
    # ok: markup-from-strings
    fifth = format_html("<b>{}</b>", name)
    # ok: markup-from-strings
    sixth = mark_safe("<hr>")
    # ok: markup-from-strings
    seventh = mark_safe(f"<b>{escape(name)}</b>")
    # ok: markup-from-strings
    eighth = mark_safe(f"<b>{html.escape(name)}</b>")
    # ok: markup-from-strings
    ninth = mark_safe("\n".join(rows))
    return first, second, third, fourth, fifth, sixth, seventh, eighth, ninth
