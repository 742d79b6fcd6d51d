#include "exchange/oparl/collection_file.h"

#include <fmt/format.h>

#include "base/file.h"
#include "exchange/oparl/page.h"
#include "exchange/oparl/read_objects.h"
#include "plan/council_attributes.h"

namespace leitbild::exchange::oparl {
namespace {

namespace council = plan::council;

constexpr auto kHead = "leitbild:fetch";  // with a prefix, as OParl demands of additions
constexpr auto kSchema = "https://schema.oparl.org/1.1/";

Json to_json(std::string const& value) { return value; }
Json to_json(council::WebAddress const& value) { return value.text; }
Json to_json(bool value) { return value; }
Json to_json(std::int64_t value) { return value; }
Json to_json(Date const& value) { return iso(value); }
Json to_json(Moment const& value) { return iso(value); }
template <class T>
Json to_json(std::optional<T> const& value) {
  return value ? to_json(*value) : Json{};
}
template <class Object>
Json to_json(council::Ref<Object> const& value) {
  return value.id;
}
template <class Object>
Json to_json(std::vector<council::Ref<Object>> const& value) {
  auto out = Json::array();
  for (auto const& ref : value) { out.push_back(ref.id); }
  return out;
}

template <class Object>
Json object_json(Object const& object) {
  auto const& record = object.record;
  auto out = Json{{"id", record.id}, {"type", fmt::format("{}{}", kSchema, council::Schema<Object>::kType)}};
  auto const put = [&](std::string_view name, auto const& value) {
    if (!council::is_empty(value)) { out[std::string{name}] = to_json(value); }
  };
  council::for_each_attribute<Object>([&](auto const& attribute) { put(attribute.name, object.*attribute.member); });
  put("web", record.web);
  put("created", record.created);
  put("modified", record.modified);
  if (record.deleted) { out["deleted"] = true; }
  return out;
}

Json data_json(council::Council const& council) {
  auto out = Json::array();
  council::for_each_kind([&]<class Object>() {
    for (auto const& object : council.*council::Schema<Object>::kTable) { out.push_back(object_json(object)); }
  });
  return out;
}

/// Sorted by id, as a Council is kept.
council::Council sorted(council::Council council) {
  council::for_each_kind([&]<class Object>() {
    std::ranges::sort(council.*council::Schema<Object>::kTable, {},
                      [](Object const& object) -> std::string const& { return object.record.id; });
  });
  return council;
}

Result<void> read_head(Json const& head, Collection& out, std::string const& file) {
  auto const found = head.find(kHead);
  if (found == head.end() || !found->is_object()) {
    return fail(
        fmt::format("das ist kein Bestand von `leitbild council fetch` (es fehlt „{}“); andere Dateien liest --from",
                    kHead),
        file);
  }
  auto const text = [&](char const* name) {
    auto const value = found->find(name);
    return value != found->end() && value->is_string() ? value->get<std::string>() : std::string{};
  };
  out.source = text("source");
  auto const until = text("complete_until");
  out.complete_until = parse_moment(until);
  if (!until.empty() && !out.complete_until) {
    return fail(fmt::format("„{}“ ist kein Zeitpunkt; erlaubt ist 2014-01-08T14:28:31Z", until),
                fmt::format("{}: {}.complete_until", file, kHead));
  }
  return {};
}

}  // namespace

std::string collection_text(Collection const& collection) {
  auto head = Json{{"source", collection.source}};
  if (collection.complete_until) { head["complete_until"] = iso(*collection.complete_until); }
  auto const page = Json{{kHead, std::move(head)}, {"data", data_json(collection.council)}};
  return page.dump(1) + "\n";
}

Result<void> write_collection(Collection const& collection, std::filesystem::path const& file) {
  return write_file(file, collection_text(collection));
}

Result<Collection> read_collection(std::filesystem::path const& file) {
  TRY(auto bytes, read_file(file));
  auto problems = Problems{};
  TRY(auto const page, read_page(std::move(bytes), file.string(), problems));
  auto out = Collection{};
  TRY_DO(read_head(page.head, out, file.string()));
  auto reading = Reading{};
  for (auto const& object : page.objects) { reading.read(object, {}, file.string()); }
  out.council = sorted(std::move(reading.council));
  if (data_json(out.council) != Json(page.objects)) {
    problems.add(Error{.problems = std::move(reading.problems.list)});
    problems.add(
        "die Datei enthält etwas, das Leitbild nicht wieder hineinschriebe; sie bleibt, wie sie ist. Entweder die "
        "Änderung von Hand zurücknehmen oder in eine andere Datei schreiben (--out)",
        file.string());
    return std::move(problems).as_failure();
  }
  return out;
}

}  // namespace leitbild::exchange::oparl
