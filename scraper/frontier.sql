-- The scraper room's tables, version 1: what to ask next. They lie beside the corpus tables in one file,
-- so that a page's story and its place in the queue change in one transaction.
-- Times are seconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS frontier ( -- every address ever found, once
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE, -- canonical
  host TEXT NOT NULL,
  outlet TEXT NOT NULL, -- who found it first
  found_in TEXT NOT NULL, -- address of the feed, sitemap or page; "urls" for a list
  depth INTEGER NOT NULL, -- links followed to get here
  part_of INTEGER REFERENCES frontier (id), -- first page of the story this continues
  part INTEGER NOT NULL DEFAULT 1,
  published_at REAL NOT NULL DEFAULT 0, -- as the listing says; newest is asked first
  added_at REAL NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, -- 0 waiting, 1 leased, 2 done
  due_at REAL NOT NULL DEFAULT 0, -- not asked before
  leased_until REAL,
  tries INTEGER NOT NULL DEFAULT 0, -- failed ones, since it last went well
  outcome TEXT NOT NULL DEFAULT '',
  finished_at REAL,
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  body_digest TEXT NOT NULL DEFAULT '',
  record_file TEXT NOT NULL DEFAULT '',
  record_offset INTEGER NOT NULL DEFAULT 0,
  record_id TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX IF NOT EXISTS frontier_waiting ON frontier (outlet, host, published_at DESC, id, due_at) WHERE state = 0;
CREATE INDEX IF NOT EXISTS frontier_later ON frontier (due_at) WHERE state = 0 AND due_at > 0;
CREATE INDEX IF NOT EXISTS frontier_leased ON frontier (leased_until) WHERE state = 1;
CREATE INDEX IF NOT EXISTS frontier_parts ON frontier (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE IF NOT EXISTS queues ( -- which outlet has addresses at which host
  outlet TEXT NOT NULL,
  host TEXT NOT NULL,
  PRIMARY KEY (outlet, host)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS hosts ( -- what we remember of a host between two requests
  host TEXT PRIMARY KEY,
  turn_at REAL NOT NULL DEFAULT 0, -- when it may be asked again
  ended_at REAL,
  latency_s REAL NOT NULL DEFAULT 0,
  crawl_delay_s REAL,
  not_before REAL, -- Retry-After
  failures INTEGER NOT NULL DEFAULT 0, -- in a row
  day TEXT, -- that `asked` counts
  asked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS feeds ( -- feeds, sitemaps and pages read for links
  id INTEGER PRIMARY KEY,
  outlet TEXT NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL, -- "feed", "sitemap" or "links"
  host TEXT NOT NULL,
  parent INTEGER REFERENCES feeds (id), -- the sitemap index that names it
  depth INTEGER NOT NULL DEFAULT 0,
  declared INTEGER NOT NULL DEFAULT 1, -- 0: no longer in sources.toml
  answered TEXT NOT NULL DEFAULT '', -- where redirects ended
  modified_at REAL NOT NULL DEFAULT 0, -- as the index says
  due_at REAL NOT NULL DEFAULT 0,
  interval_s REAL NOT NULL,
  checked_at REAL,
  checks INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0, -- in a row
  outcome TEXT NOT NULL DEFAULT '',
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  body_digest TEXT NOT NULL DEFAULT '',
  record_file TEXT NOT NULL DEFAULT '',
  record_offset INTEGER NOT NULL DEFAULT 0,
  record_id TEXT NOT NULL DEFAULT '',
  UNIQUE (outlet, address)
) STRICT;

CREATE INDEX IF NOT EXISTS feeds_due ON feeds (due_at) WHERE declared = 1;

CREATE TABLE IF NOT EXISTS robots ( -- robots.txt as last answered, for at most a day
  origin TEXT PRIMARY KEY,
  fetched_at REAL NOT NULL,
  status INTEGER, -- null: no answer at all
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
