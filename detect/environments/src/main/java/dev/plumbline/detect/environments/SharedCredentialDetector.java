package dev.plumbline.detect.environments;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the secrets of the environments that a tree configures. Proves nothing where fewer than
 * two environments hold any: then there is nothing to compare.
 */
public final class SharedCredentialDetector implements SnapshotDetector {
  private static final CheckId CHECK = new CheckId("infrastructure.credentials-per-environment");
  private static final String FACT = "environment-secrets";
  private static final String VERSION = "1";

  /** Made by {@link java.util.ServiceLoader}. */
  public SharedCredentialDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "secrets/environments",
        Set.of(CHECK.value()),
        Set.of(FACT),
        EnvironmentRules.digest() + "-" + VERSION);
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    EnvironmentNames names = new EnvironmentNames(parameters.get("environments", List.of()));
    ConfiguredFiles configured = new ConfiguredFiles(snapshot, names);
    configured.read();
    TreeSet<String> environments = new TreeSet<>();
    configured.files().forEach(file -> environments.addAll(file.all()));
    configured.unread().forEach(file -> environments.addAll(file.environments()));
    if (configured.files().stream().anyMatch(file -> file.all().isEmpty())) {
      environments.add(EnvironmentNames.DEFAULT);
    }
    if (environments.size() < 2) {
      return;
    }
    for (ConfiguredFiles.Unread file : configured.unread()) {
      reporter.unreadable(CHECK, file.path(), file.reason(), file.wayOut());
    }
    List<Credential> credentials = new ArrayList<>();
    CredentialReader reader = new CredentialReader();
    for (ConfiguredFile file : configured.files()) {
      List<String> incomplete = new ArrayList<>();
      credentials.addAll(reader.read(file, incomplete));
      incomplete.forEach(
          reason -> reporter.unreadable(CHECK, file.path(), reason, "split the file"));
    }
    Sharing sharing = new Sharing(configured.files(), credentials);
    List<Sharing.Shared> shared = sharing.find();
    TreeSet<String> holding = new TreeSet<>();
    credentials.stream().filter(c -> !c.base()).forEach(c -> holding.add(c.environment()));
    shared.forEach(each -> holding.addAll(each.environments()));
    if (holding.size() >= 2) {
      holding.forEach(name -> reporter.examined(CHECK, name));
      reporter.fact(FACT, "literal secrets for " + String.join(", ", holding));
    } else if (!configured.unread().isEmpty()) {
      ConfiguredFiles.Unread first = configured.unread().getFirst();
      reporter.unknownFact(FACT, first.path() + ": " + first.reason());
    }
    shared.forEach(each -> report(each, reporter));
  }

  private static void report(Sharing.Shared shared, Reporter reporter) {
    Credential first = shared.places().getFirst();
    String places =
        shared.places().stream()
            .map(c -> c.environment() + " (" + c.place() + ", " + c.name() + ")")
            .collect(Collectors.joining(" and "));
    String message =
        shared.inherited()
            ? first.name()
                + " is one secret for "
                + String.join(" and ", shared.environments())
                + ": they take it from "
                + first.place()
                + " and set none of their own"
            : "one secret serves " + places;
    List<String> key = new ArrayList<>(shared.environments());
    key.addAll(shared.names());
    reporter.finding(
        EnvironmentRules.rule(shared.inherited() ? "inherited-credential" : "shared-credential"),
        Place.line(first.path(), first.line()),
        message,
        key,
        Map.of(
            "environments", String.join(",", shared.environments()),
            "names", String.join(",", shared.names()),
            "places",
                String.join(
                    ",", shared.places().stream().map(Credential::place).distinct().toList()),
            "strength", first.strong() ? "strong" : "weak"));
  }
}
