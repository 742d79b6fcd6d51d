#include "server/plan/public_forms.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "plan/document.h"
#include "server/plan/geometry.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kNotPublic =
    std::array<std::string_view, 8>{"actual_cost",  // payments with vouchers
                                    "staff_need",
                                    "staff_capacity",
                                    "loan",
                                    "budget_frame",
                                    "funding_application",  // talks with funding bodies
                                    "evidence",             // notes of offices
                                    "measure_profile"};  // shown with its measure, without the mark of who may see it

}  // namespace

bool is_public(plan::Form const& form) { return std::ranges::find(kNotPublic, form.id) == kNotPublic.end(); }

plan::Form const* public_form(std::string_view id) {
  auto const& all = plan::forms();
  auto const found = std::ranges::find(all, id, &plan::Form::id);
  return found == all.end() || !is_public(*found) ? nullptr : &*found;
}

Json record_json(Call const& call, plan::Form const& form, plan::Record const& record) {
  auto out = plan::to_json(record);
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto const& attribute = form.attributes[i];
    auto const key = std::string{attribute.key};
    if (attribute.kind == plan::Kind::kShape && out.contains(key)) {
      auto const& geometry = call.site.derived<PlanGeometry>();
      out["geometry"] = form.id == plan::SpatialFeature::kForm ? geometry.spatial_feature(record.code())
                                                               : geometry.record(record.code());
      out.erase(key);
    }
    auto const is_text = attribute.kind == plan::Kind::kText || attribute.kind == plan::Kind::kWords;
    if (is_text && out.contains(key)) { out[key] = text_in(call, record.code(), attribute.key, record.values[i]); }
  }
  auto const address = fmt::format("records/{}/{}", form.id, percent_encoded(record.code()));
  out["links"] = {{"self", api_address(call, address)}};
  return out;
}

}  // namespace leitbild::server
