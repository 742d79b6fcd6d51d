// From the sheets of a file to rows of the plan's own types, each with the cells it came from.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "city/districts/districts.h"
#include "exchange/sheets/read_rows.h"
#include "plan/plan.h"

namespace leitbild::exchange {

/// The plan as it is, and the city it is for.
struct Target {
  plan::Plan const& plan;
  city::Districts const& districts;  // empty: nothing imported yet, any district code is taken
  geo::Crs plane;
  std::string origin{};  // which plan it is (Origin::plan); workbooks of others have no base in it
};

struct Rows {
  std::vector<ReadRow<plan::Field>> fields;
  std::vector<ReadRow<plan::Goal>> goals;
  std::vector<ReadRow<plan::Measure>> measures;  // with their places and effects
  std::vector<ReadRow<PlaceRow>> places;
  std::vector<ReadRow<EffectRow>> effects;
  std::vector<ReadRow<plan::Milestone>> milestones;
  std::vector<ReadRow<plan::Record>> records;
  std::vector<std::pair<std::string, std::string>> left_out;  // form and code of rows that are not edited in a table
  std::vector<std::string> notes;                             // sheets that were not read

  bool empty() const;
};

/// What a sheet has no column for is as in the plan. A measure with rows in the tables of places or effects has exactly
/// those. Coordinates in another system than the city's are carried over where the heading names it.
/// Problems: every cell that cannot be read.
Rows read_sheets(std::vector<Sheet> const& sheets, Target const& target, Problems& problems);

}  // namespace leitbild::exchange
