// Why a change happened. Opaque here; `scenario` knows that it is a measure.
#pragma once

#include "base/ids.h"

namespace leitbild {

using CauseId = Id<struct CauseTag>;

}  // namespace leitbild
