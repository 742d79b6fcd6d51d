#include "exchange/oparl/fetch.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "exchange/oparl/feed.h"
#include "exchange/oparl/page.h"
#include "exchange/oparl/walk.h"

namespace leitbild::exchange::oparl {
namespace {

namespace fs = std::filesystem;
namespace council = plan::council;

/// What a server was just storing while it answered may carry an earlier moment. Objects that come twice are recognised.
constexpr auto kOverlap = std::chrono::minutes{10};

std::optional<Moment> moment_in(Json const& object, char const* name) {
  if (!object.is_object()) { return std::nullopt; }
  auto const found = object.find(name);
  if (found == object.end() || !found->is_string()) { return std::nullopt; }
  return parse_moment(found->get_ref<std::string const&>());
}

bool is_within(std::optional<Moment> const& moment, std::optional<Moment> const& since,
               std::optional<Moment> const& until) {
  if (!moment) { return true; }  // not stated: kept
  return !(since && is_before(*moment, *since)) && !(until && is_before(*until, *moment));
}

/// Files know no filters; an endpoint filters by itself.
bool passes(Json const& object, Filters const& filters) {
  return is_within(moment_in(object, "modified"), filters.modified_since, filters.modified_until) &&
         is_within(moment_in(object, "created"), filters.created_since, filters.created_until);
}

/// Of a folder, those with a known ending, sorted by name.
Result<std::vector<fs::path>> files_of(fs::path const& from) {
  auto error = std::error_code{};
  if (!fs::is_directory(from, error)) { return std::vector{from}; }
  auto out = std::vector<fs::path>{};
  constexpr auto kEndings = std::array<std::string_view, 4>{".json", ".xml", ".rss", ".atom"};
  for (auto const& entry : fs::directory_iterator{from, error}) {
    if (std::ranges::find(kEndings, folded(entry.path().extension().string())) != kEndings.end()) {
      out.push_back(entry.path());
    }
  }
  if (error) { return fail(reason_of(error), from.string()); }
  if (out.empty()) { return fail("der Ordner enthält keine Datei *.json, *.xml, *.rss oder *.atom", from.string()); }
  std::ranges::sort(out);
  return out;
}

/// Saved pages. A page whose next one is not among the files is told, because the rest of its list is missing.
class SavedPages {
 public:
  SavedPages(Filters const& filters, Reading& reading, FetchReport& report)
      : filters_{&filters}, reading_{&reading}, report_{&report} {}

  void read(fs::path const& from) {
    auto const files = files_of(from);
    if (!files) {
      fails(files.error());
      return;
    }
    for (auto const& file : *files) { read_one(file); }
    for (auto const& [next, file] : nexts_) {
      if (selves_.contains(next)) { continue; }
      reading_->problems.add(
          fmt::format("die Folgeseite {} ist nicht unter den gelesenen Dateien; was auf ihr steht, fehlt", next), file);
    }
  }

 private:
  Filters const* filters_;
  Reading* reading_;
  FetchReport* report_;
  std::set<std::string> selves_;
  std::map<std::string, std::string> nexts_;  // address of the next page -> file that names it

  void fails(Error const& error) {
    report_->failures.insert(report_->failures.end(), error.problems.begin(), error.problems.end());
  }

  void read_one(fs::path const& file) {
    auto bytes = read_file(file);
    if (!bytes) {
      fails(bytes.error());
      return;
    }
    ++report_->pages;
    auto const where = file.string();
    if (is_feed(*bytes) && is_markup(*bytes)) {
      report_->feed = true;
      if (!read_feed(*bytes, where, *reading_)) {
        report_->failures.push_back({"der Feed wurde nicht bis zum Ende gelesen", where});
      }
      return;
    }
    auto const page = read_page(*std::move(bytes), where, reading_->problems);
    if (!page) {
      fails(page.error());
      return;
    }
    if (!page->self.empty()) { selves_.insert(page->self); }
    if (!page->next.empty()) { nexts_.try_emplace(page->next, where); }
    for (auto const& object : page->objects) {
      if (passes(object, *filters_)) { reading_->read(object, {}, where); }
    }
  }
};

std::size_t count_decisions(council::Council const& council) {
  auto const counts = [](council::AgendaItem const& item) {
    return !item.record.deleted && council::is_decision(item);
  };
  return static_cast<std::size_t>(std::ranges::count_if(council.agenda_items, counts));
}

/// The filters of this fetch: only changes, where what is known came whole from the same address.
Filters filters_of(std::string const& from, Collection const& known, Filters filters) {
  if (!filters.modified_since && known.source == from && known.complete_until) {
    filters.modified_since = Moment{known.complete_until->utc - kOverlap, known.complete_until->offset};
  }
  return filters;
}

/// Whether everything that changed up to now is in the collection after a fetch with these filters.
bool leaves_no_gap(std::string const& from, Collection const& known, Filters const& filters) {
  if (filters.modified_until || filters.created_since || filters.created_until) { return false; }
  if (!known.complete_until || !filters.modified_since) { return true; }
  return known.source == from && !is_before(*known.complete_until, *filters.modified_since);
}

void take(Reading& reading, Collection const& known, Fetched& out) {
  auto merged = council::merge(known.council, reading.council);
  out.collection.council = std::move(merged.council);
  out.report.counts = std::move(merged.counts);
  out.report.problems = std::move(reading.problems.list);
  out.report.passed_types = std::move(reading.passed_types);
  out.report.passed_attributes = std::move(reading.passed_attributes);
  out.report.decisions = count_decisions(out.collection.council);
}

}  // namespace

Fetched fetch(std::string const& from, Collection const& known, FetchOptions const& options) {
  auto out = Fetched{};
  out.collection.source = known.source.empty() ? from : known.source;
  out.collection.complete_until = known.complete_until;
  if (from.find("://") == std::string::npos) {
    auto reading = Reading{};
    SavedPages{options.filters, reading, out.report}.read(from);
    out.report.since = options.filters.modified_since;
    take(reading, known, out);
    return out;
  }
  auto const filters = filters_of(from, known, options.filters);
  auto const began = now();
  auto walked = walk(from, options, filters);
  out.report.since = filters.modified_since;
  out.report.pages = walked.pages;
  out.report.feed = walked.feed;
  out.report.failures = std::move(walked.failures);
  take(walked.reading, known, out);
  if (out.report.complete() && !walked.feed && leaves_no_gap(from, known, filters)) {
    out.collection.source = from;
    out.collection.complete_until = walked.began.value_or(began);
  }
  return out;
}

}  // namespace leitbild::exchange::oparl
