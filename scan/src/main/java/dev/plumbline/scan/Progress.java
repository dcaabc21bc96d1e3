package dev.plumbline.scan;

/** Hears how far a long piece of work is. Called from several threads; must be cheap. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String what, long total) {}

        @Override
        public void advance(long steps) {}

        @Override
        public void end() {}
      };

  /**
   * A piece of work begins.
   *
   * @param what in words, for example {@code objects}
   * @param total how many steps, 0 when not known
   */
  void begin(String what, long total);

  /** So many more steps are done. */
  void advance(long steps);

  /** The piece of work that began last has ended. */
  void end();
}
