SELECT DISTINCT variant FROM variants
