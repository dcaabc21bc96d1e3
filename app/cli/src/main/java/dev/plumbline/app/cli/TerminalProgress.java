package dev.plumbline.app.cli;

import dev.plumbline.scan.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A line on standard error, on a terminal only, for work that takes longer than a second. */
final class TerminalProgress implements Progress {
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final long BETWEEN_NANOS = 200_000_000L;

  private final PrintStream out;
  private final AtomicLong done = new AtomicLong();
  private volatile String what = "";
  private volatile long total;
  private volatile long begun;
  private volatile long shown;
  private volatile boolean visible;

  TerminalProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String newWhat, long newTotal) {
    what = newWhat;
    total = newTotal;
    done.set(0);
    begun = System.nanoTime();
    shown = begun;
  }

  @Override
  public void advance(long steps) {
    long now = done.addAndGet(steps);
    long time = System.nanoTime();
    if (time - begun > QUIET_NANOS && time - shown > BETWEEN_NANOS) {
      show(now, time);
    }
  }

  private synchronized void show(long now, long time) {
    shown = time;
    visible = true;
    String share =
        total > 0 ? String.format(Locale.ROOT, " of %,d (%d %%)", total, now * 100 / total) : "";
    out.print(
        String.format(
            Locale.ROOT, "\r\033[K%,d%s %s, %d s", now, share, what, (time - begun) / QUIET_NANOS));
    out.flush();
  }

  @Override
  public synchronized void end() {
    if (visible) {
      out.print("\r\033[K");
      out.flush();
      visible = false;
    }
  }
}
