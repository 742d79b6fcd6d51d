// The client against a real server on this machine: pages, filters, withdrawn objects, errors, slowness, loops.
#include "exchange/oparl/fetch.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/json.h"
#include "exchange/oparl/walk.h"
#include "plan/council_attributes.h"
#include "testing/folder.h"
#include "testing/web_server.h"

namespace leitbild::exchange::oparl {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

FetchOptions quick() {
  auto out = FetchOptions{};
  out.http.connect = 500ms;
  out.http.answer = 500ms;
  out.http.retries = 1;
  out.http.pause = 1ms;
  return out;
}

std::string said(std::vector<Problem> const& problems) { return problems.empty() ? "" : to_text(Error{problems}); }

std::string object(std::string const& type, std::string const& id, std::string const& rest) {
  return fmt::format(R"({{"id": "{}", "type": "https://schema.oparl.org/1.1/{}", {}}})", id, type, rest);
}

std::string list(std::string const& objects, std::string const& next = {}) {
  auto const links = next.empty() ? std::string{"{}"} : fmt::format(R"({{"next": "{}"}})", next);
  return fmt::format(R"({{"data": [{}], "links": {}, "pagination": {{}}}})", objects, links);
}

/// A council with one Körperschaft: two bodies, three papers on two pages, one meeting with a decision.
class Council : public ::testing::Test {
 protected:
  testing::WebServer server;
  std::string at(std::string const& path) const { return server.address(path); }
  std::string entry() const { return at("/system"); }

  std::string paper(int number, std::string const& modified, std::string const& more = {}) const {
    return object("Paper", at(fmt::format("/paper/{}", number)),
                  fmt::format(R"("name": "Vorlage {}", "modified": "{}"{})", number, modified, more));
  }

  void SetUp() override {
    server.on("/system", object("System", entry(), fmt::format(R"("body": "{}")", at("/bodies"))));
    server.on("/bodies",
              list(object(
                  "Body", at("/body/1"),
                  fmt::format(
                      R"("name": "Stadt Probe", "organization": "{}", "person": "{}", "meeting": "{}", "paper": "{}")",
                      at("/organizations"), at("/persons"), at("/meetings"), at("/papers")))));
    server.on("/organizations", list(object("Organization", at("/org/1"), R"("name": "Stadtrat")") + "," +
                                     object("Organization", at("/org/2"), R"("name": "Bauausschuss")")));
    server.on(
        "/meetings",
        list(object(
            "Meeting", at("/meeting/1"),
            fmt::format(
                R"("start": "2025-10-06T15:00:00+02:00", "organization": ["{}"], "agendaItem": [{}])", at("/org/1"),
                object("AgendaItem", at("/item/1"), R"("name": "Radweg", "result": "einstimmig beschlossen")")))));
    server.on("/papers",
              list(paper(1, "2025-09-01T08:00:00Z") + "," + paper(2, "2025-09-02T08:00:00Z"), at("/papers2")));
    server.on("/papers2", list(paper(3, "2025-09-03T08:00:00Z")));
  }
};

TEST_F(Council, IsReadPageByPage) {
  auto const fetched = fetch(entry(), {}, quick());
  EXPECT_EQ(said(fetched.report.failures), "");
  EXPECT_EQ(said(fetched.report.problems), "");
  auto const& council = fetched.collection.council;
  EXPECT_THAT(council.municipalities, SizeIs(1));
  EXPECT_THAT(council.bodies, SizeIs(2));
  ASSERT_THAT(council.papers, SizeIs(3));
  EXPECT_EQ(council.papers[2].name, "Vorlage 3");
  ASSERT_THAT(council.agenda_items, SizeIs(1));
  EXPECT_EQ(council.agenda_items[0].meeting.id, at("/meeting/1"));
  EXPECT_EQ(fetched.report.decisions, 1U);
  EXPECT_EQ(fetched.report.pages, 6U);
  EXPECT_TRUE(fetched.collection.complete_until);
  EXPECT_THAT(server.requests(), Not(Contains("/persons"))) << "no personal data";
}

TEST_F(Council, FetchedTwiceChangesNothing) {
  auto const once = fetch(entry(), {}, quick());
  auto const twice = fetch(entry(), once.collection, quick());
  EXPECT_EQ(twice.collection.council, once.collection.council);
  for (auto const& row : twice.report.counts) {
    EXPECT_EQ(row.added + row.changed + row.deleted, 0U) << row.titles;
    EXPECT_EQ(row.unchanged, row.total) << row.titles;
  }
}

TEST_F(Council, IsAskedForChangesByTheServersClock) {
  server.on("/system",
            testing::WebAnswer{.body = object("System", entry(), fmt::format(R"("body": "{}")", at("/bodies"))),
                               .headers = {"Date: Mon, 08 Sep 2025 10:00:00 GMT"}});
  auto const once = fetch(entry(), {}, quick());
  EXPECT_EQ(iso(*once.collection.complete_until), "2025-09-08T10:00:00Z");
  // Paper 1 is withdrawn, paper 2 changed, paper 4 is new.
  server.on("/papers", [this](std::string const& query) {
    EXPECT_EQ(query, "modified_since=2025-09-08T09%3A50%3A00Z") << "ten minutes of overlap";
    return testing::WebAnswer{
        .body = list(object("Paper", at("/paper/1"), R"("modified": "2025-09-09T08:00:00Z", "deleted": true)") + "," +
                     paper(2, "2025-09-09T08:00:00Z", R"(, "reference": "2/2025")") + "," +
                     paper(4, "2025-09-09T08:00:00Z"))};
  });
  auto const twice = fetch(entry(), once.collection, quick());
  auto const& papers = twice.collection.council.papers;
  ASSERT_THAT(papers, SizeIs(4)) << "nothing is lost";
  EXPECT_TRUE(papers[0].record.deleted);
  EXPECT_EQ(papers[0].name, "Vorlage 1");
  EXPECT_EQ(papers[1].reference, "2/2025");
  auto const& row = twice.report.counts[2];
  EXPECT_EQ(row, (plan::council::KindCounts{
                     .titles = "Vorlagen", .added = 1, .changed = 1, .deleted = 1, .unchanged = 0, .total = 4}));
  EXPECT_THAT(server.requests(), Contains("/bodies")) << "lists of Körperschaften are never filtered";
}

TEST_F(Council, FiltersAreSentEncoded) {
  auto options = quick();
  options.filters = {.modified_since = parse_moment("2025-01-01T00:00:00+01:00"),
                     .modified_until = parse_moment("2025-12-31T23:59:59Z"),
                     .created_since = parse_moment("2024-01-01T00:00:00Z"),
                     .created_until = parse_moment("2025-11-01T00:00:00Z")};
  auto const fetched = fetch(entry(), {}, options);
  EXPECT_THAT(
      server.requests(),
      Contains("/papers?modified_since=2025-01-01T00%3A00%3A00%2B01%3A00&modified_until=2025-12-31T23%3A59%3A59Z"
               "&created_since=2024-01-01T00%3A00%3A00Z&created_until=2025-11-01T00%3A00%3A00Z"));
  EXPECT_FALSE(fetched.collection.complete_until) << "later objects were not asked for";
  EXPECT_EQ(with_filters("https://x.de/l?body=1#top", {.created_since = parse_moment("2024-01-01T00:00:00Z")}),
            "https://x.de/l?body=1&created_since=2024-01-01T00%3A00%3A00Z");
}

TEST_F(Council, AGapKeepsTheMomentOfTheLastCompleteFetch) {
  auto known = fetch(entry(), {}, quick()).collection;
  known.complete_until = parse_moment("2025-09-08T10:00:00Z");
  auto options = quick();
  options.filters.modified_since = parse_moment("2025-10-01T00:00:00Z");
  EXPECT_EQ(fetch(entry(), known, options).collection.complete_until, known.complete_until) << "September is missing";
  options.filters.modified_since = parse_moment("2025-09-01T00:00:00Z");
  EXPECT_NE(fetch(entry(), known, options).collection.complete_until, known.complete_until);
}

TEST_F(Council, BrokenHalfWayKeepsWhatCameAndIsContinued) {
  auto const whole = fetch(entry(), {}, quick()).collection;
  auto known = Collection{};
  for (auto const status : {500, 503, 404, 200}) {
    server.on("/papers2", testing::WebAnswer{.status = status, .body = "<html><title>Fehler</title></html>"});
    auto const broken = fetch(entry(), known, quick());
    EXPECT_FALSE(broken.report.complete());
    EXPECT_THAT(said(broken.report.failures), HasSubstr("/papers2: "));
    EXPECT_THAT(said(broken.report.failures),
                HasSubstr(status == 200 ? "HTML" : fmt::format("HTTP-Status {}", status)));
    EXPECT_THAT(broken.collection.council.papers, SizeIs(2)) << "of the first page";
    EXPECT_THAT(broken.collection.council.meetings, SizeIs(1)) << "other lists";
    EXPECT_FALSE(broken.collection.complete_until);
    known = broken.collection;
  }
  server.on("/papers2", list(paper(3, "2025-09-03T08:00:00Z")));
  auto const again = fetch(entry(), known, quick());
  EXPECT_TRUE(again.report.complete());
  EXPECT_EQ(again.collection.council, whole.council);
  EXPECT_EQ(again.report.counts[2].added, 1U);
}

TEST_F(Council, TroubleThatPassesIsRetried) {
  auto tried = 0;
  server.on("/papers2", [&](std::string const&) {
    return ++tried == 1 ? testing::WebAnswer{.status = 503, .body = "später"}
                        : testing::WebAnswer{.body = list(paper(3, "2025-09-03T08:00:00Z"))};
  });
  EXPECT_TRUE(fetch(entry(), {}, quick()).report.complete());
  EXPECT_EQ(tried, 2);
  tried = 0;
  server.on("/papers2", [&](std::string const&) {
    ++tried;
    return testing::WebAnswer{.status = 404, .body = ""};
  });
  EXPECT_FALSE(fetch(entry(), {}, quick()).report.complete());
  EXPECT_EQ(tried, 1) << "what does not exist will not exist a second later";
}

TEST_F(Council, ASlowServerIsGivenUp) {
  server.on("/papers2", testing::WebAnswer{.body = "{}", .delay = 2s});
  auto options = quick();
  options.http.answer = 150ms;
  auto const fetched = fetch(entry(), {}, options);
  EXPECT_THAT(said(fetched.report.failures), HasSubstr("keine vollständige Antwort in 0,2 Sekunden (2 Versuche)"));
  EXPECT_THAT(fetched.collection.council.papers, SizeIs(2));
}

TEST_F(Council, CutAnswersAreTrouble) {
  server.on("/papers2", testing::WebAnswer{.body = list(paper(3, "2025-09-03T08:00:00Z")), .withheld = 40});
  auto const fetched = fetch(entry(), {}, quick());
  EXPECT_THAT(said(fetched.report.failures), HasSubstr("/papers2: die Übertragung ist gescheitert"));
}

TEST_F(Council, LoopsAndBadLinksEndTheList) {
  server.on("/papers2", list(paper(3, "2025-09-03T08:00:00Z"), at("/papers")));
  auto const loop = fetch(entry(), {}, quick());
  EXPECT_THAT(said(loop.report.failures), HasSubstr("die schon gelesen ist"));
  EXPECT_THAT(loop.collection.council.papers, SizeIs(3));
  server.on("/papers2", list("", at("/papers2")));
  EXPECT_THAT(said(fetch(entry(), {}, quick()).report.failures), HasSubstr("die schon gelesen ist")) << "itself";
  for (auto const* const bad : {"file:///etc/passwd", "ftp://x.de/", "/papers3", "http://", "http://x y/"}) {
    server.on("/papers2", list("", bad));
    auto const fetched = fetch(entry(), {}, quick());
    EXPECT_THAT(said(fetched.report.failures), AllOf(HasSubstr(bad), HasSubstr("erlaubt ist http://")));
  }
  server.on("/papers2", R"({"data": [], "pagination": {"currentPage": 2, "totalPages": 5}, "links": {}})");
  EXPECT_THAT(said(fetch(entry(), {}, quick()).report.failures), HasSubstr("Seite 2 von 5 nennt keine Folgeseite"));
  server.on("/papers2", R"({"data": [], "pagination": {"totalElements": 9}, "links": {}})");
  auto const fewer = fetch(entry(), {}, quick());
  EXPECT_TRUE(fewer.report.complete());
  EXPECT_THAT(said(fewer.report.problems), HasSubstr("nennt 9 Objekte („totalElements“), geliefert wurden 2"));
}

TEST_F(Council, RedirectsStayOnTheWeb) {
  server.on("/old", testing::WebAnswer{.status = 302, .body = "", .headers = {"Location: " + entry()}});
  EXPECT_TRUE(fetch(at("/old"), {}, quick()).report.complete());
  server.on("/away", testing::WebAnswer{.status = 302, .body = "", .headers = {"Location: ftp://127.0.0.1:1/x"}});
  EXPECT_THAT(said(fetch(at("/away"), {}, quick()).report.failures), HasSubstr("etwas anderes als http"));
  server.on("/round", testing::WebAnswer{.status = 302, .body = "", .headers = {"Location: /round"}});
  EXPECT_THAT(said(fetch(at("/round"), {}, quick()).report.failures), HasSubstr("im Kreis"));
}

TEST_F(Council, LimitsHold) {
  auto options = quick();
  options.pages = 4;
  auto const fetched = fetch(entry(), {}, options);
  EXPECT_THAT(said(fetched.report.failures), HasSubstr("nach 4 Seiten"));
  EXPECT_THAT(server.requests(), SizeIs(4));
  options = quick();
  options.bytes = 10;
  EXPECT_THAT(said(fetch(entry(), {}, options).report.failures), HasSubstr("abgebrochen; erlaubt sind"));
  options = quick();
  options.http.bytes = 100;
  EXPECT_THAT(said(fetch(entry(), {}, options).report.failures), HasSubstr("die Antwort ist größer als"));
  // An endless list ends at the limit.
  auto page = 0;
  server.on("/papers", [&](std::string const&) {
    return testing::WebAnswer{.body = list("", at(fmt::format("/papers?page={}", ++page)))};
  });
  options = quick();
  options.pages = 50;
  EXPECT_FALSE(fetch(entry(), {}, options).report.complete());
  EXPECT_LE(page, 50);
}

TEST_F(Council, DeadServerLosesNothing) {
  auto known = fetch(entry(), {}, quick()).collection;
  auto dead = std::string{};
  {
    auto const other = testing::WebServer{};
    dead = other.address("/system");
  }
  auto const fetched = fetch(dead, known, quick());
  EXPECT_EQ(fetched.collection, known);
  EXPECT_THAT(said(fetched.report.failures), HasSubstr("der Server nimmt keine Verbindung an (2 Versuche)"));
  for (auto const* const bad : {"ftp://x.de/", "file:///etc/passwd", "http://", "https://x y.de/"}) {
    EXPECT_THAT(said(fetch(bad, known, quick()).report.failures), HasSubstr("erlaubt ist http://")) << bad;
  }
}

TEST_F(Council, ServerInTroubleIsLeftInPeace) {
  for (auto const* const path : {"/organizations", "/meetings", "/papers"}) {
    server.on(path, testing::WebAnswer{.status = 500, .body = ""});
  }
  server.on(
      "/bodies",
      list(object(
          "Body", at("/body/1"),
          fmt::format(
              R"("name": "Stadt", "organization": "{0}/organizations", "meeting": "{0}/meetings", "paper": "{0}/papers",
         "consultation": "{0}/consultations")",
              at("")))));
  auto const fetched = fetch(entry(), {}, quick());
  EXPECT_THAT(said(fetched.report.failures), HasSubstr("3 Anfragen in Folge sind gescheitert"));
  EXPECT_THAT(server.requests(), Not(Contains("/consultations")));
}

TEST_F(Council, MayBeEnteredAtABodyAListOrAFeed) {
  server.on("/body/1", object("Body", at("/body/1"), fmt::format(R"("name": "Stadt", "paper": "{}")", at("/papers"))));
  EXPECT_THAT(fetch(at("/body/1"), {}, quick()).collection.council.papers, SizeIs(3));
  EXPECT_THAT(fetch(at("/papers"), {}, quick()).collection.council.papers, SizeIs(3));
  server.on("/rss", testing::WebAnswer{.body = R"(<rss version="2.0"><channel><item><title>Vorlage</title>
      <link>https://ris.example.org/vo/1</link></item></channel></rss>)",
                                       .type = "application/rss+xml"});
  auto const feed = fetch(at("/rss"), {}, quick());
  EXPECT_TRUE(feed.report.feed);
  EXPECT_TRUE(feed.report.complete());
  EXPECT_THAT(feed.collection.council.papers, SizeIs(1));
  EXPECT_FALSE(feed.collection.complete_until) << "a feed never tells everything";
}

TEST(CouncilOfTheSpecification, IsReadFromItsOwnAddresses) {
  LEITBILD_TESTDATA_OR_SKIP(folder, "council/oparl-spec-examples");
  testing::WebServer server;
  auto const example = [&](std::string const& name) {
    auto text = read_file(folder / (name + "-01.json")).value();
    constexpr auto kHost = std::string_view{"https://oparl.example.org"};
    for (auto at = text.find(kHost); at != std::string::npos; at = text.find(kHost, at)) {
      text.replace(at, kHost.size(), server.address(""));
    }
    return text;
  };
  server.on("/", example("System"));
  server.on("/bodies", list(example("Body")));
  server.on("/body/0/organizations/", list(example("Organization")));
  server.on("/body/0/meetings/", list(example("Meeting")));
  server.on("/body/0/papers/", list(example("Paper")));
  server.on("/body/0/files/", list(example("File")));
  server.on("/body/0/agendaItems/", list(""));
  server.on("/body/0/consultations/", list(""));
  auto const fetched = fetch(server.address("/"), {}, quick());
  EXPECT_EQ(said(fetched.report.failures), "");
  EXPECT_TRUE(fetched.collection.complete_until);
  EXPECT_EQ(fetched.report.decisions, 1U);
  auto const& council = fetched.collection.council;
  EXPECT_EQ(council.municipalities.at(0).name, "Stadt Köln, kreisfreie Stadt");
  EXPECT_EQ(council.papers.at(0).name, "Antwort auf Anfrage 1200/2014");
  EXPECT_EQ(council.papers.at(0).main_file.id, server.address("/files/57737"));
  EXPECT_EQ(council.consultations.at(0).paper.id, server.address("/paper/749"));
  EXPECT_EQ(council.agenda_items.at(0).resolution_text, "Der Beschluss weicht wie folgt vom Antrag ab: ...");
  EXPECT_EQ(fetch(server.address("/"), fetched.collection, quick()).collection.council, council);
}

// --- Files ------------------------------------------------------------------------------------------------------

TEST(SavedCouncil, ReadsTheExamplesOfTheSpecification) {
  LEITBILD_TESTDATA_OR_SKIP(folder, "council/oparl-spec-examples");
  auto const fetched = fetch(folder.string(), {}, {});
  auto const& council = fetched.collection.council;
  EXPECT_TRUE(fetched.report.complete());
  EXPECT_EQ(fetched.report.pages, 8U);
  ASSERT_THAT(council.papers, SizeIs(1));
  EXPECT_EQ(council.papers[0].reference, "1234/2014");
  EXPECT_EQ(council.papers[0].consultations.at(0).id, "https://oparl.example.org/consultation/47594");
  ASSERT_THAT(council.meetings, SizeIs(1));
  EXPECT_EQ(iso(*council.meetings[0].start), "2013-01-04T08:00:00+01:00");
  ASSERT_THAT(council.agenda_items, SizeIs(1));
  EXPECT_EQ(council.agenda_items[0].result, "Geändert beschlossen");
  EXPECT_EQ(council.bodies.at(0).short_name, "Finanzausschuss");
  EXPECT_EQ(council.municipalities.at(0).ags, "05315000");
  EXPECT_THAT(council.files, SizeIs(2));
  // The example of a meeting calls four documents by one id.
  EXPECT_THAT(fetched.report.problems, SizeIs(6));
  for (auto const& problem : fetched.report.problems) { EXPECT_THAT(problem.where, HasSubstr("files/57739")); }
  auto const again = fetch(folder.string(), fetched.collection, {});
  EXPECT_EQ(again.collection, fetched.collection);
}

TEST(SavedCouncil, ReadsAFolderAndTellsWhatIsMissing) {
  auto const folder = testing::TemporaryFolder{};
  ASSERT_TRUE(
      write_file(folder / "1.json", list(object("Paper", "https://x.de/p/1", R"("name": "Eins")"), "https://x.de/2")));
  ASSERT_TRUE(write_file(folder / "2.json", "<html>"));
  ASSERT_TRUE(write_file(folder / "3.rss",
                         "<rss><channel><item><title>T</title><link>https://x.de/p/3</link></item></channel></rss>"));
  ASSERT_TRUE(write_file(folder / "notes.txt", "not read"));
  auto const fetched = fetch(folder.path().string(), {}, {});
  EXPECT_THAT(fetched.collection.council.papers, SizeIs(2));
  EXPECT_THAT(said(fetched.report.failures), AllOf(HasSubstr("2.json: statt JSON"), Not(HasSubstr("1.json"))));
  EXPECT_THAT(said(fetched.report.problems), HasSubstr("die Folgeseite https://x.de/2 ist nicht unter den gelesenen"));
  EXPECT_FALSE(fetched.collection.complete_until);
  EXPECT_THAT(said(fetch((folder / "fehlt.json").string(), {}, {}).report.failures), HasSubstr("fehlt.json"));
  auto const empty = testing::TemporaryFolder{};
  EXPECT_THAT(said(fetch(empty.path().string(), {}, {}).report.failures), HasSubstr("keine Datei *.json"));
}

TEST(SavedCouncil, FiltersByItself) {
  auto const folder = testing::TemporaryFolder{};
  ASSERT_TRUE(write_file(
      folder / "1.json",
      list(object("Paper", "https://x.de/p/1", R"("name": "Alt", "modified": "2025-01-01T00:00:00Z")") + "," +
           object("Paper", "https://x.de/p/2", R"("name": "Neu", "modified": "2025-06-01T00:00:00Z")") + "," +
           object("Paper", "https://x.de/p/3", R"("name": "Ohne")"))));
  auto options = FetchOptions{};
  options.filters.modified_since = parse_moment("2025-03-01T00:00:00Z");
  auto const papers = fetch(folder.path().string(), {}, options).collection.council.papers;
  ASSERT_THAT(papers, SizeIs(2));
  EXPECT_EQ(papers[0].name, "Neu");
  EXPECT_EQ(papers[1].name, "Ohne");
}

TEST(CollectionFile, KeepsEverything) {
  auto const folder = testing::TemporaryFolder{};
  auto collection = Collection{};
  collection.source = "https://ris.example.org/system";
  collection.complete_until = parse_moment("2025-09-08T10:00:00Z");
  auto paper = plan::council::Paper{};
  paper.record = {.id = "https://x.de/p/1",
                  .web = {"https://x.de/1"},
                  .created = parse_moment("2025-01-01T08:00:00+01:00"),
                  .modified = parse_moment("2025-01-02T08:00:00+01:00"),
                  .deleted = true};
  paper.name = "Straße „Am Bach“";
  paper.date = parse_iso_date("2025-01-01");
  paper.files = {{"https://x.de/f/1"}, {"https://x.de/f/2"}};
  collection.council.papers.push_back(paper);
  collection.council.consultations.push_back({.record = {.id = "https://x.de/c/1"}, .authoritative = false});
  collection.council.files.push_back({.record = {.id = "https://x.de/f/1"}, .size = 9'007'199'254'740'993});
  ASSERT_TRUE(write_collection(collection, folder / "rat.json"));
  auto const read = read_collection(folder / "rat.json");
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(*read, collection);
}

TEST(CollectionFile, RefusesWhatItWouldLose) {
  auto const folder = testing::TemporaryFolder{};
  auto const error_of = [&](std::string const& text) {
    EXPECT_TRUE(write_file(folder / "rat.json", text));
    auto const read = read_collection(folder / "rat.json");
    return read ? "read" : to_text(read.error());
  };
  EXPECT_THAT(error_of("[]"), HasSubstr("kein Bestand"));
  EXPECT_THAT(error_of(R"({"data": []})"), HasSubstr("kein Bestand"));
  EXPECT_EQ(error_of(R"({"leitbild:fetch": {"source": "x"}, "data": []})"), "read");
  EXPECT_THAT(error_of(R"({"leitbild:fetch": {"complete_until": "bald"}, "data": []})"), HasSubstr("„bald“"));
  EXPECT_THAT(
      error_of(R"({"leitbild:fetch": {}, "data": [{"id": "https://x.de/1", "type": "https://schema.oparl.org/1.1/Paper",
      "note": "von Hand"}]})"),
      HasSubstr("nicht wieder hineinschriebe"));
  EXPECT_THAT(error_of(R"({"leitbild:fetch": {}, "data": [)"), HasSubstr("kein lesbares JSON"));
}

}  // namespace
}  // namespace leitbild::exchange::oparl
