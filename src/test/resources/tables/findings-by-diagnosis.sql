SELECT disease, f.class, COUNT(DISTINCT f."case")
FROM findings f JOIN diagnoses d ON d."case" = f."case"
WHERE status = 'present' AND f.isAsserted AND kind = 'https://w3id.org/casegraph/ontology#FinalDiagnosis' AND d.isAsserted
GROUP BY disease, f.class
