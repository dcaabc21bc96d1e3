package dev.plumbline.detect.environments;

import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.RuleIndex;
import dev.plumbline.testkit.RuleContractTest;
import java.util.List;

final class EnvironmentRuleContractTest extends RuleContractTest {
  @Override
  protected RuleIndex rules() {
    return EnvironmentRules.index();
  }

  @Override
  protected List<SnapshotDetector> detectors() {
    return List.of(new SharedCredentialDetector(), new PersonalTokenDetector());
  }

  @Override
  protected int minimumRules() {
    return 4;
  }

  @Override
  protected List<String> withoutFixtures() {
    return List.of("personal-token", "perhaps-personal-token");
  }
}
