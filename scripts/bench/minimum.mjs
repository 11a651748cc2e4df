// node minimum.mjs FOLDER DATABASE ROWS: the least that any importer must do with each file: read it, NFC, split into lines,
// find numbers by one regex, and insert ROWS rows in one transaction, with the product's pragmas and no full-text index.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

const [folder, database, rows] = process.argv.slice(2);
const db = new Database(database);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.pragma("foreign_keys = ON");
db.exec(
  "CREATE TABLE line (pk INTEGER PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL, numbers INTEGER NOT NULL) STRICT",
);
const insert = db.prepare("INSERT INTO line (file, text, numbers) VALUES (?, ?, ?)");

for (const name of readdirSync(folder).sort()) {
  const lines = readFileSync(join(folder, name), "utf8").normalize("NFC").split("\n");
  const numbers = lines.map((line) => line.match(/\d+(?:[.,]\d+)*/gu)?.length ?? 0);
  db.transaction(() => {
    for (let i = 0; i < Number(rows); i++) insert.run(name, lines[i % lines.length], numbers[i % lines.length]);
  })();
}
db.close();
