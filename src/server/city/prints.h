// Printed profiles: one print process per site, each sheet set once.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "base/passing_folder.h"
#include "report/pdf/print_process.h"
#include "server/response.h"
#include "server/site.h"

namespace leitbild::server {

/// The folder is made when the first sheet is set and removed with the object. Any thread; sheets are set one after the
/// other.
class PrintsOfDistricts {
 public:
  explicit PrintsOfDistricts(Site const& site);

  /// The PDF of a district's profile; `site` is the one that holds this object. Error: the print program is missing or
  /// failed; the next call tries again with a new process.
  Result<Bytes> of(Site const& site, city::DistrictId id) const;

 private:
  mutable std::mutex mutex_;
  mutable std::optional<report::PrintProcess> process_;
  mutable std::optional<PassingFolder> folder_;
  mutable std::map<city::DistrictId, Bytes> sheets_;

  Result<void> make_ready() const;
};

}  // namespace leitbild::server
