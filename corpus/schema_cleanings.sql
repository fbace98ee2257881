-- The corpus room's tables, version 2: what cleaning anew replaced.

-- Earlier cleanings of a document's page, first to last; the current one stands in `documents` and `cuts`.
CREATE TABLE cleanings (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  cleaning INTEGER NOT NULL, -- from 1
  title TEXT NOT NULL,
  metadata TEXT NOT NULL,
  winnow_version TEXT NOT NULL,
  rules_version INTEGER NOT NULL,
  model_version INTEGER NOT NULL,
  memory_state TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id), -- that made it
  cuts TEXT NOT NULL, -- JSON: [[start, end, kind, rule, evidence, by], ...]
  raw BLOB NOT NULL, -- as in `documents`, with this row's text as its dictionary
  text TEXT NOT NULL,
  PRIMARY KEY (document, cleaning)
) STRICT;
