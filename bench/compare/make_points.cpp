// make_points FILE COUNT: a GeoPackage with so many points, evenly over the municipality of Kaiserslautern (EPSG:25832), each
// with a name, a kind and a number; for bench/compare/mapserver. 25 million make a file of some 3.5 GB.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

namespace {

constexpr auto kKinds = std::array{"tree", "lamp", "bench", "bin", "stand"};

int fill(OGRLayer& layer, long count) {
  auto random = std::mt19937_64{1};
  auto east = std::uniform_real_distribution<double>{399'000.0, 419'000.0};
  auto north = std::uniform_real_distribution<double>{5'467'000.0, 5'487'000.0};
  constexpr auto kBatch = 1'000'000;
  for (auto i = 0L; i < count; ++i) {
    if (i % kBatch == 0 && layer.StartTransaction() != OGRERR_NONE) { return 1; }
    auto row = OGRFeature{layer.GetLayerDefn()};
    row.SetField(0, fmt::format("point {}", i).c_str());
    row.SetField(1, kKinds[static_cast<std::size_t>(i) % kKinds.size()]);
    row.SetField(2, static_cast<double>(i % 1000) / 10.0);
    row.SetGeometryDirectly(new OGRPoint{east(random), north(random)});
    if (layer.CreateFeature(&row) != OGRERR_NONE) { return 1; }
    auto const is_full = (i + 1) % kBatch == 0 || i + 1 == count;
    if (is_full && layer.CommitTransaction() != OGRERR_NONE) { return 1; }
    if (is_full) { fmt::print(stderr, "\r{} of {}", i + 1, count); }
  }
  fmt::print(stderr, "\n");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  auto const count = argc == 3 ? std::atol(argv[2]) : 0;
  if (count <= 0) {
    fmt::print(stderr, "usage: make_points FILE COUNT\n");
    return 1;
  }
  GDALAllRegister();
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
  auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  auto* const dataset = driver->Create(argv[1], 0, 0, 0, GDT_Unknown, nullptr);
  if (dataset == nullptr) { return 1; }
  auto srs = OGRSpatialReference{};
  srs.importFromEPSG(25832);
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  auto* const layer = dataset->CreateLayer("points", &srs, wkbPoint, nullptr);
  auto name = OGRFieldDefn{"name", OFTString};
  auto kind = OGRFieldDefn{"kind", OFTString};
  auto value = OGRFieldDefn{"value", OFTReal};
  auto const made = layer != nullptr && layer->CreateField(&name) == OGRERR_NONE &&
                    layer->CreateField(&kind) == OGRERR_NONE && layer->CreateField(&value) == OGRERR_NONE;
  auto const status = made ? fill(*layer, count) : 1;
  GDALClose(dataset);  // makes the index
  return status;
}
