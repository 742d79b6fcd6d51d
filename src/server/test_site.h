// Sites for tests, and a way to ask them without a network.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/json.h"
#include "plan/read_plan.h"
#include "server/dispatcher.h"
#include "server/service.h"
#include "testing/city_text.h"

namespace leitbild::server::testing {

inline constexpr auto kNineBlocks = std::string_view{R"(
map
a---b---c
|   |   |
d---e---f
|   |   |
g---h---i
end
district 1 Nord -50 100 250 250
district 2 Süd -50 -50 250 100
people a 120
people e 80
people i 40
facility groceries c Markt
stop e Rathaus departures=4
green park 0 0 100 50 Anger
)"};

inline plan::Plan demo_plan() {
  auto plan = plan::read_plan(plan::kaiserslautern_plan(), "kaiserslautern/plan.toml");
  EXPECT_TRUE(plan) << (plan ? "" : to_text(plan.error()));
  return std::move(*plan);
}

inline SiteContent content(plan::Plan plan, city::City city) {
  auto evaluation = scenario::evaluate_today(city);
  EXPECT_TRUE(evaluation) << (evaluation ? "" : to_text(evaluation.error()));
  return {.plan = std::move(plan),
          .city = std::move(city),
          .evaluation = std::move(*evaluation),
          .today = *parse_iso_date("2026-11-26")};
}

/// The plan of the demonstration beside a city of nine blocks that has none of its districts.
inline std::shared_ptr<Site const> demo_site() {
  return Site::make(content(demo_plan(), leitbild::testing::city_from(kNineBlocks)));
}

/// Answers as the server does, without web application.
class Asker {
 public:
  explicit Asker(std::shared_ptr<Site const> site)
      : service_{std::move(site)}, dispatcher_{service_, all_endpoints()} {}

  Response get(std::string_view target, std::vector<NameAndValue> headers = {}) {
    return send("GET", target, std::move(headers));
  }
  Response send(std::string method, std::string_view target, std::vector<NameAndValue> headers = {}) {
    auto read = read_target(target);
    EXPECT_TRUE(read) << target;
    headers.push_back({"host", "example.org"});
    return dispatcher_.answer({.method = std::move(method),
                               .path = std::move(read->path),
                               .query = std::move(read->query),
                               .headers = std::move(headers),
                               .body = {}});
  }
  /// The document of an answer with that status.
  Json json(std::string_view target, int status = 200) {
    auto const response = get(target);
    EXPECT_EQ(response.status, status) << target << "\n" << text(response);
    return Json::parse(text(response), nullptr, false);
  }
  static std::string text(Response const& response) {
    if (auto const* const bytes = std::get_if<Bytes>(&response.body)) { return **bytes; }
    auto out = std::string{};
    if (auto const* const stream = std::get_if<Stream>(&response.body)) {
      for (auto chunk = std::string{}; (*stream)(chunk); chunk.clear()) { out += chunk; }
    }
    return out;
  }
  Service& service() { return service_; }

 private:
  Service service_;
  Dispatcher dispatcher_;
};

}  // namespace leitbild::server::testing
