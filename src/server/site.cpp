#include "server/site.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/text.h"

namespace leitbild::server {
namespace {

/// Kind and code; kinds as AttributeInfo::refers_to has them.
using Hidden = std::set<std::pair<std::string, std::string>>;

bool is_hidden(Hidden const& hidden, std::string_view kind, std::string const& code) {
  if (kind != "*") { return hidden.contains({std::string{kind}, code}); }
  return std::ranges::any_of(hidden, [&](auto const& entry) { return entry.second == code; });
}

/// What is left of "A-1; A-2" without the hidden ones.
std::string without_hidden(Hidden const& hidden, std::string_view kind, std::string const& codes) {
  auto out = std::string{};
  for (auto const part : split(codes, ';')) {
    auto const code = std::string{trimmed(part)};
    if (is_hidden(hidden, kind, code)) { continue; }
    if (!out.empty()) { out += "; "; }
    out += code;
  }
  return out;
}

/// The record without what it says about hidden objects; nothing if it is about a hidden one itself.
std::optional<plan::Record> public_record(plan::Form const& form, plan::Record record, Hidden const& hidden) {
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto const& attribute = form.attributes[i];
    auto& value = record.values[i];
    if (attribute.refers_to.empty() || value.empty()) { continue; }
    if (attribute.kind != plan::Kind::kReferences) {
      if (is_hidden(hidden, attribute.refers_to, value)) { return std::nullopt; }
      continue;
    }
    auto left = without_hidden(hidden, attribute.refers_to, value);
    if (left == value) { continue; }
    // A list of hidden objects alone: the record is about them.
    if (left.empty()) { return std::nullopt; }
    value = std::move(left);
  }
  return record;
}

/// One pass over all records: removes what hangs on hidden objects and remembers it as hidden. True if something was.
bool hide_dependents(plan::Plan& plan, Hidden& hidden) {
  auto found = false;
  for (auto const& form : plan::forms()) {
    for (auto row = form.count(plan); row-- > 0;) {
      auto const before = form.at(plan, row);
      auto const after = public_record(form, before, hidden);
      if (!after) {
        hidden.insert({std::string{form.id}, before.code()});
        form.remove(plan, before.code());
        found = true;
      } else if (*after != before && !form.put(plan, *after)) {
        form.remove(plan, before.code());  // what cannot be shortened is not shown
      }
    }
  }
  return found;
}

void keep_public_journal(SiteContent& content) {
  auto const is_public = [&](plan::JournalEntry const& entry) {
    return !plan::kind_of_object(content.plan, entry.object).empty();
  };
  std::erase_if(content.journal, [&](plan::JournalEntry const& entry) { return !is_public(entry); });
  for (auto& entry : content.journal) { entry.person.clear(); }
}

}  // namespace

plan::Plan public_part(plan::Plan plan, plan::Plan const& today) {
  auto hidden = Hidden{};
  for (auto const* const source : {&std::as_const(plan), &today}) {
    for (auto const& profile : source->measure_profiles) {
      if (profile.visibility == plan::Visibility::kInternal) { hidden.insert({"measure", profile.measure}); }
    }
  }
  for (auto const& report : plan.status_reports) {
    if (!report.released) { hidden.insert({std::string{plan::StatusReport::kForm}, report.code}); }
  }
  std::erase_if(plan.status_reports, [](plan::StatusReport const& report) { return !report.released; });
  if (hidden.empty()) { return plan; }
  // The other end of a link may be a measure of another plan, so that it is no reference that the form knows.
  for (auto const& link : plan.measure_links) {
    if (link.other_plan.empty() && is_hidden(hidden, "measure", link.other)) {
      hidden.insert({std::string{plan::MeasureLink::kForm}, link.code});
    }
  }
  std::erase_if(plan.measure_links,
                [&](plan::MeasureLink const& link) { return is_hidden(hidden, plan::MeasureLink::kForm, link.code); });
  std::erase_if(plan.measures,
                [&](plan::Measure const& measure) { return is_hidden(hidden, "measure", measure.code); });
  while (hide_dependents(plan, hidden)) {}
  return plan;
}

Site::Site(SiteContent content) : content_{std::move(content)} {
  for (auto& [code, adopted] : content_.adopted) { adopted = public_part(std::move(adopted), content_.plan); }
  auto const today = content_.plan;
  content_.plan = public_part(std::move(content_.plan), today);
  keep_public_journal(content_);
}

std::shared_ptr<Site const> Site::make(SiteContent content) {
  return std::shared_ptr<Site const>{new Site{std::move(content)}};
}

std::shared_ptr<Site::Slot> Site::slot(std::type_index type) const {
  auto const lock = std::lock_guard{mutex_};
  auto& slot = slots_[type];
  if (slot == nullptr) { slot = std::make_shared<Slot>(); }
  return slot;
}

}  // namespace leitbild::server
