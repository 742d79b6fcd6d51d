// The file as a whole: its tables, its version, the plane of its layers.
#pragma once

#include "geo/crs.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// Version of our own tables. Older files are brought up to it; newer ones are refused.
/// 2: milestones; places, effects and results say which of them belong to examples.
/// 3: a table per form; history, checksums of the journal, contents of versions, retired codes.
/// 4: class of a journal entry, pseudonyms and names of persons.
inline constexpr auto kSchemaVersion = 4;
/// The first version whose journal is a chain with a history.
inline constexpr auto kVersionWithHistory = 3;
/// The plane of the layers while the city's is not known: UTM zone 32N, in which most of Germany is mapped.
inline constexpr geo::Crs kPlaneUntilKnown{25832};

/// All tables, empty. The caller's transaction.
Result<void> create_tables(Database const& db);

/// Error: not a GeoPackage, not one of Leitbild, written by a newer version, cut off. O(1).
Result<void> check_file(Database const& db);
/// Pages and indexes that do not fit together, in the words of SQLite; settings and retired codes that are not what was
/// written. O(file).
Result<std::vector<std::string>> damage(Database const& db);

/// kSchemaVersion or less, after check_file(). What reads a plan reads an older file all the same.
Result<int> schema_version(Database const& db);
/// Brings the tables of an older file to kSchemaVersion. The caller's transaction.
Result<void> upgrade(Database const& db);

/// Names the plane of the layers `places` and `districts`. Places and other shapes that are there are carried over from the old
/// plane to the new one; where one of the two has no place on earth (geo::kLocalPlane), their coordinates stay as they are.
Result<void> set_plane(Database const& db, geo::Crs crs);
/// The srs_id of the layers: the EPSG code, or -1 for geo::kLocalPlane.
Result<int> srs_id_of_layers(Database const& db);

/// A value of the table `workspace`; empty if absent.
Result<std::string> setting(Database const& db, std::string_view key);
Result<void> set_setting(Database const& db, std::string_view key, std::string const& value);

/// Writes moment of change and, for the layers, the extent into gpkg_contents. The extent is O(rows).
enum class Extent : std::uint8_t { kMayHaveChanged, kIsKnown };
Result<void> note_change(Database const& db, std::string_view table, Extent extent = Extent::kMayHaveChanged);

}  // namespace leitbild::store::gpkg
