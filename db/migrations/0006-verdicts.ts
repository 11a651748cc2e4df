import type { Migration } from "../migrate.js";

/**
 * Verdicts of plans against their parents, each with the run that made them. Facts of a plan that is imported anew take
 * their verdicts with them: they are made again when they are next asked for. Findings of an audit stand beside those of
 * reading.
 */
export const verdicts: Migration = {
  name: "0006-verdicts",
  sql: `
CREATE TABLE comparison (
  pk          INTEGER PRIMARY KEY,
  child       INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  parent      INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  program     TEXT NOT NULL,    -- version that made it
  decisions   TEXT NOT NULL,    -- fingerprint of the decisions that it was made with
  compared_at TEXT NOT NULL,
  UNIQUE (child, parent)
) STRICT;
CREATE INDEX comparison_parent ON comparison (parent);

CREATE TABLE verdict (
  pk             INTEGER PRIMARY KEY,
  comparison     INTEGER NOT NULL REFERENCES comparison (pk) ON DELETE CASCADE,
  item           TEXT NOT NULL,
  verdict        TEXT NOT NULL,
  severity       TEXT NOT NULL,
  applies        TEXT NOT NULL CHECK (applies IN ('yes', 'no', 'unknown')),
  parent_target  INTEGER,       -- target.pk, like child_target: they go with their documents, and so does the comparison
  child_target   INTEGER,
  pairing        TEXT CHECK (pairing IN ('certain', 'proposed', 'accepted', 'refused')),
  score          REAL,
  with_target    TEXT,          -- id of the other side of a proposal
  repeats        TEXT,          -- id of the statement of the parent that this one repeats
  note           TEXT NOT NULL
) STRICT;
-- No index of items, targets or the nine verdicts: a matrix of thousands of plans writes hundreds of thousands of rows, and
-- the one look-up of an item (decide) reads them all in no time.
CREATE INDEX verdict_comparison ON verdict (comparison);

CREATE TABLE audit (
  document   INTEGER PRIMARY KEY REFERENCES document (pk) ON DELETE CASCADE,
  program    TEXT NOT NULL,
  score      TEXT NOT NULL,     -- JSON: tasks that have each of the five
  audited_at TEXT NOT NULL
) STRICT;

CREATE TABLE audit_finding (
  pk         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES audit (document) ON DELETE CASCADE,
  code       TEXT NOT NULL,
  severity   TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info', 'ok')),
  message    TEXT NOT NULL,
  correction TEXT,
  line       INTEGER,
  page       INTEGER,
  spans      TEXT
) STRICT;
CREATE INDEX audit_finding_document ON audit_finding (document);
CREATE INDEX audit_finding_code ON audit_finding (code);

CREATE VIEW doi_chieu AS SELECT
  c.number AS so_hieu, c.locality AS dia_phuong, p.number AS so_hieu_cap_tren,
  CASE v.verdict WHEN 'weaker' THEN 'thấp hơn' WHEN 'later' THEN 'chậm hơn' WHEN 'missing' THEN 'thiếu' WHEN 'incomparable' THEN 'không so được'
    WHEN 'interim' THEN 'mốc trung gian' WHEN 'earlier' THEN 'sớm hơn' WHEN 'stricter' THEN 'cao hơn' WHEN 'same' THEN 'khớp' ELSE 'thêm' END AS ket_qua,
  CASE v.applies WHEN 'yes' THEN 'có' WHEN 'no' THEN 'không' ELSE 'chưa rõ' END AS ap_dung,
  tp.indicator_name AS chi_tieu_cap_tren, tp.value AS gia_tri_cap_tren, tp.due_year AS nam_cap_tren,
  tc.indicator_name AS chi_tieu, tc.value AS gia_tri, tc.due_year AS nam, v.pairing AS ghep, v.score AS diem, v.note AS ghi_chu,
  c.path AS tep, tc.line AS dong, p.path AS tep_cap_tren, tp.line AS dong_cap_tren, v.item AS ma
FROM verdict v JOIN comparison x ON x.pk = v.comparison JOIN document c ON c.pk = x.child JOIN document p ON p.pk = x.parent
LEFT JOIN target tp ON tp.pk = v.parent_target LEFT JOIN target tc ON tc.pk = v.child_target;

CREATE VIEW soat_loi AS SELECT
  d.id AS ma_van_ban, d.number AS so_hieu, d.locality AS dia_phuong, f.code AS ma, f.severity AS muc_do, f.message AS noi_dung, f.correction AS nen_la,
  d.path AS tep, f.line AS dong, f.page AS trang
FROM audit_finding f JOIN document d ON d.pk = f.document;
`,
};
