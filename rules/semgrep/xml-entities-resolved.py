import xml.sax
from xml.sax.handler import feature_external_ges

from lxml import etree


def parsers():
    # ruleid: xml-entities-resolved
    first = etree.XMLParser(resolve_entities=True)
    # ruleid: xml-entities-resolved
    second = etree.XMLParser(no_network=False)
    third = xml.sax.make_parser()
    # ruleid: xml-entities-resolved
    third.setFeature(feature_external_ges, True)
    # ok: xml-entities-resolved
    fourth = etree.XMLParser()
    # ok: xml-entities-resolved
    fifth = etree.XMLParser(resolve_entities=False, no_network=True)
    # ok: xml-entities-resolved
    third.setFeature(feature_external_ges, False)
    return first, second, third, fourth, fifth
