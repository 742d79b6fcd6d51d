// Fetches a council system: an OParl endpoint, its feed, or what was saved of either; and goes on where the last fetch ended.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/oparl/collection_file.h"
#include "exchange/oparl/http.h"
#include "plan/merge_council.h"

namespace leitbild::exchange::oparl {

/// The filters of OParl, each a bound that is itself included.
struct Filters {
  std::optional<Moment> modified_since{};
  std::optional<Moment> modified_until{};
  std::optional<Moment> created_since{};
  std::optional<Moment> created_until{};
};

struct FetchOptions {
  Filters filters;
  HttpLimits http;
  std::size_t pages{20'000};         // of all lists together
  std::uint64_t bytes{2ULL << 30U};  // of all answers together
};

struct FetchReport {
  std::vector<plan::council::KindCounts> counts;
  std::size_t decisions{};                          // agenda items in the collection with a result or a wording
  std::size_t pages{};                              // answers and files that were read
  std::vector<Problem> failures;                    // why the fetch is not complete; empty: it is
  std::vector<Problem> problems;                    // of single objects and attributes; the rest was read
  std::map<std::string, std::size_t> passed_types;  // "Person" -> 12: known to OParl, not kept here
  std::map<std::string, std::size_t> passed_attributes;
  std::optional<Moment> since;  // what was asked for: changes from this moment
  bool feed{};
  bool complete() const { return failures.empty(); }
};

struct Fetched {
  Collection collection;  // what was known, and what came
  FetchReport report;
};

/// `from`: the address of an OParl endpoint (System, Body or a list), of a feed (RSS, Atom), a saved page or feed, or a folder
/// of them (*.json, *.xml, *.rss, *.atom, in the order of their names).
/// From an address that `known` came from and was complete, only changes are asked for, unless the filters say otherwise.
/// Whatever goes wrong, what is known stays and what came is added; `complete_until` moves on only if every list of an
/// endpoint was read to its end without a gap, and then to the moment the fetch began by the server's clock. Every
/// Körperschaft of the endpoint is read: bodies, meetings, papers, consultations, agenda items, files; no persons.
Fetched fetch(std::string const& from, Collection const& known, FetchOptions const& options);

}  // namespace leitbild::exchange::oparl
