package dev.plumbline.detect.infrastructure;

import dev.plumbline.detect.infrastructure.compose.ComposeDetector;
import dev.plumbline.detect.infrastructure.dockerfile.DockerfileDetector;
import dev.plumbline.detect.infrastructure.downloads.DownloadsDetector;
import dev.plumbline.detect.infrastructure.kubernetes.KubernetesDetector;
import dev.plumbline.detect.infrastructure.systemd.SystemdDetector;
import dev.plumbline.detect.infrastructure.workflow.WorkflowDetector;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.RuleIndex;
import dev.plumbline.testkit.RuleContractTest;
import java.util.List;

final class InfrastructureRuleContractTest extends RuleContractTest {
  @Override
  protected RuleIndex rules() {
    return InfrastructureRules.index();
  }

  @Override
  protected List<SnapshotDetector> detectors() {
    return List.of(
        new DockerfileDetector(),
        new ComposeDetector(),
        new KubernetesDetector(),
        new SystemdDetector(),
        new WorkflowDetector(),
        new DownloadsDetector());
  }

  @Override
  protected int minimumRules() {
    return 40;
  }
}
