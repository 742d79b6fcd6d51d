// Brings what a fetch delivered together with what was known before. Nothing that is known gets lost.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/council.h"

namespace leitbild::plan::council {

struct KindCounts {
  std::string_view titles;  // "Vorlagen"
  std::size_t added{};
  std::size_t changed{};
  std::size_t deleted{};
  std::size_t unchanged{};  // delivered again as they were known
  std::size_t total{};      // in the council now, withdrawn ones among them
  friend bool operator==(KindCounts const&, KindCounts const&) = default;
};

struct Merged {
  Council council;
  std::vector<KindCounts> counts;  // one per kind of object
};

/// `delivered` holds every id once, in any order. By id, and by `modified` where both have one:
/// - newer: replaces what was known;
/// - older: is a stale copy and changes nothing;
/// - the same, or not stated: replaces attribute by attribute; what the delivered copy leaves empty stays, because objects
///   inside others are often delivered with less;
/// - withdrawn (`deleted`): what was known stays, marked as withdrawn;
/// - not delivered: stays. Only consultations and agenda items that a newer version of their paper or meeting no longer
///   names are marked as withdrawn, because OParl reports their end in no other way.
/// Merging the same delivery again changes nothing.
Merged merge(Council const& known, Council const& delivered);

/// Two copies of one object in one delivery: the newer one, else the first one filled up by the second. Adds a problem for
/// each attribute in which copies of the same moment differ; `where` names the object.
void join_copies(Municipality& first, Municipality const& second, Problems& problems);
void join_copies(Body& first, Body const& second, Problems& problems);
void join_copies(Paper& first, Paper const& second, Problems& problems);
void join_copies(Consultation& first, Consultation const& second, Problems& problems);
void join_copies(Meeting& first, Meeting const& second, Problems& problems);
void join_copies(AgendaItem& first, AgendaItem const& second, Problems& problems);
void join_copies(File& first, File const& second, Problems& problems);

}  // namespace leitbild::plan::council
