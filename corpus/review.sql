-- The last review of what today's rules would change. Derived: `winnow reclean` writes it anew, whole.

CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL,
  language TEXT NOT NULL,
  run TEXT NOT NULL, -- that made the text it was compared with; another now means the review is out of date
  lost INTEGER NOT NULL, -- characters
  gained INTEGER NOT NULL,
  evidence TEXT NOT NULL, -- of a rejection; else empty
  cuts BLOB, -- deflated JSON: today's cuts, where the raw text is the same
  text BLOB -- deflated: today's text, where it is not
) STRICT;

CREATE TABLE parts (
  side TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  chars INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES changes (number),
  PRIMARY KEY (side, kind, rule, chars, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE groups (
  side TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  documents INTEGER NOT NULL,
  chars INTEGER NOT NULL,
  PRIMARY KEY (side, kind, rule)
) STRICT, WITHOUT ROWID;
