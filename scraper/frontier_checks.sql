-- The scraper room's tables, version 5: how often an address was answered, so that validators that lie are found out.

ALTER TABLE frontier ADD COLUMN checks INTEGER NOT NULL DEFAULT 0;
