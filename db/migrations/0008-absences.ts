import type { Migration } from "../migrate.js";

/**
 * What a parent asks for and a plan says nothing of reads the same for thousands of plans: a matrix of 3,000 plans has some
 * 260,000 verdicts, three in four of them such. Each is kept once, and a comparison names those that it holds.
 */
export const absences: Migration = {
  name: "0008-absences",
  sql: `
CREATE TABLE absence (
  pk            INTEGER PRIMARY KEY,
  parent        INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  parent_target INTEGER NOT NULL,  -- target.pk
  item          TEXT NOT NULL,
  severity      TEXT NOT NULL,
  applies       TEXT NOT NULL CHECK (applies IN ('yes', 'no', 'unknown')),
  repeats       TEXT,
  note          TEXT NOT NULL,
  UNIQUE (parent, item, applies, note)
) STRICT;

ALTER TABLE comparison ADD COLUMN absences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(absences));  -- JSON: absence.pk

DROP VIEW doi_chieu;
CREATE VIEW doi_chieu AS SELECT
  c.number AS so_hieu, c.locality AS dia_phuong, p.number AS so_hieu_cap_tren,
  CASE v.verdict WHEN 'weaker' THEN 'thấp hơn' WHEN 'later' THEN 'chậm hơn' WHEN 'missing' THEN 'thiếu' WHEN 'incomparable' THEN 'không so được'
    WHEN 'interim' THEN 'mốc trung gian' WHEN 'earlier' THEN 'sớm hơn' WHEN 'stricter' THEN 'cao hơn' WHEN 'same' THEN 'khớp' ELSE 'thêm' END AS ket_qua,
  CASE v.applies WHEN 'yes' THEN 'có' WHEN 'no' THEN 'không' ELSE 'chưa rõ' END AS ap_dung,
  tp.indicator_name AS chi_tieu_cap_tren, tp.value AS gia_tri_cap_tren, tp.due_year AS nam_cap_tren,
  tc.indicator_name AS chi_tieu, tc.value AS gia_tri, tc.due_year AS nam, v.pairing AS ghep, v.score AS diem, v.note AS ghi_chu,
  c.path AS tep, tc.line AS dong, p.path AS tep_cap_tren, tp.line AS dong_cap_tren, v.item AS ma
FROM (
  SELECT comparison, item, verdict, applies, parent_target, child_target, pairing, score, note FROM verdict
  UNION ALL
  SELECT x.pk, a.item, 'missing', a.applies, a.parent_target, NULL, NULL, NULL, a.note
  FROM comparison x, json_each(x.absences) held JOIN absence a ON a.pk = held.value
) v JOIN comparison x ON x.pk = v.comparison JOIN document c ON c.pk = x.child JOIN document p ON p.pk = x.parent
LEFT JOIN target tp ON tp.pk = v.parent_target LEFT JOIN target tc ON tc.pk = v.child_target;
`,
};
