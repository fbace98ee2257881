-- The scraper room's tables, version 2: what outlets usually give.

CREATE TABLE IF NOT EXISTS yields ( -- stories to a page, weighted over an outlet's runs
  outlet TEXT PRIMARY KEY,
  pages REAL NOT NULL,
  stories REAL NOT NULL,
  noted_at REAL NOT NULL,
  alarm TEXT NOT NULL DEFAULT '' -- of the last run; empty when all was well
) STRICT, WITHOUT ROWID;
