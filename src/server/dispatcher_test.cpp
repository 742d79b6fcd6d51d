#include "server/dispatcher.h"

#include <array>

#include "server/compress.h"
#include "server/openapi.h"
#include "server/test_site.h"

namespace leitbild::server {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

std::string header(Response const& response, std::string_view name) {
  for (auto const& entry : response.headers) {
    if (entry.name == name) { return entry.value; }
  }
  return {};
}

TEST(Dispatcher, AnswersConditionalRequests) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const first = asker.get("/api/openapi.json");
  ASSERT_EQ(first.status, 200);
  ASSERT_FALSE(first.etag.empty());
  EXPECT_EQ(asker.get("/api/openapi.json", {{"if-none-match", first.etag}}).status, 304);
  EXPECT_EQ(asker.get("/api/openapi.json", {{"if-none-match", "\"other\""}}).status, 200);
}

TEST(Dispatcher, CompressesForThoseWhoTakeIt) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const plain = asker.get("/api/openapi.json");
  auto const small = asker.get("/api/openapi.json", {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(small, "Content-Encoding"), "gzip");
  EXPECT_LT(testing::Asker::text(small).size(), testing::Asker::text(plain).size() / 3);
  EXPECT_EQ(header(asker.get("/api/openapi.json", {{"accept-encoding", "gzip;q=0"}}), "Content-Encoding"), "");
}

TEST(Dispatcher, ForgetsAnswersOfASiteThatWasReplaced) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const before = asker.get("/api/v1/measures");
  auto plan = testing::demo_plan();
  plan.measures.front().title = "Ein anderer Titel";
  asker.service().site.replace(Site::make(testing::content(plan, leitbild::testing::city_from(testing::kNineBlocks))));
  auto const after = asker.get("/api/v1/measures");
  EXPECT_NE(before.etag, after.etag);
  EXPECT_THAT(testing::Asker::text(after), HasSubstr("Ein anderer Titel"));
}

TEST(Dispatcher, SaysProblemsInTheReadersLanguage) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const german = asker.get("/api/v1/nothing");
  EXPECT_EQ(german.status, 404);
  EXPECT_EQ(german.type, "application/problem+json");
  EXPECT_THAT(testing::Asker::text(german), HasSubstr("Nicht gefunden"));
  auto const english = asker.get("/api/v1/nothing", {{"accept-language", "fr, en;q=0.8, de;q=0.5"}});
  EXPECT_THAT(testing::Asker::text(english), HasSubstr("Not found"));
}

TEST(Dispatcher, OnlyReads) {
  auto asker = testing::Asker{testing::demo_site()};
  for (auto const* const method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "X"}) {
    auto const response = asker.send(method, "/api/v1/health");
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS");
  }
  EXPECT_EQ(asker.send("OPTIONS", "/api/v1/health").status, 204);
}

TEST(Dispatcher, LeadsFromASlashAtTheEndToTheAddress) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const response = asker.get("/api/v1/health/");
  EXPECT_EQ(response.status, 308);
  EXPECT_EQ(header(response, "Location"), "http://example.org/api/v1/health");
  // Never to another host: "//evil.example/" would be one.
  EXPECT_EQ(header(asker.get("//evil.example/"), "Location"), "http://example.org/evil.example");
}

TEST(Dispatcher, LiesUnderAPathToo) {
  auto asker = testing::Asker{testing::demo_site()};
  asker.service().base_path = "/insek";
  EXPECT_EQ(asker.get("/insek/api/v1/health").status, 200);
  EXPECT_EQ(asker.get("/api/v1/health").status, 200) << "a proxy may take the path away";
  EXPECT_EQ(asker.get("/insekt/api/v1/health").status, 404);
}

TEST(Dispatcher, HidesWhatWentWrongInside) {
  static constexpr auto kBroken =
      Endpoint{.id = "broken",
               .path = "/api/v1/broken",
               .group_de = "",
               .summary_de = "",
               .description_de = "",
               .answer = [](Call const&) -> Answer { throw std::runtime_error{"/secret/path"}; }};
  static constexpr auto kAll = std::array<Endpoint const*, 1>{&kBroken};
  auto service = Service{testing::demo_site()};
  auto heard = std::string{};
  auto dispatcher = Dispatcher{service, kAll, nullptr, nullptr, [&](std::string const& what) { heard = what; }};
  auto const response =
      dispatcher.answer({.method = "GET", .path = "/api/v1/broken", .query = {}, .headers = {}, .body = {}});
  EXPECT_EQ(response.status, 500);
  EXPECT_THAT(testing::Asker::text(response), Not(HasSubstr("secret")));
  EXPECT_THAT(heard, HasSubstr("/secret/path"));
}

TEST(Dispatcher, PutsOnlyGoodHostsIntoLinks) {
  auto service = Service{testing::demo_site()};
  auto dispatcher = Dispatcher{service, all_endpoints()};
  auto const response = dispatcher.answer({.method = "GET",
                                           .path = "/api/openapi.json",
                                           .query = {},
                                           .headers = {{"host", "evil\"><script>"}},
                                           .body = {}});
  EXPECT_THAT(testing::Asker::text(response), HasSubstr("http://localhost"));
}

TEST(Openapi, DescribesEveryEndpointWithAnAnswerOfItsSchema) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const document = asker.json("/api/openapi.json");
  EXPECT_EQ(document["openapi"], "3.1.0");
  for (auto const* const endpoint : all_endpoints()) {
    if (!endpoint->documented) { continue; }
    auto path = std::string{endpoint->path};
    std::erase(path, '*');
    ASSERT_TRUE(document["paths"].contains(path)) << path;
    auto const& operation = document["paths"][path]["get"];
    EXPECT_EQ(operation["operationId"], endpoint->id);
    EXPECT_FALSE(operation["summary"].get<std::string>().empty()) << endpoint->id;
    EXPECT_TRUE(operation["responses"]["200"]["content"][std::string{endpoint->type}].contains("schema"))
        << endpoint->id;
  }
}

TEST(Compress, StreamsAndWholeTextsGiveTheSame) {
  auto text = std::string{};
  for (auto i = 0; i < 20'000; ++i) { text += std::to_string(i * 7919 % 1000) + ";"; }
  auto position = std::size_t{0};
  auto stream = gzipped(Stream{[&](std::string& chunk) {
    if (position >= text.size()) { return false; }
    chunk = text.substr(position, 1000);
    position += chunk.size();
    return true;
  }});
  auto streamed = std::string{};
  for (auto chunk = std::string{}; stream(chunk);) { streamed += chunk; }
  auto const whole = gzipped(text);
  EXPECT_EQ(whole, streamed);
  EXPECT_LT(whole.size(), text.size() / 2);
}

}  // namespace
}  // namespace leitbild::server
