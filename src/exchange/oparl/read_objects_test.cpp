#include "exchange/oparl/read_objects.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "exchange/oparl/feed.h"
#include "exchange/oparl/page.h"
#include "plan/council_attributes.h"
#include "testing/folder.h"

namespace leitbild::exchange::oparl {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::SizeIs;

/// The objects of a page, with its problems, read as by a fetch. An unreadable page is a problem.
Reading read(std::string const& text, std::string_view expected = {}) {
  auto out = Reading{};
  auto const page = read_page(text, "seite", out.problems);
  if (!page) {
    out.problems.add(page.error());
    return out;
  }
  for (auto const& object : page->objects) { out.read(object, expected, "seite"); }
  return out;
}

std::string said(Reading const& reading) {
  return reading.problems.empty() ? "" : to_text(Error{reading.problems.list});
}

constexpr auto kPaper = R"({
  "id": "https://ris.example.org/paper/7", "type": "https://schema.oparl.org/1.1/Paper",
  "name": "Radweg am Bach", "reference": "0123/2025", "date": "2025-09-01", "paperType": "Beschlussvorlage",
  "underDirectionOf": ["https://ris.example.org/org/9"], "web": "https://ris.example.org/vo?7",
  "mainFile": {"id": "https://ris.example.org/file/1", "type": "https://schema.oparl.org/1.1/File", "size": 12,
               "fileName": "vorlage.pdf", "accessUrl": "https://ris.example.org/1.pdf"},
  "consultation": [
    {"id": "https://ris.example.org/c/1", "type": "https://schema.oparl.org/1.1/Consultation",
     "organization": ["https://ris.example.org/org/1"], "authoritative": true, "role": "Beschlussfassung"},
    "https://ris.example.org/c/2"],
  "created": "2025-08-30T08:00:00+02:00", "modified": "2025-09-01T08:00:00+02:00"})";

TEST(ReadObjects, ReadsAPaperAndWhatIsInside) {
  auto const reading = read(kPaper);
  EXPECT_EQ(said(reading), "");
  ASSERT_THAT(reading.council.papers, SizeIs(1));
  auto const& paper = reading.council.papers[0];
  EXPECT_EQ(paper.reference, "0123/2025");
  EXPECT_EQ(iso(*paper.date), "2025-09-01");
  EXPECT_EQ(paper.type, "Beschlussvorlage");
  EXPECT_EQ(paper.record.web.text, "https://ris.example.org/vo?7");
  EXPECT_EQ(iso(*paper.record.modified), "2025-09-01T08:00:00+02:00");
  EXPECT_EQ(paper.main_file.id, "https://ris.example.org/file/1");
  ASSERT_THAT(paper.consultations, SizeIs(2));
  EXPECT_EQ(paper.consultations[1].id, "https://ris.example.org/c/2");
  ASSERT_THAT(reading.council.consultations, SizeIs(1)) << "the other one is only named";
  auto const& consultation = reading.council.consultations[0];
  EXPECT_EQ(consultation.paper.id, paper.record.id) << "left out inside the paper";
  EXPECT_EQ(consultation.authoritative, true);
  ASSERT_THAT(reading.council.files, SizeIs(1));
  EXPECT_EQ(reading.council.files[0].size, 12);
}

struct Broken {
  char const* attribute;
  char const* value;
  char const* message;  // part of it
};

