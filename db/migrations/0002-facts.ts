import type { Migration } from "../migrate.js";

/** Where a fact stands: raw range, line, page; `spans` (JSON) only where there is more than one place or boxes. */
const PLACE = `
  quote    TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  line     INTEGER NOT NULL,
  page     INTEGER,
  spans    TEXT`;

const DUE = `
  due_text  TEXT,
  due_kind  TEXT,
  due_start TEXT,
  due_end   TEXT,
  due_from  TEXT,
  due_year  INTEGER AS (CAST(substr(coalesce(due_end, due_start), 1, 4) AS INTEGER)) VIRTUAL`;

export const facts: Migration = {
  name: "0002-facts",
  sql: `
CREATE TABLE section (
  pk        INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  id        TEXT NOT NULL,
  parent_id TEXT,
  marker    TEXT NOT NULL,
  title     TEXT NOT NULL,
  start_at  INTEGER NOT NULL,
  end_at    INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  page      INTEGER
) STRICT;
CREATE INDEX section_document ON section (document);

CREATE TABLE target (
  pk             INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  id             TEXT NOT NULL,
  section_path   TEXT,           -- JSON array of headings, outermost first
  indicator_key  TEXT,
  indicator_name TEXT NOT NULL,
  comparator     TEXT NOT NULL CHECK (comparator IN ('>=', '>', '=', '<', '<=', '~', 'range')),
  value          REAL,
  value_high     REAL,
  unit           TEXT,
  unit_text      TEXT,
  per            TEXT,
  change         TEXT,
  qualifiers     TEXT,           -- JSON array, NULL where empty
  origin         TEXT NOT NULL,
  confidence     TEXT,
  rule           TEXT NOT NULL,
  fields         TEXT,           -- JSON: for each field, read or inferred, and where
  ${DUE},
  ${PLACE}
) STRICT;
CREATE INDEX target_document ON target (document);
CREATE INDEX target_indicator ON target (indicator_key, due_year);
CREATE INDEX target_due ON target (due_year);

CREATE TABLE task (
  pk                INTEGER PRIMARY KEY,
  document          INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  id                TEXT NOT NULL,
  section_path      TEXT,
  origin            TEXT NOT NULL,
  group_mark        TEXT,
  row_mark          ANY,         -- 3, or "2.1"
  worded            TEXT,        -- its text where that is not the quote
  text              TEXT AS (coalesce(worded, quote)) VIRTUAL,
  lead_text         TEXT,
  coordinating_text TEXT,
  product           TEXT,
  confidence        TEXT,
  rule              TEXT NOT NULL,
  fields            TEXT,
  ${DUE},
  ${PLACE}
) STRICT;
CREATE INDEX task_document ON task (document);
CREATE INDEX task_due ON task (due_end);

-- One register for the whole database.
CREATE TABLE unit (
  pk   INTEGER PRIMARY KEY,
  key  TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX unit_kind ON unit (kind);

CREATE TABLE document_unit (
  document INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  unit     INTEGER NOT NULL REFERENCES unit (pk),
  name     TEXT NOT NULL,
  aliases  TEXT,                 -- JSON array of other spellings seen in this document, NULL where none
  PRIMARY KEY (document, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_unit_unit ON document_unit (unit);

CREATE TABLE task_unit (
  task    INTEGER NOT NULL REFERENCES task (pk) ON DELETE CASCADE,
  role    TEXT NOT NULL CHECK (role IN ('lead', 'coordinating')),
  ordinal INTEGER NOT NULL,
  unit    INTEGER NOT NULL REFERENCES unit (pk),
  PRIMARY KEY (task, role, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_unit_unit ON task_unit (unit, role);

CREATE TABLE target_unit (
  target  INTEGER NOT NULL REFERENCES target (pk) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  unit    INTEGER NOT NULL REFERENCES unit (pk),
  PRIMARY KEY (target, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_unit_unit ON target_unit (unit);

CREATE TABLE citation (
  pk       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  id       TEXT NOT NULL,
  cited    TEXT NOT NULL,        -- one key for one document: number and issuer, a central number alone, or a name
  number   TEXT,
  printed  TEXT NOT NULL,
  date     TEXT,
  doc_type TEXT,
  issuer   TEXT,
  name     TEXT,
  ${PLACE}
) STRICT;
CREATE INDEX citation_document ON citation (document);
CREATE INDEX citation_cited ON citation (cited);

CREATE TABLE finding (
  pk         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  code       TEXT NOT NULL,
  severity   TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info', 'ok')),
  message    TEXT NOT NULL,
  correction TEXT,
  line       INTEGER,
  page       INTEGER,
  spans      TEXT                -- JSON array, NULL where the finding has no place
) STRICT;
CREATE INDEX finding_document ON finding (document);
CREATE INDEX finding_code ON finding (code);
`,
};
