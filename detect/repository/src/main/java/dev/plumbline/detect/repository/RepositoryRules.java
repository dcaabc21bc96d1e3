package dev.plumbline.detect.repository;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.rule.Rule;
import dev.plumbline.scan.rule.RuleIndex;
import java.util.Set;

/** The rules of this module, read once. */
public final class RepositoryRules {
  /** Goes into the rule digest: raise it when a detector's code changes what it finds. */
  private static final String VERSION = "1";

  private static final RuleIndex INDEX = RuleIndex.of(RepositoryRules.class);

  private RepositoryRules() {}

  /** All rules of the module. */
  public static RuleIndex index() {
    return INDEX;
  }

  /** The rule with this id. */
  public static Rule rule(String id) {
    return INDEX.rule(id);
  }

  /** A detector of this module that speaks to one check and decides no fact. */
  public static DetectorInfo info(String name, CheckId check) {
    return info(name, Set.of(check.value()), Set.of());
  }

  /** A detector of this module. */
  public static DetectorInfo info(String name, Set<String> checks, Set<String> facts) {
    return DetectorInfo.of("repository/" + name, checks, facts, INDEX.digest() + "-" + VERSION);
  }
}