class BrokenAttributes : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenAttributes, AreNamedAndTheRestIsRead) {
  auto const& [attribute, value, message] = GetParam();
  auto json = Json::parse(kPaper);
  json[attribute] = Json::parse(value);
  auto const reading = read(json.dump());
  EXPECT_THAT(said(reading), AllOf(HasSubstr(message), HasSubstr("https://ris.example.org/paper/7"),
                                   HasSubstr(std::string{"Attribut „"} + attribute + "“"), HasSubstr("erlaubt ist")));
  EXPECT_THAT(reading.problems.list, SizeIs(1));
  ASSERT_THAT(reading.council.papers, SizeIs(1));
  auto const& paper = reading.council.papers[0];
  EXPECT_TRUE(paper.name == "Radweg am Bach" || paper.reference == "0123/2025");
  EXPECT_FALSE(paper.record.deleted);
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenAttributes,
    ::testing::Values(
        Broken{"date", R"("gestern")", R"x("gestern" ist nicht möglich; erlaubt ist ein Tag (2014-04-04))x"},
        Broken{"date", R"("2025-02-30")", "ein Tag"}, Broken{"date", "20250901", "ein Tag"},
        Broken{"date", R"("2025-09-01T00:00:00+02:00")", "ein Tag"},
        Broken{"modified", R"("2025-09-01T08:00:00")", "ein Zeitpunkt mit Zeitzone"},
        Broken{"created", "[]", "ein Zeitpunkt"}, Broken{"reference", "123", "Text"},
        Broken{"reference", R"({"nr": 1})", "Text"}, Broken{"deleted", R"("true")", "true oder false"},
        Broken{"web", R"x("javascript:alert(1)")x", "eine Webadresse"},
        Broken{"web", R"("ftp://ris.example.org/")", "eine Webadresse"},
        Broken{"mainFile", "17", "die Kennung eines Objekts File"},
        Broken{"mainFile", R"({"id": "x", "type": "https://schema.oparl.org/1.1/Person"})", "ein Objekt File"},
        Broken{"consultation", R"("https://ris.example.org/c/1")", "eine Liste"},
        Broken{"consultation", R"([true])", "Consultation"}, Broken{"underDirectionOf", R"([{"id": 3}])", "Attribut"}),
    [](auto const& test) { return std::to_string(test.index) + "_" + test.param.attribute; });

TEST(ReadObjects, TakesWhatIsMeantInSpiteOfTheWrongType) {
  auto const reading = read(R"({"id": "https://x.de/p/1", "type": "https://schema.oparl.org/1.1/Paper", "name": "N",
      "reference": 123, "consultation": "https://x.de/c/1", "date": "2025-09-01T23:30:00+02:00"})");
  auto const& paper = reading.council.papers.at(0);
  EXPECT_EQ(paper.reference, "123");
  EXPECT_THAT(paper.consultations, SizeIs(1));
  EXPECT_EQ(iso(*paper.date), "2025-09-01");
  EXPECT_THAT(reading.problems.list, SizeIs(3));
}

TEST(ReadObjects, ObjectsThatCannotBeKeptAreNamed) {
  auto const reading = read(R"({"data": [
      17, "text", null,
      {"type": "https://schema.oparl.org/1.1/Paper", "name": "ohne id",
       "consultation": [{"id": "https://x.de/c/1", "type": "https://schema.oparl.org/1.1/Consultation"}]},
      {"id": 5, "type": "https://schema.oparl.org/1.1/Paper", "name": "id ist eine Zahl"},
      {"id": "https://x.de/p/1", "name": "ohne type"},
      {"id": "https://x.de/p/2", "type": 3, "name": "type ist eine Zahl"},
      {"id": "https://x.de/p/3", "type": "https://schema.oparl.org/1.1/Paper", "name": "gut"}]})");
  EXPECT_THAT(reading.problems.list, SizeIs(7));
  EXPECT_THAT(said(reading), AllOf(HasSubstr("17 ist kein Objekt"), HasSubstr("hat keine Kennung (Attribut „id“)"),
                                   HasSubstr("sagt nicht, was es ist (Attribut „type“)")));
  ASSERT_THAT(reading.council.papers, SizeIs(1));
  EXPECT_EQ(reading.council.papers[0].name, "gut");
  EXPECT_THAT(reading.council.consultations, SizeIs(1)) << "what is inside an object without id has its own";
}

