#include "store/gpkg/journal.h"

#include <map>

#include <fmt/format.h>

#include "base/hash.h"
#include "plan/rename.h"
#include "store/gpkg/layout.h"

namespace leitbild::store::gpkg {
namespace {

/// Parts are preceded by their length, so that no other parts give the same text.
void add_part(std::string& text, std::string_view part) { text += fmt::format("{}:{}\n", part.size(), part); }

/// An entry as it stands. Without a class: from before there were classes.
struct Stored {
  plan::JournalEntry entry;
  std::string journal_class;
};

std::string hash_of(std::string_view before, Stored const& stored, std::vector<ObjectState> const& changes) {
  auto const& entry = stored.entry;
  auto text = std::string{};
  for (auto const part :
       {before, std::string_view{entry.at}, std::string_view{entry.role}, std::string_view{entry.action},
        std::string_view{entry.object}, std::string_view{entry.note}}) {
    add_part(text, part);
  }
  if (!stored.journal_class.empty() || !entry.person.empty()) {
    add_part(text, stored.journal_class);
    add_part(text, entry.person);
  }
  for (auto const& change : changes) {
    add_part(text, change.kind);
    add_part(text, change.code);
    add_part(text, change.content ? "+" + *change.content : "-");
  }
  return sha256(text);
}

/// A file that is older and may not be written has no classes.
Result<std::string> columns_of_entry(Database const& db) {
  TRY(auto const there, db.one_integer("SELECT 1 FROM pragma_table_info('journal') WHERE name = 'class'"));
  return std::string{"at, role, action, object, note, "} + (there ? "class, person" : "'', ''");
}

Stored entry_of(Row const& row, int first) {
  auto out = Stored{.entry = {.at = row.text(first),
                              .role = row.text(first + 1),
                              .action = row.text(first + 2),
                              .object = row.text(first + 3),
                              .note = row.text(first + 4)},
                    .journal_class = row.text(first + 5)};
  auto const known = plan::journal_class_from(out.journal_class);
  out.entry.journal_class = known ? *known : plan::class_of_action(out.entry.action);
  out.entry.person = row.text(first + 6);
  return out;
}

ObjectState state_of_row(Row const& row, int first) {
  return {.kind = row.text(first),
          .code = row.text(first + 1),
          .content = row.is_null(first + 2) ? std::nullopt : std::optional{row.text(first + 2)}};
}

/// Changes by the number of their entry.
Result<std::map<std::int64_t, std::vector<ObjectState>>> all_changes(Database const& db) {
  auto out = std::map<std::int64_t, std::vector<ObjectState>>{};
  TRY_DO(db.each("SELECT journal, kind, code, content FROM history ORDER BY fid", {}, [&](Row const& row) {
    out[row.integer(0)].push_back(state_of_row(row, 1));
    return Result<void>{};
  }));
  return out;
}

template <class T>
std::optional<std::string> content_in(T const* object) {
  return object == nullptr ? std::nullopt : std::optional{plan::to_json(*object).dump()};
}

/// The object under both codes, and every other one that is not what it was.
std::vector<ObjectState> states_after_renaming(plan::Rename const& edit, plan::Plan const& before,
                                               plan::Plan const& after) {
  auto const kind = plan::kind_id_of_object(after, edit.to);
  auto out = std::vector{state_of(after, kind, edit.from), state_of(after, kind, edit.to)};
  auto then = std::map<std::pair<std::string, std::string>, std::optional<std::string>>{};
  for (auto& state : states_of(before)) { then.emplace(std::pair{state.kind, state.code}, std::move(state.content)); }
  for (auto& state : states_of(after)) {
    auto const found = then.find({state.kind, state.code});
    if (state.code == edit.to || (found != then.end() && found->second == state.content)) { continue; }
    out.push_back(std::move(state));
  }
  return out;
}

Result<std::string> last_hash(Database const& db) {
  TRY(auto hash, db.one_text("SELECT hash FROM journal ORDER BY fid DESC LIMIT 1"));
  return hash.value_or("");
}

}  // namespace

ObjectState state_of(plan::Plan const& plan, std::string_view kind, std::string const& code) {
  auto out = ObjectState{.kind = std::string{kind}, .code = code, .content = {}};
  if (kind == "measure") {
    out.content = content_in(plan::find_measure(plan, code));
  } else if (kind == "field") {
    out.content = content_in(plan::find_field(plan, code));
  } else if (kind == "goal") {
    out.content = content_in(plan::find_goal(plan, code));
  } else if (kind == "milestone") {
    out.content = content_in(plan::find_milestone(plan, code));
  } else if (auto const record = plan::record_with(plan, *plan::find_form(kind), code)) {
    out.content = plan::to_json(*record).dump();
  }
  return out;
}

std::vector<ObjectState> states_after(plan::Edit const& edit, plan::Plan const& before, plan::Plan const& after) {
  struct Which {
    plan::Plan const& before;
    plan::Plan const& after;
    using States = std::vector<ObjectState>;
    States operator()(plan::PutField const& e) const { return {state_of(after, "field", e.field.code)}; }
    States operator()(plan::PutGoal const& e) const { return {state_of(after, "goal", e.goal.code)}; }
    States operator()(plan::AddMeasure const& e) const { return {state_of(after, "measure", e.measure.code)}; }
    States operator()(plan::EditMeasure const& e) const { return {state_of(after, "measure", e.measure.code)}; }
    States operator()(plan::AddMilestone const& e) const { return {state_of(after, "milestone", e.milestone.code)}; }
    States operator()(plan::EditMilestone const& e) const { return {state_of(after, "milestone", e.milestone.code)}; }
    States operator()(plan::PutRecord const& e) const { return {state_of(after, e.record.form, e.record.code())}; }
    States operator()(plan::RemoveRecord const& e) const { return {state_of(after, e.form, e.code)}; }
    States operator()(plan::Rename const& e) const { return states_after_renaming(e, before, after); }
  };
  return std::visit(Which{before, after}, edit);
}

std::vector<ObjectState> states_of(plan::Plan const& plan) {
  auto out = std::vector<ObjectState>{};
  for (auto const& field : plan.fields) { out.push_back(state_of(plan, "field", field.code)); }
  for (auto const& goal : plan.goals) { out.push_back(state_of(plan, "goal", goal.code)); }
  for (auto const& measure : plan.measures) { out.push_back(state_of(plan, "measure", measure.code)); }
  for (auto const& milestone : plan.milestones) { out.push_back(state_of(plan, "milestone", milestone.code)); }
  for (auto const& form : plan::forms()) {
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) {
      out.push_back(state_of(plan, form.id, form.at(plan, i).code()));
    }
  }
  return out;
}

