#include "exchange/oparl/read_objects.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <initializer_list>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "exchange/oparl/page.h"
#include "exchange/oparl/web_address.h"
#include "plan/council_attributes.h"
#include "plan/merge_council.h"

namespace leitbild::exchange::oparl {

namespace council = plan::council;

namespace {

/// Attributes of a Körperschaft that are addresses of lists, and what is in them. Persons and memberships are not asked for:
/// the plan has no use for personal data.
constexpr auto kLists = std::array<std::pair<char const*, char const*>, 6>{{{"organization", "Organization"},
                                                                            {"meeting", "Meeting"},
                                                                            {"paper", "Paper"},
                                                                            {"consultation", "Consultation"},
                                                                            {"agendaItem", "AgendaItem"},
                                                                            {"file", "File"}}};

constexpr std::string_view kPlace = "location";

/// Which number an attribute "vendor:name" of an agenda item tells; null: none.
std::optional<std::int64_t> council::AgendaItem::* votes_of(std::string_view attribute) {
  auto const colon = attribute.find(':');
  if (colon == std::string_view::npos || colon == 0) { return nullptr; }
  auto const name = slug(attribute.substr(colon + 1));
  auto const is_one_of = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  if (is_one_of({"votesfor", "votesyes", "yes", "jastimmen", "ja-stimmen", "ja"})) {
    return &council::AgendaItem::votes_for;
  }
  if (is_one_of({"votesagainst", "votesno", "no", "neinstimmen", "nein-stimmen", "nein"})) {
    return &council::AgendaItem::votes_against;
  }
  if (is_one_of({"abstentions", "votesabstained", "enthaltungen", "enthaltung"})) {
    return &council::AgendaItem::abstentions;
  }
  return nullptr;
}

Json const* value_of(Json const& object, std::string_view name) {
  auto const found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// "https://schema.oparl.org/1.1/Paper" -> "Paper".
std::string type_name(std::string_view type) { return std::string{type.substr(type.find_last_of('/') + 1)}; }

/// Text for people: without control characters (a terminal would obey them) other than line ends and tabs.
std::string plain_text(std::string_view text) {
  auto out = std::string{trimmed(text)};
  auto const is_control = [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  };
  std::erase_if(out, is_control);
  return out;
}

/// Objects inside others leave out the way back, because their place tells it.
void adopt(council::Consultation& part, council::Paper const& whole) {
  if (part.paper.empty()) { part.paper.id = whole.record.id; }
}
void adopt(council::AgendaItem& part, council::Meeting const& whole) {
  if (part.meeting.empty()) { part.meeting.id = whole.record.id; }
}
template <class Part, class Whole>
void adopt(Part& /*part*/, Whole const& /*whole*/) {}

}  // namespace

/// Reads the objects of one page. Recursive, as the objects are; read_page() bounds the depth.
class ObjectReader {
 public:
  ObjectReader(Reading& reading, std::string const& page) : reading_{&reading}, page_{&page} {}

  template <class Object>
  Object read_as(Json const& json) {
    auto object = Object{};
    read_record(json, object);
    council::for_each_attribute<Object>([&](auto const& attribute) {
      if (attribute.name == kPlace) { return; }
      if (auto const* const value = value_of(json, attribute.name)) {
        read_value(*value, object.*attribute.member, object, attribute.name);
      }
    });
    if constexpr (std::same_as<Object, council::Meeting>) {
      if (auto const* const value = value_of(json, kPlace)) { read_place(*value, object); }
    }
    if constexpr (std::same_as<Object, council::AgendaItem>) { read_votes(json, object); }
    if constexpr (std::same_as<Object, council::Municipality>) { take_lists(json, object); }
    check_name(object);
    count_passed<Object>(json);
    return object;
  }

  template <class Object>
  void keep(Object object) {
    if (object.record.id.empty()) { return; }
    auto& rows = reading_->council.*council::Schema<Object>::kTable;
    auto const key = fmt::format("{} {}", council::Schema<Object>::kType, object.record.id);
    auto const [place, is_new] = reading_->places.try_emplace(key, rows.size());
    if (is_new) {
      rows.push_back(std::move(object));
      return;
    }
    auto differences = Problems{};
    council::join_copies(rows[place->second], object, differences);
    if (!differences.empty()) {
      reading_->problems.add(within(*page_, Error{.problems = std::move(differences.list)}));
    }
  }

 private:
  Reading* reading_;
  std::string const* page_;
  std::vector<std::string> inside_;  // places of the attributes that the object being read stands in

  /// "https://…/papers: Vorlage https://…/paper/7, Attribut „date“".
  template <class Object>
  std::string place(Object const& object, std::string_view attribute) const {
    auto const& id = object.record.id;
    return fmt::format("{}: {} {}, Attribut „{}“", *page_, council::Schema<Object>::kTitle, id.empty() ? "ohne id" : id,
                       attribute);
  }

