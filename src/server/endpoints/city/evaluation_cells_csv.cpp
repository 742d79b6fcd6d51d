#include "server/city/evaluation_texts.h"
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

Answer answer(Call const& call) {
  auto out = Response{.type = "text/csv; charset=utf-8", .body = call.site.derived<CellsAsCsv>().text};
  out.headers.push_back({"content-disposition", "attachment; filename=\"indikatoren-je-zelle.csv\""});
  return out;
}

}  // namespace

extern constinit Endpoint const evaluation_cells_csv{
    .id = "evaluation_cells_csv",
    .path = "/api/v1/evaluation/cells.csv",
    .group_de = "Indikatoren",
    .summary_de = "Alle Indikatoren je bewohnter 100-m-Zelle heute und mit Plan",
    .description_de = "Semikolon, Dezimalkomma, UTF-8; eine Zeile je Zelle des Zensusgitters; leer heißt: keine Daten.",
    .type = "text/csv; charset=utf-8",
    .schema = R"({"type": "string"})",
    .example = "/api/v1/evaluation/cells.csv",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
