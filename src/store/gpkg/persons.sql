-- Since version 4. Of which class an entry is, and whom it names: a pseudonym. Empty in entries from before; only entries
-- with a class have the two in their checksum.
ALTER TABLE journal ADD COLUMN class TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN person TEXT NOT NULL DEFAULT '';
INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES
  ('journal', 'class', 'Klasse', 'Klasse'), ('journal', 'person', 'Person (Pseudonym)', 'Person (Pseudonym)');
-- The names behind the pseudonyms, a pseudonym for each person, class and calendar year. A name that is removed leaves the
-- journal as it is. Not registered in gpkg_contents: nothing for a GIS.
CREATE TABLE journal_persons (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  pseudonym TEXT NOT NULL UNIQUE,
  class TEXT NOT NULL,
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (name, class, year)
);
