package dev.plumbline.report.model;

import java.util.Locale;

/**
 * One step of a journey.
 *
 * @param id its number, for example {@code 2.4}
 * @param title its heading
 * @param mandatory whether the journey asks for it
 * @param state how it stands
 * @param clauses how many clauses it has
 * @param met how many of them are satisfied, attested, excepted or not applicable
 */
public record JourneyStep(
    String id, String title, boolean mandatory, State state, int clauses, int met) {
  /** How a step stands: the worst of its clauses. */
  public enum State {
    VIOLATED,
    UNPROVEN,
    MET;

    /** The word used in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
