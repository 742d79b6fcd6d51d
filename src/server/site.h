// What the server shows: one immutable state of plan, city and effects. Replaced as a whole when the plan changes; whoever
// still answers a request keeps the old one.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <typeindex>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "city/city.h"
#include "exchange/geopackage/feature_file.h"
#include "plan/journal.h"
#include "plan/plan.h"
#include "scenario/scenario.h"

namespace leitbild::server {

/// What the publisher says about the data of the plan; empty: not stated.
struct Publication {
  std::string licence;         // "dl-de/by-2-0"
  std::string contributor_id;  // address that GovData gives to who delivers data: dcatde:contributorID
};

/// What a site is made of.
struct SiteContent {
  plan::Plan plan;
  city::City city;
  scenario::Evaluation evaluation;            // all measures; `planned` is the city in the year of the plan
  std::vector<plan::JournalEntry> journal{};  // oldest first
  std::map<std::string, plan::Plan, std::less<>> adopted{};                 // by code of the version
  std::vector<std::shared_ptr<exchange::FeatureFile const>> layer_files{};  // offered beside the plan
  Publication publication{};
  std::string past_state{};  // which plan of another time this is, in words; empty: that of today
  Date today;
};

/// The plan without what only the administration sees: measures whose profile says "internal" (here or in `today`, the
/// plan of today), every record that hangs on one of them in as many steps as it takes, reports that are not released.
plan::Plan public_part(plan::Plan plan, plan::Plan const& today);

class Site : public std::enable_shared_from_this<Site> {
 public:
  /// Of the content only the public part is kept, of the journal only entries about objects in it, without persons.
  static std::shared_ptr<Site const> make(SiteContent content);

  plan::Plan const& plan() const { return content_.plan; }
  city::City const& city() const { return content_.city; }
  scenario::Evaluation const& evaluation() const { return content_.evaluation; }
  std::vector<plan::JournalEntry> const& journal() const { return content_.journal; }
  std::map<std::string, plan::Plan, std::less<>> const& adopted() const { return content_.adopted; }
  std::vector<std::shared_ptr<exchange::FeatureFile const>> const& layer_files() const { return content_.layer_files; }
  Publication const& publication() const { return content_.publication; }
  std::string const& past_state() const { return content_.past_state; }
  Date today() const { return content_.today; }

  std::shared_ptr<Site const> shared() const { return shared_from_this(); }

  /// Something that is computed from the site once, when it is first asked for: T has a constructor from Site const&.
  /// Any thread; the first waits, the others wait for it.
  template <class T>
  T const& derived() const {
    auto const found = slot(typeid(T));
    std::call_once(found->once, [&] { found->value = std::make_shared<T const>(*this); });
    return *static_cast<T const*>(found->value.get());
  }

 private:
  struct Slot {
    std::once_flag once;
    std::shared_ptr<void const> value;
  };
  SiteContent content_;
  mutable std::mutex mutex_;
  mutable std::map<std::type_index, std::shared_ptr<Slot>> slots_;

  explicit Site(SiteContent content);
  std::shared_ptr<Slot> slot(std::type_index type) const;
};

}  // namespace leitbild::server
