#include "server/city/prints.h"

#include <fmt/format.h>

#include "base/file.h"
#include "report/pdf/write_pdf.h"
#include "server/city/district.h"

namespace leitbild::server {

PrintsOfDistricts::PrintsOfDistricts(Site const& /*site*/) {}

Result<void> PrintsOfDistricts::make_ready() const {
  if (!folder_) { TRY(folder_, PassingFolder::make()); }
  if (process_) { return {}; }
  TRY(auto const print_folder, report::find_print_folder());
  TRY(process_, report::PrintProcess::start(print_folder));
  return {};
}

Result<Bytes> PrintsOfDistricts::of(Site const& site, city::DistrictId id) const {
  auto const lock = std::lock_guard{mutex_};
  if (auto const found = sheets_.find(id); found != sheets_.end()) { return found->second; }
  TRY_DO(make_ready());
  auto const file = folder_->path() / fmt::format("{}.pdf", id.value);
  auto const pages = report::write_pdf(site.derived<ProfilesOfDistricts>().of(id), file, *process_);
  if (!pages) {
    process_.reset();  // after a time-out or a lost process every further job would fail
    return fail(pages.error());
  }
  TRY(auto content, read_file(file));
  auto ignored = std::error_code{};
  std::filesystem::remove(file, ignored);
  auto sheet = std::make_shared<std::string const>(std::move(content));
  sheets_.emplace(id, sheet);
  return sheet;
}

}  // namespace leitbild::server
