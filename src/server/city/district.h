// Districts of the city as the endpoints show them: addresses, numbers, profiles.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "report/district_profile.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// The last part of a district's address: the slug of its name, or its code where another district has that slug.
std::string district_slug(city::Districts const& districts, city::DistrictId id);
/// By code, by name or by the last part of its address. 404 says which there are.
tl::expected<city::DistrictId, HttpProblem> asked_district(Site const& site, std::string_view text);

/// Code, slug, name, level, residents and links: what every list of districts says of one.
Json district_brief(Call const& call, city::DistrictId id);
/// The same of several.
Json district_briefs(Call const& call, std::vector<city::DistrictId> const& ids);

/// What a list of districts says of the plan, made once per site.
struct DistrictNumbers {
  Persons residents;
  int here{};                           // measures that name the district or a part of it
  int wider{};                          // measures of a wider area
  int flagships{};                      // of those here
  std::vector<report::Change> changes;  // in the order of Evaluation::comparisons
};
struct NumbersOfDistricts {
  Table<city::DistrictId, DistrictNumbers> rows;

  explicit NumbersOfDistricts(Site const& site);
};

/// Positions of comparisons: of every theme the share that the plan raises most in the whole city.
std::vector<std::size_t> key_indicators(scenario::Evaluation const& evaluation);
/// Positions of comparisons with somebody who gains, by the share of those who do, at most two of each theme.
std::vector<std::size_t> greatest_gains(scenario::Evaluation const& evaluation,
                                        std::vector<report::Change> const& changes);
/// One of them as JSON: indicator, sentence, how many of how many.
Json gain_json(Call const& call, std::size_t comparison, report::Change const& change);

/// The profiles, each made when it is first asked for. Any thread.
class ProfilesOfDistricts {
 public:
  explicit ProfilesOfDistricts(Site const& site);
  report::DistrictProfile const& of(city::DistrictId id) const;

 private:
  struct Slot {
    std::once_flag once;
    std::optional<report::DistrictProfile> profile;
  };
  Site const* site_;  // which holds this object
  mutable std::deque<Slot> slots_;
};

/// The profile as in print, in the reader's language, with what a page needs beyond it: links, outlines, neighbours, parts,
/// numbers of the measures and where the plan changes most.
Json profile_json(Call const& call, city::DistrictId id);

}  // namespace leitbild::server
