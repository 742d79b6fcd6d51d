#include "server/pages.h"

#include <array>

namespace leitbild::server {

std::span<Page const> pages() {
  static constexpr auto kPages = std::array{
      Page{"/", "start", "/api/v1/plan"},
      Page{"/konzept", "about", "/api/v1/milestones"},
      Page{"/leitbild", "vision", "/api/v1/vision"},
      Page{"/raeumliches-konzept", "spatial_concept", "/api/v1/spatial-concept"},
      Page{"/handlungsfelder", "fields", "/api/v1/fields"},
      Page{"/handlungsfelder/{field}", "field", "/api/v1/fields/{field}"},
      Page{"/ziele", "goals", "/api/v1/goals"},
      Page{"/massnahmen", "measures", "/api/v1/measures"},
      Page{"/massnahmen/{code}", "measure", "/api/v1/measures/{code}"},
      Page{"/leuchtturmprojekte", "flagships", "/api/v1/measures?flagship=true"},
      Page{"/ortsbezirke", "districts", "/api/v1/districts?geometry=true"},
      Page{"/ortsbezirke/{district}", "district", "/api/v1/districts/{district}"},
      Page{"/indikatoren", "indicators", "/api/v1/indicators"},
      Page{"/indikatoren/{indicator}", "indicator", "/api/v1/indicators/{indicator}?geometry=true&contributions=true"},
      Page{"/karte", "map", "/api/v1/indicators"},
      Page{"/finanzen", "finance", "/api/v1/finance"},
      Page{"/beschluesse", "decisions", "/api/v1/decisions"},
      Page{"/bestehende-konzepte", "existing_concepts", "/api/v1/existing-concepts"},
      Page{"/suche", "search", "/api/v1/search"},
      Page{"/daten", "data", "/api/v1/sources"},
      Page{"/methodik", "methods", "/api/v1/states"},
      Page{"/impressum", "imprint", ""},
      Page{"/datenschutz", "privacy", ""},
      Page{"/barrierefreiheit", "accessibility", ""},
      Page{"/leichte-sprache", "plain_language", "/api/v1/vision"},
  };
  return kPages;
}

}  // namespace leitbild::server
