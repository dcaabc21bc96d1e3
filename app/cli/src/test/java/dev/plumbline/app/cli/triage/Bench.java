package dev.plumbline.app.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A repository with a sound base, and the commands that the tests of triage ask of it. */
final class Bench {
  static final String CODE = "src/Main.java";
  static final String RULE = "github-personal-access-token";
  static final String CLAUSE = "ESP-SM-01";

  final GitSandbox git;
  final String secret;

  Bench(Path folder) {
    git = GitSandbox.init(folder);
    secret = token(folder.toString().hashCode());
    git.write("README.md", "# Shop\n")
        .write(".plumb/policy.yaml", "schema: 1\n")
        .write(".plumb/salt", "5a".repeat(32) + "\n")
        .write(".github/CODEOWNERS", "* @shop/security\n")
        .commit("base");
  }

  static String token(long seed) {
    return new SampleSecrets(seed).gitHubToken();
  }

  static String code(String value, String comment) {
    return "class Main {\n  String token = \"" + value + "\";" + comment + "\n}\n";
  }

  CliHarness.Result plumb(Object... words) {
    List<Object> all = new ArrayList<>();
    boolean first = true;
    for (Object word : words) {
      all.add(word);
      if (first && !word.equals("baseline")) {
        all.add(git.root());
      }
      first = false;
    }
    if (words[0].equals("baseline")) {
      all.add(git.root());
    }
    return CliHarness.run(all.toArray());
  }

  Node scan(Object... options) {
    return json("scan", options);
  }

  Node check(Object... options) {
    return json("check", options);
  }

  private Node json(String command, Object... options) {
    List<Object> words =
        new ArrayList<>(List.of(command, git.root(), "--format", "json", "--threads", "1"));
    words.addAll(Arrays.asList(options));
    CliHarness.Result result = CliHarness.run(words.toArray());
    assertThat(result.code()).as(result.err()).isNotEqualTo(2);
    assertThat(result.out()).doesNotContain(secret);
    return result.json();
  }

  /** The secrets' fingerprints, each once. */
  static TreeSet<String> fingerprints(Node report) {
    TreeSet<String> found = new TreeSet<>();
    for (Node finding : secrets(report)) {
      found.add(finding.text("fingerprint").orElseThrow());
    }
    return found;
  }

  static List<Node> secrets(Node report) {
    return report.items("findings").stream()
        .filter(finding -> finding.text("check").orElse("").startsWith("secrets."))
        .toList();
  }

  /** Those that would close a gate. */
  static TreeSet<String> fresh(Node report) {
    TreeSet<String> found = new TreeSet<>();
    for (Node finding : secrets(report)) {
      if (!finding.text("new").orElse("").equals("false")) {
        found.add(finding.text("fingerprint").orElseThrow());
      }
    }
    return found;
  }

  static String verdict(Node report, String clause) {
    return report.items("clauses").stream()
        .filter(row -> row.text("id").orElse("").equals(clause))
        .findFirst()
        .flatMap(row -> row.text("verdict", "word"))
        .orElse("(no such clause)");
  }

  static String told(Node report) {
    StringBuilder told = new StringBuilder();
    report.texts("notes").forEach(note -> told.append(note).append('\n'));
    for (Node each : report.items("loosenings")) {
      told.append(each.text("what").orElse(""))
          .append(' ')
          .append(each.text("place", "path").orElse(""))
          .append(" inEffect=")
          .append(each.text("inEffect").orElse(""))
          .append('\n');
    }
    for (Node each : report.items("suppressed")) {
      told.append("left out: ").append(each.text("reason").orElse("")).append('\n');
    }
    return told.toString();
  }

  /** The fingerprint of the one secret that stands in the tree. */
  String fingerprint() {
    TreeSet<String> found = fingerprints(scan());
    assertThat(found).hasSize(1);
    return found.first();
  }

  static String entry(String fingerprint, String verdict, String who, String reason) {
    return String.join("\t", fingerprint, verdict, "2026-11-20", "-", RULE, CODE, who, reason)
        + "\n";
  }
}
