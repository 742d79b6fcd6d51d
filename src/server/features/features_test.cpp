// OGC API – Features as a client sees it. Which requirement class each test shows: docs/interfaces.md.
#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "geo/meets.h"
#include "server/features/collection.h"
#include "server/features/conformance.h"
#include "server/features/test_town.h"

namespace leitbild::server {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kItems = "/ogc/collections/{}/items";

std::string header(Response const& response, std::string_view name) {
  auto const found = std::ranges::find(response.headers, name, &NameAndValue::name);
  return found == response.headers.end() ? std::string{} : found->value;
}

std::string link(Json const& document, std::string_view rel) {
  for (auto const& entry : document["links"]) {
    if (entry["rel"] == rel) { return entry["href"]; }
  }
  return {};
}

/// The target of an address of the test's host.
std::string target_of(std::string const& href) {
  constexpr auto kHost = std::string_view{"http://example.org"};
  EXPECT_THAT(href, StartsWith(std::string{kHost}));
  return href.substr(kHost.size());
}

std::vector<std::string> ids(Json const& collection) {
  auto out = std::vector<std::string>{};
  for (auto const& feature : collection["features"]) { out.push_back(feature["id"]); }
  return out;
}

class Features : public ::testing::Test {
 protected:
  std::shared_ptr<Site const> site_ = testing::town_site();
  testing::Asker asker_{site_};

