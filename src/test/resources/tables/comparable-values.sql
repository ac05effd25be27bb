SELECT DISTINCT measurement, comparableValue FROM measurements
WHERE comparableValue IS NOT NULL
