package dev.plumbline.detect.repository.hooks;

import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A hook stops secrets before the commit, and its version is pinned. One good hook is enough.
 * Population: the files that set hooks up.
 */
public final class SecretHookDetector implements SnapshotDetector {
  static final CheckId CHECK = new CheckId("hooks.secret-scan");

  /** For {@link java.util.ServiceLoader}. */
  public SecretHookDetector() {}

  @Override
  public DetectorInfo info() {
    return RepositoryRules.info("secret-hook", CHECK);
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    HookManagers managers = new HookManagers(new Tree(snapshot, CHECK, reporter));
    List<SecretHook> hooks = managers.find();
    Optional<SecretHook> best =
        hooks.stream()
            .min(Comparator.comparing(SecretHook::state).thenComparing(SecretHook::place));
    if (best.isEmpty() && managers.blind()) {
      return; // a hook may be in what could not be read: that is reported, nothing is known
    }
    if (best.isEmpty()) {
      String home =
          snapshot.file("lefthook.yml").isPresent()
              ? "lefthook.yml"
              : snapshot.file(".husky/pre-commit").isPresent()
                  ? ".husky/pre-commit"
                  : ".pre-commit-config.yaml";
      reporter.finding(
          RepositoryRules.rule("secret-hook-missing"),
          Place.file(home),
          "No hook looks for secrets before a commit.");
      return;
    }
    SecretHook hook = best.get();
    reporter.examined(CHECK, hook.place().path());
    switch (hook.state()) {
      case GOOD -> {}
      case UNPINNED ->
          reporter.finding(
              RepositoryRules.rule("secret-hook-unpinned"),
              hook.place(),
              "The hook of " + hook.tool() + " is not pinned to a version: " + hook.why() + ".",
              hook.tool());
      case VOID ->
          reporter.finding(
              RepositoryRules.rule("secret-hook-void"),
              hook.place(),
              "The hook of " + hook.tool() + " stops nothing: " + hook.why() + ".",
              hook.tool());
    }
  }
}