  Json items(std::string_view collection, std::string const& query = "") {
    return asker_.json(fmt::format("/ogc/collections/{}/items?limit=10000{}", collection, query));
  }
  int status(std::string_view collection, std::string const& query) {
    return asker_.get(fmt::format("/ogc/collections/{}/items?{}", collection, query)).status;
  }
};

TEST_F(Features, LandingPageLeadsEverywhere) {
  auto const landing = asker_.json("/ogc");
  for (auto const* const rel : {"self", "alternate", "service-desc", "service-doc", "conformance", "data",
                                "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"}) {
    auto const href = link(landing, rel);
    ASSERT_FALSE(href.empty()) << rel;
    EXPECT_EQ(asker_.get(target_of(href)).status, 200) << rel;
  }
}

TEST_F(Features, ConformanceNamesTheClasses) {
  auto const classes = asker_.json("/ogc/conformance")["conformsTo"];
  EXPECT_EQ(classes.size(), kConformanceClasses.size());
  EXPECT_THAT(classes, Contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"));
  EXPECT_THAT(classes, Contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"));
}

TEST_F(Features, DescriptionIsOpenApi30) {
  auto const response = asker_.get("/ogc/api");
  EXPECT_EQ(response.type, "application/vnd.oai.openapi+json;version=3.0");
  auto const document = Json::parse(testing::Asker::text(response));
  EXPECT_EQ(document["openapi"], "3.0.3");
  ASSERT_TRUE(document["paths"].contains("/ogc/collections/{collection}/items"));
  auto names = std::vector<std::string>{};
  for (auto const& parameter : document["paths"]["/ogc/collections/{collection}/items"]["get"]["parameters"]) {
    names.push_back(parameter["name"]);
  }
  for (auto const* const name : {"limit", "bbox", "datetime", "crs", "bbox-crs"}) {
    EXPECT_THAT(names, Contains(name));
  }
  EXPECT_THAT(document.dump(), Not(HasSubstr("\"const\"")));
  EXPECT_THAT(document.dump(), Not(HasSubstr("\"null\"")));
}

TEST_F(Features, CollectionsSayWhereTheyAreAndInWhichSystems) {
  auto const all = asker_.json("/ogc/collections");
  ASSERT_EQ(all["collections"].size(), 7U);
  for (auto const& collection : all["collections"]) {
    auto const id = collection["id"].get<std::string>();
    EXPECT_THAT(collection["crs"], Contains("http://www.opengis.net/def/crs/OGC/1.3/CRS84")) << id;
    EXPECT_THAT(collection["crs"], Contains("http://www.opengis.net/def/crs/EPSG/0/3035")) << id;
    EXPECT_EQ(collection["storageCrs"], "http://www.opengis.net/def/crs/EPSG/0/25832") << id;
    EXPECT_THAT(collection["description"].get<std::string>(), HasSubstr("schematisch, nicht amtlich")) << id;
    auto const alone = asker_.json("/ogc/collections/" + id);
    EXPECT_EQ(alone["id"], id);
    EXPECT_EQ(target_of(link(alone, "items")), fmt::format(kItems, id));
    auto const box = collection["extent"]["spatial"]["bbox"][0];
    EXPECT_GT(box[0].get<double>(), 7.0) << id;
    EXPECT_LT(box[3].get<double>(), 50.0) << id;
  }
  auto const interval = asker_.json("/ogc/collections/measures")["extent"]["temporal"]["interval"];
  ASSERT_TRUE(interval.is_array() && interval[0].is_array());
  EXPECT_EQ(interval[0].size(), 2U);
  EXPECT_EQ(asker_.get("/ogc/collections/streets").status, 404);
}

TEST_F(Features, PagesTogetherAreTheWhole) {
  auto const whole = ids(items("facilities"));
  ASSERT_GT(whole.size(), 10U);
  auto paged = std::vector<std::string>{};
  auto next = std::string{"/ogc/collections/facilities/items?limit=4"};
  while (!next.empty()) {
    auto const page = asker_.json(next);
    EXPECT_EQ(page["numberMatched"], whole.size());
    EXPECT_EQ(page["numberReturned"], page["features"].size());
    EXPECT_TRUE(page["timeStamp"].get<std::string>().ends_with("Z"));
    for (auto const& id : ids(page)) { paged.push_back(id); }
    auto const href = link(page, "next");
    next = href.empty() ? href : target_of(href);
  }
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(status("facilities", "limit=0"), 400);
  EXPECT_EQ(status("facilities", "limit=20000"), 200) << "more than the most is the most";
  EXPECT_EQ(asker_.json("/ogc/collections/facilities/items?offset=100000")["features"].size(), 0U);
}

TEST_F(Features, BoxFindsWhatALookAtEveryShapeFinds) {
  auto const& facilities = site_->city().facilities->rows;
  auto random = std::mt19937{11};
  auto x = std::uniform_real_distribution<double>{400'000.0, 404'000.0};
  auto y = std::uniform_real_distribution<double>{5'470'000.0, 5'472'250.0};
  for (auto round = 0; round < 20; ++round) {
    auto box = geo::Box{};
    box.add(geo::Point{x(random), y(random)});
    box.add(geo::Point{x(random), y(random)});
    auto expected = std::vector<std::string>{};
    for (auto i = std::size_t{0}; i < facilities.size(); ++i) {
      if (box.contains(facilities[city::FacilityId{i}].at)) { expected.push_back(fmt::format("{}", i + 1)); }
    }
    auto const query = fmt::format("&bbox={},{},{},{}&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832", box.low.x,
                                   box.low.y, box.high.x, box.high.y);
    EXPECT_EQ(ids(items("facilities", query)), expected);
  }
  EXPECT_EQ(items("facilities", "&bbox=-10,-10,0,10")["numberMatched"], 0);
}

TEST_F(Features, BoxIsTheSameInEverySystem) {
  auto const in = [&](int epsg, bool north_first, std::string_view uri) {
    auto const box = geo::Box{{400'700.0, 5'470'700.0}, {401'900.0, 5'471'900.0}};
    auto const carry = geo::Transform::between(geo::Crs{25832}, geo::Crs{epsg});
    auto out = geo::Box{};
    for (auto const p : {box.low, geo::Point{box.low.x, box.high.y}, box.high, geo::Point{box.high.x, box.low.y}}) {
      out.add((*carry)(p));
    }
    auto const [a, b, c, d] = north_first ? std::array{out.low.y, out.low.x, out.high.y, out.high.x}
                                          : std::array{out.low.x, out.low.y, out.high.x, out.high.y};
    return items("districts", fmt::format("&bbox={},{},{},{}&bbox-crs={}", a, b, c, d, uri))["numberMatched"]
        .get<int>();
  };
  auto const expected = in(25832, false, "http://www.opengis.net/def/crs/EPSG/0/25832");
  EXPECT_GT(expected, 0);
  EXPECT_EQ(in(4326, false, kCrs84), expected);
  EXPECT_EQ(in(4326, true, "http://www.opengis.net/def/crs/EPSG/0/4326"), expected);
  EXPECT_EQ(in(3857, false, "http://www.opengis.net/def/crs/EPSG/0/3857"), expected);
  EXPECT_EQ(in(3035, true, "http://www.opengis.net/def/crs/EPSG/0/3035"), expected);
}

TEST_F(Features, CoordinatesComeInTheAuthoritysOrder) {
  auto const at = site_->city().transit->stops[city::StopId{0U}].at;
  auto const point_in = [&](std::string const& uri) {
    auto const response = asker_.get("/ogc/collections/stops/items/1?crs=" + uri);
    EXPECT_EQ(header(response, "Content-Crs"), "<" + uri + ">");
    auto const coordinates = Json::parse(testing::Asker::text(response))["geometry"]["coordinates"];
    return geo::Point{coordinates[0], coordinates[1]};
  };
  auto const utm = point_in("http://www.opengis.net/def/crs/EPSG/0/25832");
  EXPECT_NEAR(utm.x, at.x, 0.01);
  EXPECT_NEAR(utm.y, at.y, 0.01);
  auto const geographic = point_in("http://www.opengis.net/def/crs/EPSG/0/4326");
  auto const plain = point_in(std::string{kCrs84});
  EXPECT_EQ(geographic.x, plain.y);
  EXPECT_EQ(geographic.y, plain.x);
  EXPECT_NEAR(plain.y, 49.4, 0.2);
  auto const grid = point_in("http://www.opengis.net/def/crs/EPSG/0/3035");
  EXPECT_GT(grid.y, 4'000'000.0) << "northing comes first in EPSG:3035";
  EXPECT_LT(grid.x, 3'200'000.0);
  EXPECT_EQ(status("stops", "crs=http://www.opengis.net/def/crs/EPSG/0/31466"), 400);
}

TEST_F(Features, TimeFindsMeasuresByTheirYears) {
  auto expected = std::vector<std::string>{};
  for (auto const& measure : site_->plan().measures) {
    auto const dated = measure.start || measure.end;
    if (dated && (!measure.start || measure.start->value <= 2030) && (!measure.end || measure.end->value >= 2029)) {
      expected.push_back(measure.code);
    }
  }
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(ids(items("measures", "&datetime=2029-01-01/2030-12-31")), expected);
  EXPECT_EQ(ids(items("measures", "&datetime=2029-01-01T00:00:00Z/2030-12-31T23:59:59Z")), expected);
  EXPECT_EQ(status("measures", "datetime=neulich"), 400);
}

TEST_F(Features, FiltersArePropertiesAndUnknownOnesAreRefused) {
  auto const& measures = site_->plan().measures;
  auto const& field = site_->plan().fields.front().code;
  auto const count = std::ranges::count_if(measures, [&](auto const& measure) { return measure.field == field; });
  auto const found = items("measures", "&field=" + field);
  EXPECT_EQ(found["numberMatched"], count);
  for (auto const& feature : found["features"]) { EXPECT_EQ(feature["properties"]["field"], field); }
  auto const flagships =
      std::ranges::count_if(measures, [&](auto const& measure) { return measure.flagship && measure.field == field; });
  EXPECT_EQ(items("measures", "&flagship=true&field=" + field)["numberMatched"], flagships);
  auto const two = items("measures", "&state=in_concept,decided")["numberMatched"].get<int>();
  EXPECT_EQ(two, items("measures", "&state=in_concept")["numberMatched"].get<int>() +
                     items("measures", "&state=decided")["numberMatched"].get<int>());
  for (auto const* const query : {"colour_of_sky=blue", "state=broken", "flagship=perhaps", "start_year=soon",
                                  "year=3000", "district=Atlantis", "goal=X-1"}) {
    EXPECT_EQ(status("measures", query), 400) << query;
  }
  auto const problem = asker_.json("/ogc/collections/measures/items?nonsense=1&state=broken", 400);
  EXPECT_EQ(problem["parameters"].size(), 2U) << "all that is wrong is said at once";
}

TEST_F(Features, QueryablesAreWhatItemsTake) {
  for (auto const& collection : site_->derived<Collections>().all()) {
    auto const schema = asker_.json("/ogc/collections/" + collection.id + "/queryables");
    EXPECT_EQ(schema["additionalProperties"], false);
    for (auto const& [name, property] : schema["properties"].items()) {
      auto const value = property.contains("enum")
                             ? (property["enum"].empty() ? std::string{} : property["enum"][0].get<std::string>())
                         : property["type"] == "boolean" ? std::string{"true"}
                         : property["type"] == "string"  ? std::string{"x"}
                                                         : std::string{"2028"};
      if (value.empty() || name == "district" || name == "goal") { continue; }
      EXPECT_EQ(status(collection.id, name + "=" + percent_encoded(value)), 200) << collection.id << " " << name;
    }
  }
}

TEST_F(Features, EveryFeatureSaysWhereItComesFrom) {
  for (auto const& collection : site_->derived<Collections>().all()) {
    auto const all = items(collection.id);
    for (auto const& feature : all["features"]) {
      auto const& properties = feature["properties"];
      EXPECT_THAT(properties["mark"].get<std::string>(), HasSubstr("schematisch, nicht amtlich"));
      EXPECT_TRUE(properties.contains("source") && properties.contains("licence") && properties.contains("data_date"));
      if (properties.contains("example") && properties["example"] == true) {
        EXPECT_THAT(properties["mark"].get<std::string>(), HasSubstr("Beispiel"));
      }
    }
  }
}

TEST_F(Features, GeometryFollowsGeoJson) {
  auto const districts = items("districts");
  for (auto const& feature : districts["features"]) {
    auto const type = feature["geometry"]["type"].get<std::string>();
    ASSERT_TRUE(type == "Polygon" || type == "MultiPolygon");
    auto const& ring =
        type == "Polygon" ? feature["geometry"]["coordinates"][0] : feature["geometry"]["coordinates"][0][0];
    auto points = geo::Ring{};
    for (auto const& p : ring) { points.push_back({p[0], p[1]}); }
    EXPECT_EQ(points.front(), points.back());
    EXPECT_GT(geo::signed_area(points), 0.0) << "outer rings run counter-clockwise";
  }
}

TEST_F(Features, PagesAreForPeople) {
  for (auto const* const target :
       {"/ogc?f=html", "/ogc/conformance?f=html", "/ogc/api?f=html", "/ogc/collections?f=html",
        "/ogc/collections/measures?f=html", "/ogc/collections/measures/queryables?f=html",
        "/ogc/collections/measures/items?f=html&limit=5", "/ogc/collections/measures/items/KLI-07?f=html",
        "/ogc/collections/indicator_values/items?f=html&lang=en"}) {
    auto const response = asker_.get(target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_EQ(response.type, "text/html; charset=utf-8") << target;
    auto const text = testing::Asker::text(response);
    EXPECT_THAT(text, HasSubstr("<main id=\"content\"><h1>")) << target;
    EXPECT_THAT(text, Not(HasSubstr("style=\""))) << target;
    EXPECT_THAT(text, Not(HasSubstr("<script"))) << target;
  }
  EXPECT_EQ(asker_.get("/ogc", {{"accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}}).type,
            "text/html; charset=utf-8");
  EXPECT_EQ(asker_.get("/ogc", {{"accept", "application/json"}}).type, "application/json");
  EXPECT_EQ(asker_.get("/ogc", {{"accept", "*/*"}}).type, "application/json");
  EXPECT_EQ(asker_.get("/ogc", {{"accept", "image/png"}}).status, 406);
  EXPECT_EQ(asker_.get("/assets/ogc.css").type, "text/css; charset=utf-8");
}

TEST_F(Features, FilesHoldExactlyTheFoundSet) {
  auto const& field = site_->plan().fields.front().code;
  auto const count = items("measures", "&field=" + field)["numberMatched"].get<std::size_t>();
  auto const csv = asker_.get("/ogc/collections/measures/items?f=csv&limit=1&field=" + field);
  EXPECT_THAT(header(csv, "Content-Disposition"), HasSubstr("attachment; filename=\"kleinstadt-measures.csv\""));
  auto const text = testing::Asker::text(csv);
  EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF"
                               "Kennung;"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), count + 1);
  EXPECT_THAT(testing::Asker::text(asker_.get("/ogc/collections/measures/items?f=xlsx&field=" + field)),
              StartsWith("PK"));
  EXPECT_THAT(testing::Asker::text(asker_.get("/ogc/collections/measures/items?f=gpkg&field=" + field)),
              StartsWith("SQLite format 3"));
}

TEST_F(Features, LongAnswersAreSentInPieces) {
  auto plan = testing::demo_plan();
  auto const first = plan.measures.front();
  for (auto i = 0; i < 2'000; ++i) {
    auto copy = first;
    copy.code = fmt::format("X-{}", i);
    plan.measures.push_back(std::move(copy));
  }
  auto asker = testing::Asker{testing::town_site(plan)};
  auto const response = asker.get("/ogc/collections/measures/items?limit=10000");
  EXPECT_TRUE(std::holds_alternative<Stream>(response.body));
  auto const document = Json::parse(testing::Asker::text(response));
  EXPECT_EQ(document["features"].size(), site_->plan().measures.size() + 2'000);
}

TEST_F(Features, TheCatalogueNamesWhatIsOffered) {
  auto const response = asker_.get("/catalog");
  EXPECT_EQ(response.type, "application/ld+json");
  auto const catalogue = Json::parse(testing::Asker::text(response));
  EXPECT_EQ(catalogue["@type"], "dcat:Catalog");
  for (auto const* const key : {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"}) {
    EXPECT_TRUE(catalogue.contains(key)) << key;
  }
  ASSERT_EQ(catalogue["dcat:dataset"].size(), 7U);
  for (auto const& dataset : catalogue["dcat:dataset"]) {
    for (auto const* const key : {"dct:title", "dct:description", "dct:publisher", "dcat:theme", "dct:identifier"}) {
      EXPECT_TRUE(dataset.contains(key)) << key;
    }
    EXPECT_THAT(dataset["dct:description"][0]["@value"].get<std::string>(), HasSubstr("schematisch, nicht amtlich"));
    ASSERT_EQ(dataset["dcat:distribution"].size(), 4U);
    for (auto const& distribution : dataset["dcat:distribution"]) {
      EXPECT_TRUE(distribution.contains("dct:license") || distribution.contains("dct:rights"));
      EXPECT_EQ(asker_.get(target_of(distribution["dcat:accessURL"]["@id"])).status, 200);
    }
  }
}

TEST(Publication, IsStatedInCollectionsAndCatalogue) {
  auto const site = Site::make({.plan = testing::demo_plan(),
                                .city = testing::town().city,
                                .evaluation = testing::town().evaluation,
                                .publication = {.licence = "dl-de/by-2-0", .contributor_id = "http://example.org/id"},
                                .today = Date{}});
  auto asker = testing::Asker{site};
  EXPECT_EQ(asker.json("/ogc/collections/measures")["licence"], "dl-de/by-2-0");
  EXPECT_FALSE(asker.json("/ogc/collections/facilities").contains("licence")) << "that is not data of the plan";
  auto const measures = asker.json("/catalog")["dcat:dataset"][0];
  EXPECT_EQ(measures["dcatde:contributorID"]["@id"], "http://example.org/id");
  EXPECT_EQ(measures["dcat:distribution"][0]["dct:license"]["@id"], "http://dcat-ap.de/def/licenses/dl-by-de/2.0");
}

// ---- Safety -----------------------------------------------------------------------------------------------------------

TEST_F(Features, StoredScriptStaysText) {
  auto plan = testing::demo_plan();
  constexpr auto kScript = "<script>alert(1)</script>\"'&";
  auto& measure = plan.measures.front();
  measure.title = measure.summary = measure.lead = kScript;
  if (!measure.places.empty()) { measure.places.front().title = kScript; }
  plan.title = plan.fields.front().name_de = kScript;
  auto asker = testing::Asker{testing::town_site(plan)};
  for (auto const& target :
       {std::string{"/ogc?f=html"}, std::string{"/ogc/collections/measures/items?f=html&limit=500"},
        "/ogc/collections/measures/items/" + measure.code + "?f=html",
        std::string{"/ogc/collections/places/items?f=html&limit=500"}}) {
    auto const text = testing::Asker::text(asker.get(target));
    EXPECT_THAT(text, Not(HasSubstr("<script"))) << target;
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;")) << target;
  }
  auto const feature = asker.json("/ogc/collections/measures/items/" + measure.code);
  EXPECT_EQ(feature["properties"]["title"], kScript);
}

TEST_F(Features, FiltersAreDataAndNothingElse) {
  for (auto const* const value :
       {"' OR '1'='1", "\"; DROP TABLE measures; --", "../../etc/passwd", "<script>alert(1)</script>",
        "1 UNION SELECT *", "${jndi:ldap://x}", "*", "%", "_", "\\", "{{7*7}}"}) {
    auto const found = items("measures", "&title=" + percent_encoded(value));
    EXPECT_EQ(found["numberMatched"], 0) << value;
    for (auto const* const name :
         {"state", "bbox", "datetime", "crs", "bbox-crs", "limit", "offset", "f", "flagship", "year"}) {
      auto const response =
          asker_.get(fmt::format("/ogc/collections/measures/items?{}={}", name, percent_encoded(value)));
      EXPECT_EQ(response.status, 400) << name << "=" << value;
      EXPECT_EQ(response.type, "application/problem+json");
    }
    EXPECT_EQ(asker_.get("/ogc/collections/measures/items?" + percent_encoded(value) + "=1").status, 400) << value;
  }
}

TEST_F(Features, WithoutAPlaceOnEarthThereAreNoShapes) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const found = asker.json("/ogc/collections/districts/items");
  EXPECT_GT(found["numberMatched"].get<int>(), 0);
  for (auto const& feature : found["features"]) { EXPECT_TRUE(feature["geometry"].is_null()); }
  EXPECT_EQ(asker.json("/ogc/collections/districts/items?bbox=-180,-90,180,90")["numberMatched"], 0);
}

}  // namespace
}  // namespace leitbild::server
