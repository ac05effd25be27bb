-- findings by case
SELECT c.iri, n FROM (
  SELECT case_id, COUNT(DISTINCT finding) AS n FROM star
  WHERE present AND class = (SELECT id FROM term WHERE iri = 'http://purl.obolibrary.org/obo/HP_0000118') GROUP BY case_id)
JOIN term c ON c.id = case_id;

-- frequency of all classes
SELECT k.iri, n FROM (
  SELECT class, COUNT(DISTINCT case_id) AS n FROM star WHERE present GROUP BY class)
JOIN term k ON k.id = class;

-- diagnosis by class
SELECT d.iri, k.iri, n FROM (
  SELECT disease, class, COUNT(DISTINCT case_id) AS n FROM star JOIN dx USING (case_id) WHERE present
  GROUP BY disease, class)
JOIN term d ON d.id = disease JOIN term k ON k.id = class;

-- path to Seizure
SELECT DISTINCT c.iri FROM star JOIN term c ON c.id = case_id
WHERE present AND class = (SELECT id FROM term WHERE iri = 'http://purl.obolibrary.org/obo/HP_0001250');

-- finding frequency
SELECT k.iri, present, n FROM (
  SELECT class, present, COUNT(DISTINCT case_id) AS n FROM star JOIN dx USING (case_id)
  WHERE disease = (SELECT id FROM term WHERE iri = '{disease}') GROUP BY class, present)
JOIN term k ON k.id = class;
