#include "plan/adopt_paper.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/council_attributes.h"
#include "plan/council_words.h"
#include "plan/new_codes.h"

namespace leitbild::plan {
namespace {

std::string_view last_part(std::string_view id) { return id.substr(id.find_last_of('/') + 1); }

std::optional<RoughDate> rough(std::optional<Date> const& day) {
  if (!day) { return std::nullopt; }
  return RoughDate{.year = day->year(), .month = day->month(), .day = day->day()};
}

std::optional<RoughDate> day_of(council::Meeting const* meeting) {
  if (meeting == nullptr || !meeting->start) { return std::nullopt; }
  return rough(local_day(*meeting->start));
}

std::string as_of(council::Record const& record) { return record.modified ? iso(*record.modified) : std::string{}; }

/// Whether the plan knows a later state than the file.
bool is_older(std::string const& known, council::Record const& record) {
  auto const moment = parse_moment(known);
  return moment && record.modified && is_before(*record.modified, *moment);
}

/// What the file leaves empty stays.
void take(std::string& value, std::string const& given) {
  if (!given.empty()) { value = given; }
}
template <class T>
void take(std::optional<T>& value, std::optional<T> const& given) {
  if (given) { value = given; }
}

void link(std::vector<std::string>& measures, std::string_view measure) {
  if (std::ranges::find(measures, measure) == measures.end()) { measures.emplace_back(measure); }
}

class Adopting {
 public:
  Adopting(Plan const& plan, council::Council const& council, council::Paper const& paper, std::string_view measure)
      : plan_{plan}, council_{council}, paper_{paper}, measure_{measure}, codes_{plan} {}

  PaperAdoption result() && {
    take_paper();
    auto const ways = council::Ways{council_};
    auto number = 1;
    for (auto const& step : ways.of(paper_)) { take_step(step, number++); }
    return std::move(out_);
  }

 private:
  Plan const& plan_;
  council::Council const& council_;
  council::Paper const& paper_;
  std::string_view measure_;
  PaperAdoption out_;
  NewCodes codes_;
  std::map<std::string, std::string> new_bodies_;  // id -> code

  void remark(std::string text) { out_.remarks.push_back(std::move(text)); }

  template <class Row>
  void keep(Row const& row, Row const* known) {
    if (known != nullptr && row == *known) {
      ++out_.unchanged;
      return;
    }
    ++(known == nullptr ? out_.added : out_.changed);
    out_.edits.emplace_back(PutRecord{record_of(row)});
  }

  template <class Row>
  static Row const* with_id(std::vector<Row> const& rows, std::string const& id) {
    auto const found = std::ranges::find(rows, id, &Row::oparl);
    return id.empty() || found == rows.end() ? nullptr : &*found;
  }

  std::string reference() const {
    return paper_.reference.empty() ? std::string{last_part(paper_.record.id)} : paper_.reference;
  }

  std::string address(council::Ref<council::File> const& ref) const {
    auto const* const file = council::find(council_, ref);
    if (file == nullptr) { return {}; }
    return file->access.empty() ? file->download.text : file->access.text;
  }

  void take_paper() {
    auto const* known = with_id(plan_.papers, paper_.record.id);
    if (known == nullptr && !paper_.reference.empty()) {
      auto const same = std::ranges::find_if(
          plan_.papers, [&](Paper const& paper) { return paper.oparl.empty() && paper.reference == paper_.reference; });
      if (same != plan_.papers.end()) { known = &*same; }
    }
    auto row = known == nullptr ? Paper{} : *known;
    if (known == nullptr) { row.code = codes_.from("V-", reference()); }
    out_.paper = row.code;
    link(row.measures, measure_);
    if (known != nullptr && is_older(known->as_of, paper_.record)) {
      ++out_.older;
    } else {
      take(row.reference, paper_.reference);
      take(row.title, paper_.name.empty() && row.title.empty() ? reference() : paper_.name);
      take(row.date, rough(paper_.date));
      row.oparl = paper_.record.id;
      take(row.address, paper_.record.web.empty() ? address(paper_.main_file) : paper_.record.web.text);
      take(row.as_of, as_of(paper_.record));
    }
    keep(row, known);
  }

  /// The body's code; adds it if the plan has none.
  std::string body_code(council::Step const& step) {
    auto const* const body = step.bodies.empty() ? nullptr : step.bodies.front();
    auto const id = body != nullptr ? body->record.id : named_body(step);
    if (auto const found = new_bodies_.find(id); found != new_bodies_.end()) { return found->second; }
    auto const* known = with_id(plan_.bodies, id);
    if (known == nullptr && body != nullptr) {
      auto const same = std::ranges::find_if(
          plan_.bodies, [&](Body const& row) { return row.oparl.empty() && folded(row.name) == folded(body->name); });
      if (same != plan_.bodies.end()) { known = &*same; }
    }
    auto row = known == nullptr ? Body{} : *known;
    row.oparl = id;
    if (body != nullptr) { take(row.name, body->name); }
    if (row.name.empty()) {
      row.name = id.empty() ? std::string{"Gremium unbekannt"} : fmt::format("Gremium unbekannt ({})", id);
      remark(fmt::format("ein Gremium ist nur als „{}“ bekannt; der Bestand nennt seinen Namen nicht", row.name));
    }
    if (!row.kind) {
      row.kind = body == nullptr ? std::nullopt : council::kind_of(*body);
      if (!row.kind) {
        row.kind = BodyKind::kCommittee;
        remark(fmt::format("„{}“: Art als „Ausschuss“ angenommen; bitte prüfen", row.name));
      }
    }
    if (known == nullptr) {
      row.code = codes_.from("G-", body == nullptr ? std::string{last_part(id)} : slug(row.name));
    }
    keep(row, known);
    new_bodies_[id] = row.code;
    return row.code;
  }

