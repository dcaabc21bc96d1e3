package dev.plumbline.detect.environments;

import dev.plumbline.detect.secrets.SecretDetector;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds tokens that act as a person in what a workload or a pipeline is configured with. Whose a
 * token is, its rule says: {@code holder: person} where the provider issues that kind to users
 * alone, {@code holder: either} where the token does not tell.
 */
public final class PersonalTokenDetector implements SnapshotDetector {
  private static final CheckId CHECK = new CheckId("workloads.no-personal-tokens");
  private static final String FACT = "workload-configuration";
  private static final String WAY_OUT = "make it readable";
  private static final String VERSION = "1";

  /** Made by {@link java.util.ServiceLoader}. */
  public PersonalTokenDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "secrets/personal-tokens",
        Set.of(CHECK.value()),
        Set.of(FACT),
        EnvironmentRules.digest() + "-" + new SecretDetector().info().ruleDigest() + "-" + VERSION);
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    SecretDetector detector = new SecretDetector();
    // The digests are not used: what tells two findings apart here is which token of the file it
    // is.
    ContentDetector.Session session = detector.session(new SecretDigests(new byte[32]));
    for (SnapshotFile file : snapshot.files()) {
      if (!file.regular()) {
        continue;
      }
      try {
        if (WorkloadFiles.isOne(snapshot, file)) {
          reporter.fact(FACT, file.path());
          file(snapshot, file, session, reporter);
        }
      } catch (IOException e) {
        reporter.unreadable(CHECK, file.path(), "it cannot be read", WAY_OUT);
        reporter.unknownFact(FACT, file.path() + " cannot be read");
      }
    }
  }

  private static void file(
      Snapshot snapshot, SnapshotFile file, ContentDetector.Session session, Reporter reporter)
      throws IOException {
    byte[] bytes = snapshot.read(file);
    List<ContentFinding> findings = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    session.scan(
        Content.of(bytes),
        new ContentSink() {
          @Override
          public void finding(ContentFinding finding) {
            findings.add(finding);
          }

          @Override
          public void incomplete(String reason) {
            incomplete.add(reason);
          }
        });
    if (!incomplete.isEmpty()) {
      reporter.unreadable(CHECK, file.path(), incomplete.getFirst(), "split the file");
      return;
    }
    reporter.examined(CHECK, file.path());
    Map<String, Integer> counts = new HashMap<>();
    int line = 1;
    int at = 0;
    for (ContentFinding finding : findings) {
      for (; at < finding.start(); at++) {
        line += bytes[at] == '\n' ? 1 : 0;
      }
      List<String> holder = finding.rule().setting("holder");
      if (holder.isEmpty() || holder.getFirst().equals("service")) {
        continue;
      }
      boolean person = holder.getFirst().equals("person");
      String kind = finding.rule().id().value();
      int number = counts.merge(kind, 1, Integer::sum);
      reporter.finding(
          EnvironmentRules.rule(person ? "personal-token" : "perhaps-personal-token"),
          Place.line(file.path(), line),
          finding.rule().title()
              + (person
                  ? ": it acts as the person who made it"
                  : ": whether it acts as a person or a service, the token does not tell"),
          List.of(kind, Integer.toString(number)),
          Map.of("secret", kind, "masked", finding.attributes().getOrDefault("masked", "")));
    }
  }
}
