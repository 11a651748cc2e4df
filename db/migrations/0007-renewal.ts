import type { Migration } from "../migrate.js";

/**
 * Comparisons whose documents were taken out or read anew: an import makes them again at its end. They are noted by a
 * trigger, in the transaction that deletes them, so that none is lost where the program ends between the two. By path, for
 * a document that is read anew has a new `pk`.
 */
export const renewal: Migration = {
  name: "0007-renewal",
  sql: `
CREATE TABLE stale_comparison (
  child_path  TEXT NOT NULL,
  parent_path TEXT NOT NULL,
  PRIMARY KEY (child_path, parent_path)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER comparison_goes_stale BEFORE DELETE ON document BEGIN
  INSERT OR IGNORE INTO stale_comparison
    SELECT c.path, p.path FROM comparison x JOIN document c ON c.pk = x.child JOIN document p ON p.pk = x.parent
    WHERE x.child = old.pk OR x.parent = old.pk;
END;
`,
};
