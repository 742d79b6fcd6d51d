#include "store/city_record.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/toml.h"

namespace leitbild::store {
namespace {

constexpr std::string_view kHead =
    "# Woher die Daten dieses Arbeitsordners stammen. Leitbild ersetzt diese Datei bei jedem Import.\n"
    "# origin, licence, date und note dürfen von Hand ergänzt werden; alles andere muss bleiben, wie es ist.\n";
constexpr std::string_view kHexDigits = "0123456789abcdef";

struct SourceKey {
  std::string_view key;
  std::string city::Source::* member;
};

constexpr std::array kSourceKeys{
    SourceKey{"layer", &city::Source::layer},   SourceKey{"file", &city::Source::file},
    SourceKey{"origin", &city::Source::origin}, SourceKey{"licence", &city::Source::licence},
    SourceKey{"date", &city::Source::date},     SourceKey{"status", &city::Source::status},
    SourceKey{"sha256", &city::Source::sha256}, SourceKey{"imported", &city::Source::imported},
    SourceKey{"note", &city::Source::note},     SourceKey{"path", &city::Source::path},
};

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of(kHexDigits) == std::string_view::npos;
}

void check_city(CityRecord const& record, Problems& problems) {
  if (record.info.name.empty()) { problems.add("„name“ fehlt", "[city]"); }
  if (record.file.empty()) { return; }
  if (!is_hex(record.sha256, 64)) {
    problems.add(fmt::format("„sha256“ ist „{}“; erwartet werden 64 hexadezimale Ziffern", record.sha256), "[city]");
  }
  if (!is_city_file_name(record.file)) {
    problems.add(fmt::format("„file“ ist „{}“; erwartet wird ein Name wie „city-0123456789abcdef.city“", record.file),
                 "[city]");
  }
}

}  // namespace

std::string to_toml(CityRecord const& record) {
  auto out = fmt::format(
      "{}\n[city]\nname = {}\nags = {}\nepsg = {}   # Koordinatensystem aller Daten; 0: noch nicht bekannt\n"
      "schematic = {}\n",
      kHead, toml_quoted(record.info.name), toml_quoted(record.info.ags), record.info.crs.epsg, record.info.schematic);
  if (!record.file.empty()) {
    out += fmt::format("file = {}\nsha256 = {}\n", toml_quoted(record.file), toml_quoted(record.sha256));
  }
  for (auto const& source : record.sources) {
    out += "\n[[source]]\n";
    for (auto const& [key, member] : kSourceKeys) { out += fmt::format("{} = {}\n", key, toml_quoted(source.*member)); }
    auto options = std::vector<std::string>{};
    for (auto const& option : source.options) { options.push_back(toml_quoted(option)); }
    if (!options.empty()) { out += fmt::format("options = [{}]\n", fmt::join(options, ", ")); }
  }
  return out;
}

Result<CityRecord> read_city_record(std::string_view toml, std::string_view where) {
  TRY(auto const document, parse_toml(toml, where));
  auto record = CityRecord{.info = {.name = document.text("city.name").value_or(""),
                                    .ags = document.text("city.ags").value_or(""),
                                    .crs = {},
                                    .schematic = document.boolean("city.schematic").value_or(false)},
                           .file = document.text("city.file").value_or(""),
                           .sha256 = document.text("city.sha256").value_or(""),
                           .sources = {}};
  auto problems = Problems{};
  auto const epsg = document.integer("city.epsg").value_or(-1);
  if (epsg < 0 || epsg > 1'000'000) { problems.add("„epsg“ fehlt oder ist kein EPSG-Code", "[city]"); }
  record.info.crs = geo::Crs{static_cast<int>(std::clamp(epsg, -1LL, 1'000'000LL))};
  check_city(record, problems);
  for (auto const& table : document.tables("source")) {
    auto source = city::Source{};
    for (auto const& [key, member] : kSourceKeys) { source.*member = table.text(key).value_or(""); }
    source.options = table.texts("options");
    record.sources.push_back(std::move(source));
  }
  if (!problems.empty()) { return fail(within(where, Error{std::move(problems.list)})); }
  return record;
}

std::string city_file_name(std::string_view sha256) { return fmt::format("city-{}.city", sha256.substr(0, 16)); }

bool is_city_file_name(std::string_view name) {
  constexpr std::string_view kBefore = "city-";
  constexpr std::string_view kAfter = ".city";
  return name.starts_with(kBefore) && name.ends_with(kAfter) && name.size() == kBefore.size() + 16 + kAfter.size() &&
         is_hex(name.substr(kBefore.size(), 16), 16);
}

}  // namespace leitbild::store
