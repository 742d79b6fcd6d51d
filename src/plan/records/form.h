// Objects of the plan without their types: a form says what a kind of object consists of, a record is one object as the
// texts of its attributes. Storage, workbook, JSON, differences and the command line know only these two.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "plan/records/attribute.h"

namespace leitbild::plan {

struct Plan;

/// Canonical texts, one per attribute of the form, in its order. The first is the code.
struct Record {
  std::string_view form;  // id
  std::vector<std::string> values;

  std::string const& code() const { return values.front(); }
  friend bool operator==(Record const&, Record const&) = default;
};

struct Form {
  std::string_view id;  // table, key in TOML and JSON: "cost_item"
  std::string_view one_de, many_de, many_en, help_de;
  std::string_view topic_de;  // forms of one topic stand together: "Geld"
  std::vector<AttributeInfo> attributes;

  std::size_t (*count)(Plan const&);
  Record (*at)(Plan const&, std::size_t position);
  /// The record in the plan's own types, in place of the one with that code or behind all others.
  /// Error: every value that is not allowed, by code and attribute; references are not looked at. The plan is unchanged.
  Result<void> (*put)(Plan&, Record const&);
  /// The same for a code that is not there yet: without looking for it, O(1).
  Result<void> (*add)(Plan&, Record const&);
  /// False if there is none with that code.
  bool (*remove)(Plan&, std::string_view code);
  std::optional<std::size_t> (*find)(Plan const&, std::string_view code);
  std::string const& (*code_at)(Plan const&, std::size_t position);
  /// In its place; what refers to it is left alone. Nothing happens if there is none with that code.
  void (*change_code)(Plan&, std::string_view code, std::string const& to);
  /// Rules between the attributes of one object.
  void (*own_rules)(Record const&, Problems&);
};

/// All forms; those that others refer to come first within a topic.
std::vector<Form> const& forms();
/// By id or by title in any case ("cost_item", "Kostenansätze"). Null: there is none.
Form const* find_form(std::string_view name);

std::size_t attribute_position(Form const& form, std::string_view key);  // attributes.size() if there is none
/// The text of an attribute; the form has it.
std::string const& value_of(Record const& record, std::string_view key);
/// A record with a code and nothing else.
Record empty_record(Form const& form, std::string code);

/// A plain struct of the plan as a record: the same as storing it and looking it up.
template <class T>
Record record_of(T const& row);

/// Nothing if the plan has none.
std::optional<Record> record_with(Plan const& plan, Form const& form, std::string_view code);

/// Letters without umlauts, digits, '-', '.', '_'; at least one.
bool is_good_code(std::string_view code);

/// Adds every broken rule of a record that is in the plan: characters of the code, required attributes, references to
/// objects that are not there, rules of its own.
void check(Plan const& plan, Record const& record, Problems& problems);

/// The codes of a plan, for whoever follows the references of many of its objects. The plan outlives it and does not change
/// meanwhile.
class CodeIndex {
 public:
  explicit CodeIndex(Plan const& plan);
  /// `refers_to` as in AttributeInfo.
  bool has(std::string_view refers_to, std::string_view code) const;

 private:
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> by_form_;
  std::unordered_set<std::string_view> all_;
};
void check(CodeIndex const& codes, Record const& record, Problems& problems);

/// An object of any kind: a measure, field, goal or record. "" if the plan has none with that code, else what it is:
/// "Maßnahme".
std::string_view kind_of_object(Plan const& plan, std::string_view code);
/// Where an object is referred to: "Kostenansatz K-1 (Maßnahme)".
std::vector<std::string> references_to(Plan const& plan, std::string_view code);

}  // namespace leitbild::plan
