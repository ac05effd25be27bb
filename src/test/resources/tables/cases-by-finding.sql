SELECT class, COUNT(DISTINCT "case") FROM findings
WHERE status = 'present'
GROUP BY class
