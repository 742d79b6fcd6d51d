#include "server/city/evaluation_texts.h"
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

Answer answer(Call const& call) {
  auto out = Response{.type = "text/csv; charset=utf-8", .body = call.site.derived<EvaluationAsCsv>().text};
  out.headers.push_back({"content-disposition", "attachment; filename=\"indikatoren.csv\""});
  return out;
}

}  // namespace

extern constinit Endpoint const evaluation_csv{
    .id = "evaluation_csv",
    .path = "/api/v1/evaluation.csv",
    .group_de = "Indikatoren",
    .summary_de = "Alle Indikatoren aller Bezirke heute und mit Plan für eine Tabellenkalkulation",
    .description_de = "Semikolon, Dezimalkomma, UTF-8; eine Zeile je Indikator und Bezirk, Anteile in Prozent.",
    .type = "text/csv; charset=utf-8",
    .schema = R"({"type": "string"})",
    .example = "/api/v1/evaluation.csv",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
