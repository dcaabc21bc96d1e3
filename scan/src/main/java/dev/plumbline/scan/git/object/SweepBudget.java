package dev.plumbline.scan.git.object;

import java.util.concurrent.atomic.AtomicLong;

/** How much a sweep may still deliver, and whether it shall stop. Shared by its threads. */
final class SweepBudget {
  private final AtomicLong left;
  private volatile boolean stopped;

  SweepBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  void spend(int bytes) {
    if (left.addAndGet(-bytes) < 0) {
      stopped = true;
    }
  }

  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  boolean exhausted() {
    return left.get() < 0;
  }
}
