// A catalogue of open data as German portals harvest it: DCAT-AP.de, written as JSON-LD.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace leitbild::exchange {

/// A file or an address of a dataset.
struct DcatDistribution {
  std::string title, address, media_type;
  std::string format;   // of the EU's list of file types: "GEOJSON"
  std::string licence;  // SPDX or German short name; empty: not stated
};

struct DcatDataset {
  std::string address;  // names it; opens a description
  std::string title_de, title_en, description_de, description_en;
  std::string theme;     // of the EU's list of data themes: "REGI"
  std::string modified;  // ISO day, or part of one; empty: unknown
  std::string source;    // who published what it was made from; empty: not stated
  std::vector<std::string> keywords;
  std::vector<DcatDistribution> distributions;
};

/// An interface that serves datasets.
struct DcatService {
  std::string address, title, description_address;
  std::vector<std::string> serves;  // addresses of datasets
};

struct DcatCatalogue {
  std::string address, homepage, title, description, publisher;
  std::string contributor;  // address that GovData gives to who delivers data; empty: the portal that harvests adds it
  std::string ags;          // municipality key
  std::string modified;     // as above
  std::vector<DcatDataset> datasets;
  std::vector<DcatService> services;
};

/// Titles in German and, where there is one, in English; places by the municipality key; licences by the addresses of
/// DCAT-AP.de where it has one for them, else as text in the rights.
Json to_dcat(DcatCatalogue const& catalogue);

}  // namespace leitbild::exchange
