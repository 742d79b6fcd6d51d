// Where data came from. Every number that is shown can be followed back to one of these.
#pragma once

#include <string>
#include <vector>

namespace leitbild::city {

struct Source {
  std::string layer;     // what was imported: "boundary", "districts", "osm", "population", … (import/import_files.h)
  std::string file;      // name without folder; empty for generated data
  std::string origin;    // who published it
  std::string licence;   // SPDX or German short name; empty: not stated
  std::string date;      // what day the data describe, as precise as known: "2013-04"; empty: unknown
  std::string status;    // "amtlich", "offen", "abgeleitet", "schematisch"
  std::string sha256;    // of the file as it was read
  std::string imported;  // UTC moment
  std::string note;      // e.g. "schematisch, nicht amtlich"
  // Only in sources.toml, for making the same city again; neither in the compiled city nor in anything handed out.
  std::string path{};                  // relative to the workspace if inside it, else absolute; empty: generated
  std::vector<std::string> options{};  // "district-code=ID": how it was read

  friend bool operator==(Source const&, Source const&) = default;
};

}  // namespace leitbild::city
