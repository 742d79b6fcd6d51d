#include "plan/plan.h"
namespace leitbild::plan {}
