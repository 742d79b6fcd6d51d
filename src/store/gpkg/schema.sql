-- Tables of plan.gpkg: OGC GeoPackage 1.3 (12-128r17) and our own. {srs} is the srs_id of the feature layers.

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema',
   'http://www.geopackage.org/spec/#extension_schema', 'read-write');
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');

-- The plan. Codes are what people and other files refer to; fid is what a GIS needs.
CREATE TABLE fields (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name_de TEXT NOT NULL,
  name_en TEXT NOT NULL,
  theme TEXT NOT NULL,
  colour TEXT NOT NULL
);
CREATE TABLE goals (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  field TEXT NOT NULL REFERENCES fields(code),
  text_de TEXT NOT NULL,
  text_en TEXT NOT NULL
);
CREATE TABLE measures (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  field TEXT NOT NULL REFERENCES fields(code),
  lead TEXT NOT NULL,
  state TEXT NOT NULL,
  start_year INTEGER,
  end_year INTEGER,
  cost_cents INTEGER,
  price_year INTEGER,
  flagship BOOLEAN NOT NULL,
  example BOOLEAN NOT NULL
);
-- Relations as rows, not as lists in a cell: QGIS joins and filters them.
CREATE TABLE measure_goals (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  measure TEXT NOT NULL REFERENCES measures(code),
  goal TEXT NOT NULL REFERENCES goals(code),
  UNIQUE (measure, goal)
);
-- No reference to districts(code): a new import of districts must not be held up by the plan.
CREATE TABLE measure_districts (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  measure TEXT NOT NULL REFERENCES measures(code),
  district TEXT NOT NULL,
  UNIQUE (measure, district)
);
CREATE TABLE places (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom GEOMETRY NOT NULL,
  measure TEXT NOT NULL REFERENCES measures(code),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  measure_title TEXT NOT NULL,
  example BOOLEAN NOT NULL DEFAULT 0,
  UNIQUE (measure, position)
);
CREATE TABLE effects (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  measure TEXT NOT NULL REFERENCES measures(code),
  position INTEGER NOT NULL,
  place INTEGER NOT NULL,
  type TEXT NOT NULL,
  parameters TEXT NOT NULL,
  example BOOLEAN NOT NULL DEFAULT 0,
  UNIQUE (measure, position)
);
CREATE TABLE journal (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at DATETIME NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  note TEXT NOT NULL
);

-- Copies of what the compiled city and the evaluation say, for people with a GIS. Leitbild does not read them.
CREATE TABLE districts (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  parent TEXT,
  area_km2 DOUBLE NOT NULL
);
CREATE TABLE results (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  indicator TEXT NOT NULL,
  indicator_title TEXT NOT NULL,
  unit TEXT NOT NULL,
  district TEXT NOT NULL,
  district_name TEXT NOT NULL,
  scenario TEXT NOT NULL,
  year INTEGER,
  value DOUBLE,
  residents DOUBLE NOT NULL,
  covered_residents DOUBLE NOT NULL,
  program_version TEXT NOT NULL,
  example BOOLEAN NOT NULL DEFAULT 0,
  UNIQUE (indicator, district, scenario)
);
CREATE TABLE workspace (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('districts', 'features', 'Bezirke', 'Stadt, Ortsbezirke und statistische Bezirke', {srs}),
  ('places', 'features', 'Orte der Maßnahmen', 'Wo eine Maßnahme stattfindet', {srs});
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('fields', 'attributes', 'Handlungsfelder', ''),
  ('goals', 'attributes', 'Ziele', ''),
  ('measures', 'attributes', 'Maßnahmen', ''),
  ('measure_goals', 'attributes', 'Ziele der Maßnahmen', ''),
  ('measure_districts', 'attributes', 'Bezirke der Maßnahmen', ''),
  ('effects', 'attributes', 'Wirkungen der Maßnahmen', 'place zählt die Orte der Maßnahme von 0 an'),
  ('results', 'attributes', 'Ergebnisse', 'Indikatoren je Bezirk, heute und mit dem Plan; ohne Wert: keine Daten'),
  ('journal', 'attributes', 'Journal', 'Wer hat wann was geändert'),
  ('workspace', 'attributes', 'Arbeitsordner', 'Angaben von Leitbild über diese Datei');
INSERT INTO gpkg_geometry_columns VALUES
  ('districts', 'geom', 'MULTIPOLYGON', {srs}, 0, 0),
  ('places', 'geom', 'GEOMETRY', {srs}, 0, 0);

-- German headings; programs that know the schema extension show them instead of the column's name.
INSERT INTO gpkg_data_columns (table_name, column_name, name) VALUES
  ('fields', 'code', 'Kürzel'), ('fields', 'name_de', 'Name'), ('fields', 'name_en', 'Name (englisch)'),
  ('fields', 'theme', 'Thema'), ('fields', 'colour', 'Farbe'),
  ('goals', 'code', 'Kürzel'), ('goals', 'field', 'Handlungsfeld'), ('goals', 'text_de', 'Ziel'),
  ('goals', 'text_en', 'Ziel (englisch)'),
  ('measures', 'code', 'Kürzel'), ('measures', 'title', 'Titel'), ('measures', 'summary', 'Kurzbeschreibung'),
  ('measures', 'field', 'Handlungsfeld'), ('measures', 'lead', 'Federführung'), ('measures', 'state', 'Stand'),
  ('measures', 'start_year', 'Beginn'), ('measures', 'end_year', 'Abschluss'),
  ('measures', 'cost_cents', 'Kosten (Cent)'), ('measures', 'price_year', 'Preisstand'),
  ('measures', 'flagship', 'Leuchtturm'), ('measures', 'example', 'Beispiel'),
  ('measure_goals', 'measure', 'Maßnahme'), ('measure_goals', 'goal', 'Ziel'),
  ('measure_districts', 'measure', 'Maßnahme'), ('measure_districts', 'district', 'Bezirk'),
  ('places', 'measure', 'Maßnahme'), ('places', 'position', 'Nummer'), ('places', 'title', 'Ort'),
  ('places', 'measure_title', 'Titel der Maßnahme'), ('places', 'example', 'Beispiel'),
  ('effects', 'measure', 'Maßnahme'), ('effects', 'position', 'Nummer'), ('effects', 'place', 'Ort (ab 0)'),
  ('effects', 'type', 'Art'), ('effects', 'parameters', 'Angaben'), ('effects', 'example', 'Beispiel'),
  ('journal', 'at', 'Zeitpunkt'), ('journal', 'role', 'Stelle'), ('journal', 'action', 'Vorgang'),
  ('journal', 'object', 'Gegenstand'), ('journal', 'note', 'Änderung'),
  ('districts', 'code', 'Kürzel'), ('districts', 'name', 'Name'), ('districts', 'level', 'Ebene'),
  ('districts', 'parent', 'Teil von'), ('districts', 'area_km2', 'Fläche (km²)'),
  ('results', 'indicator', 'Indikator'), ('results', 'indicator_title', 'Titel des Indikators'),
  ('results', 'unit', 'Einheit'), ('results', 'district', 'Bezirk'), ('results', 'district_name', 'Name des Bezirks'),
  ('results', 'scenario', 'Szenario'), ('results', 'year', 'Jahr'), ('results', 'value', 'Wert'),
  ('results', 'residents', 'Einwohner'), ('results', 'covered_residents', 'Einwohner mit Daten'),
  ('results', 'program_version', 'Programmversion'), ('results', 'example', 'Beispiel');
UPDATE gpkg_data_columns SET title = name;
