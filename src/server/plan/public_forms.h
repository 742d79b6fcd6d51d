// Which kinds of objects the open interface shows one by one. Left out is what names payments, staff, or the state of
// talks about money: the public sees sums and shares of it (decisions of the city's offices, no law demands more).
#pragma once

#include <string_view>
#include <vector>

#include "base/json.h"
#include "plan/records/form.h"
#include "server/endpoint.h"

namespace leitbild::server {

bool is_public(plan::Form const& form);
/// By id; null: there is none, or it is not public.
plan::Form const* public_form(std::string_view id);

/// One object: "code", "title", then its attributes as in the document of the plan; shapes as GeoJSON in WGS 84 where they
/// have a place on earth.
Json record_json(Call const& call, plan::Form const& form, plan::Record const& record);

}  // namespace leitbild::server
