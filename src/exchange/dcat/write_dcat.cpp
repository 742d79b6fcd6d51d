// Properties: DCAT-AP.de 2.0 (GovData), built on DCAT-AP 2.1.
#include "exchange/dcat/write_dcat.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/date.h"
#include "base/text.h"

namespace leitbild::exchange {
namespace {

constexpr std::string_view kLicences = "http://dcat-ap.de/def/licenses/";
constexpr std::string_view kThemes = "http://publications.europa.eu/resource/authority/data-theme/";
constexpr std::string_view kFormats = "http://publications.europa.eu/resource/authority/file-type/";
constexpr std::string_view kGerman = "http://publications.europa.eu/resource/authority/language/DEU";

struct Licence {
  std::string_view name, id;
};
/// Short names as sources write them, in lower case, and the list of DCAT-AP.de.
constexpr auto kKnown = std::array{Licence{"cc0-1.0", "cc-zero"},
                                   Licence{"cc-by-4.0", "cc-by/4.0"},
                                   Licence{"cc-by-sa-4.0", "cc-by-sa/4.0"},
                                   Licence{"odbl-1.0", "odbl"},
                                   Licence{"dl-de/by-2-0", "dl-by-de/2.0"},
                                   Licence{"dl-de-by-2.0", "dl-by-de/2.0"},
                                   Licence{"dl-de/zero-2-0", "dl-zero-de/2.0"},
                                   Licence{"dl-de-zero-2.0", "dl-zero-de/2.0"}};

Json named(std::string const& address) { return {{"@id", address}}; }

Json text_in(std::string const& text, std::string_view language) { return {{"@value", text}, {"@language", language}}; }

Json both(std::string const& de, std::string const& en) {
  auto out = Json::array({text_in(de, "de")});
  if (!en.empty()) { out.push_back(text_in(en, "en")); }
  return out;
}

/// A day, a month or a year; nothing for any other text.
Json day(std::string const& text) {
  auto const rough = parse_rough_date(text);
  if (!rough) { return nullptr; }
  return {{"@value", iso(first_day(*rough))}, {"@type", "xsd:date"}};
}

Json agent(std::string const& name) { return {{"@type", "foaf:Agent"}, {"foaf:name", name}}; }

void add_licence(Json& out, std::string const& licence) {
  auto const known = std::ranges::find(kKnown, folded(licence), &Licence::name);
  if (known != kKnown.end()) {
    out["dct:license"] = named(std::string{kLicences} + std::string{known->id});
  } else {
    auto const text = licence.empty() ? std::string{"Lizenz nicht angegeben"} : "Lizenz: " + licence;
    out["dct:rights"] = {{"@type", "dct:RightsStatement"}, {"rdfs:label", text_in(text, "de")}};
  }
}

Json distribution_json(DcatDistribution const& distribution) {
  auto out = Json{{"@id", distribution.address},
                  {"@type", "dcat:Distribution"},
                  {"dct:title", text_in(distribution.title, "de")},
                  {"dcat:accessURL", named(distribution.address)},
                  {"dcat:downloadURL", named(distribution.address)},
                  {"dcat:mediaType", named("http://www.iana.org/assignments/media-types/" + distribution.media_type)},
                  {"dct:format", named(std::string{kFormats} + distribution.format)}};
  add_licence(out, distribution.licence);
  return out;
}

Json place(std::string const& ags) { return named("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/" + ags); }

Json dataset_json(DcatDataset const& dataset, DcatCatalogue const& catalogue) {
  auto out = Json{{"@id", dataset.address},
                  {"@type", "dcat:Dataset"},
                  {"dct:identifier", dataset.address},
                  {"dct:title", both(dataset.title_de, dataset.title_en)},
                  {"dct:description", both(dataset.description_de, dataset.description_en)},
                  {"dct:publisher", agent(catalogue.publisher)},
                  {"dct:language", named(std::string{kGerman})},
                  {"dcat:theme", named(std::string{kThemes} + dataset.theme)},
                  {"dcat:landingPage", named(dataset.address)},
                  {"dcat:keyword", Json::array()},
                  {"dcat:distribution", Json::array()}};
  if (auto modified = day(dataset.modified); !modified.is_null()) { out["dct:modified"] = std::move(modified); }
  if (!dataset.source.empty()) {
    out["dct:provenance"] = {{"@type", "dct:ProvenanceStatement"}, {"rdfs:label", text_in(dataset.source, "de")}};
  }
  if (!catalogue.contributor.empty()) { out["dcatde:contributorID"] = named(catalogue.contributor); }
  if (!catalogue.ags.empty()) {
    out["dcatde:politicalGeocodingURI"] = place(catalogue.ags);
    out["dcatde:politicalGeocodingLevelURI"] = named("http://dcat-ap.de/def/politicalGeocoding/Level/municipality");
  }
  for (auto const& keyword : dataset.keywords) { out["dcat:keyword"].push_back(text_in(keyword, "de")); }
  for (auto const& distribution : dataset.distributions) {
    out["dcat:distribution"].push_back(distribution_json(distribution));
  }
  return out;
}

Json service_json(DcatService const& service) {
  auto out = Json{{"@id", service.address},
                  {"@type", "dcat:DataService"},
                  {"dct:title", text_in(service.title, "de")},
                  {"dcat:endpointURL", named(service.address)},
                  {"dcat:endpointDescription", named(service.description_address)},
                  {"dcat:servesDataset", Json::array()}};
  for (auto const& address : service.serves) { out["dcat:servesDataset"].push_back(named(address)); }
  return out;
}

Json context() {
  return {{"dcat", "http://www.w3.org/ns/dcat#"},
          {"dct", "http://purl.org/dc/terms/"},
          {"dcatde", "http://dcat-ap.de/def/dcatde/"},
          {"foaf", "http://xmlns.com/foaf/0.1/"},
          {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

}  // namespace

Json to_dcat(DcatCatalogue const& catalogue) {
  auto out = Json{{"@context", context()},
                  {"@id", catalogue.address},
                  {"@type", "dcat:Catalog"},
                  {"dct:title", text_in(catalogue.title, "de")},
                  {"dct:description", text_in(catalogue.description, "de")},
                  {"dct:publisher", agent(catalogue.publisher)},
                  {"dct:language", named(std::string{kGerman})},
                  {"foaf:homepage", named(catalogue.homepage)},
                  {"dcat:themeTaxonomy", named("http://publications.europa.eu/resource/authority/data-theme")}};
  if (auto modified = day(catalogue.modified); !modified.is_null()) { out["dct:modified"] = std::move(modified); }
  if (!catalogue.ags.empty()) { out["dct:spatial"] = place(catalogue.ags); }
  out["dcat:dataset"] = Json::array();
  for (auto const& dataset : catalogue.datasets) { out["dcat:dataset"].push_back(dataset_json(dataset, catalogue)); }
  out["dcat:service"] = Json::array();
  for (auto const& service : catalogue.services) { out["dcat:service"].push_back(service_json(service)); }
  return out;
}

}  // namespace leitbild::exchange
