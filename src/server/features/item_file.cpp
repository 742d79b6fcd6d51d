// Exactly the found set as a file: CSV, Excel, GeoPackage.
#include <algorithm>

#include <fmt/format.h>

#include "base/file.h"
#include "base/passing_folder.h"
#include "base/text.h"
#include "exchange/features/feature_sheet.h"
#include "exchange/geopackage/write_geopackage.h"
#include "exchange/sheets/csv_file.h"
#include "exchange/xlsx/write_xlsx.h"
#include "report/wording.h"
#include "server/features/item_output.h"

namespace leitbild::server {
namespace {

exchange::FeatureTable table_of(Call const& call, FoundItems const& found) {
  auto const& collection = found.collection;
  auto const carry = FromDegrees{found.query.crs};
  auto out = exchange::FeatureTable{
      .name = collection.id,
      .title = collection.title.de,
      .note = report::joined({collection.description.de, collection.mark.de, call.site.city().info.name}, " – "),
      .properties = collection.properties,
      .features = {},
      .crs = found.query.crs.crs};
  for (auto const* const item : found.items) {
    auto const& feature = item->feature;
    out.features.push_back({.id = feature.id, .shapes = carry(feature.shapes), .values = feature.values});
  }
  return out;
}

Result<std::string> workbook(exchange::FeatureTable const& features) {
  TRY(auto const folder, PassingFolder::make());
  auto const file = folder.path() / "items.xlsx";
  auto about = exchange::Table{.name = "Hinweis",
                               .header = {"Angabe", "Inhalt"},
                               .rows = {},
                               .looks = {},
                               .protection = {},
                               .layout = exchange::Layout::kProse};
  about.rows = {{{.text = "Was"}, {.text = features.title}},
                {{.text = "Hinweis"}, {.text = features.note}},
                {{.text = "Lage"}, {.text = fmt::format("ein Punkt je Zeile, EPSG:{}", features.crs.epsg)}}};
  TRY_DO(exchange::write_xlsx({exchange::sheet_of(features, exchange::SheetGeometry::kPoint), std::move(about)}, file,
                              features.title));
  return read_file(file);
}

struct FileForm {
  std::string_view form, type, ending;
};
constexpr auto kForms = std::array{FileForm{"csv", "text/csv; charset=utf-8", "csv"}, FileForm{"xlsx", kXlsx, "xlsx"},
                                   FileForm{"gpkg", kGeoPackage, "gpkg"}};

Result<std::string> bytes_of(exchange::FeatureTable const& features, std::string_view form) {
  if (form == "csv") { return exchange::to_csv(exchange::sheet_of(features, exchange::SheetGeometry::kFull)); }
  if (form == "xlsx") { return workbook(features); }
  return exchange::to_geopackage(features);
}

}  // namespace

Answer items_file(Call const& call, FoundItems const& found, std::string_view form) {
  auto const& chosen = *std::ranges::find(kForms, form, &FileForm::form);
  auto bytes = bytes_of(table_of(call, found), form);
  if (!bytes) { throw std::runtime_error{to_text(bytes.error())}; }  // not the reader's doing: logged, status 500
  auto out = text_response(std::string{chosen.type}, *std::move(bytes));
  out.headers.push_back(
      {"Content-Disposition", fmt::format("attachment; filename=\"{}-{}.{}\"", slug(call.site.city().info.name),
                                          slug(found.collection.id), chosen.ending)});
  return out;
}

}  // namespace leitbild::server
