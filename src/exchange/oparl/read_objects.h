// Objects of OParl 1.1 (and 1.0) from JSON. One broken attribute costs that attribute, one broken object that object.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "plan/council.h"

namespace leitbild::exchange::oparl {

/// An address of a list that a Körperschaft offers, and the type of what is in it.
struct ListAddress {
  std::string address;
  std::string type;  // "Paper"
};

/// What was read so far. Objects may come in any order and several times, by themselves and inside others.
struct Reading {
  /// An object and everything inside it. `expected` is the type of the list it stands in, used where the object states
  /// none; empty: unknown. `where` is the page or file. O(size of the object).
  void read(Json const& object, std::string_view expected, std::string const& where);

  plan::council::Council council;                        // every id once, in the order of reading
  Problems problems;                                     // where: page, object, attribute
  std::map<std::string, std::size_t> passed_types;       // "Person" -> 12: types that are not kept
  std::map<std::string, std::size_t> passed_attributes;  // "keyword" -> 3: attributes that are not kept
  std::vector<ListAddress> lists;                        // that the Körperschaften offer, as read
  std::vector<std::string> municipality_lists;           // of the systems: where their Körperschaften stand
  std::unordered_map<std::string, std::size_t> places;   // "Paper https://…" -> row of its table
};

}  // namespace leitbild::exchange::oparl
