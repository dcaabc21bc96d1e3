package dev.plumbline.detect.dependencies;

import dev.plumbline.scan.rule.Rule;
import dev.plumbline.scan.rule.RuleIndex;

/** The rules of this module. */
final class Rules {
  static final RuleIndex INDEX = RuleIndex.of(Rules.class);

  private Rules() {}

  static Rule rule(String id) {
    return INDEX.rule(id);
  }
}
