#include "base/moment.h"

#include <gtest/gtest.h>

namespace leitbild {
namespace {

TEST(Moment, KeepsItsOffset) {
  auto const moment = parse_moment("2014-01-08T00:28:31+01:00");
  ASSERT_TRUE(moment);
  EXPECT_EQ(iso(*moment), "2014-01-08T00:28:31+01:00");
  EXPECT_EQ(iso(local_day(*moment)), "2014-01-08") << "in UTC it would be the day before";
  EXPECT_EQ(german(*moment), "08.01.2014, 00:28 Uhr");
  auto const same = parse_moment("2014-01-07T23:28:31Z");
  ASSERT_TRUE(same);
  EXPECT_EQ(same->utc, moment->utc);
  EXPECT_NE(*same, *moment);
  EXPECT_FALSE(is_before(*same, *moment));
  EXPECT_EQ(iso(*parse_moment("2014-01-08T14:28:31.250-03:30")), "2014-01-08T14:28:31-03:30");
  EXPECT_EQ(parse_moment(iso(now())), now());
}

TEST(Moment, RefusesWhatIsNone) {
  for (auto const* const text :
       {"", "2014-01-08", "2014-01-08T14:28:31", "2014-01-08 14:28:31Z", "2014-02-30T14:28:31Z", "2014-01-08T24:00:00Z",
        "2014-01-08T14:28:31.Z", "2014-01-08T14:28:31+1:00", "2014-01-08T14:28:31.", "2014-01-08T14-28-31Z",
        "2014-01-08T-1:28:31Z"}) {
    EXPECT_FALSE(parse_moment(text)) << text;
  }
}

TEST(Moment, ReadsDatesOfMailsAndFeeds) {
  EXPECT_EQ(iso(*parse_mail_date("Tue, 24 Nov 2026 02:55:49 GMT")), "2026-11-24T02:55:49Z");
  EXPECT_EQ(iso(*parse_mail_date("Mon, 8 Sep 2025 16:00 +0200")), "2025-09-08T16:00:00+02:00");
  EXPECT_EQ(iso(*parse_mail_date("08 Sep 25 16:00:01 MESZ")), "2025-09-08T16:00:01+02:00");
  for (auto const* const text :
       {"", ",", "gestern", "31 Feb 2025 10:00 GMT", "8 Sep 2025 16:00", "8 Sep 2025 1600 GMT"}) {
    EXPECT_FALSE(parse_mail_date(text)) << text;
  }
}

}  // namespace
}  // namespace leitbild
