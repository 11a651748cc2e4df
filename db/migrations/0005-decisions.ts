import type { Migration } from "../migrate.js";

/**
 * What analysts said of two indicators, under their wording and not under their places: it survives re-import and holds for
 * every other plan. A scope has an empty child.
 */
export const decisions: Migration = {
  name: "0005-decisions",
  sql: `
CREATE TABLE decision (
  kind       TEXT NOT NULL CHECK (kind IN ('pair', 'scope')),
  parent     TEXT NOT NULL,    -- canonical key or wording of the parent's indicator
  child      TEXT NOT NULL,    -- of the child's; '' for a scope
  answer     TEXT NOT NULL CHECK (answer IN ('accept', 'refuse', 'yes', 'no')),
  note       TEXT,
  decided_at TEXT NOT NULL,
  item       TEXT,             -- that it was made with: an accepted pair is another item afterwards, and can be undone by the first
  PRIMARY KEY (kind, parent, child)
) STRICT, WITHOUT ROWID;

CREATE VIEW quyet_dinh AS SELECT
  CASE kind WHEN 'pair' THEN 'ghép' ELSE 'phạm vi' END AS loai, parent AS chi_tieu_cap_tren, child AS chi_tieu_cap_duoi,
  CASE answer WHEN 'accept' THEN 'nhận' WHEN 'refuse' THEN 'bỏ' WHEN 'yes' THEN 'áp dụng' ELSE 'không áp dụng' END AS tra_loi,
  note AS ghi_chu, decided_at AS luc
FROM decision;
`,
};
