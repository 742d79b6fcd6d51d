#include "base/version.h"

namespace leitbild {

std::string_view program_version() { return "Leitbild " LEITBILD_VERSION; }

}  // namespace leitbild
