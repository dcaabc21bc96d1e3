package dev.plumbline.scan.git.object;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Big-endian numbers at any address, as git's files have them. */
final class Be {
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Be() {}
}