  template <class Object>
  void object_to(Json const& value, std::string_view allowed, Object const& object, std::string_view attribute) {
    reading_->problems.add(fmt::format("{} ist nicht möglich; erlaubt ist {}", shown(value), allowed),
                           place(object, attribute));
  }

  template <class Object>
  void read_record(Json const& json, Object& object) {
    auto& record = object.record;
    auto const* const id = value_of(json, "id");
    if (id != nullptr && id->is_string()) { record.id = plain_text(id->get_ref<std::string const&>()); }
    if (record.id.empty()) {
      reading_->problems.add(
          fmt::format("das Objekt {} hat keine Kennung (Attribut „id“); erlaubt ist eine Webadresse. Ohne sie kann es "
                      "nicht wiedererkannt werden und bleibt weg",
                      shown(json)),
          inside_.empty() ? *page_ : inside_.back());
    } else if (!is_web_address(record.id)) {
      object_to(*id, "eine Webadresse (http://…, https://…); die Kennung gilt trotzdem", object, "id");
    }
    auto const read = [&](char const* name, auto& value) {
      if (auto const* const found = value_of(json, name)) { read_value(*found, value, object, name); }
    };
    read("web", record.web);
    read("created", record.created);
    read("modified", record.modified);
    auto deleted = std::optional<bool>{};
    read("deleted", deleted);
    record.deleted = deleted.value_or(false);
  }

  template <class Object>
  void read_value(Json const& json, std::string& value, Object const& object, std::string_view attribute) {
    if (json.is_string()) {
      value = plain_text(json.get_ref<std::string const&>());
      return;
    }
    object_to(json, "Text", object, attribute);
    if (json.is_number() || json.is_boolean()) { value = json.dump(); }  // what is meant is clear
  }

  /// A Location, or its words; only named by its address it tells nothing.
  void read_place(Json const& json, council::Meeting& meeting) const {
    if (json.is_string()) {
      auto const text = plain_text(json.get_ref<std::string const&>());
      if (!is_web_address(text)) { meeting.place = text; }
      return;
    }
    if (!json.is_object()) { return; }
    auto parts = std::vector<std::string>{};
    for (auto const* const name : {"description", "room"}) {
      auto const* const value = value_of(json, name);
      if (value != nullptr && value->is_string()) { parts.push_back(plain_text(value->get_ref<std::string const&>())); }
    }
    std::erase(parts, std::string{});
    meeting.place = fmt::format("{}", fmt::join(parts, ", "));
  }

  template <class Object>
  void read_value(Json const& json, council::WebAddress& value, Object const& object, std::string_view attribute) {
    auto const text = json.is_string() ? trimmed(json.get_ref<std::string const&>()) : std::string_view{};
    if (json.is_string() && text.empty()) { return; }
    if (!is_web_address(text)) {
      object_to(json, "eine Webadresse (http://…, https://…)", object, attribute);
      return;
    }
    value.text = text;
  }

  template <class Object>
  void read_value(Json const& json, std::optional<Date>& value, Object const& object, std::string_view attribute) {
    auto const text = json.is_string() ? trimmed(json.get_ref<std::string const&>()) : std::string_view{};
    if (json.is_string() && text.empty()) { return; }
    value = parse_iso_date(text);
    if (value) { return; }
    object_to(json, "ein Tag (2014-04-04)", object, attribute);
    if (auto const moment = parse_moment(text)) { value = local_day(*moment); }
  }

  template <class Object>
  void read_value(Json const& json, std::optional<Moment>& value, Object const& object, std::string_view attribute) {
    auto const text = json.is_string() ? trimmed(json.get_ref<std::string const&>()) : std::string_view{};
    if (json.is_string() && text.empty()) { return; }
    value = parse_moment(text);
    if (!value) { object_to(json, "ein Zeitpunkt mit Zeitzone (2014-01-08T14:28:31+01:00)", object, attribute); }
  }

  template <class Object>
  void read_value(Json const& json, std::optional<bool>& value, Object const& object, std::string_view attribute) {
    if (json.is_boolean()) {
      value = json.get<bool>();
      return;
    }
    object_to(json, "true oder false", object, attribute);
  }

  template <class Object>
  void read_value(Json const& json, std::optional<std::int64_t>& value, Object const& object,
                  std::string_view attribute) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() <= kMost) {
      value = json.get<std::int64_t>();
      return;
    }
    object_to(json, "eine ganze Zahl ab 0", object, attribute);
  }

  template <class Target, class Object>
  void read_value(Json const& json, council::Ref<Target>& value, Object const& object, std::string_view attribute) {
    if (json.is_string()) {
      value.id = plain_text(json.get_ref<std::string const&>());
      return;
    }
    auto const type = json.is_object() ? value_of(json, "type") : nullptr;
    auto const is_other = type != nullptr && type->is_string() &&
                          type_name(type->get_ref<std::string const&>()) != council::Schema<Target>::kType;
    if (!json.is_object() || is_other) {
      object_to(json, fmt::format("die Kennung eines Objekts {0} oder ein Objekt {0}", council::Schema<Target>::kType),
                object, attribute);
      return;
    }
    inside_.push_back(place(object, attribute));
    auto part = read_as<Target>(json);
    inside_.pop_back();
    adopt(part, object);
    value.id = part.record.id;
    keep(std::move(part));
  }

