#include "import/schematic/names.h"

#include <array>

#include <fmt/format.h>

namespace leitbild::importing {
namespace {

constexpr std::array<std::string_view, 24> kStopWords{
    "Mitte",      "Kirchstraße", "Schule",      "Hauptstraße", "Gartenstraße", "Bergstraße",
    "Ringstraße", "Sportplatz",  "Talstraße",   "Waldstraße",  "Feldstraße",   "Lindenstraße",
    "Mühlweg",    "Brunnenweg",  "Steinstraße", "Wiesenweg",   "Höhenstraße",  "Friedhof",
    "Birkenweg",  "Rosenstraße", "Am Hang",     "Ostring",     "Westring",     "Abzweig"};

constexpr std::array<std::string_view, 6> kErrands{"Bäckerei", "Friseur", "Metzgerei", "Bank", "Post", "Drogerie"};

}  // namespace

std::string place_name(city::FacilityCategory category, std::string_view district, std::size_t number) {
  auto const kind = category == city::FacilityCategory::kEveryday ? kErrands[number % kErrands.size()]
                                                                  : city::info(category).title_de;
  return fmt::format("{} {} {}", kind, short_name(district), number + 1);
}

std::string stop_name(std::string_view district, std::size_t number) {
  auto const word = kStopWords[number % kStopWords.size()];
  auto const round = number / kStopWords.size();
  if (round == 0) { return fmt::format("{} {}", short_name(district), word); }
  return fmt::format("{} {} {}", short_name(district), word, round + 1);
}

}  // namespace leitbild::importing
