"""SPARQLWrapper and rdflib, in their default settings, against the endpoint at the address of the first argument."""
import sys

import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

ENDPOINT = sys.argv[1]
CASE = "https://w3id.org/casegraph/case/wang-2022"
PREFIX = "PREFIX cg: <https://w3id.org/casegraph/ontology#> "
FINDINGS = "{ ?finding a cg:Finding ; cg:inCase <" + CASE + "> }"
GLOSSITIS = rdflib.URIRef(CASE + "#glossitis")


def told(client, form, right):
    print(("ok    " if right else "WRONG ") + client + " " + form)
    return right


def wrapped(query):
    wrapper = SPARQLWrapper.SPARQLWrapper(ENDPOINT)
    wrapper.setQuery(PREFIX + query)
    return wrapper.query().convert()


def of_wrapper():
    name = "SPARQLWrapper " + SPARQLWrapper.__version__
    rows = wrapped("SELECT ?finding " + FINDINGS).toxml()
    truth = wrapped("ASK " + FINDINGS).toxml()
    made = wrapped("CONSTRUCT { ?finding a cg:Finding } " + FINDINGS)
    described = wrapped("DESCRIBE <" + str(GLOSSITIS) + ">")
    return [
        told(name, "SELECT", str(GLOSSITIS) in rows),
        told(name, "ASK", ">true<" in truth),
        told(name, "CONSTRUCT", (GLOSSITIS, None, None) in made),
        told(name, "DESCRIBE", (GLOSSITIS, rdflib.RDF.type, None) in described),
    ]


def of_rdflib():
    name = "rdflib " + rdflib.__version__
    graph = rdflib.Graph(SPARQLStore(ENDPOINT))
    rows = {str(row.finding) for row in graph.query(PREFIX + "SELECT ?finding " + FINDINGS)}
    truth = graph.query(PREFIX + "ASK " + FINDINGS).askAnswer
    made = graph.query(PREFIX + "CONSTRUCT { ?finding a cg:Finding } " + FINDINGS).graph
    described = graph.query("DESCRIBE <" + str(GLOSSITIS) + ">").graph
    return [
        told(name, "SELECT", str(GLOSSITIS) in rows),
        told(name, "ASK", truth),
        told(name, "CONSTRUCT", (GLOSSITIS, None, None) in made),
        told(name, "DESCRIBE", (GLOSSITIS, rdflib.RDF.type, None) in described),
    ]


sys.exit(0 if all(of_wrapper() + of_rdflib()) else 1)
