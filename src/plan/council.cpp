#include "plan/council.h"

#include <algorithm>
#include <set>

#include "plan/council_attributes.h"

namespace leitbild::plan::council {

bool is_decision(AgendaItem const& item) { return !item.result.empty() || !item.resolution_text.empty(); }

namespace {

/// Ids that are named and not known, by kind; a set, because many may name the same object.
struct Missing {
  Council const* council{};
  std::map<std::string_view, std::set<std::string>> ids{};

  template <class Object>
  void look_at(Ref<Object> const& ref) {
    if (!ref.empty() && find(*council, ref) == nullptr) { ids[Schema<Object>::kTitles].insert(ref.id); }
  }
  template <class Object>
  void look_at(std::vector<Ref<Object>> const& refs) {
    for (auto const& ref : refs) { look_at(ref); }
  }
  template <class Value>
  void look_at(Value const& /*names nothing*/) {}
};

}  // namespace

std::map<std::string_view, std::size_t> missing(Council const& council) {
  auto found = Missing{.council = &council};
  for_each_kind([&]<class Object>() {
    for (auto const& object : council.*Schema<Object>::kTable) {
      if (object.record.deleted) { continue; }
      for_each_attribute<Object>([&](auto const& attribute) { found.look_at(object.*attribute.member); });
    }
  });
  auto out = std::map<std::string_view, std::size_t>{};
  for (auto const& [titles, ids] : found.ids) { out[titles] = ids.size(); }
  return out;
}

Ways::Ways(Council const& council) : council_{&council} {
  for (auto const& consultation : council.consultations) {
    if (!consultation.paper.empty()) { by_paper_[consultation.paper.id].push_back(&consultation); }
  }
  for (auto const& item : council.agenda_items) {
    if (!item.consultation.empty()) { item_of_.try_emplace(item.consultation.id, &item); }
  }
}

Step Ways::step(Consultation const& consultation) const {
  auto out = Step{.consultation = &consultation,
                  .meeting = nullptr,
                  .item = find(*council_, consultation.agenda_item),
                  .bodies = {}};
  if (out.item == nullptr) {
    auto const found = item_of_.find(consultation.record.id);
    if (found != item_of_.end()) { out.item = found->second; }
  }
  out.meeting = find(*council_, consultation.meeting);
  if (out.meeting == nullptr && out.item != nullptr) { out.meeting = find(*council_, out.item->meeting); }
  auto const take = [&](std::vector<Ref<Body>> const& bodies) {
    for (auto const& ref : bodies) {
      if (auto const* const body = find(*council_, ref)) { out.bodies.push_back(body); }
    }
  };
  take(consultation.bodies);
  if (out.bodies.empty() && out.meeting != nullptr) { take(out.meeting->bodies); }
  return out;
}

std::vector<Step> Ways::of(Paper const& paper) const {
  auto consultations = std::vector<Consultation const*>{};
  auto const add = [&](Consultation const* consultation) {
    if (consultation == nullptr || consultation->record.deleted) { return; }
    if (std::ranges::find(consultations, consultation) == consultations.end()) {
      consultations.push_back(consultation);
    }
  };
  for (auto const& ref : paper.consultations) { add(find(*council_, ref)); }
  if (auto const found = by_paper_.find(paper.record.id); found != by_paper_.end()) {
    std::ranges::for_each(found->second, add);
  }
  auto out = std::vector<Step>{};
  for (auto const* const consultation : consultations) { out.push_back(step(*consultation)); }
  auto const is_earlier = [](Step const& a, Step const& b) {
    auto const a_start = a.meeting == nullptr ? std::nullopt : a.meeting->start;
    auto const b_start = b.meeting == nullptr ? std::nullopt : b.meeting->start;
    if (!a_start || !b_start) { return a_start.has_value() && !b_start.has_value(); }
    return is_before(*a_start, *b_start);
  };
  std::ranges::stable_sort(out, is_earlier);
  return out;
}

}  // namespace leitbild::plan::council
