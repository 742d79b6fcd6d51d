// What must hold for the parts of a plan, whoever writes them: an edit, a file.
#pragma once

#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::plan {

/// Each adds every broken rule; `where` is "<code> <attribute>". References are looked up in `plan`.
void check(Field const& field, Problems& problems);
void check(Plan const& plan, Goal const& goal, Problems& problems);
void check(Plan const& plan, Measure const& measure, Problems& problems);
void check(Milestone const& milestone, Problems& problems);

/// Adds a problem if something in the plan has that code, or had it.
void check_code_is_free(Plan const& plan, std::string_view code, Problems& problems);

}  // namespace leitbild::plan
