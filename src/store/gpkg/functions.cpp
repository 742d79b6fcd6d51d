#include "store/gpkg/functions.h"

#include <optional>

#include <sqlite3.h>

#include "store/gpkg/geometry.h"

namespace leitbild::store::gpkg {
namespace {

std::optional<geo::Box> box_of_argument(sqlite3_value* value) {
  auto const* const data = static_cast<char const*>(sqlite3_value_blob(value));
  auto const size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return data == nullptr ? std::nullopt : envelope_of({data, size});
}

template <double (*Side)(geo::Box const&)>
void side(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  auto const box = box_of_argument(values[0]);
  if (box && !box->empty()) {
    sqlite3_result_double(context, Side(*box));
  } else {
    sqlite3_result_null(context);
  }
}

void is_empty(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  if (auto const box = box_of_argument(values[0])) {
    sqlite3_result_int(context, box->empty() ? 1 : 0);
  } else {
    sqlite3_result_null(context);
  }
}

double min_x(geo::Box const& box) { return box.low.x; }
double max_x(geo::Box const& box) { return box.high.x; }
double min_y(geo::Box const& box) { return box.low.y; }
double max_y(geo::Box const& box) { return box.high.y; }

}  // namespace

void register_geometry_functions(sqlite3* connection) {
  using Function = void (*)(sqlite3_context*, int, sqlite3_value**);
  auto const add = [&](char const* name, Function function) {
    sqlite3_create_function_v2(connection, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                               function, nullptr, nullptr, nullptr);
  };
  add("ST_IsEmpty", is_empty);
  add("ST_MinX", side<min_x>);
  add("ST_MaxX", side<max_x>);
  add("ST_MinY", side<min_y>);
  add("ST_MaxY", side<max_y>);
}

}  // namespace leitbild::store::gpkg
