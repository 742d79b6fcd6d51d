// `leitbild council` as its user types it, against a real server on this machine.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/json.h"
#include "testing/folder.h"
#include "testing/program.h"
#include "testing/web_server.h"

namespace leitbild {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::is_refused;
using testing::succeeds;

/// An OParl endpoint with two papers, one of which the council decided.
void offer_council(testing::WebServer& server) {
  auto const at = [&](std::string const& path) { return server.address(path); };
  auto const object = [&](std::string const& type, std::string const& path, std::string const& rest) {
    return fmt::format(R"({{"id": "{}", "type": "https://schema.oparl.org/1.1/{}", {}}})", at(path), type, rest);
  };
  server.on("/system", object("System", "/system", fmt::format(R"("body": "{}")", at("/bodies"))));
  server.on("/bodies", fmt::format(R"({{"data": [{}], "links": {{}}}})",
                                   object("Body", "/body",
                                          fmt::format(R"("name": "Stadt", "organization": "{0}orgs",
                                          "meeting": "{0}meetings", "paper": "{0}papers")",
                                                      at("/")))));
  server.on("/orgs", fmt::format(R"({{"data": [{}], "links": {{}}}})",
                                 object("Organization", "/org/1", R"("name": "Stadtrat")")));
  server.on("/meetings",
            fmt::format(R"({{"data": [{}], "links": {{}}}})",
                        object("Meeting", "/meeting/1",
                               fmt::format(R"("start": "2026-10-05T15:00:00+02:00", "organization": ["{}"],
                                      "agendaItem": [{}])",
                                           at("/org/1"),
                                           object("AgendaItem", "/item/1",
                                                  R"("name": "TOP 7", "result": "einstimmig beschlossen")")))));
  auto const consultation = object("Consultation", "/c/1",
                                   fmt::format(R"("agendaItem": "{}", "meeting": "{}",
      "authoritative": true, "role": "Beschlussfassung")",
                                               at("/item/1"), at("/meeting/1")));
  server.on("/papers", fmt::format(R"({{"data": [{}, {}], "links": {{}}}})",
                                   object("Paper", "/paper/1",
                                          fmt::format(R"("name": "Umsetzung von KLI-07", "date": "heute",
                               "reference": "0123/2026", "consultation": [{}])",
                                                      consultation)),
                                   object("Paper", "/paper/2", R"("name": "Neubau Dorfladen in Siegelbach")")));
}

TEST(Council, IsFetchedMergedAndProposed) {
  auto const folder = testing::TemporaryFolder{};
  auto const file = (folder / "rat.json").string();
  auto command = std::string{};
  {
    testing::WebServer server;
    offer_council(server);
    command = fmt::format("council fetch --from {} --out {} --retries 0 --timeout 5", server.address("/system"), file);
    auto const text = succeeds(command).text;
    EXPECT_THAT(text, AllOf(HasSubstr("Vorlagen                       2         0         0            0           2"),
                            HasSubstr("im Bestand: 1"), HasSubstr("Attribut „date“: \"heute\" ist nicht möglich")));
    auto const before = read_file(file).value();
    EXPECT_THAT(succeeds(command).text, HasSubstr("Änderungen seit"));
    // Only the moment of the fetch may differ.
    EXPECT_EQ(Json::parse(read_file(file).value()).at("data"), Json::parse(before).at("data"));
  }
  auto const before = read_file(file).value();
  EXPECT_THAT(is_refused(command).text,
              AllOf(HasSubstr("der Server nimmt keine Verbindung an"), HasSubstr("nichts Bekanntes ist verloren")));
  EXPECT_EQ(read_file(file).value(), before);
  EXPECT_THAT(is_refused("council fetch --from x --since gestern").text, HasSubstr("--since: „gestern“"));

  auto const dir = (folder / "demo").string();
  succeeds("demo " + dir);
  auto const propose = fmt::format("council propose {} --papers {}", dir, file);
  EXPECT_THAT(succeeds(propose).text,
              AllOf(HasSubstr("1,00  KLI-07 [Beispiel]  ←  0123/2026  Umsetzung von KLI-07"),
                    HasSubstr("Das Kürzel „KLI-07“ steht im Betreff."),
                    HasSubstr("Beratung: Stadtrat, 05.10.2026, Beschlussfassung (entscheidet): einstimmig beschlossen"),
                    HasSubstr("WOH-01 [Beispiel]  ←  Neubau Dorfladen in Siegelbach"),
                    HasSubstr("2 Vorschläge aus 2 Vorlagen"), HasSubstr("Verknüpft ist damit nichts")));
  auto const json = Json::parse(succeeds(propose + " --format json").text).at("proposals");
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0].at("measure"), "KLI-07");
  EXPECT_EQ(json[0].at("example"), true);
  EXPECT_EQ(json[0].at("consultations").at(0).at("result"), "einstimmig beschlossen");
  EXPECT_LT(json[1].at("score").get<double>(), 1.0);
  EXPECT_THAT(is_refused(fmt::format("council propose {} --papers {}/city.json", dir, dir)).text,
              HasSubstr("city.json"));
}

}  // namespace
}  // namespace leitbild
