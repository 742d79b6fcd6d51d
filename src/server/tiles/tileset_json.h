// A tileset as OGC API – Tiles describes it.
#pragma once

#include "server/endpoint.h"
#include "server/tiles/tilesets.h"

namespace leitbild::server {

enum class Detail : std::uint8_t {
  kBrief,  // for the list
  kFull
};

Json tileset_json(Call const& call, Tileset const& tileset, Detail detail);

}  // namespace leitbild::server
