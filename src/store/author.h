#pragma once

#include <string>

namespace leitbild::store {

/// Who is at work, for the journal: an office or a role, and a person, who is noted only where money is changed or something
/// published, by a pseudonym (docs/decisions/0015).
struct Author {
  std::string role;
  std::string person{};  // name; may be empty
};

}  // namespace leitbild::store
