package dev.plumbline.detect.infrastructure.provisioning;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides the fact {@code infrastructure-code}, so that a guard on it is not read as "no" where
 * only a language stands that no check reads yet. It judges nothing.
 */
public final class InfrastructureCodeDetector implements SnapshotDetector {
  private static final String FACT = "infrastructure-code";

  /**
   * Files of Terraform, Bicep, Pulumi, CDK, Helm, Kustomize, Serverless, Packer, Nomad, Ansible.
   */
  private static final Pattern NAME =
      Pattern.compile(
          ".+\\.(?:tf|tofu|tf\\.json|tofu\\.json|tfvars|bicep|bicepparam|nomad|nomad\\.hcl|pkr\\.hcl"
              + "|pkr\\.json|pp)"
              + "|terragrunt\\.hcl|Pulumi(?:\\.[\\w-]{1,60})?\\.ya?ml|cdk\\.json|Chart\\.ya?ml"
              + "|helmfile\\.ya?ml|kustomization\\.ya?ml|Kustomization|serverless\\.(?:ya?ml|ts|js|json)"
              + "|samconfig\\.toml|ansible\\.cfg|Vagrantfile|cloud-config\\.ya?ml");

  private static final Pattern MAYBE = Pattern.compile(".+\\.(?:ya?ml|json|template)");
  private static final Pattern CONTENT =
      Pattern.compile(
          "AWSTemplateFormatVersion|\"?Type\"?\\s{0,9}:\\s{0,9}[\"']?AWS::\\w{1,60}::"
              + "|AWS::Serverless-\\d|schema\\.management\\.azure\\.com/schemas/[^\"\\s]{1,60}/(?:subscription|"
              + "managementGroup|tenant)?[dD]eploymentTemplate"
              + "|crossplane\\.io/|compute\\.v1\\.instance");
  private static final Pattern PLAYBOOK =
      Pattern.compile(
          "(?m)^(?:- |  )hosts:\\s{0,9}\\S[^\\n]{0,300}\\n(?:[^\\n]{0,500}\\n){0,60}?  (?:tasks|roles):");

  /** The detector. */
  public InfrastructureCodeDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/provisioning", Set.of(), Set.of(FACT), InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular() && NAME.matcher(file.name()).matches()) {
        reporter.fact(FACT, file.path());
        return;
      }
    }
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular() && MAYBE.matcher(file.name()).matches()) {
        try {
          String text = snapshot.text(file);
          if (CONTENT.matcher(text).find() || PLAYBOOK.matcher(text).find()) {
            reporter.fact(FACT, file.path());
            return;
          }
        } catch (IOException e) {
          reporter.unknownFact(FACT, file.path() + " cannot be read");
        }
      }
    }
  }
}