TEST(ReadObjects, TypeOfTheListHelpsWhereAnObjectStatesNone) {
  auto const reading = read(R"([{"id": "https://x.de/p/1", "name": "ohne type"}])", "Paper");
  EXPECT_THAT(reading.council.papers, SizeIs(1));
  EXPECT_THAT(said(reading), HasSubstr("als Paper gelesen"));
}

TEST(ReadObjects, HalfObjectsOldVersionsAndAdditionsAreRead) {
  auto const reading = read(R"([
      {"id": "https://x.de/p/1", "type": "https://schema.oparl.org/1.0/Paper", "vendor:farbe": {"rot": [1, 2]}, "keyword": ["a"]},
      {"id": "https://x.de/p/2", "type": "https://schema.oparl.org/1.1/Paper", "name": null, "date": "", "consultation": []},
      {"id": "https://x.de/p/3", "type": "https://schema.oparl.org/1.1/Paper", "deleted": true},
      {"id": "https://x.de/q/1", "type": "https://schema.oparl.org/1.1/Person", "name": "Erika Mustermann"},
      {"id": "https://x.de/z/1", "type": "https://anbieter.example.org/Zeitung"},
      {"id": "urn:paper:4", "type": "https://schema.oparl.org/1.1/Paper", "name": "Kennung ist keine Adresse"}])");
  EXPECT_THAT(reading.council.papers, SizeIs(4));
  EXPECT_THAT(said(reading), AllOf(HasSubstr("https://x.de/p/1, Attribut „name“: fehlt"), HasSubstr("https://x.de/p/2"),
                                   HasSubstr("die Kennung gilt trotzdem")));
  EXPECT_THAT(reading.problems.list, SizeIs(3)) << "a withdrawn object needs no name";
  EXPECT_THAT(reading.passed_types, ElementsAre(Pair("Person", 1), Pair("Zeitung", 1)));
  EXPECT_THAT(reading.passed_attributes, ElementsAre(Pair("keyword", 1), Pair("vendor:farbe", 1)));
}

TEST(ReadObjects, ControlCharactersDoNotReachTheTerminal) {
  auto const reading = read(R"({"id": "https://x.de/p/1", "type": "https://schema.oparl.org/1.1/Paper",
      "name": "Rot\u001b[31m und\nblau\u0000"})");
  EXPECT_EQ(reading.council.papers.at(0).name, "Rot[31m und\nblau");
}

TEST(ReadPage, KnowsListsObjectsAndArrays) {
  auto problems = Problems{};
  auto const page = read_page(R"({"data": [{}, {}], "links": {"self": "s", "next": "n"}, "extra": 1,
      "pagination": {"totalElements": 5, "currentPage": 1, "totalPages": 3}})",
                              "seite", problems);
  ASSERT_TRUE(page);
  EXPECT_THAT(page->objects, SizeIs(2));
  EXPECT_EQ(page->next, "n");
  EXPECT_EQ(page->self, "s");
  EXPECT_EQ(page->total, 5U);
  EXPECT_EQ(page->number, 1U);
  EXPECT_EQ(page->pages, 3U);
  EXPECT_EQ(page->head.dump(), R"({"extra":1})");
  EXPECT_FALSE(read_page("{\"id\": 1}", "seite", problems)->is_list);
  EXPECT_TRUE(read_page("\xEF\xBB\xBF []", "seite", problems)->is_list) << "byte order mark";
  EXPECT_TRUE(problems.empty());
  auto const odd =
      read_page(R"({"data": [], "links": {"next": 7}, "pagination": {"totalElements": "viele"}})", "seite", problems);
  EXPECT_FALSE(odd->next.empty()) << "must not be taken for the end";
  EXPECT_THAT(problems.list, SizeIs(2));
}

