// Every attribute of every object of a council, with its name in OParl 1.1. Reading, writing and merging go through this
// one table: an attribute that is added here is read, written and merged.
#pragma once

#include <algorithm>
#include <tuple>

#include "plan/council.h"

namespace leitbild::plan::council {

template <class Object, class Value>
struct Attribute {
  std::string_view name;
  Value Object::* member;
};
template <class Object, class Value>
Attribute(char const*, Value Object::*) -> Attribute<Object, Value>;

/// `kType`: the name in OParl; `kTitle`, `kTitles`: in German; `kTable`: where the council keeps such objects; `kList`: all
/// attributes but those of Record.
template <class Object>
struct Schema;

template <>
struct Schema<Municipality> {
  static constexpr std::string_view kType = "Body", kTitle = "Körperschaft", kTitles = "Körperschaften";
  static constexpr auto kTable = &Council::municipalities;
  static constexpr auto kList =
      std::tuple{Attribute{"name", &Municipality::name}, Attribute{"shortName", &Municipality::short_name},
                 Attribute{"ags", &Municipality::ags}};
};

template <>
struct Schema<Body> {
  static constexpr std::string_view kType = "Organization", kTitle = "Gremium", kTitles = "Gremien";
  static constexpr auto kTable = &Council::bodies;
  static constexpr auto kList = std::tuple{Attribute{"body", &Body::municipality},
                                           Attribute{"name", &Body::name},
                                           Attribute{"shortName", &Body::short_name},
                                           Attribute{"organizationType", &Body::kind},
                                           Attribute{"classification", &Body::classification},
                                           Attribute{"startDate", &Body::start},
                                           Attribute{"endDate", &Body::end}};
};

template <>
struct Schema<File> {
  static constexpr std::string_view kType = "File", kTitle = "Datei", kTitles = "Dateien";
  static constexpr auto kTable = &Council::files;
  static constexpr auto kList =
      std::tuple{Attribute{"name", &File::name},           Attribute{"fileName", &File::file_name},
                 Attribute{"mimeType", &File::mime_type},  Attribute{"date", &File::date},
                 Attribute{"size", &File::size},           Attribute{"accessUrl", &File::access},
                 Attribute{"downloadUrl", &File::download}};
};

template <>
struct Schema<Consultation> {
  static constexpr std::string_view kType = "Consultation", kTitle = "Beratung", kTitles = "Beratungen";
  static constexpr auto kTable = &Council::consultations;
  static constexpr auto kList = std::tuple{Attribute{"paper", &Consultation::paper},
                                           Attribute{"agendaItem", &Consultation::agenda_item},
                                           Attribute{"meeting", &Consultation::meeting},
                                           Attribute{"organization", &Consultation::bodies},
                                           Attribute{"authoritative", &Consultation::authoritative},
                                           Attribute{"role", &Consultation::role}};
};

template <>
struct Schema<Paper> {
  static constexpr std::string_view kType = "Paper", kTitle = "Vorlage", kTitles = "Vorlagen";
  static constexpr auto kTable = &Council::papers;
  static constexpr auto kList = std::tuple{Attribute{"body", &Paper::municipality},
                                           Attribute{"name", &Paper::name},
                                           Attribute{"reference", &Paper::reference},
                                           Attribute{"paperType", &Paper::type},
                                           Attribute{"date", &Paper::date},
                                           Attribute{"originatorOrganization", &Paper::originators},
                                           Attribute{"underDirectionOf", &Paper::lead},
                                           Attribute{"mainFile", &Paper::main_file},
                                           Attribute{"auxiliaryFile", &Paper::files},
                                           Attribute{"consultation", &Paper::consultations},
                                           Attribute{"relatedPaper", &Paper::related}};
};

template <>
struct Schema<AgendaItem> {
  static constexpr std::string_view kType = "AgendaItem", kTitle = "Tagesordnungspunkt",
                                    kTitles = "Tagesordnungspunkte";
  static constexpr auto kTable = &Council::agenda_items;
  static constexpr auto kList = std::tuple{Attribute{"meeting", &AgendaItem::meeting},
                                           Attribute{"number", &AgendaItem::number},
                                           Attribute{"name", &AgendaItem::name},
                                           Attribute{"public", &AgendaItem::in_public},
                                           Attribute{"consultation", &AgendaItem::consultation},
                                           Attribute{"result", &AgendaItem::result},
                                           Attribute{"resolutionText", &AgendaItem::resolution_text},
                                           Attribute{"leitbild:votesFor", &AgendaItem::votes_for},
                                           Attribute{"leitbild:votesAgainst", &AgendaItem::votes_against},
                                           Attribute{"leitbild:abstentions", &AgendaItem::abstentions},
                                           Attribute{"resolutionFile", &AgendaItem::resolution_file},
                                           Attribute{"auxiliaryFile", &AgendaItem::files}};
};

template <>
struct Schema<Meeting> {
  static constexpr std::string_view kType = "Meeting", kTitle = "Sitzung", kTitles = "Sitzungen";
  static constexpr auto kTable = &Council::meetings;
  static constexpr auto kList = std::tuple{Attribute{"name", &Meeting::name},
                                           Attribute{"meetingState", &Meeting::state},
                                           Attribute{"cancelled", &Meeting::cancelled},
                                           Attribute{"start", &Meeting::start},
                                           Attribute{"end", &Meeting::end},
                                           Attribute{"organization", &Meeting::bodies},
                                           Attribute{"location", &Meeting::place},
                                           Attribute{"invitation", &Meeting::invitation},
                                           Attribute{"resultsProtocol", &Meeting::protocol},
                                           Attribute{"verbatimProtocol", &Meeting::verbatim_protocol},
                                           Attribute{"auxiliaryFile", &Meeting::files},
                                           Attribute{"agendaItem", &Meeting::agenda}};
};

/// Calls `f(Attribute)` for each attribute of the object.
template <class Object, class F>
void for_each_attribute(F const& f) {
  std::apply([&](auto const&... attribute) { (f(attribute), ...); }, Schema<Object>::kList);
}

/// Calls `f.operator()<Object>()` for each kind of object, in the order of reports.
template <class F>
void for_each_kind(F const& f) {
  f.template operator()<Municipality>();
  f.template operator()<Body>();
  f.template operator()<Paper>();
  f.template operator()<Consultation>();
  f.template operator()<Meeting>();
  f.template operator()<AgendaItem>();
  f.template operator()<File>();
}

/// Null if the council does not know it. O(log n).
template <class Object>
Object const* find(Council const& council, Ref<Object> const& ref) {
  auto const& rows = council.*Schema<Object>::kTable;
  auto const id_of = [](Object const& object) -> std::string const& { return object.record.id; };
  auto const found = std::ranges::lower_bound(rows, ref.id, {}, id_of);
  return found == rows.end() || found->record.id != ref.id ? nullptr : &*found;
}

inline bool is_empty(bool value) { return !value; }
template <class T>
bool is_empty(std::optional<T> const& value) {
  return !value.has_value();
}
template <class T>
  requires requires(T const& value) { value.empty(); }
bool is_empty(T const& value) {
  return value.empty();
}

}  // namespace leitbild::plan::council
