package dev.plumbline.detect.repository;

import dev.plumbline.detect.repository.envfiles.EnvFilesDetector;
import dev.plumbline.detect.repository.hooks.SecretHookDetector;
import dev.plumbline.detect.repository.owners.CodeOwnersDetector;
import dev.plumbline.detect.repository.readme.ReadmeSecretsDetector;
import dev.plumbline.detect.repository.review.ChecklistDetector;
import dev.plumbline.detect.repository.switched.SwitchedOffDetector;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.RuleIndex;
import dev.plumbline.testkit.RuleContractTest;
import java.util.List;

class RepositoryRuleContractTest extends RuleContractTest {
  @Override
  protected RuleIndex rules() {
    return RepositoryRules.index();
  }

  @Override
  protected List<SnapshotDetector> detectors() {
    return List.of(
        new ReadmeSecretsDetector(),
        new EnvFilesDetector(),
        new SecretHookDetector(),
        new ChecklistDetector(),
        new CodeOwnersDetector(),
        new SwitchedOffDetector());
  }

  @Override
  protected int minimumRules() {
    return 31;
  }
}