TEST(ReadPage, SaysWhatCameInsteadOfJson) {
  auto problems = Problems{};
  auto const error_of = [&](std::string const& text) {
    auto const page = read_page(text, "seite", problems);
    return page ? "read" : to_text(page.error());
  };
  EXPECT_THAT(error_of(""), HasSubstr("leer"));
  EXPECT_THAT(
      error_of("<!DOCTYPE html><html><title>Wartung</title></html>"),
      AllOf(HasSubstr("seite: statt JSON kam eine HTML- oder XML-Seite („Wartung“)"), HasSubstr("erwartet wird")));
  EXPECT_THAT(error_of(R"(<html><link rel="stylesheet" href="a.css"><link rel='alternate' type='application/rss+xml'
                           href='/rss.asp'></html>)"),
              HasSubstr("Die Seite nennt den Feed „/rss.asp“"));
  EXPECT_THAT(error_of("<html><link type="), Not(HasSubstr("Feed „")));
  EXPECT_THAT(error_of(R"({"data": [{"id")"), AllOf(HasSubstr("kein lesbares JSON"), HasSubstr("abgeschnitten")));
  EXPECT_THAT(error_of("17"), HasSubstr("weder ein Objekt noch eine Liste"));
  EXPECT_THAT(error_of(R"({"data": 3})"), HasSubstr("„data“ ist 3"));
  EXPECT_THAT(error_of(std::string(100'000, '[')), HasSubstr("verschachtelt"));
  EXPECT_THAT(error_of(std::string(200, '[') + std::string(200, ']')), HasSubstr("das JSON ist tiefer als 64"));
  EXPECT_THAT(error_of(R"([1e999999])"), HasSubstr("kein lesbares JSON"));
  EXPECT_TRUE(problems.empty());
}

TEST(ReadPage, TakesOtherBytesForWindows1252) {
  auto const reading = read("{\"id\": \"https://x.de/p/1\", \"type\": \"https://schema.oparl.org/1.1/Paper\", "
                            "\"name\": \"Stra\xDF"
                            "enbau\"}");
  EXPECT_EQ(reading.council.papers.at(0).name, "Straßenbau");
  EXPECT_THAT(said(reading), HasSubstr("nicht in UTF-8"));
}

/// Random damage to good input: nothing may crash (the tests run under the sanitizers), and every id that is kept is one.
TEST(ReadPage, SurvivesTruncationAndFlippedBits) {
  auto inputs = std::vector<std::string>{
      kPaper, R"(<?xml version="1.0"?><rss version="2.0"><channel><item><title>0123/2025 Radweg</title>
      <link>https://ris.example.org/vo0050.asp?7</link><pubDate>Mon, 08 Sep 2025 16:00:00 +0200</pubDate></item>
      </channel></rss>)"};
  if (auto const folder = testing::testdata("council/oparl-spec-examples")) {
    for (auto const& entry : std::filesystem::directory_iterator{*folder}) {
      inputs.push_back(read_file(entry.path()).value());
    }
  }
  auto random = std::mt19937{7};
  auto const upto = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>{0, most}(random); };
  for (auto const& input : inputs) {
    for (auto i = 0; i < 400; ++i) {
      auto text = input;
      if (i % 2 == 0) { text.resize(upto(text.size())); }
      for (auto flips = upto(8); flips > 0 && !text.empty(); --flips) {
        auto& byte = text[upto(text.size() - 1)];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << upto(7)));
      }
      auto reading = read(text);
      read_feed(text, "feed", reading);
      plan::council::for_each_kind([&]<class Object>() {
        for (auto const& object : reading.council.*plan::council::Schema<Object>::kTable) {
          EXPECT_FALSE(object.record.id.empty());
        }
      });
    }
  }
}

TEST(ReadFeed, ReadsRss) {
  auto reading = Reading{};
  EXPECT_TRUE(read_feed(R"(<?xml version="1.0" encoding="ISO-8859-1"?>
    <rss version="2.0"><channel><title>Ratsinformation</title><link>https://ris.example.org/</link>
    <item><title>0123/2025: Radweg am Bach</title><link>https://ris.example.org/vo0050.asp?__kvonr=7</link>
      <pubDate>Mon, 08 Sep 2025 16:00:00 +0200</pubDate><description>&lt;b&gt;egal&lt;/b&gt;</description></item>
    <item><title>Sitzung des Stadtrats am 06.10.2025</title><link>https://ris.example.org/si0057.asp?_ksinr=2151</link></item>
    <item><title>Sitzungsgelder, Anpassung</title><link>https://ris.example.org/vo0050.asp?__kvonr=8</link></item>
    <item><title>Ohne Adresse</title></item>
    <item><title>Mit guid und falschem Datum</title><guid>https://ris.example.org/vo/9</guid><pubDate>neulich</pubDate></item>
    </channel></rss>)",
                        "feed", reading));
  ASSERT_THAT(reading.council.papers, SizeIs(3));
  auto const& paper = reading.council.papers[0];
  EXPECT_EQ(paper.record.id, "https://ris.example.org/vo0050.asp?__kvonr=7");
  EXPECT_EQ(paper.record.web.text, paper.record.id);
  EXPECT_EQ(paper.reference, "0123/2025");
  EXPECT_EQ(paper.name, "0123/2025: Radweg am Bach");
  EXPECT_EQ(iso(*paper.record.modified), "2025-09-08T16:00:00+02:00");
  EXPECT_EQ(reading.council.papers[1].name, "Sitzungsgelder, Anpassung") << "its page is that of a paper";
  EXPECT_EQ(reading.council.papers[2].record.id, "https://ris.example.org/vo/9");
  ASSERT_THAT(reading.council.meetings, SizeIs(1));
  EXPECT_EQ(reading.council.meetings[0].name, "Sitzung des Stadtrats am 06.10.2025");
  EXPECT_THAT(said(reading), AllOf(HasSubstr("„Ohne Adresse“ hat keine Webadresse"), HasSubstr("„neulich“")));
}

