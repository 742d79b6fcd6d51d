-- What the rows of the plan were when Leitbild last wrote them, as JSON and geometry: what differs from it was changed by
-- another program. Not registered in gpkg_contents, so that a GIS does not offer it as a layer or table.
CREATE TABLE IF NOT EXISTS written_rows (
  table_name TEXT NOT NULL,
  fid INTEGER NOT NULL,
  row TEXT NOT NULL,
  geom BLOB,
  PRIMARY KEY (table_name, fid)
);
