// What is offered through OGC API – Features: collections of features, made from the site once.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "exchange/features/feature.h"
#include "exchange/geopackage/feature_file.h"
#include "geo/box_tree.h"
#include "server/features/query_text.h"
#include "server/site.h"

namespace leitbild::server {

/// A feature with its shapes in degrees (WGS 84).
struct Item {
  exchange::Feature feature;
  geo::Box box{};              // in degrees; empty without a place
  std::optional<Days> when{};  // nothing: not dated
};

/// Whether an item is asked for.
using Test = std::function<bool(Item const&)>;

/// A query parameter beyond those that every collection has.
struct Filter {
  std::string key;
  Words title, help;
  Json schema;  // of the parameter, for the list of queryables
  std::function<Read<Test>(std::string_view text)> read;
};

struct Collection {
  std::string id;
  Words title, description;
  Words mark{};                             // "Beispiel", "schematisch, nicht amtlich"; empty: nothing has to be said
  std::string source{}, licence{}, date{};  // empty: not stated
  std::vector<exchange::PropertyInfo> properties{};
  std::vector<Filter> filters{};
  std::vector<Item> items{};  // empty where they lie in a file

  // Where they do: a table of it.
  std::shared_ptr<exchange::FeatureFile const> file{};
  std::size_t number_in_file{};
  geo::Box file_extent{};  // in degrees; empty: not stated

  // Filled in by completed().
  geo::BoxTree tree{};
  std::unordered_map<std::string_view, std::size_t> by_id{};
  Days interval{};

  std::size_t count() const { return file == nullptr ? items.size() : layer().count; }
  geo::Box extent() const { return file == nullptr ? tree.extent() : file_extent; }
  /// Only where there is a file.
  exchange::FeatureFile::Layer const& layer() const { return file->layers()[number_in_file]; }
  /// Null: there is none.
  Filter const* filter(std::string_view key) const;
};

class Collections {
 public:
  explicit Collections(Site const& site);

  std::deque<Collection> const& all() const { return all_; }
  Collection const* find(std::string_view id) const;
  std::vector<CrsChoice> const& crs() const { return crs_; }
  /// That of the city's plane; CRS84 where it has no place on earth.
  std::string const& storage_crs() const { return storage_crs_; }

 private:
  std::deque<Collection> all_;
  std::vector<CrsChoice> crs_;
  std::string storage_crs_;
};

}  // namespace leitbild::server
