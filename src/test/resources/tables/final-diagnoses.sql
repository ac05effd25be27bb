SELECT DISTINCT "case", disease FROM diagnoses
WHERE kind = 'https://w3id.org/casegraph/ontology#FinalDiagnosis' AND isAsserted
