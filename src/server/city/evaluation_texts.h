// The whole evaluation as text, each form made once per site.
#pragma once

#include "report/evaluation_output.h"
#include "server/response.h"
#include "server/site.h"

namespace leitbild::server {

struct EvaluationAsJson {
  Bytes text;

  explicit EvaluationAsJson(Site const& site)
      : text{std::make_shared<std::string const>(
            report::to_json(site.city(), site.evaluation()).dump(-1, ' ', false, Json::error_handler_t::replace))} {}
};

struct EvaluationAsCsv {
  Bytes text;

  explicit EvaluationAsCsv(Site const& site)
      : text{std::make_shared<std::string const>(report::to_csv(site.city(), site.evaluation()))} {}
};

struct CellsAsCsv {
  Bytes text;

  explicit CellsAsCsv(Site const& site)
      : text{std::make_shared<std::string const>(report::to_cells_csv(site.city(), site.evaluation()))} {}
};

}  // namespace leitbild::server
