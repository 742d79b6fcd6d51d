// Who lives where: residents per 100 m cell.
#pragma once

#include <string>

#include "base/ids.h"
#include "base/quantity.h"
#include "geo/cell.h"

namespace leitbild::city {

using CellId = Id<struct CellTag>;

struct Cell {
  geo::CellCode code;
  geo::Point centre;  // in the city's plane
  Persons residents;
};

struct People {
  Table<CellId, Cell> cells;  // inhabited cells of the city, sorted by code
  std::string base;           // which head count: "Zensus 2022 (Bevölkerung am Ort der Hauptwohnung)"
};

}  // namespace leitbild::city
