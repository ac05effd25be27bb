SELECT DISTINCT occurrence, other FROM "order"
WHERE certainty = 'undetermined'
