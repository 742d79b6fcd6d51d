// What readers of areas share: fields found by name, rings made valid, overlaps found.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/boundaries/vector_file.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// The first of the names that the file has as a field, without regard to case.
std::optional<std::size_t> first_field(std::vector<std::string> const& fields, std::span<std::string_view const> names);
/// The field the user names, else the first of the usual ones, which may be missing. Error: no field of that name.
Result<std::optional<std::size_t>> chosen_field(std::vector<std::string> const& fields, std::string const& wanted,
                                                std::span<std::string_view const> usual, std::string const& where);

/// Valid in its own coordinates; what had to be repaired or has no area goes into the report.
geo::MultiPolygon valid_shape(VectorFeature const& feature, std::string const& label, ImportReport& report);

/// "139,6 km²".
std::string square_kilometres(SquareMetres area);

/// Two areas share ground if the overlap is larger than this and larger than kSliverShare of the smaller one: what is
/// less comes from edges that were digitised twice.
inline constexpr SquareMetres kSliver{2000.0};
inline constexpr Share kSliverShare{0.002};

/// Pairs of areas that share ground, the earlier one first, and how much.
struct Overlap {
  std::size_t first{}, second{};
  SquareMetres area;
};
/// O(pairs whose boxes meet).
std::vector<Overlap> overlaps(std::vector<geo::MultiPolygon> const& areas);

}  // namespace leitbild::importing
