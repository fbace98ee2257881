-- The corpus room's tables, version 1. The scraper's frontier keeps its own beside them.
-- Times are ISO 8601 text in UTC. Lists of small records are JSON text.

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  ended_at TEXT, -- null while it runs, and for ever when it was killed
  outcome TEXT NOT NULL DEFAULT 'running',
  counts TEXT NOT NULL DEFAULT '{}' -- JSON: what the summary line says
) STRICT, WITHOUT ROWID;

-- One row per archived response that was looked at.
CREATE TABLE pages (
  number INTEGER PRIMARY KEY,
  asked TEXT NOT NULL,
  answered TEXT NOT NULL,
  redirects TEXT NOT NULL, -- JSON: [[address, status, location], ...]
  fetched_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  signals TEXT NOT NULL, -- JSON: [[name, value], ...], terms of use
  file TEXT NOT NULL, -- where the record lies in the archive
  offset INTEGER NOT NULL,
  record_id TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  outlet TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX pages_answered ON pages (answered);
CREATE INDEX pages_run ON pages (run);

-- One row per distinct normalised text: exact copies share it. Numbers are never used twice, the band index holds them.
CREATE TABLE fingerprints (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  digest BLOB NOT NULL UNIQUE,
  signature BLOB NOT NULL, -- 64 little-endian 32-bit numbers, or empty
  anchors BLOB NOT NULL -- little-endian 64-bit numbers
) STRICT;

-- Verified pairs of texts; for an excerpt `one` is the shorter.
CREATE TABLE twins (
  one INTEGER NOT NULL REFERENCES fingerprints (number) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES fingerprints (number) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('near', 'excerpt')),
  similarity REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX twins_other ON twins (other);

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL REFERENCES pages (number),
  identity TEXT NOT NULL, -- the address its versions share
  canonical TEXT NOT NULL, -- as claimed, empty when none was
  outlet TEXT NOT NULL,
  version INTEGER NOT NULL, -- 1 is the first text fetched from this address
  superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
  fetched_at TEXT NOT NULL,
  title TEXT NOT NULL,
  metadata TEXT NOT NULL, -- JSON: each value with where it was read
  language TEXT GENERATED ALWAYS AS (json_extract(metadata, '$.language.value')) VIRTUAL,
  published_at TEXT GENERATED ALWAYS AS (json_extract(metadata, '$.published_at.value')) VIRTUAL,
  byline TEXT GENERATED ALWAYS AS (json_extract(metadata, '$.byline.value')) VIRTUAL,
  section TEXT GENERATED ALWAYS AS (json_extract(metadata, '$.section.value')) VIRTUAL,
  believed_at TEXT, -- published_at in UTC, null where it is missing or cannot be right
  agency TEXT NOT NULL, -- the news agency it credits
  length INTEGER NOT NULL, -- characters of text
  winnow_version TEXT NOT NULL,
  rules_version INTEGER NOT NULL,
  model_version INTEGER NOT NULL,
  memory_state TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id),
  fingerprint INTEGER NOT NULL REFERENCES fingerprints (number),
  -- The long columns come last: what stands before them is read without turning their pages.
  raw BLOB NOT NULL, -- raw_text, deflated with the text as its dictionary
  text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_identity ON documents (identity, outlet);
CREATE INDEX documents_fingerprint ON documents (fingerprint);
CREATE INDEX documents_page ON documents (page);
CREATE INDEX documents_outlet ON documents (outlet, fetched_at);

CREATE TABLE cuts (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  evidence TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

-- Which story a document tells, and which copy it repeats.
CREATE TABLE stories (
  document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
  story TEXT NOT NULL, -- id of the original
  relation TEXT NOT NULL CHECK (relation IN ('original', 'exact', 'near', 'excerpt')),
  of TEXT NOT NULL,
  similarity REAL NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX stories_story ON stories (story);

-- Every time a document already placed moved: a better original came, or two stories proved to be one.
CREATE TABLE story_changes (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  run TEXT NOT NULL,
  old_story TEXT NOT NULL,
  old_relation TEXT NOT NULL,
  old_of TEXT NOT NULL,
  new_story TEXT NOT NULL,
  new_relation TEXT NOT NULL,
  new_of TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX story_changes_document ON story_changes (document);

-- Documents of which the published Parquet does not say what the tables say.
CREATE TABLE unpublished (document INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER document_changed AFTER UPDATE ON documents BEGIN
  INSERT OR IGNORE INTO unpublished VALUES (new.number);
END;
CREATE TRIGGER story_placed AFTER INSERT ON stories BEGIN
  INSERT OR IGNORE INTO unpublished VALUES (new.document);
END;

-- What a `--where` expression may name.
CREATE VIEW articles AS
SELECT d.number, d.id, d.outlet, d.title, d.text, d.language AS lang, d.byline, d.section, d.published_at, d.believed_at,
       d.fetched_at, d.length, d.agency, d.version, d.superseded, d.identity AS address, d.canonical, d.run,
       d.rules_version, d.model_version, d.metadata,
       p.asked, p.answered, p.status, p.file, s.story, s.relation, s.of, s.similarity
FROM documents AS d JOIN pages AS p ON p.number = d.page JOIN stories AS s ON s.document = d.number;

CREATE TABLE rejections (
  page INTEGER PRIMARY KEY REFERENCES pages (number),
  why TEXT NOT NULL,
  evidence TEXT NOT NULL,
  rules_version INTEGER NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id)
) STRICT;

-- What kept a page from being asked for, read or kept: named and counted, never silent.
CREATE TABLE exceptions (
  number INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id),
  at TEXT NOT NULL,
  outlet TEXT NOT NULL,
  address TEXT NOT NULL,
  why TEXT NOT NULL,
  evidence TEXT NOT NULL
) STRICT;
CREATE INDEX exceptions_run ON exceptions (run);

-- What outlets repeat across their stories, in every state that a kept document was cleaned with.
CREATE TABLE memory_states (
  digest TEXT PRIMARY KEY,
  state BLOB NOT NULL, -- the cleaners' own serialisation, deflated
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE memory (
  outlet TEXT NOT NULL,
  template TEXT NOT NULL, -- empty where all pages of an outlet share one
  digest TEXT NOT NULL REFERENCES memory_states (digest),
  PRIMARY KEY (outlet, template)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_memory_state ON documents (memory_state) WHERE memory_state <> '';
