-- Since version 3. What an object was after each change, as JSON; NULL where it was removed. With it any past state can
-- be read. Not registered in gpkg_contents: nothing for a GIS.
CREATE TABLE history (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  journal INTEGER NOT NULL REFERENCES journal(fid),
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  content TEXT
);
CREATE INDEX history_journal ON history (journal);
-- Every entry carries the SHA-256 of itself, of what it changed and of the entry before.
ALTER TABLE journal ADD COLUMN hash TEXT NOT NULL DEFAULT '';
INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES ('journal', 'hash', 'Prüfsumme', 'Prüfsumme');
-- Codes of what was removed; none is given out a second time.
CREATE TABLE retired_codes (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL
);
-- The whole plan as it was adopted.
CREATE TABLE version_contents (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  version TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  content TEXT NOT NULL
);
CREATE TRIGGER version_contents_stay BEFORE UPDATE ON version_contents
BEGIN SELECT RAISE(ABORT, 'eine beschlossene Fassung bleibt, wie sie ist'); END;
CREATE TRIGGER version_contents_remain BEFORE DELETE ON version_contents
BEGIN SELECT RAISE(ABORT, 'eine beschlossene Fassung bleibt, wie sie ist'); END;
