-- From version 1 to 2: rows that show a measure say whether it is only an example. Then milestones.sql.
ALTER TABLE places ADD COLUMN example BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE effects ADD COLUMN example BOOLEAN NOT NULL DEFAULT 0;
-- Whether examples were among what is computed is not known of older results: the next evaluation says so.
ALTER TABLE results ADD COLUMN example BOOLEAN NOT NULL DEFAULT 0;
UPDATE places SET example = coalesce((SELECT example FROM measures WHERE code = measure), 0);
UPDATE effects SET example = coalesce((SELECT example FROM measures WHERE code = measure), 0);
INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES
  ('places', 'example', 'Beispiel', 'Beispiel'), ('effects', 'example', 'Beispiel', 'Beispiel'),
  ('results', 'example', 'Beispiel', 'Beispiel');
