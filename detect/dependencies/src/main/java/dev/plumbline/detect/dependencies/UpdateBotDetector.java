package dev.plumbline.detect.dependencies;

import dev.plumbline.detect.dependencies.bot.Bot;
import dev.plumbline.detect.dependencies.bot.Cover;
import dev.plumbline.detect.dependencies.bot.Dependabot;
import dev.plumbline.detect.dependencies.bot.OtherTargets;
import dev.plumbline.detect.dependencies.bot.Renovate;
import dev.plumbline.detect.dependencies.bot.Target;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether Dependabot or Renovate proposes updates for every folder with dependencies. */
public final class UpdateBotDetector implements SnapshotDetector {
  private static final CheckId CHECK = new CheckId("dependencies.update-bot");
  private static final String MEND = "mend the file, or exclude its path with a reason";

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "dependencies/update-bots", Set.of(CHECK.value()), Set.of(), Rules.INDEX.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter out) {
    Reporter reporter = new ShownReporter(out);
    Inventory inventory = Inventory.of(snapshot);
    List<Target> targets = targets(inventory, reporter);
    Optional<List<Bot>> found = bots(inventory.tree(), parameters, reporter);
    if (found.isEmpty()) {
      return;
    }
    List<Bot> bots = found.get();
    if (bots.isEmpty()) {
      missing(targets, reporter);
      return;
    }
    for (Map.Entry<String, List<Target>> group : byFolder(targets).entrySet()) {
      List<Target> open = group.getValue();
      open.forEach(target -> reporter.examined(CHECK, target.path()));
      try {
        judge(bots, open, reporter);
      } catch (IllegalArgumentException e) {
        reporter.unreadable(
            CHECK, bots.getFirst().file(), String.valueOf(e.getMessage()), "simplify the pattern");
      }
    }
  }

  /** One file of a folder and ecosystem is enough to show the gap. */
  private static void judge(List<Bot> bots, List<Target> targets, Reporter reporter) {
    List<String> open = new ArrayList<>();
    Bot bot = bots.getFirst();
    Optional<Cover> cover = Optional.empty();
    for (Target target : targets) {
      boolean covered = bots.stream().anyMatch(b -> b.cover(target) instanceof Cover.Covered);
      if (!covered) {
        open.add(target.path());
        cover = cover.or(() -> Optional.of(bot.cover(target)));
      }
    }
    if (cover.isPresent()) {
      report(bot, targets.getFirst(), open, cover.get(), reporter);
    }
  }

  private static void report(
      Bot bot, Target first, List<String> open, Cover cover, Reporter reporter) {
    String ecosystem = first.ecosystem().label();
    String folder = "/" + Paths.parent(first.path());
    Map<String, String> attributes =
        Map.of("ecosystem", ecosystem, "directory", folder, "files", String.join(" ", open));
    switch (cover) {
      case Cover.Covered covered -> {}
      case Cover.Gap gap ->
          reporter.finding(
              Rules.rule("update-bot-gap"),
              Place.file(open.getFirst()),
              bot.name()
                  + " proposes no updates for "
                  + ecosystem
                  + " in "
                  + folder
                  + ": "
                  + gap.why()
                  + "; "
                  + gap.add()
                  + ".",
              List.of(ecosystem),
              attributes);
      case Cover.Off off ->
          reporter.finding(
              Rules.rule("update-bot-disabled"),
              Place.line(bot.file(), Math.max(1, off.line())),
              bot.name()
                  + " is switched off for "
                  + ecosystem
                  + " in "
                  + folder
                  + ": "
                  + off.why()
                  + ".",
              List.of(ecosystem, folder),
              attributes);
    }
  }

  private static void missing(List<Target> targets, Reporter reporter) {
    if (targets.isEmpty()) {
      return;
    }
    TreeSet<String> ecosystems = new TreeSet<>();
    for (Target target : targets) {
      reporter.examined(CHECK, target.path());
      ecosystems.add(target.ecosystem().label());
    }
    Target nearest =
        targets.stream()
            .min(
                java.util.Comparator.<Target>comparingLong(
                        t -> t.path().chars().filter(c -> c == '/').count())
                    .thenComparing(Target::path))
            .orElseThrow();
    reporter.finding(
        Rules.rule("update-bot-missing"),
        Place.file(nearest.path()),
        "Neither Dependabot nor Renovate is configured, and dependencies come from "
            + String.join(", ", ecosystems)
            + ": add .github/dependabot.yml or renovate.json.",
        List.of("bot"),
        Map.of(
            "ecosystems", String.join(", ", ecosystems), "files", String.valueOf(targets.size())));
  }

  /** The bots that are there; empty if one is and cannot be read, which is then reported. */
  private static Optional<List<Bot>> bots(Tree tree, Parameters parameters, Reporter reporter) {
    List<Bot> bots = new ArrayList<>();
    try {
      Dependabot.of(tree).ifPresent(bots::add);
      Renovate.of(tree, parameters.get("trusted-renovate-presets", List.of())).ifPresent(bots::add);
    } catch (Unreadable e) {
      reporter.unreadable(
          CHECK,
          e.path(),
          e.reason(),
          "mend the file; a shared Renovate preset can be named in the parameter"
              + " trusted-renovate-presets");
      return Optional.empty();
    }
    return Optional.of(bots);
  }

  private static List<Target> targets(Inventory inventory, Reporter reporter) {
    List<Target> targets = new ArrayList<>();
    inventory.broken().forEach(e -> reporter.unreadable(CHECK, e.path(), e.reason(), MEND));
    for (Inventory.Item item : inventory.items()) {
      Manifest manifest = item.manifest();
      if (manifest.external()) {
        try {
          Set<String> homes = item.reader().homes(inventory.tree(), manifest);
          targets.add(new Target(manifest.ecosystem(), manifest.path(), homes));
        } catch (Unreadable e) {
          reporter.unreadable(CHECK, manifest.path(), e.path() + ": " + e.reason(), MEND);
        }
      } else {
        reporter.examined(CHECK, manifest.path());
      }
    }
    Vendored vendored = new Vendored(inventory.tree().snapshot());
    for (SnapshotFile file : inventory.tree().files()) {
      if (file.regular() && !vendored.holds(file.path())) {
        try {
          OtherTargets.of(inventory.tree(), file).ifPresent(targets::add);
        } catch (Unreadable e) {
          reporter.unreadable(CHECK, e.path(), e.reason(), MEND);
        }
      }
    }
    return targets;
  }

  private static Map<String, List<Target>> byFolder(List<Target> targets) {
    Map<String, List<Target>> groups = new TreeMap<>();
    for (Target target : targets) {
      String key = Paths.parent(target.path()) + "\n" + target.ecosystem();
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(target);
    }
    return groups;
  }
}