  template <class Target, class Object>
  void read_value(Json const& json, std::vector<council::Ref<Target>>& value, Object const& object,
                  std::string_view attribute) {
    auto const add = [&](Json const& element) {
      auto ref = council::Ref<Target>{};
      read_value(element, ref, object, attribute);
      if (!ref.empty()) { value.push_back(std::move(ref)); }
    };
    if (json.is_array()) {
      for (auto const& element : json) { add(element); }
      return;
    }
    if (json.is_string() && trimmed(json.get_ref<std::string const&>()).empty()) { return; }
    object_to(json, "eine Liste ([…])", object, attribute);
    if (json.is_string() || json.is_object()) { add(json); }  // what is meant is clear
  }

  void take_lists(Json const& json, council::Municipality const& object) {
    for (auto const& [name, type] : kLists) {
      auto const* const value = value_of(json, name);
      if (value == nullptr) { continue; }
      if (!value->is_string()) {
        object_to(*value, "die Webadresse einer Liste", object, name);
        continue;
      }
      reading_->lists.push_back({.address = value->get<std::string>(), .type = type});
    }
  }

  /// Numbers of votes among the attributes of a vendor: OParl 1.1 has none.
  static void read_votes(Json const& json, council::AgendaItem& item) {
    for (auto const& [name, value] : json.items()) {
      auto const member = votes_of(name);
      if (member == nullptr || !value.is_number_unsigned()) { continue; }
      constexpr auto kMost = std::uint64_t{1'000'000};
      if (value.get<std::uint64_t>() <= kMost) { item.*member = value.get<std::int64_t>(); }
    }
  }

  /// A half object is kept; the report says that it is one.
  template <class Object>
  void check_name(Object const& object) {
    if constexpr (std::same_as<Object, council::Paper> || std::same_as<Object, council::Body>) {
      if (object.name.empty() && !object.record.deleted && !object.record.id.empty()) {
        reading_->problems.add("fehlt; das Objekt ist unvollständig und wird so behalten", place(object, "name"));
      }
    }
  }

  template <class Object>
  void count_passed(Json const& json) {
    auto const is_kept = [](std::string_view name) {
      for (auto const* const own : {"id", "type", "web", "created", "modified", "deleted"}) {
        if (name == own) { return true; }
      }
      auto kept = false;
      council::for_each_attribute<Object>([&](auto const& attribute) { kept = kept || attribute.name == name; });
      if constexpr (std::same_as<Object, council::Municipality>) {
        kept = kept || std::ranges::any_of(kLists, [&](auto const& list) { return name == list.first; });
      }
      if constexpr (std::same_as<Object, council::AgendaItem>) { kept = kept || votes_of(name) != nullptr; }
      return kept;
    };
    for (auto const& [name, value] : json.items()) {
      if (!is_kept(name)) { ++reading_->passed_attributes[name]; }
    }
  }
};

namespace {

/// The object's own type, else that of its list; nothing where neither says one.
std::string type_of(Json const& object, std::string_view expected, std::string const& where, Problems& problems) {
  auto const* const type = value_of(object, "type");
  if (type != nullptr && type->is_string()) { return type_name(trimmed(type->get_ref<std::string const&>())); }
  problems.add(fmt::format("das Objekt {} sagt nicht, was es ist (Attribut „type“); erlaubt ist etwa "
                           "https://schema.oparl.org/1.1/Paper. {}",
                           shown(object),
                           expected.empty() ? std::string{"Es bleibt weg"}
                                            : fmt::format("Nach seiner Liste ist es als {} gelesen", expected)),
               where);
  return std::string{expected};
}

}  // namespace

void Reading::read(Json const& object, std::string_view expected, std::string const& where) {
  if (!object.is_object()) {
    problems.add(fmt::format("{} ist kein Objekt; erlaubt ist {{\"id\": …, \"type\": …}}", shown(object)), where);
    return;
  }
  auto const type = type_of(object, expected, where, problems);
  if (type.empty()) { return; }
  if (type == "System") {
    auto const* const list = value_of(object, "body");
    if (list != nullptr && list->is_string()) { municipality_lists.push_back(list->get<std::string>()); }
    return;
  }
  auto reader = ObjectReader{*this, where};
  auto is_kept = false;
  council::for_each_kind([&]<class Object>() {
    if (type != council::Schema<Object>::kType) { return; }
    is_kept = true;
    reader.keep(reader.read_as<Object>(object));
  });
  if (!is_kept) { ++passed_types[type]; }
}

}  // namespace leitbild::exchange::oparl
