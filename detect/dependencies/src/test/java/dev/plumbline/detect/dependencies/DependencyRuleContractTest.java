package dev.plumbline.detect.dependencies;

import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.RuleIndex;
import dev.plumbline.testkit.RuleContractTest;
import java.util.List;

class DependencyRuleContractTest extends RuleContractTest {
  @Override
  protected RuleIndex rules() {
    return Rules.INDEX;
  }

  @Override
  protected List<SnapshotDetector> detectors() {
    return List.of(new ManifestDetector(), new UpdateBotDetector());
  }

  @Override
  protected int minimumRules() {
    return 9;
  }
}
