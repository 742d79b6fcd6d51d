// What is offered, as a catalogue that open-data portals harvest.
#include <fmt/format.h>

#include "exchange/dcat/write_dcat.h"
#include "server/features/collection.h"
#include "server/features/links.h"

namespace leitbild::server {
namespace {

exchange::DcatDistribution distribution(Collection const& collection, std::string const& here, std::string_view form,
                                        std::string_view title, std::string_view type, std::string_view format) {
  return {.title = fmt::format("{} als {}", collection.title.de, title),
          .address = fmt::format("{}/items?f={}", here, form),
          .media_type = std::string{type},
          .format = std::string{format},
          .licence = collection.licence};
}

exchange::DcatDataset dataset_of(Call const& call, Collection const& collection) {
  auto const here = address(call, "/ogc/collections/" + collection.id);
  auto const marked = [&](Words const& text, Language language) {
    return collection.mark.de.empty() ? text.in(language)
                                      : fmt::format("{} ({})", text.in(language), collection.mark.in(language));
  };
  auto out = exchange::DcatDataset{.address = here,
                                   .title_de = fmt::format("{}: {}", call.site.city().info.name, collection.title.de),
                                   .title_en = fmt::format("{}: {}", call.site.city().info.name, collection.title.en),
                                   .description_de = marked(collection.description, Language::kGerman),
                                   .description_en = marked(collection.description, Language::kEnglish),
                                   .theme = "REGI",
                                   .modified = collection.date,
                                   .source = collection.source,
                                   .keywords = {"Stadtentwicklung", "INSEK", collection.title.de},
                                   .distributions = {}};
  out.distributions = {distribution(collection, here, "geojson", "GeoJSON", kGeoJson, "GEOJSON"),
                       distribution(collection, here, "csv", "CSV", "text/csv", "CSV"),
                       distribution(collection, here, "xlsx", "Excel-Datei", kXlsx, "XLSX"),
                       distribution(collection, here, "gpkg", "GeoPackage", kGeoPackage, "GPKG")};
  return out;
}

Answer answer(Call const& call) {
  auto const& plan = call.site.plan();
  auto const& info = call.site.city().info;
  auto const responsible = plan.plan_profiles.empty() ? std::string{} : plan.plan_profiles.front().responsible;
  auto description = fmt::format("Offene Daten zum Plan „{}“.", plan.title);
  if (info.schematic) { description += " Die Stadt ist schematisch, nicht amtlich; kein Angebot der Stadt."; }
  auto out = exchange::DcatCatalogue{
      .address = call.base + "/catalog",
      .homepage = call.base + "/",
      .title = plan.title,
      .description = std::move(description),
      .publisher = info.schematic        ? "Vorführung, kein Angebot der Stadt"
                   : responsible.empty() ? info.name
                                         : responsible,
      .contributor = call.site.publication().contributor_id,
      .ags = info.ags,
      .modified = call.site.journal().empty() ? std::string{} : call.site.journal().back().at.substr(0, 10),
      .datasets = {},
      .services = {}};
  auto addresses = std::vector<std::string>{};
  for (auto const& collection : call.site.derived<Collections>().all()) {
    out.datasets.push_back(dataset_of(call, collection));
    addresses.push_back(out.datasets.back().address);
  }
  out.services = {{.address = address(call, "/ogc"),
                   .title = "OGC API – Features und Tiles",
                   .description_address = address(call, "/ogc/api"),
                   .serves = addresses},
                  {.address = address(call, "/api/v1"),
                   .title = "Der Plan als JSON",
                   .description_address = address(call, "/api/openapi.json"),
                   .serves = addresses}};
  auto response = json_response(exchange::to_dcat(out));
  response.type = "application/ld+json";
  return response;
}

}  // namespace

extern constinit Endpoint const dcat_catalogue{
    .id = "dcat_catalogue",
    .path = "/catalog",
    .group_de = "OGC API",
    .summary_de = "Katalog des Angebots (DCAT-AP.de)",
    .description_de = "Sammlungen mit ihren Dateien und Schnittstellen als JSON-LD, für Portale offener Daten.",
    .type = "application/ld+json",
    .schema = R"({"type": "object", "required": ["@context", "@type"]})",
    .example = "/catalog",
    .answer = answer};

}  // namespace leitbild::server
