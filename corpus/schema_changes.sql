-- The corpus room's tables, version 4.

-- "Exceptions" are what people call the cuts they took back; what failed is now called so.
DROP INDEX exceptions_run;
ALTER TABLE exceptions RENAME TO failures;
CREATE INDEX failures_run ON failures (run);

-- What derived tables were made with: another program's are made anew before anything is added to them.
CREATE TABLE made_with (
  what TEXT PRIMARY KEY, -- 'fingerprints', with their twins and stories
  how TEXT NOT NULL -- the algorithm; empty while they are being made anew
) STRICT, WITHOUT ROWID;

-- The order in which documents came or changed, for exports that go on where the last one ended.
CREATE TABLE changed_documents (
  document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
  at INTEGER NOT NULL UNIQUE -- a count that only grows
) STRICT;
INSERT INTO changed_documents SELECT number, row_number() OVER (ORDER BY number) FROM documents;

DROP TRIGGER document_changed;
-- Under which number its text is compared is no concern of readers.
CREATE TRIGGER document_changed AFTER UPDATE OF
  id, page, canonical, outlet, version, superseded, fetched_at, title, metadata, believed_at, winnow_version,
  rules_version, model_version, memory_state, run, raw, text
ON documents BEGIN
  INSERT OR IGNORE INTO unpublished VALUES (new.number);
  INSERT OR REPLACE INTO changed_documents
  VALUES (new.number, (SELECT coalesce(max(at), 0) + 1 FROM changed_documents));
END;
DROP TRIGGER story_placed;
CREATE TRIGGER story_placed AFTER INSERT ON stories BEGIN
  INSERT OR IGNORE INTO unpublished VALUES (new.document);
  INSERT OR REPLACE INTO changed_documents
  VALUES (new.document, (SELECT coalesce(max(at), 0) + 1 FROM changed_documents));
END;
