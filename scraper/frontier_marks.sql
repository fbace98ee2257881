-- The scraper room's tables, version 3: how far the archive's records have been acknowledged.

CREATE TABLE IF NOT EXISTS marks (
  one INTEGER PRIMARY KEY CHECK (one = 1), -- one archive, one mark
  file TEXT NOT NULL, -- name of the WARC file
  offset INTEGER NOT NULL, -- every record before it has been handed out and dealt with
  attempts INTEGER NOT NULL DEFAULT 0 -- runs that died while dealing with those behind it
) STRICT;
