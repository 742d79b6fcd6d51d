// A collection as the standard describes it.
#pragma once

#include "server/endpoint.h"
#include "server/features/collection.h"
#include "server/features/links.h"

namespace leitbild::server {

/// id, title, description, extent, crs, storageCrs, source, licence, links without "self".
Json collection_json(Call const& call, Collections const& collections, Collection const& collection);
std::vector<Link> collection_links(Call const& call, Collection const& collection);

/// The collection that the path names. Error 404, with those that there are.
tl::expected<Collection const*, HttpProblem> find_collection(Call const& call);

inline constexpr Parameter kCollectionParameter{.name = "collection",
                                                .in = In::kPath,
                                                .schema = R"({"type": "string"})",
                                                .help_de = "Kennung der Sammlung",
                                                .example = "measures",
                                                .required = true};

}  // namespace leitbild::server