Result<void> append(Database const& db, plan::JournalEntry const& entry, std::vector<ObjectState> const& changes) {
  TRY(auto const before, last_hash(db));
  auto const stored = Stored{.entry = entry, .journal_class = std::string{plan::info(entry.journal_class).id}};
  TRY_DO(db.execute("INSERT INTO journal (at, role, action, object, note, class, person, hash) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {entry.at, entry.role, entry.action, entry.object, entry.note, stored.journal_class, entry.person,
                     hash_of(before, stored, changes)}));
  TRY(auto const number, db.one_integer("SELECT max(fid) FROM journal"));
  for (auto const& change : changes) {
    TRY_DO(db.execute("INSERT INTO history (journal, kind, code, content) VALUES (?, ?, ?, ?)",
                      {number.value_or(0), change.kind, change.code, optional_value(change.content)}));
  }
  return note_change(db, "journal");
}

Result<std::vector<plan::JournalEntry>> read_journal(Database const& db) {
  auto out = std::vector<plan::JournalEntry>{};
  TRY(auto const columns, columns_of_entry(db));
  TRY_DO(db.each(fmt::format("SELECT {} FROM journal ORDER BY fid", columns), {}, [&](Row const& row) {
    out.push_back(entry_of(row, 0).entry);
    return Result<void>{};
  }));
  return out;
}

