import type { Migration } from "../migrate.js";

/**
 * `pk` is for joins inside this file; `id` is what people and other programs use: it follows from the path alone.
 * `identity` is set where number, issuer and date are all known: no plan can be stored twice under two paths.
 */
export const documents: Migration = {
  name: "0001-documents",
  sql: `
CREATE TABLE document (
  pk           INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  path         TEXT NOT NULL UNIQUE,
  sha256       TEXT NOT NULL,
  media_type   TEXT NOT NULL,
  bytes        INTEGER NOT NULL,
  pages        INTEGER,
  doc_type     TEXT,
  number       TEXT,
  date         TEXT,
  title        TEXT,
  issuer       TEXT,
  locality     TEXT,
  province     TEXT,
  level        TEXT CHECK (level IN ('central', 'province', 'district', 'commune')),
  signer       TEXT,
  signer_title TEXT,
  plan_year    INTEGER,
  period_start TEXT,
  period_end   TEXT,
  recipients   TEXT,           -- JSON array, NULL where empty
  parent       TEXT,           -- as the user named it
  settings     TEXT,           -- JSON object, what the user said of the document; NULL where nothing
  key          TEXT,           -- number and place of the issuer, as citation.cited names it
  identity     TEXT UNIQUE,    -- key and date
  reader       TEXT NOT NULL,  -- version of the program that read it
  imported_at  TEXT NOT NULL
) STRICT;
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_number ON document (number);
CREATE INDEX document_key ON document (key);

-- The text as read; every start_at and end_at of the other tables counts its UTF-16 units.
CREATE TABLE document_text (
  document INTEGER PRIMARY KEY REFERENCES document (pk) ON DELETE CASCADE,
  text     TEXT NOT NULL
) STRICT;

CREATE TABLE import_run (
  pk          INTEGER PRIMARY KEY,
  started_at  TEXT NOT NULL,
  finished_at TEXT
) STRICT;

-- What happened to each file of a run, unless it was unchanged.
CREATE TABLE import_log (
  pk      INTEGER PRIMARY KEY,
  run     INTEGER NOT NULL REFERENCES import_run (pk) ON DELETE CASCADE,
  path    TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'replaced', 'moved', 'duplicate', 'failed', 'removed')),
  reason  TEXT
) STRICT;
CREATE INDEX import_log_run ON import_log (run);
`,
};
