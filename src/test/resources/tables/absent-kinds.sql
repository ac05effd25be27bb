SELECT DISTINCT finding, COALESCE(above, f.class)
FROM findings f LEFT JOIN hierarchy h ON h.class = f.class
WHERE status = 'absent' AND isAsserted
