SELECT DISTINCT "case" FROM findings
WHERE status = 'present' AND class = 'https://w3id.org/casegraph/ontology#NecrolyticMigratoryErythema'
