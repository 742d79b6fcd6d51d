// Every endpoint of the plan on the demonstration: what it says agrees with the plan, and nothing internal is in it.
#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "plan/transitions.h"
#include "server/openapi.h"
#include "server/plan/public_forms.h"
#include "server/test_site.h"

namespace leitbild::server {
namespace {

using testing::Asker;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kScript = "<script>alert('x')</script>\"&";

std::shared_ptr<Site const> site_of(plan::Plan plan) {
  return Site::make(testing::content(std::move(plan), leitbild::testing::city_from(testing::kNineBlocks)));
}

plan::FormerCode former(std::string code, std::string object) {
  auto out = plan::FormerCode{};
  out.code = std::move(code);
  out.object = std::move(object);
  return out;
}

TEST(PlanEndpoints, TheOverviewCountsWhatThePlanHolds) {
  auto asker = Asker{testing::demo_site()};
  auto const plan = testing::demo_plan();
  auto const answer = asker.json("/api/v1/plan");
  EXPECT_EQ(answer["totals"]["measures"], plan.measures.size());
  EXPECT_TRUE(answer["examples"]);
  auto by_field = std::size_t{0};
  for (auto const& field : answer["fields"]) { by_field += field["totals"]["measures"].get<std::size_t>(); }
  EXPECT_EQ(by_field, plan.measures.size());
  auto cost = std::int64_t{0};
  for (auto const& field : answer["fields"]) { cost += field["totals"]["cost_cents"].get<std::int64_t>(); }
  EXPECT_EQ(answer["totals"]["cost_cents"], cost);
  EXPECT_EQ(answer["profile"]["horizon_to"], 2040);
}

TEST(PlanEndpoints, EveryMeasureHasItsPage) {
  auto asker = Asker{testing::demo_site()};
  auto const plan = testing::demo_plan();
  for (auto const& row : plan.measures) {
    auto const answer = asker.json("/api/v1/measures/" + row.code);
    EXPECT_EQ(answer["title"], row.title);
    EXPECT_EQ(answer["places"].size(), row.places.size());
    EXPECT_EQ(answer["state"]["applies"], plan::definition(row.state).applies_de);
    EXPECT_EQ(answer["example"], row.example);
    auto const& sums = answer["money"]["sums"];
    if (!sums.is_null()) {
      EXPECT_EQ(sums["gross_cents"].get<std::int64_t>(), sums["grants_cents"].get<std::int64_t>() +
                                                             sums["others_cents"].get<std::int64_t>() +
                                                             sums["own_cents"].get<std::int64_t>());
    }
  }
  auto const park = asker.json("/api/v1/measures/KLI-08?lang=en");
  EXPECT_EQ(park["title"], "Neighbourhood park Innenstadt-Südwest");
  EXPECT_THAT(park["links"]["page"].get<std::string>(), HasSubstr("/en/massnahmen/KLI-08"));
  EXPECT_FALSE(park["decisions"].empty() && park["papers"].empty() && park["goals"].empty());
}

TEST(PlanEndpoints, SearchFindsByFormerCodesOfAnyForm) {
  auto plan = testing::demo_plan();
  plan.former_codes.push_back(former("ALT/1 ü", "KLI-08"));
  auto asker = Asker{site_of(std::move(plan))};
  auto const moved = asker.get("/api/v1/search?q=ALT%2F1%20%C3%BC");
  EXPECT_EQ(moved.status, 200);
  EXPECT_EQ(Json::parse(Asker::text(moved))["results"][0]["code"], "KLI-08");
  EXPECT_EQ(Json::parse(Asker::text(moved))["results"][0]["former_code"], "ALT/1 ü");
}

TEST(PlanEndpoints, AFormerCodeAnswers301) {
  auto plan = testing::demo_plan();
  plan.former_codes.push_back(former("KLI-99", "KLI-08"));
  plan.former_codes.push_back(former("ZIEL-ALT", "KLI-Z1"));
  auto asker = Asker{site_of(std::move(plan))};
  auto const location = [&](std::string_view target) {
    auto const response = asker.get(target);
    EXPECT_EQ(response.status, 301) << target;
    for (auto const& header : response.headers) {
      if (header.name == "Location") { return header.value; }
    }
    return std::string{};
  };
  EXPECT_TRUE(location("/api/v1/measures/KLI-99").ends_with("/api/v1/measures/KLI-08"));
  EXPECT_TRUE(location("/api/v1/goals/ZIEL-ALT").ends_with("/api/v1/goals/KLI-Z1"));
  EXPECT_EQ(asker.get("/api/v1/measures/ZIEL-ALT").status, 404);  // a goal is no measure
}

TEST(PlanEndpoints, OddCodesAreRefusedWithoutHarm) {
  auto asker = Asker{testing::demo_site()};
  for (auto const* const code :
       {"%27%20OR%201=1", "%3Cscript%3E", "KLI-08%20", "kli-08", "%E2%80%AE", "KLI-08;", "*"}) {
    auto const response = asker.get(fmt::format("/api/v1/measures/{}", code));
    EXPECT_EQ(response.status, 404) << code;
    EXPECT_EQ(response.type, "application/problem+json");
  }
  EXPECT_EQ(asker.get("/api/v1/records/actual_cost").status, 404);
  EXPECT_EQ(asker.get("/api/v1/records/sqlite_master").status, 404);
}

TEST(PlanEndpoints, GoalsStandOnceInTheTreeAndCountThoseBelow) {
  auto asker = Asker{testing::demo_site()};
  auto seen = std::multiset<std::string>{};
  auto const walk = [&](auto const& self, Json const& goals) -> void {
    for (auto const& goal : goals) {
      seen.insert(goal["code"].get<std::string>());
      for (auto const& child : goal["children"]) { EXPECT_LE(child["measures"], goal["measures"]); }
      self(self, goal["children"]);
    }
  };
  auto const tree = asker.json("/api/v1/goals");
  for (auto const& field : tree["fields"]) { walk(walk, field["goals"]); }
  auto const plan = testing::demo_plan();
  EXPECT_EQ(seen.size(), plan.goals.size());
  for (auto const& goal : plan.goals) {
    EXPECT_EQ(seen.count(goal.code), 1U);
    auto const answer = asker.json("/api/v1/goals/" + goal.code);
    EXPECT_EQ(answer["measures"], answer["measure_list"].size());
  }
}

TEST(PlanEndpoints, MoneyByFieldAddsUpToTheWholeWithinRounding) {
  auto asker = Asker{testing::demo_site()};
  auto const answer = asker.json("/api/v1/finance");
  ASSERT_TRUE(answer["known"]);
  auto sum = std::int64_t{0};
  for (auto const& field : answer["fields"]) { sum += field["total"]["gross_cents"].get<std::int64_t>(); }
  EXPECT_NEAR(static_cast<double>(sum), answer["total"]["gross_cents"].get<double>(), 4 * 100'000);
  EXPECT_EQ(answer["total"]["gross_cents"].get<std::int64_t>() % 100'000, 0);
  auto years = answer["outside"]["gross_cents"].get<std::int64_t>();
  for (auto const& year : answer["years"]) { years += year["gross_cents"].get<std::int64_t>(); }
  EXPECT_NEAR(static_cast<double>(years), answer["total"]["gross_cents"].get<double>(), 60 * 100'000);
  for (auto const& programme : answer["programmes"]) {
    EXPECT_NE(programme["name"], programme["id"]) << "programmes are called by their name";
  }
}

TEST(PlanEndpoints, SearchFindsByCodeTitleAndText) {
  auto asker = Asker{testing::demo_site()};
  EXPECT_EQ(asker.json("/api/v1/search?q=kli-08")["results"][0]["code"], "KLI-08");
  auto const answer = asker.json("/api/v1/search?q=WALDEINGANG");
  EXPECT_EQ(answer["results"][0]["code"], "KLI-01");
  auto marked = std::string{};
  for (auto const& part : answer["results"][0]["title_parts"]) {
    if (part["hit"]) { marked += part["text"].get<std::string>(); }
  }
  EXPECT_EQ(marked, "Waldeingang");
  EXPECT_TRUE(asker.json("/api/v1/search?q=x")["too_short"]);
  EXPECT_TRUE(asker.json("/api/v1/search")["results"].empty());
  auto const found = asker.json("/api/v1/search?q=weg&kind=measure");
  for (auto const& result : found["results"]) { EXPECT_EQ(result["kind"]["id"], "measure"); }
}

TEST(PlanEndpoints, ASpatialConceptHasALegendForEachKindItDraws) {
  auto asker = Asker{testing::demo_site()};
  auto const answer = asker.json("/api/v1/spatial-concept");
  EXPECT_EQ(answer["maps"].size(), testing::demo_plan().strategy_maps.size());
  for (auto const& map : answer["maps"]) {
    auto kinds = std::set<std::string>{};
    for (auto const& entry : map["legend"]) { kinds.insert(entry["kind"]["id"].get<std::string>()); }
    EXPECT_FALSE(map["features"]["features"].empty()) << map["code"];
    for (auto const& feature : map["features"]["features"]) {
      EXPECT_TRUE(kinds.contains(feature["properties"]["kind"].get<std::string>())) << feature["id"];
    }
  }
}

/// One of everything about KLI-08, which is made internal.
std::shared_ptr<Site const> site_with_internal_measure() {
  auto plan = testing::demo_plan();
  auto const internal = std::string{"KLI-08"};
  std::erase_if(plan.measure_profiles, [&](auto const& row) { return row.measure == internal; });
  auto profile = plan::MeasureProfile{};
  profile.code = "SB-INT";
  profile.measure = internal;
  profile.visibility = plan::Visibility::kInternal;
  plan.measure_profiles.push_back(profile);
  return site_of(std::move(plan));
}

TEST(PlanEndpoints, NothingSpeaksOfAnInternalMeasure) {
  auto asker = Asker{site_with_internal_measure()};
  EXPECT_EQ(asker.get("/api/v1/measures/KLI-08").status, 404);
  auto targets = std::vector<std::string>{};
  for (auto const* const endpoint : all_endpoints()) {
    if (endpoint->path.starts_with("/api/v1/") && endpoint->path.find('{') == std::string_view::npos) {
      targets.emplace_back(endpoint->path);
    }
  }
  for (auto const& form : plan::forms()) {
    targets.push_back(fmt::format("/api/v1/records/{}?page_size=1000", form.id));
  }
  for (auto const* const more : {"/api/v1/fields/KLI", "/api/v1/goals/KLI-Z2", "/api/v1/search?q=KLI",
                                 "/api/v1/measures/KLI-01", "/api/v1/measures?page_size=1000&view=map"}) {
    targets.emplace_back(more);
  }
  ASSERT_GT(targets.size(), 40U);
  for (auto const& target : targets) {
    EXPECT_THAT(Asker::text(asker.get(target)), Not(HasSubstr("KLI-08"))) << target;
  }
}

TEST(PlanEndpoints, UnreleasedReportsStayInside) {
  auto plan = testing::demo_plan();
  auto report = plan::StatusReport{};
  report.code = "SR-GEHEIM";
  report.measure = "KLI-01";
  report.text = "noch nicht freigegeben";
  report.date = parse_rough_date("2026-11");
  plan.status_reports.push_back(report);
  auto asker = Asker{site_of(std::move(plan))};
  EXPECT_THAT(Asker::text(asker.get("/api/v1/measures/KLI-01")), Not(HasSubstr("noch nicht freigegeben")));
  EXPECT_THAT(Asker::text(asker.get("/api/v1/records/status_report?page_size=1000")), Not(HasSubstr("SR-GEHEIM")));
}

TEST(PlanEndpoints, StoredScriptComesBackAsData) {
  auto plan = testing::demo_plan();
  auto const script = std::string{kScript};
  plan.title = script;
  for (auto& field : plan.fields) { field.name_de = script; }
  for (auto& goal : plan.goals) { goal.text_de = script; }
  for (auto& row : plan.measures) {
    row.title = row.summary = row.lead = script;
    for (auto& place : row.places) { place.title = script; }
  }
  for (auto& row : plan.decisions) { row.subject = row.wording = row.file = script; }
  for (auto& row : plan.visions) { row.title_de = row.text_de = row.text_simple = script; }
  for (auto& row : plan.existing_concepts) { row.title = row.note = script; }
  auto asker = Asker{site_of(std::move(plan))};
  for (auto const* const endpoint : all_endpoints()) {
    if (!endpoint->path.starts_with("/api/v1/") || endpoint->example.empty()) { continue; }
    if (endpoint->group_de == "Bezirke" || endpoint->group_de == "Indikatoren") { continue; }
    auto const response = asker.get(endpoint->example);
    EXPECT_EQ(response.type.find("html"), std::string::npos) << endpoint->path;
    if (response.status == 200 && response.type == "application/json") {
      EXPECT_FALSE(Json::parse(Asker::text(response), nullptr, false).is_discarded()) << endpoint->path;
    }
  }
  EXPECT_EQ(asker.json("/api/v1/measures/KLI-01")["title"], script);
  EXPECT_EQ(asker.json("/api/v1/search?q=script")["results"][0]["title"], script);
}

/// What python3-jsonschema says of an answer by the schema of its endpoint.
int judged(std::filesystem::path const& schema, std::filesystem::path const& answer) {
  constexpr auto kJudge = "import json,sys,jsonschema; s=json.load(open(sys.argv[1])); "
                          "e=list(jsonschema.Draft202012Validator(s).iter_errors(json.load(open(sys.argv[2])))); "
                          "[print(list(x.absolute_path), x.message[:300]) for x in e[:5]]; sys.exit(7 if e else 0)";
  return std::system(fmt::format("python3 -c '{}' '{}' '{}'", kJudge, schema.string(), answer.string()).c_str());
}

TEST(PlanEndpoints, AnswersAreAsTheirSchemasSay) {
  if (std::system("python3 -c 'import jsonschema' 2>/dev/null") != 0) { GTEST_SKIP() << "needs python3-jsonschema"; }
  auto asker = Asker{testing::demo_site()};
  auto const folder = std::filesystem::path{::testing::TempDir()};
  auto const description = openapi(all_endpoints(), "", [](std::string_view) { return Json(); });
  auto count = 0;
  for (auto const* const endpoint : all_endpoints()) {
    auto const groups =
        std::set<std::string_view>{"Plan", "Maßnahmen", "Beschlüsse", "Geld", "Suche", "Einträge", "Fassungen"};
    if (!groups.contains(endpoint->group_de) || endpoint->schema.empty() || endpoint->example.empty()) { continue; }
    auto schema = Json::parse(endpoint->schema);
    schema["components"] = description["components"];
    ASSERT_TRUE(write_file(folder / "schema.json", schema.dump()));
    ASSERT_TRUE(write_file(folder / "answer.json", asker.json(endpoint->example).dump()));
    EXPECT_EQ(judged(folder / "schema.json", folder / "answer.json"), 0) << endpoint->path;
    ++count;
  }
  EXPECT_GE(count, 18);
}

TEST(PlanEndpoints, FormsWithPaymentsAndStaffAreNotOpen) {
  for (auto const* const id :
       {"actual_cost", "staff_need", "staff_capacity", "loan", "funding_application", "evidence"}) {
    ASSERT_NE(plan::find_form(id), nullptr) << id;
    EXPECT_EQ(public_form(id), nullptr) << id;
  }
  EXPECT_NE(public_form("work_package"), nullptr);
}

}  // namespace
}  // namespace leitbild::server
