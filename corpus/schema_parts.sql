-- The corpus room's tables: the further pages of stories on several pages. The first page is the document's own.

CREATE TABLE parts (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  part INTEGER NOT NULL, -- in reading order, from 2
  page INTEGER NOT NULL REFERENCES pages (number),
  PRIMARY KEY (document, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_page ON parts (page);
