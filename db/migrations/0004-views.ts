import type { Migration } from "../migrate.js";

const path = (column: string): string => `(SELECT group_concat(value, ' › ') FROM json_each(${column}))`;
const number = (column: string): string =>
  `CAST(iif(${column} = CAST(${column} AS INTEGER), CAST(${column} AS INTEGER), ${column}) AS TEXT)`;
const value = `CASE WHEN t.value IS NULL THEN NULL
    WHEN t.comparator = 'range' THEN ${number("t.value")} || ' - ' || ${number("t.value_high")}
    ELSE CASE t.comparator WHEN '>=' THEN '≥ ' WHEN '<=' THEN '≤ ' WHEN '>' THEN '> ' WHEN '<' THEN '< ' WHEN '~' THEN 'khoảng ' ELSE '' END
      || ${number("t.value")} END`;
const units = (role: string): string =>
  `(SELECT group_concat(u.name, '; ') FROM task_unit r JOIN unit u ON u.pk = r.unit WHERE r.task = k.pk AND r.role = '${role}')`;

/** The same facts in the words of the field, for people who open the file in Datasette or DB Browser. */
export const views: Migration = {
  name: "0004-views",
  sql: `
CREATE VIEW van_ban AS SELECT
  d.id AS ma, d.doc_type AS loai, d.number AS so_hieu, d.date AS ngay, d.title AS trich_yeu, d.issuer AS co_quan_ban_hanh,
  d.locality AS dia_phuong, d.province AS tinh, d.level AS cap, d.signer AS nguoi_ky, d.signer_title AS chuc_vu, d.plan_year AS nam_ke_hoach,
  d.period_start AS tu_ngay, d.period_end AS den_ngay, d.parent AS van_ban_cap_tren, d.path AS tep,
  (SELECT count(*) FROM target t WHERE t.document = d.pk) AS so_chi_tieu,
  (SELECT count(*) FROM task k WHERE k.document = d.pk) AS so_nhiem_vu,
  (SELECT count(*) FROM citation c WHERE c.document = d.pk) AS so_can_cu
FROM document d;

CREATE VIEW muc AS SELECT
  d.id AS ma_van_ban, d.number AS so_hieu, d.locality AS dia_phuong, s.id AS muc, s.parent_id AS muc_cha, s.marker AS ky_hieu, s.title AS tieu_de,
  d.path AS tep, s.line AS dong, s.page AS trang
FROM section s JOIN document d ON d.pk = s.document;

CREATE VIEW chi_tieu AS SELECT
  t.id AS ma, d.id AS ma_van_ban, d.number AS so_hieu, d.locality AS dia_phuong, d.province AS tinh, t.indicator_key AS ma_chi_tieu, t.indicator_name AS ten,
  ${value} AS muc_tieu, t.comparator AS so_sanh, t.value AS gia_tri, t.value_high AS gia_tri_cao, t.unit AS loai_don_vi, t.unit_text AS don_vi,
  t.due_text AS thoi_han, t.due_start AS tu_ngay, t.due_end AS den_ngay, t.due_year AS nam,
  (SELECT group_concat(u.name, '; ') FROM target_unit r JOIN unit u ON u.pk = r.unit WHERE r.target = t.pk) AS chu_tri,
  iif(t.confidence IS NULL, NULL, 'cần xem lại') AS luu_y,
  ${path("t.section_path")} AS muc, t.quote AS trich_dan, d.path AS tep, t.line AS dong, t.page AS trang
FROM target t JOIN document d ON d.pk = t.document;

CREATE VIEW nhiem_vu AS SELECT
  k.id AS ma, d.id AS ma_van_ban, d.number AS so_hieu, d.locality AS dia_phuong, d.province AS tinh, k.group_mark AS nhom, k.row_mark AS thu_tu, k.text AS noi_dung,
  ${units("lead")} AS chu_tri, ${units("coordinating")} AS phoi_hop, k.product AS san_pham,
  k.due_text AS thoi_han, k.due_kind AS loai_thoi_han, k.due_start AS tu_ngay, k.due_end AS den_ngay,
  iif(k.confidence IS NULL, NULL, 'cần xem lại') AS luu_y,
  ${path("k.section_path")} AS muc, k.quote AS trich_dan, d.path AS tep, k.line AS dong, k.page AS trang
FROM task k JOIN document d ON d.pk = k.document;

CREATE VIEW co_quan AS SELECT
  u.key AS ma, u.kind AS loai, u.name AS ten,
  (SELECT count(DISTINCT r.task) FROM task_unit r WHERE r.unit = u.pk AND r.role = 'lead') AS chu_tri,
  (SELECT count(DISTINCT r.task) FROM task_unit r WHERE r.unit = u.pk AND r.role = 'coordinating') AS phoi_hop,
  (SELECT count(DISTINCT r.target) FROM target_unit r WHERE r.unit = u.pk) AS chi_tieu,
  (SELECT count(*) FROM document_unit m WHERE m.unit = u.pk) AS so_van_ban
FROM unit u;

CREATE VIEW can_cu AS SELECT
  c.id AS ma, d.id AS ma_van_ban, d.number AS so_hieu_van_ban, d.locality AS dia_phuong, c.doc_type AS loai, c.number AS so_hieu, c.printed AS nhu_in,
  c.date AS ngay, c.issuer AS co_quan_ban_hanh, c.name AS ten, c.quote AS trich_dan, d.path AS tep, c.line AS dong, c.page AS trang
FROM citation c JOIN document d ON d.pk = c.document;

CREATE VIEW phat_hien AS SELECT
  d.id AS ma_van_ban, d.number AS so_hieu, d.locality AS dia_phuong, f.code AS ma, f.severity AS muc_do, f.message AS noi_dung, f.correction AS nen_la,
  d.path AS tep, f.line AS dong, f.page AS trang
FROM finding f JOIN document d ON d.pk = f.document;

CREATE VIEW nhat_ky AS SELECT
  r.started_at AS luc, l.path AS tep, l.outcome AS ket_qua, l.reason AS ly_do
FROM import_log l JOIN import_run r ON r.pk = l.run;
`,
};
