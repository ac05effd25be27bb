SELECT DISTINCT patient FROM patients
WHERE sexLabel = 'female'
