-- The table of milestones: part of every new plan.gpkg since version 2, and added to older ones.
CREATE TABLE milestones (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL,
  title_de TEXT NOT NULL,
  title_en TEXT NOT NULL,
  source TEXT NOT NULL
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('milestones', 'attributes', 'Meilensteine', 'Was wann geschah; das Datum ist ein Tag, ein Monat oder ein Jahr');
INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES
  ('milestones', 'code', 'Kürzel', 'Kürzel'), ('milestones', 'date', 'Datum', 'Datum'),
  ('milestones', 'title_de', 'Titel', 'Titel'), ('milestones', 'title_en', 'Titel (englisch)', 'Titel (englisch)'),
  ('milestones', 'source', 'Quelle', 'Quelle');
