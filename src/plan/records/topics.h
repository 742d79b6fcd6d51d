// The forms of each topic, in the order in which they refer to each other.
#pragma once

#include <vector>

#include "plan/records/form.h"

namespace leitbild::plan {

std::vector<Form> concept_forms();
std::vector<Form> detail_forms();
std::vector<Form> decision_forms();
std::vector<Form> finance_forms();
std::vector<Form> progress_forms();
/// Last, because they refer to objects of any kind.
std::vector<Form> text_forms();

}  // namespace leitbild::plan