Result<std::optional<NumberedEntry>> first_break(Database const& db) {
  TRY(auto changes, all_changes(db));
  auto out = std::optional<NumberedEntry>{};
  auto before = std::string{};
  auto expected = std::int64_t{1};
  TRY(auto const columns, columns_of_entry(db));
  TRY_DO(db.each(fmt::format("SELECT fid, hash, {} FROM journal ORDER BY fid", columns), {}, [&](Row const& row) {
    if (out) { return Result<void>{}; }
    auto const number = row.integer(0);
    auto const stored = entry_of(row, 2);
    auto const hash = hash_of(before, stored, changes[number]);
    if (number != expected || hash != row.text(1)) { out = NumberedEntry{.number = number, .entry = stored.entry}; }
    before = hash;
    ++expected;
    return Result<void>{};
  }));
  if (out) { return out; }
  // The table counts on where its last entries were taken away.
  TRY(auto const given, db.one_integer("SELECT seq FROM sqlite_sequence WHERE name = 'journal'"));
  if (given.value_or(0) >= expected) {
    out =
        NumberedEntry{.number = expected, .entry = {.at = {}, .role = {}, .action = "fehlt", .object = {}, .note = {}}};
  }
  return out;
}

Result<void> begin_chain(Database const& db, plan::Plan const& plan) {
  auto hashes = std::vector<std::pair<std::int64_t, std::string>>{};
  auto before = std::string{};
  TRY(auto const columns, columns_of_entry(db));
  TRY_DO(db.each(fmt::format("SELECT fid, {} FROM journal ORDER BY fid", columns), {}, [&](Row const& row) {
    before = hash_of(before, entry_of(row, 1), {});
    hashes.emplace_back(row.integer(0), before);
    return Result<void>{};
  }));
  for (auto const& [number, hash] : hashes) {
    TRY_DO(db.execute("UPDATE journal SET hash = ? WHERE fid = ?", {hash, number}));
  }
  return append(db,
                {.at = utc_now(),
                 .role = "Leitbild",
                 .action = "upgrade",
                 .object = "journal",
                 .note = "von hier an mit Prüfsummen und Stand jedes Gegenstands",
                 .journal_class = plan::JournalClass::kOperation},
                states_of(plan));
}

std::string end_of(Date day) { return iso(day) + "T23:59:59.999Z"; }

Result<plan::Plan> plan_at(Database const& db, Date day) {
  auto const until = end_of(day);
  TRY(auto const first, db.one_text("SELECT max(at) FROM journal WHERE action IN ('create', 'upgrade')"));
  if (!first || *first > until) {
    auto const since = first ? parse_iso_date(first->substr(0, 10)) : std::nullopt;
    return fail(fmt::format("vom {} ist kein Stand bekannt{}", german(day),
                            since ? fmt::format("; der früheste ist der vom {}", german(*since)) : std::string{}));
  }
  auto states = std::vector<ObjectState>{};                                    // by their place in the plan
  auto places = std::map<std::pair<std::string, std::string>, std::size_t>{};  // by kind and code
  auto left = std::map<std::pair<std::int64_t, std::string>, std::size_t>{};   // by entry and kind, in a renaming
  TRY_DO(
      db.each("SELECT h.kind, h.code, h.content, h.journal, j.action LIKE 'rename\\_%' ESCAPE '\\' FROM history AS h "
              "JOIN journal AS j ON h.journal = j.fid WHERE j.at <= ? ORDER BY h.fid",
              {until}, [&](Row const& row) {
                auto state = state_of_row(row, 0);
                auto const in_renaming = std::pair{row.integer(3), state.kind};
                auto place = places.try_emplace({state.kind, state.code}, states.size()).first;
                if (auto const free = left.find(in_renaming); free != left.end() && place->second == states.size()) {
                  place->second = free->second;
                  left.erase(free);
                }
                if (row.integer(4) != 0 && !state.content) { left.emplace(in_renaming, place->second); }
                if (place->second == states.size()) {
                  states.push_back(std::move(state));
                } else {
                  states[place->second] = std::move(state);
                }
                return Result<void>{};
              }));
  auto document = plan::to_json(plan::Plan{});
  TRY(document["title"], setting(db, "plan_title"));
  for (auto const& state : states) {
    if (!state.content) { continue; }
    auto object = Json::parse(*state.content, nullptr, false);
    if (object.is_discarded()) {
      return fail("der Stand dieses Gegenstands ist nicht lesbar", fmt::format("plan.gpkg history {}", state.code));
    }
    document[state.kind].push_back(std::move(object));
  }
  return plan::plan_from_json(document, "plan.gpkg history");
}

}  // namespace leitbild::store::gpkg
