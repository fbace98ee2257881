-- What the web app looks things up in. Derived from the corpus and thrown away at will.
-- Words of a document that was cleaned anew stay in `words` without an entry until the catalogue is made again.

CREATE TABLE entries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE, -- of the corpus's row
  stamp TEXT NOT NULL, -- changes when the document does
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL,
  language TEXT NOT NULL,
  day TEXT NOT NULL, -- published, or fetched where that is not known
  chars INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  cuts INTEGER NOT NULL,
  permille INTEGER NOT NULL -- of raw text removed
) STRICT;
CREATE INDEX entries_outlet ON entries (outlet, seq);
CREATE INDEX entries_day ON entries (day, seq);
CREATE INDEX entries_language ON entries (language, seq);
CREATE INDEX entries_permille ON entries (permille, seq);
CREATE INDEX entries_outlet_permille ON entries (outlet, permille, seq);
CREATE INDEX entries_language_permille ON entries (language, permille, seq);

CREATE TABLE rules (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0,
  cuts INTEGER NOT NULL DEFAULT 0,
  chars INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, rule)
) STRICT;

CREATE TABLE taken (
  rule INTEGER NOT NULL REFERENCES rules (number),
  seq INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  cuts INTEGER NOT NULL,
  chars INTEGER NOT NULL,
  PRIMARY KEY (rule, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_seq ON taken (seq, rule);
CREATE INDEX taken_outlet ON taken (rule, outlet, seq);

-- Sums by week, which is its Monday; outlet '' is all of them.
CREATE TABLE weeks (
  outlet TEXT NOT NULL,
  week TEXT NOT NULL,
  kind TEXT NOT NULL,
  cuts INTEGER NOT NULL,
  chars INTEGER NOT NULL,
  PRIMARY KEY (outlet, week, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE yields (
  outlet TEXT NOT NULL,
  week TEXT NOT NULL,
  documents INTEGER NOT NULL,
  chars INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  PRIMARY KEY (outlet, week)
) STRICT, WITHOUT ROWID;
CREATE TABLE languages (language TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rule_outlets (
  rule INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  cuts INTEGER NOT NULL,
  chars INTEGER NOT NULL,
  PRIMARY KEY (rule, outlet)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused (
  page INTEGER PRIMARY KEY,
  outlet TEXT NOT NULL,
  day TEXT NOT NULL,
  week TEXT NOT NULL,
  why TEXT NOT NULL,
  evidence TEXT NOT NULL,
  address TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX refused_why ON refused (why, page);
CREATE INDEX refused_outlet ON refused (outlet, why, page);
-- Pages by reason; reason '' is all of them.
CREATE TABLE refusals (
  outlet TEXT NOT NULL,
  week TEXT NOT NULL,
  why TEXT NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (outlet, week, why)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (title, kept, cut, content = '', tokenize = 'unicode61 remove_diacritics 2');