TEST(ReadFeed, ReadsAtomAndOldRss) {
  auto reading = Reading{};
  EXPECT_TRUE(read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Antrag Spielplatz</title>
      <link rel="self" href="https://x.de/api/1"/><link href="https://x.de/vo/1"/><id>urn:1</id>
      <published>2025-09-01T08:00:00Z</published><updated>2025-09-02T08:00:00Z</updated></entry></feed>)",
                        "feed", reading));
  EXPECT_TRUE(
      read_feed(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>Tagesordnung Bauausschuss</title><link>https://x.de/t/1</link>
      <dc:date>2025-09-03T08:00:00Z</dc:date></item></rdf:RDF>)",
                "feed", reading));
  EXPECT_EQ(said(reading), "");
  ASSERT_THAT(reading.council.papers, SizeIs(1));
  EXPECT_EQ(reading.council.papers[0].record.id, "https://x.de/vo/1");
  EXPECT_EQ(iso(*reading.council.papers[0].record.modified), "2025-09-02T08:00:00Z");
  ASSERT_THAT(reading.council.meetings, SizeIs(1));
  EXPECT_EQ(iso(*reading.council.meetings[0].record.modified), "2025-09-03T08:00:00Z");
}

TEST(ReadFeed, KeepsWhatStandsBeforeTheBreak) {
  auto reading = Reading{};
  EXPECT_FALSE(
      read_feed("<rss><channel><item><title>Eins</title><link>https://x.de/1</link></item>\n<item><title>Zwei & drei",
                "feed", reading));
  EXPECT_THAT(reading.council.papers, SizeIs(1));
  EXPECT_THAT(said(reading), HasSubstr("ab Zeile 2 nicht lesbar"));
  EXPECT_TRUE(is_feed("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"));
  EXPECT_FALSE(is_feed("<!DOCTYPE html><html></html>"));
}

}  // namespace
}  // namespace leitbild::exchange::oparl
