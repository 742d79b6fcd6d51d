// Rasters from files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/raster.h"
#include "testing/folder.h"

namespace leitbild::geo {
namespace {

using ::testing::ElementsAre;

/// Three columns, two rows of bytes, in the simplest format there is: 1 7 3, 4 5 6; 7 says that there is nothing.
class Bytes : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder_;

  Raster open() const {
    EXPECT_TRUE(write_file(folder_ / "codes.img", std::string{"\x01\x07\x03\x04\x05\x06"}));
    EXPECT_TRUE(write_file(folder_ / "codes.hdr",
                           "ENVI\nsamples = 3\nlines = 2\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\n"
                           "data type = 1\ninterleave = bsq\nbyte order = 0\ndata ignore value = 7\n"
                           "map info = {UTM, 1, 1, 400000, 5480000, 10, 10, 32, North, WGS-84}\n"));
    return Raster::open(folder_ / "codes.img").value();
  }
};

TEST_F(Bytes, ComeAsTheyAre) {
  auto const raster = open();
  auto const codes = raster.byte_codes_on(raster.frame().value()).value();
  ASSERT_TRUE(codes);
  EXPECT_THAT(codes->values.values, ElementsAre(1, 7, 3, 4, 5, 6));
  EXPECT_EQ(codes->nothing, 7);
  EXPECT_THAT(raster.codes_on(raster.frame().value(), Resampling::kNearest)->values,
              ElementsAre(1, kNoCode, 3, 4, 5, 6));
  auto const lower = raster.byte_codes_on(raster.frame()->rows_from(1, 1)).value();
  ASSERT_TRUE(lower);
  EXPECT_THAT(lower->values.values, ElementsAre(4, 5, 6));
}

TEST_F(Bytes, AreNotThoseOfOtherPixels) {
  auto const raster = open();
  auto beyond = raster.frame().value();
  beyond.columns = 4;
  EXPECT_FALSE(raster.byte_codes_on(beyond).value());
  EXPECT_THAT(raster.codes_on(beyond, Resampling::kNearest)->values,
              ElementsAre(1, kNoCode, 3, kNoCode, 4, 5, 6, kNoCode));
  auto finer = raster.frame().value();
  finer.pixel_width = 5.0;
  EXPECT_FALSE(raster.byte_codes_on(finer).value());
}

}  // namespace
}  // namespace leitbild::geo