  static std::string named_body(council::Step const& step) {
    if (!step.consultation->bodies.empty()) { return step.consultation->bodies.front().id; }
    return step.meeting != nullptr && !step.meeting->bodies.empty() ? step.meeting->bodies.front().id : std::string{};
  }

  void take_step(council::Step const& step, int number) {
    auto const body = body_code(step);
    auto const& record = step.consultation->record;
    auto const* const known = with_id(plan_.consultations, record.id);
    auto row = known == nullptr ? Consultation{} : *known;
    if (known == nullptr) { row.code = codes_.from("BF-", fmt::format("{}-{}", reference(), number)); }
    if (known != nullptr && is_older(known->as_of, record)) {
      ++out_.older;
    } else {
      row.paper = out_.paper;
      row.body = body;
      take(row.date, day_of(step.meeting));
      row.role = council::role_of(*step.consultation);
      if (step.item != nullptr) { take(row.outcome, step.item->result); }
      row.oparl = record.id;
      take(row.as_of, as_of(record));
    }
    keep(row, known);
    if (step.item != nullptr && council::is_decision(*step.item)) { take_decision(step, *step.item, body); }
  }

  void take_decision(council::Step const& step, council::AgendaItem const& item, std::string const& body) {
    auto const* const known = with_id(plan_.decisions, item.record.id);
    if (item.record.deleted) {
      if (known != nullptr) { remark(fmt::format("{}: der Tagesordnungspunkt ist zurückgezogen", known->code)); }
      return;
    }
    auto const date = day_of(step.meeting);
    auto const result = council::result_from(item.result);
    if (known == nullptr && (!date || !result)) {
      remark(date
                 ? fmt::format("der Beschluss ist nicht übernommen: das Ergebnis „{}“ ist nicht eindeutig", item.result)
                 : std::string{"der Beschluss ist nicht übernommen: der Tag der Sitzung ist nicht bekannt"});
      return;
    }
    auto row = known == nullptr ? Decision{} : *known;
    link(row.measures, measure_);
    if (known != nullptr && is_older(known->as_of, item.record)) {
      ++out_.older;
    } else {
      fill_decision(step, item, body, row);
      take(row.date, date);
      take(row.result, result);
    }
    if (known == nullptr) { row.code = codes_.from("B-", last_part(item.record.id)); }
    keep(row, known);
  }

  void fill_decision(council::Step const& step, council::AgendaItem const& item, std::string const& body,
                     Decision& row) {
    take(row.subject, item.name.empty() ? paper_.name : item.name);
    if (row.subject.empty()) { row.subject = reference(); }
    row.paper = out_.paper;
    row.body = body;
    if (step.consultation->authoritative) { row.authoritative = *step.consultation->authoritative; }
    if (!row.kind) {
      row.kind = council::kind_of(paper_, council::role_of(*step.consultation));
      if (!row.kind) {
        row.kind = DecisionKind::kCommission;
        remark(fmt::format("„{}“: Art des Beschlusses als „Auftrag“ angenommen; bitte prüfen", row.subject));
      }
    }
    auto const votes = council::votes_of(item);
    take(row.votes_for, votes.votes_for);
    take(row.votes_against, votes.votes_against);
    take(row.abstentions, votes.abstentions);
    take(row.wording, item.resolution_text);
    take(row.file, address(item.resolution_file.empty() ? paper_.main_file : item.resolution_file));
    if (step.meeting != nullptr) { take(row.place, step.meeting->place); }
    row.oparl = item.record.id;
    take(row.as_of, as_of(item.record));
  }
};

Result<council::Paper const*> paper_named(council::Council const& council, std::string_view name) {
  auto const* by_id = council::find(council, council::Ref<council::Paper>{std::string{name}});
  auto found = std::vector<council::Paper const*>{};
  if (by_id != nullptr) { found.push_back(by_id); }
  for (auto const& paper : council.papers) {
    if (by_id == nullptr && paper.reference == name) { found.push_back(&paper); }
  }
  if (found.empty()) {
    return fail(
        fmt::format("der Bestand hat keine Vorlage „{}“; `leitbild council propose` nennt Kennungen und Nummern", name),
        "--paper");
  }
  if (found.size() > 1) {
    return fail(fmt::format("die Nummer „{}“ haben {} Vorlagen; nötig ist die Kennung, etwa {}", name, found.size(),
                            found.front()->record.id),
                "--paper");
  }
  if (found.front()->record.deleted) { return fail("die Vorlage ist zurückgezogen", "--paper"); }
  return found.front();
}

}  // namespace

Result<PaperAdoption> adopt_paper(Plan const& plan, council::Council const& council, std::string_view paper,
                                  std::string_view measure) {
  if (find_measure(plan, measure) == nullptr) {
    return fail(fmt::format("der Plan hat keine Maßnahme „{}“", measure), "--measure");
  }
  TRY(auto const* const found, paper_named(council, paper));
  return Adopting{plan, council, *found, measure}.result();
}

}  // namespace leitbild::plan
