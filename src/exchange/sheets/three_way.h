// Three states of one object: as it was exported, as the plan has it now, and as the file has it. What only one side
// changed is clear; what both changed differently is for people to decide.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace leitbild::exchange {

/// The attributes of an object as they are written, by key.
using Texts = std::map<std::string, std::string, std::less<>>;

/// Both sides changed an attribute, each in its own way.
struct Clash {
  std::string attribute, base, plan, file;
  friend bool operator==(Clash const&, Clash const&) = default;
};

struct Merged {
  std::vector<std::string> from_file;  // attributes that the file alone changed, by key
  std::vector<Clash> clashes;          // by key
  friend bool operator==(Merged const&, Merged const&) = default;
};

/// Looks at the attributes that the file has; one that base or plan lack is empty there. What plan and file have in
/// common needs nothing. O(attributes × log attributes).
Merged three_way(Texts const& base, Texts const& plan, Texts const& file);

/// The plan's texts with some of the file's in their place.
Texts with_texts(Texts plan, Texts const& file, std::vector<std::string> const& attributes);

}  // namespace leitbild::exchange
