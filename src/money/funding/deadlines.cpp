#include "money/funding/deadlines.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

namespace leitbild::money::funding {
namespace {

using Kind = Deadline::Kind;

std::string with_title(std::string_view what, std::string const& title) {
  return title.empty() ? std::string{what} : fmt::format("{}: {}", what, title);
}

void add_version(Programme const& programme, Version const& version, Date from, std::vector<Deadline>& out) {
  auto const add = [&](std::optional<Date> const& day, Kind kind, std::string what, std::string_view key) {
    if (!day || *day < from) { return; }
    out.push_back({.day = *day,
                   .kind = kind,
                   .programme = programme.id,
                   .short_name = programme.short_name,
                   .what = std::move(what),
                   .unchecked = version.is_unchecked(key)});
  };
  for (auto const& window : version.windows) {
    add(window.from, Kind::kOpens, with_title("Antragszeitraum beginnt", window.title), "window");
    add(window.to, Kind::kCloses, with_title("Antragszeitraum endet", window.title), "window");
  }
  for (auto const& call : version.calls) {
    auto const stage = call.stage.empty() ? std::string_view{"Frist"} : title_of(stages(), call.stage);
    add(call.deadline, Kind::kCall,
        with_title(fmt::format("{} einreichen", stage == "Frist" ? "Unterlagen" : stage), call.title), "call");
  }
  add(version.valid_to, Kind::kRulesEnd, "Förderregeln enden", "valid_to");
  add(version.finish_by, Kind::kFinishBy, "Vorhaben fertig", "finish_by");
}

void sort(std::vector<Deadline>& list) {
  std::ranges::stable_sort(list, {}, [](Deadline const& d) { return std::tuple{d.day, d.programme, d.kind}; });
}

}  // namespace

std::string_view id_of(Deadline::Kind kind) {
  static constexpr auto kIds = std::array<std::string_view, 5>{"opens", "closes", "call", "rules_end", "finish_by"};
  return kIds.at(static_cast<std::size_t>(kind));
}

std::vector<Deadline> deadlines(Programme const& programme, Date from) {
  auto out = std::vector<Deadline>{};
  for (auto const& version : programme.versions) { add_version(programme, version, from, out); }
  sort(out);
  return out;
}

std::vector<Deadline> deadlines(Catalogue const& catalogue, Date from) {
  auto out = std::vector<Deadline>{};
  for (auto const& programme : catalogue.programmes) {
    for (auto const& version : programme.versions) { add_version(programme, version, from, out); }
  }
  sort(out);
  return out;
}

}  // namespace leitbild::money::funding
