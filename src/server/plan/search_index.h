// What the search looks through: measures, goals, fields, districts, indicators, decisions. Made once per site and language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/search_text.h"
#include "server/language.h"
#include "server/site.h"

namespace leitbild::server {

enum class SearchKind : std::uint8_t { kMeasure, kDistrict, kGoal, kField, kIndicator, kDecision };

struct KindWords {
  std::string_view id, title_de, title_en;
};
KindWords words_of(SearchKind kind);

struct SearchEntry {
  SearchKind kind{};
  std::string code, title, text;
  bool example{};
  std::vector<std::string> former_codes{};
  SearchText title_key{}, text_key{};
  std::string code_key{};
};

struct Found {
  SearchEntry const* entry{};
  int rank{};
  std::string former_code{};  // by which it was found
};

class SearchIndex {
 public:
  SearchIndex(Site const& site, Language language);

  /// Entries with all words, the best first; of equal ones as they stand in the plan. O(length of all texts).
  std::vector<Found> find(std::string_view query) const;

 private:
  std::vector<SearchEntry> entries_;

  void add(SearchEntry entry);
  void add_plan(Site const& site, Language language);
};

struct GermanIndex : SearchIndex {
  explicit GermanIndex(Site const& site) : SearchIndex{site, Language::kGerman} {}
};
struct EnglishIndex : SearchIndex {
  explicit EnglishIndex(Site const& site) : SearchIndex{site, Language::kEnglish} {}
};
SearchIndex const& search_index(Site const& site, Language language);

}  // namespace leitbild::server
