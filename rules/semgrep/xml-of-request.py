from xml.dom import minidom
from xml.etree import ElementTree

import defusedxml.ElementTree
from flask import request
from lxml import etree


def order():
    # ruleid: xml-of-request
    first = ElementTree.fromstring(request.data)
    # ruleid: xml-of-request
    second = minidom.parseString(request.get_data())
    # ruleid: xml-of-request
    third = etree.parse(request.files["order"].stream)
    # ok: xml-of-request
    fourth = defusedxml.ElementTree.fromstring(request.data)
    # ok: xml-of-request
    fifth = ElementTree.parse("order.xml")
    return first, second, third, fourth, fifth
