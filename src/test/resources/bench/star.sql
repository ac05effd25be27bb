CREATE MACRO pairs(file) AS TABLE
  SELECT DISTINCT column0 AS s, column1 AS o FROM read_csv(file, delim = '\t', header = false, quote = '', escape = '');
CREATE TEMP TABLE types AS FROM pairs('type.tsv');
CREATE TEMP TABLE places AS FROM pairs('in-case.tsv');
CREATE TEMP TABLE denials AS FROM pairs('absent.tsv');
CREATE TEMP TABLE conclusions AS FROM pairs('concludes.tsv');
CREATE TABLE term AS
  SELECT row_number() OVER (ORDER BY iri) AS id, iri
  FROM (SELECT s AS iri FROM places UNION SELECT o FROM places UNION SELECT o FROM types UNION SELECT o FROM denials
    UNION SELECT o FROM conclusions);
CREATE TEMP TABLE finding AS
  SELECT t.s FROM types t WHERE t.o = 'https://w3id.org/casegraph/ontology#Finding';
CREATE TABLE dx AS
  SELECT DISTINCT c.id AS case_id, d.id AS disease
  FROM conclusions k JOIN types t ON t.s = k.s AND t.o = 'https://w3id.org/casegraph/ontology#FinalDiagnosis'
  JOIN places p ON p.s = k.s JOIN term c ON c.iri = p.o JOIN term d ON d.iri = k.o;
CREATE TABLE star AS
  SELECT c.id AS case_id, f.id AS finding, k.id AS class, true AS present
  FROM finding n JOIN types t ON t.s = n.s JOIN places p ON p.s = n.s
  JOIN term c ON c.iri = p.o JOIN term f ON f.iri = n.s JOIN term k ON k.iri = t.o
  UNION ALL
  SELECT c.id, f.id, k.id, false
  FROM denials n JOIN places p ON p.s = n.s
  JOIN term c ON c.iri = p.o JOIN term f ON f.iri = n.s JOIN term k ON k.iri = n.o
  ORDER BY 3, 1;
