// What another program, such as QGIS, changed in plan.gpkg since Leitbild last wrote it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace leitbild::store {

/// One row that is new, changed or gone.
struct ForeignEdit {
  enum class Kind : std::uint8_t { kAdded, kChanged, kDeleted };
  struct Change {
    std::string title;          // "Titel", "Lage"
    std::string before, after;  // for people
  };

  Kind kind{};
  std::string table;     // "places"
  std::int64_t fid{};    // the row's number, as a GIS shows it
  std::string object;    // "Ort „Park“ (Nummer 2) der Maßnahme KLI-01"
  std::string code;      // of the field, goal or measure concerned, as it was before
  std::string new_code;  // the same afterwards; differs where somebody rewrote a code
  std::vector<Change> changes;
};

/// "Maßnahme KLI-01: Titel: „a“ → „b“; Beginn: (leer) → 2030", values in full.
std::string to_text(ForeignEdit const& edit);
/// The same without line ends, and cut after so many bytes.
std::string to_line(ForeignEdit const& edit, std::size_t longest);

}  // namespace leitbild::store
