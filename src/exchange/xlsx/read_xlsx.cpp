#include "exchange/xlsx/read_xlsx.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "base/handle.h"
#include "base/text.h"
#include "exchange/sheets/long_cells.h"
#include "exchange/xlsx/content_types.h"
#include "exchange/xlsx/escapes.h"
#include "geo/quiet_gdal.h"

namespace leitbild::exchange {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;

/// Of this thread, while it lives: GDAL says nothing by itself, takes the first row as any other, and guesses no types,
/// so that "01" stays "01".
class PlainGdal {
 public:
  PlainGdal() {
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", "DISABLE");
    CPLSetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
  }
  PlainGdal(PlainGdal const&) = delete;
  PlainGdal& operator=(PlainGdal const&) = delete;
  ~PlainGdal() {
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", nullptr);
    CPLSetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES", nullptr);
  }

 private:
  geo::QuietGdal quiet_{};
};

Sheet sheet_of(OGRLayer& layer, std::string const& file) {
  auto sheet = Sheet{.file = file, .name = layer.GetName(), .source = Source::kWorkbook, .rows = {}};
  for (auto const& feature : layer) {
    auto row = Sheet::Row{.number = static_cast<std::size_t>(feature->GetFID()), .cells = {}};
    for (auto i = 0; i < feature->GetFieldCount(); ++i) {
      row.cells.push_back(without_escapes(feature->IsFieldSetAndNotNull(i) ? feature->GetFieldAsString(i) : ""));
    }
    auto const has_content = [](std::string const& cell) { return !trimmed(cell).empty(); };
    if (std::ranges::any_of(row.cells, has_content)) { sheet.rows.push_back(std::move(row)); }
  }
  return join_long_cells(std::move(sheet));
}

}  // namespace

Result<std::vector<Sheet>> read_xlsx(std::filesystem::path const& file) {
  auto const plain = PlainGdal{};
  GDALAllRegister();
  constexpr auto kDrivers = std::array<char const*, 2>{"XLSX", nullptr};
  auto const flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
  auto const path = ReadablePath{file};
  auto const dataset = Dataset{GDALDataset::Open(path.text().c_str(), flags, kDrivers.data())};
  if (!dataset) {
    return fail(fmt::format("keine lesbare Arbeitsmappe (.xlsx): „{}“", geo::QuietGdal::last()), file.string());
  }
  auto sheets = std::vector<Sheet>{};
  for (auto* const layer : dataset->GetLayers()) {
    sheets.push_back(sheet_of(*layer, file.filename().string()));
    if (CPLGetLastErrorType() >= CE_Failure) {
      return fail(fmt::format("die Arbeitsmappe ist beschädigt: „{}“", geo::QuietGdal::last()), file.string());
    }
  }
  return sheets;
}

}  // namespace leitbild::exchange
