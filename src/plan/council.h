// What a council information system tells: bodies, papers, the meetings that consult them, what was resolved. The
// vocabulary is that of OParl 1.1 without persons and memberships, which the plan has no use for. Kept beside the plan:
// nothing here is linked to a measure by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/moment.h"

namespace leitbild::plan::council {

/// Names another object by its id; empty where nothing is named. The object may be unknown.
template <class Object>
struct Ref {
  std::string id;
  bool empty() const { return id.empty(); }
  friend bool operator==(Ref const&, Ref const&) = default;
};

/// A page on the web. Readers let only http and https in, so that it may be shown as a link.
struct WebAddress {
  std::string text;
  bool empty() const { return text.empty(); }
  friend bool operator==(WebAddress const&, WebAddress const&) = default;
};

/// What every object of a council information system has.
struct Record {
  std::string id{};  // its address in the interface: unique, never changes
  WebAddress web{};  // its page for people
  std::optional<Moment> created{};
  std::optional<Moment> modified{};
  bool deleted{};  // withdrawn by the system; what was known of it stays
  friend bool operator==(Record const&, Record const&) = default;
};

struct AgendaItem;
struct Meeting;
struct Paper;

/// Körperschaft: whose council it is. (OParl: Body.)
struct Municipality {
  Record record{};
  std::string name{};
  std::string short_name{};
  std::string ags{};  // official municipality key
  friend bool operator==(Municipality const&, Municipality const&) = default;
};

/// Gremium: council, committee, advisory council of a district; also parliamentary groups and offices. (OParl: Organization.)
struct Body {
  Record record{};
  Ref<Municipality> municipality{};
  std::string name{};
  std::string short_name{};
  std::string kind{};            // "Gremium", "Fraktion", "Verwaltungsbereich" …
  std::string classification{};  // "Ausschuss", "Parlament" …
  std::optional<Date> start{};
  std::optional<Date> end{};
  friend bool operator==(Body const&, Body const&) = default;
};

/// A document of the system, by its addresses; the content is not fetched. (OParl: File.)
struct File {
  Record record{};
  std::string name{};
  std::string file_name{};
  std::string mime_type{};
  std::optional<Date> date{};
  std::optional<std::int64_t> size{};  // bytes
  WebAddress access{};
  WebAddress download{};
  friend bool operator==(File const&, File const&) = default;
};

/// One stop of a paper on its way through the bodies (Beratungsfolge).
struct Consultation {
  Record record{};
  Ref<Paper> paper{};
  Ref<AgendaItem> agenda_item{};
  Ref<Meeting> meeting{};
  std::vector<Ref<Body>> bodies{};
  std::optional<bool> authoritative{};  // this body decides; the others only advise
  std::string role{};                   // "Beschlussfassung", "Vorberatung" …
  friend bool operator==(Consultation const&, Consultation const&) = default;
};

/// Vorlage, Antrag, Anfrage.
struct Paper {
  Record record{};
  Ref<Municipality> municipality{};
  std::string name{};
  std::string reference{};  // "0123/2025"
  std::string type{};       // "Beschlussvorlage"
  std::optional<Date> date{};
  std::vector<Ref<Body>> originators{};
  std::vector<Ref<Body>> lead{};  // office in charge
  Ref<File> main_file{};
  std::vector<Ref<File>> files{};
  std::vector<Ref<Consultation>> consultations{};
  std::vector<Ref<Paper>> related{};
  friend bool operator==(Paper const&, Paper const&) = default;
};

struct AgendaItem {
  Record record{};
  Ref<Meeting> meeting{};
  std::string number{};  // "10.1"
  std::string name{};
  std::optional<bool> in_public{};
  Ref<Consultation> consultation{};
  std::string result{};           // "geändert beschlossen"
  std::string resolution_text{};  // the words, where they differ from the paper
  // Beyond OParl 1.1, where a system's own attributes or its words of the result tell them.
  std::optional<std::int64_t> votes_for{};
  std::optional<std::int64_t> votes_against{};
  std::optional<std::int64_t> abstentions{};
  Ref<File> resolution_file{};
  std::vector<Ref<File>> files{};
  friend bool operator==(AgendaItem const&, AgendaItem const&) = default;
};

struct Meeting {
  Record record{};
  std::string name{};
  std::string state{};  // "terminiert", "eingeladen", "durchgeführt"
  std::optional<bool> cancelled{};
  std::optional<Moment> start{};
  std::optional<Moment> end{};
  std::vector<Ref<Body>> bodies{};  // the first one leads
  std::string place{};              // "Rathaus, Großer Sitzungssaal"; in OParl an object of its own (Location)
  Ref<File> invitation{};
  Ref<File> protocol{};
  Ref<File> verbatim_protocol{};
  std::vector<Ref<File>> files{};
  std::vector<Ref<AgendaItem>> agenda{};
  friend bool operator==(Meeting const&, Meeting const&) = default;
};

/// Everything known of one system. Each table is sorted by id and holds every id once.
struct Council {
  std::vector<Municipality> municipalities{};
  std::vector<Body> bodies{};
  std::vector<Paper> papers{};
  std::vector<Consultation> consultations{};
  std::vector<Meeting> meetings{};
  std::vector<AgendaItem> agenda_items{};
  std::vector<File> files{};
  friend bool operator==(Council const&, Council const&) = default;
};

/// A result or the words of a resolution are known.
bool is_decision(AgendaItem const& item);

/// How many objects of each kind are named by others and not known: "Beratungen" -> 3. Kinds without any are left out.
std::map<std::string_view, std::size_t> missing(Council const& council);

/// One step of a paper's way; what is not known is null or missing.
struct Step {
  Consultation const* consultation{};
  Meeting const* meeting{};
  AgendaItem const* item{};
  std::vector<Body const*> bodies;  // of the consultation, else of the meeting
};

/// Follows papers through their consultations. Refers to the council it was made of, which must outlive it.
class Ways {
 public:
  explicit Ways(Council const& council);
  /// Consultations that the paper names or that name the paper, without withdrawn ones; by date of their meeting, those
  /// without a date last, else as named. O(steps · log n).
  std::vector<Step> of(Paper const& paper) const;

 private:
  Council const* council_;
  std::unordered_map<std::string_view, std::vector<Consultation const*>> by_paper_;
  std::unordered_map<std::string_view, AgendaItem const*> item_of_;  // by id of the consultation

  Step step(Consultation const& consultation) const;
};

}  // namespace leitbild::plan::council
