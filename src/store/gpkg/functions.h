// The SQL functions that a GeoPackage's spatial index calls in its triggers. Every program brings its own.
#pragma once

struct sqlite3;

namespace leitbild::store::gpkg {

/// ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY, ST_MaxY. NULL for what is not a geometry.
void register_geometry_functions(sqlite3* connection);

}  // namespace leitbild::store::gpkg
