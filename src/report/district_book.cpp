#include "report/district_book.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/district_tree.h"
#include "report/json_parts.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

/// "Kernstadt und 9 Ortsbezirke", "18 Statistische Bezirke".
std::string scope_of(std::vector<DistrictProfile> const& profiles) {
  auto kinds = std::vector<std::pair<std::string, int>>{};
  for (auto const& profile : profiles) {
    auto const found = std::ranges::find(kinds, profile.level, &std::pair<std::string, int>::first);
    if (found == kinds.end()) {
      kinds.emplace_back(profile.level, 1);
    } else {
      ++found->second;
    }
  }
  auto parts = std::vector<std::string>{};
  for (auto const& [level, count] : kinds) {
    if (count == 1) {
      parts.push_back(level);
    } else {
      auto const plural = level == "Statistischer Bezirk" ? std::string{"Statistische Bezirke"} : level + "e";
      parts.push_back(fmt::format("{} {}", count, plural));
    }
  }
  return joined(parts, " und ");
}

Json contents_of(DistrictBook const& book) {
  auto out = Json::array();
  for (auto const& profile : book.profiles) {
    auto const residents = std::ranges::find(profile.facts, std::string_view{"residents"}, &ProfileFact::id);
    out.push_back({{"district", profile.district},
                   {"code", profile.code},
                   {"level", profile.level},
                   {"part_of", profile.part_of},
                   {"residents_text", residents == profile.facts.end() ? std::string{} : residents->text},
                   {"measures", profile.measures.size()}});
  }
  return out;
}

Json milestones_of(DistrictBook const& book) {
  auto out = Json::array();
  for (auto const& milestone : book.milestones) {
    out.push_back({{"date", iso(milestone.date)},
                   {"date_text", german(milestone.date)},
                   {"title", milestone.title_de},
                   {"source", milestone.source}});
  }
  return out;
}

}  // namespace

Result<std::vector<city::DistrictId>> districts_of(city::Districts const& districts, city::Level level) {
  auto out = std::vector<city::DistrictId>{};
  auto known = std::vector<std::string>{};
  for (auto const& row : tree_of(districts)) {
    auto const found = districts.rows[row.id].level;
    if (found == level) { out.push_back(row.id); }
    auto const title = std::string{name(found)};
    if (found != city::Level::kCity && std::ranges::find(known, title) == known.end()) { known.push_back(title); }
  }
  if (!out.empty()) { return out; }
  return fail(fmt::format("die Stadt hat keine Bezirke der Ebene „{}“; vorhanden: {}", name(level),
                          known.empty() ? std::string{"nur die Stadt selbst"} : joined(known)),
              "--level");
}

DistrictBook district_book(city::City const& city, plan::Plan const& plan, scenario::Evaluation const& evaluation,
                           std::vector<city::DistrictId> const& districts) {
  auto profiles = std::vector<DistrictProfile>{};
  for (auto const id : districts) { profiles.push_back(district_profile(city, plan, evaluation, id)); }
  auto scope = scope_of(profiles);
  auto const examples = std::ranges::any_of(profiles, &DistrictProfile::examples);
  return {.title = fmt::format("Bezirksprofile {}", city.info.name),
          .scope = std::move(scope),
          .city = city.info.name,
          .plan = plan.title,
          .schematic = city.info.schematic,
          .examples = examples,
          .year = evaluation.year,
          .milestones = plan::milestones_by_date(plan),
          .cover = draw_overview(city),
          .profiles = std::move(profiles),
          .sources = *city.sources,
          .program = program_name(),
          .printed = today()};
}

Json to_json(DistrictBook const& book) {
  auto profiles = Json::array();
  for (auto const& profile : book.profiles) { profiles.push_back(to_json(profile)); }
  return {{"title", book.title},
          {"scope", book.scope},
          {"city", book.city},
          {"plan", book.plan},
          {"year", book.year == Year{} ? Json(nullptr) : Json(book.year.value)},
          {"schematic", book.schematic},
          {"note", book.schematic ? std::string{kSchematic} : std::string{}},
          {"examples", book.examples},
          {"map", {{"text", book.cover.text}, {"scale", book.cover.scale}}},
          {"contents", contents_of(book)},
          {"milestones", milestones_of(book)},
          {"profiles", std::move(profiles)},
          {"sources", sources_json(book.sources)},
          {"program", book.program},
          {"printed", iso(book.printed)}};
}

}  // namespace leitbild::report
