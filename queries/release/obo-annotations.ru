# What OBO tools look for, made from what the files say once: the definition as IAO:0000115, other names as exact synonyms.
PREFIX obo:      <http://purl.obolibrary.org/obo/>
PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
PREFIX owl:      <http://www.w3.org/2002/07/owl#>
PREFIX rdfs:     <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:     <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  obo:IAO_0000115 a owl:AnnotationProperty ; rdfs:label "definition"@en .
  oboInOwl:hasExactSynonym a owl:AnnotationProperty ; rdfs:label "has exact synonym"@en .
} ;
INSERT { ?term obo:IAO_0000115 ?definition } WHERE { ?term skos:definition ?definition } ;
INSERT { ?term oboInOwl:hasExactSynonym ?name } WHERE { ?term skos:altLabel ?name }
