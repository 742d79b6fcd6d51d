#include "plan/merge_council.h"

#include <algorithm>

#include <fmt/format.h>

#include "plan/council_attributes.h"

namespace leitbild::plan::council {
namespace {

enum class Age : std::uint8_t { kNewer, kOlder, kSame };

/// Of the second copy, compared with the first one. Not stated counts as the same.
Age age_of(Record const& second, Record const& first) {
  if (!first.modified || !second.modified || first.modified->utc == second.modified->utc) { return Age::kSame; }
  return is_before(*first.modified, *second.modified) ? Age::kNewer : Age::kOlder;
}

template <class Value>
void fill(Value& value, Value const& other) {
  if (is_empty(value)) { value = other; }
}

/// What is empty in `object` is taken from `other`.
template <class Object>
void fill_up(Object& object, Object const& other) {
  for_each_attribute<Object>([&](auto const& attribute) { fill(object.*attribute.member, other.*attribute.member); });
  fill(object.record.web, other.record.web);
  fill(object.record.created, other.record.created);
  fill(object.record.modified, other.record.modified);
}

template <class Object>
Object merged(Object const& known, Object const& delivered) {
  auto const age = age_of(delivered.record, known.record);
  if (age == Age::kOlder) { return known; }
  if (delivered.record.deleted) {
    auto out = known;
    out.record.deleted = true;
    if (delivered.record.modified) { out.record.modified = delivered.record.modified; }
    return out;
  }
  auto out = delivered;
  if (age == Age::kSame) { fill_up(out, known); }
  fill(out.record.created, known.record.created);
  return out;
}

std::string const& id_of(auto const& object) { return object.record.id; }

template <class Object>
std::vector<Object> sorted_by_id(std::vector<Object> rows) {
  std::ranges::sort(rows, {}, [](Object const& object) -> std::string const& { return object.record.id; });
  return rows;
}

/// Both sorted by id.
template <class Object>
std::vector<Object> merge_tables(std::vector<Object> const& known, std::vector<Object> const& delivered,
                                 KindCounts& counts) {
  auto out = std::vector<Object>{};
  auto old = known.begin();
  for (auto const& object : delivered) {
    while (old != known.end() && id_of(*old) < id_of(object)) { out.push_back(*old++); }
    if (old == known.end() || id_of(*old) != id_of(object)) {
      ++(object.record.deleted ? counts.deleted : counts.added);
      out.push_back(object);
      continue;
    }
    out.push_back(merged(*old, object));
    auto const is_same = out.back() == *old;
    auto const is_gone = out.back().record.deleted && !old->record.deleted;
    ++(is_same ? counts.unchanged : is_gone ? counts.deleted : counts.changed);
    ++old;
  }
  out.insert(out.end(), old, known.end());
  return out;
}

template <class Part>
bool holds(std::vector<Part> const& rows, std::string const& id) {
  auto const key = [](Part const& part) -> std::string const& { return part.record.id; };
  return std::ranges::binary_search(rows, id, {}, key);
}

/// Marks the parts (consultations of a paper, items of a meeting) that the newer version of their whole left out.
template <class Whole, class Part>
void withdraw_left_out(Council const& known, Council const& delivered, Council& out,
                       std::vector<Ref<Part>> Whole::* parts, KindCounts& counts) {
  for (auto const& whole : delivered.*Schema<Whole>::kTable) {
    auto const* const before = find(known, Ref<Whole>{whole.record.id});
    if (before == nullptr || whole.record.deleted || age_of(whole.record, before->record) != Age::kNewer) { continue; }
    for (auto const& ref : before->*parts) {
      auto const is_named = std::ranges::find(whole.*parts, ref) != (whole.*parts).end();
      auto const* const part = find(out, ref);
      if (is_named || part == nullptr || part->record.deleted || holds(delivered.*Schema<Part>::kTable, ref.id)) {
        continue;
      }
      auto& rows = out.*Schema<Part>::kTable;
      rows[static_cast<std::size_t>(part - rows.data())].record.deleted = true;
      ++counts.deleted;
    }
  }
}

/// " („Einladung“ und „Protokoll“)" for text; other values are not shown.
std::string both(std::string const& a, std::string const& b) { return fmt::format(" („{}“ und „{}“)", a, b); }
template <class Value>
std::string both(Value const& /*a*/, Value const& /*b*/) {
  return {};
}

template <class Object>
void join(Object& first, Object const& second, Problems& problems) {
  auto const age = age_of(second.record, first.record);
  if (age == Age::kOlder) { return; }
  if (age == Age::kNewer) {
    auto const created = first.record.created;
    first = second;
    fill(first.record.created, created);
    return;
  }
  for_each_attribute<Object>([&](auto const& attribute) {
    auto const& a = first.*attribute.member;
    auto const& b = second.*attribute.member;
    if (!is_empty(a) && !is_empty(b) && a != b) {
      problems.add(fmt::format("kommt in derselben Lieferung zweimal mit verschiedenem Inhalt{} und gleichem Stand "
                               "(„modified“) vor; es gilt der erste",
                               both(a, b)),
                   fmt::format("{} {}, Attribut „{}“", Schema<Object>::kTitle, first.record.id, attribute.name));
    }
  });
  fill_up(first, second);
  first.record.deleted = first.record.deleted || second.record.deleted;
}

}  // namespace

Merged merge(Council const& known, Council const& delivered) {
  auto out = Merged{};
  auto sorted = Council{};
  for_each_kind([&]<class Object>() {
    constexpr auto kTable = Schema<Object>::kTable;
    sorted.*kTable = sorted_by_id(delivered.*kTable);
    auto& counts = out.counts.emplace_back(KindCounts{.titles = Schema<Object>::kTitles});
    out.council.*kTable = merge_tables(known.*kTable, sorted.*kTable, counts);
    counts.total = (out.council.*kTable).size();
  });
  auto const counts_of = [&](std::string_view titles) -> KindCounts& {
    return *std::ranges::find(out.counts, titles, &KindCounts::titles);
  };
  withdraw_left_out(known, sorted, out.council, &Paper::consultations, counts_of(Schema<Consultation>::kTitles));
  withdraw_left_out(known, sorted, out.council, &Meeting::agenda, counts_of(Schema<AgendaItem>::kTitles));
  return out;
}

void join_copies(Municipality& first, Municipality const& second, Problems& problems) { join(first, second, problems); }
void join_copies(Body& first, Body const& second, Problems& problems) { join(first, second, problems); }
void join_copies(Paper& first, Paper const& second, Problems& problems) { join(first, second, problems); }
void join_copies(Consultation& first, Consultation const& second, Problems& problems) { join(first, second, problems); }
void join_copies(Meeting& first, Meeting const& second, Problems& problems) { join(first, second, problems); }
void join_copies(AgendaItem& first, AgendaItem const& second, Problems& problems) { join(first, second, problems); }
void join_copies(File& first, File const& second, Problems& problems) { join(first, second, problems); }

}  // namespace leitbild::plan::council
