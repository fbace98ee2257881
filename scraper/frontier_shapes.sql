-- The scraper room's tables, version 4: what followed links of one shape have yielded.

CREATE TABLE IF NOT EXISTS shapes (
  outlet TEXT NOT NULL,
  shape TEXT NOT NULL, -- the address with its numbers, slugs and values left out
  pages INTEGER NOT NULL,
  stories INTEGER NOT NULL,
  first_at REAL NOT NULL, -- a shape is given another chance every month
  PRIMARY KEY (outlet, shape)
) STRICT, WITHOUT ROWID;
