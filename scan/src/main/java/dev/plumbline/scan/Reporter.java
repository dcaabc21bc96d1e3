package dev.plumbline.scan;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.rule.Rule;
import java.util.List;
import java.util.Map;

/** Takes what a snapshot detector saw. Used by one thread. */
public interface Reporter {
  /**
   * One more thing was examined whole, whatever came of it: the population. A check that examined
   * nothing proves nothing.
   *
   * @param check the check
   * @param what the thing, unique in the check: a path, or a path and a name in it
   */
  void examined(CheckId check, String what);

  /**
   * A rule failed here. Check, severity and confidence are the rule's.
   *
   * @param rule the rule
   * @param place where
   * @param message what is wrong here, in one sentence; no secret's value
   * @param key what tells this finding from others of the rule at the same path, stable over moved
   *     lines: the resource, the job and step, the package; never a line number
   * @param attributes further facts for machines
   */
  void finding(
      Rule rule, Place place, String message, List<String> key, Map<String, String> attributes);

  /** As {@link #finding(Rule, Place, String, List, Map)} without attributes. */
  default void finding(Rule rule, Place place, String message, String... key) {
    finding(rule, place, message, List.of(key), Map.of());
  }

  /**
   * Something that the check should have examined and could not: unreadable, not parsable, a form
   * it does not know. The check is then unproven unless it also found something.
   *
   * @param check the check
   * @param path where
   * @param reason why, in words
   * @param wayOut what to do about it
   */
  void unreadable(CheckId check, String path, String reason, String wayOut);

  /**
   * A fact for guards is true.
   *
   * @param name one of {@link DetectorInfo#facts}
   * @param because what shows it, for example the path
   */
  void fact(String name, String because);

  /**
   * Whether a fact is true could not be found out.
   *
   * @param name one of {@link DetectorInfo#facts}
   * @param because why not
   */
  void unknownFact(String name, String because);
}
