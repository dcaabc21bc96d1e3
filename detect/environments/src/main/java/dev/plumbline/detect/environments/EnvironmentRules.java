package dev.plumbline.detect.environments;

import dev.plumbline.scan.rule.Rule;
import dev.plumbline.scan.rule.RuleIndex;

/** The rules of this module. */
public final class EnvironmentRules {
  private static final RuleIndex INDEX = RuleIndex.of(EnvironmentRules.class);

  private EnvironmentRules() {}

  /** The rule with this id. */
  public static Rule rule(String id) {
    return INDEX.rule(id);
  }

  /** All rules. */
  public static RuleIndex index() {
    return INDEX;
  }

  /** SHA-256 in hex over all rules. */
  public static String digest() {
    return INDEX.digest();
  }
}
