// What an import did, for the person who started it: counts, what was left out and why.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace leitbild::importing {

struct Skipped {
  std::size_t count{};
  std::string reason;                 // "Flächen ohne Namen"
  std::vector<std::string> examples;  // a few ids
};

struct ImportReport {
  std::string layer;                // "Straßen", "Bezirke" …
  std::vector<std::string> counts;  // "24.146 Kanten, 512 km" – finished German lines
  std::vector<Skipped> skipped;
  std::vector<std::string> notes;  // "3 Inseln ohne Anschluss weggelassen (2,1 km)"
  std::vector<Skipped> mended{};   // what was taken although something was wrong with it
};

/// Adds to the entry with that reason; keeps at most five examples.
void skip(ImportReport& report, std::string reason, std::string example);
/// The same for what was not left out but put right.
void mend(ImportReport& report, std::string reason, std::string example);
/// German text, one indented line per fact.
std::string to_text(ImportReport const& report);

}  // namespace leitbild::importing
