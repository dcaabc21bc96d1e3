package dev.plumbline.app.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reports and baselines of other scanners lead to our fingerprints, and show no value. */
class ImportTest {
  @TempDir Path temp;
  private Bench bench;
  private String print;
  private String commit;

  @BeforeEach
  void aSecretStands() {
    bench = new Bench(temp.resolve("shop"));
    bench.git.write(Bench.CODE, Bench.code(bench.secret, ""));
    commit = bench.git.commit("secret");
    print = bench.fingerprint();
  }

  /** Each names the one secret of line 2, and one that is not there. */
  private Map<String, String> samples() throws Exception {
    String s = bench.secret;
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-1").digest(s.getBytes(StandardCharsets.UTF_8)));
    Map<String, String> samples = new LinkedHashMap<>();
    samples.put(
        "gitleaks.json",
        "[{\"RuleID\": \"github-pat\", \"StartLine\": 9, \"EndLine\": 9, \"Match\": \""
            + s
            + "\", \"Secret\": \""
            + s
            + "\", \"File\": \"src/Main.java\", \"Commit\": \""
            + commit
            + "\"}, {\"RuleID\": \"gone\", \"StartLine\": 2, \"Secret\": \""
            + Bench.token(5)
            + "\", \"File\": \"src/Main.java\", \"Commit\": \"\"}]");
    samples.put(
        "redacted.json",
        "[{\"RuleID\": \"github-pat\", \"StartLine\": 2, \"Secret\": \"REDACTED\", \"File\":"
            + " \"src/Main.java\"}, {\"RuleID\": \"gone\", \"StartLine\": 1, \"Secret\":"
            + " \"REDACTED\", \"File\": \"src/Main.java\"}]");
    samples.put(
        "gitleaks.csv",
        "RuleID,Commit,File,SymlinkFile,Secret,Match,StartLine,EndLine\ngithub-pat,"
            + commit
            + ",src/Main.java,,\""
            + s
            + "\",\"a, \"\""
            + s
            + "\"\"\",2,2\ngone,,a.txt,,x,y,1,1\n");
    samples.put(
        ".gitleaksignore",
        "# old\n" + commit + ":src/Main.java:github-pat:2\nsrc/Gone.java:github-pat:2\n");
    samples.put(
        ".secrets.baseline",
        "{\"version\": \"1.5.0\", \"plugins_used\": [], \"results\": {\"src/Main.java\": [{\"type\":"
            + " \"GitHub Token\", \"filename\": \"src/Main.java\", \"hashed_secret\": \""
            + hash
            + "\", \"is_secret\": false, \"line_number\": 7}, {\"type\": \"Secret Keyword\","
            + " \"filename\": \"src/Main.java\", \"hashed_secret\": \""
            + "00".repeat(20)
            + "\", \"line_number\": 2}]}}");
    samples.put(
        "trufflehog.json",
        "{\"level\": \"info\", \"msg\": \"running\"}\n{\"SourceMetadata\": {\"Data\": {\"Git\":"
            + " {\"commit\": \""
            + commit
            + "\", \"file\": \"src/Main.java\", \"line\": 2}}},"
            + " \"DetectorName\": \"Github\", \"Verified\": false, \"Raw\": \""
            + s
            + "\"}\n"
            + "{\"SourceMetadata\": {\"Data\": {\"Filesystem\": {\"file\": \"gone.txt\", \"line\":"
            + " 2}}}, \"DetectorName\": \"Github\", \"Raw\": \""
            + s
            + "\"}\n");
    String finding =
        "{\"rule\": {\"name\": \"GitHub\", \"id\": \"kingfisher.github.1\"}, \"finding\":"
            + " {\"snippet\": \"%s\", \"line\": 2, \"path\": \"%s\"}}";
    samples.put(
        "kingfisher.jsonl",
        finding.replaceFirst("%s", s).replaceFirst("%s", "/build/shop/src/Main.java")
            + "\n"
            + finding.replaceFirst("%s", s).replaceFirst("%s", "gone")
            + "\n");
    samples.put(
        "kingfisher.json",
        "{\"findings\": ["
            + finding.replaceFirst("%s", s).replaceFirst("%s", "src/Main.java")
            + ", "
            + finding.replaceFirst("%s", s).replaceFirst("%s", "gone")
            + "]}");
    samples.put(
        "baseline.yml",
        "version: 2\nfingerprint_algorithm: kingfisher-v1\nrepositories:\n- id: git://a/b\n"
            + "  findings:\n  - path: src/Main.java\n    fingerprint: '1'\n    rule_id: github\n"
            + "    line: 2\n  - path: gone\n    fingerprint: '2'\n    rule_id: github\n    line: 1\n");
    samples.put(
        "old-baseline.yml",
        "ExactFindings:\n  matches:\n  - filepath: shop/src/Main.java\n    fingerprint: '1'\n"
            + "    linenum: 2\n  - filepath: gone\n    fingerprint: '2'\n    linenum: 2\n");
    samples.put(
        "ggshield.json",
        "{\"id\": \"x\", \"scans\": [{\"id\": \""
            + commit
            + "\", \"entities_with_incidents\":"
            + " [{\"filename\": \"src/Main.java\", \"incidents\": [{\"type\": \"GitHub Token\","
            + " \"occurrences\": [{\"match\": \""
            + s.substring(0, 4)
            + "*****\", \"line_start\": 2,"
            + " \"line_end\": 2}, {\"match\": \""
            + Bench.token(6)
            + "\", \"line_start\": 2, \"line_end\": 2}]}]}]}]}");
    samples.put(
        "noseyparker.json",
        "[{\"rule_name\": \"GitHub Token\", \"matches\": [{\"provenance\": [{\"kind\":"
            + " \"git_repo\", \"first_commit\": {\"commit_metadata\": {\"commit_id\": \""
            + commit
            + "\"}, \"blob_path\": \"src/Main.java\"}}], \"location\": {\"source_span\": {\"start\":"
            + " {\"line\": 2}, \"end\": {\"line\": 2}}}, \"snippet\": {\"matching\": \""
            + s
            + "\"}}, {\"provenance\": [{\"kind\": \"file\", \"path\": \"gone\"}]}]}]");
    samples.put(
        "other.sarif",
        "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"some\"}},"
            + " \"results\": [{\"ruleId\": \"r\", \"locations\": [{\"physicalLocation\":"
            + " {\"artifactLocation\": {\"uri\": \"src/Main.java\"}, \"region\": {\"startLine\": 2,"
            + " \"snippet\": {\"text\": \""
            + s
            + "\"}}}}]}, {\"ruleId\": \"r\"}]}]}");
    return samples;
  }

  @TestFactory
  Stream<DynamicTest> everyFormat() throws Exception {
    return samples().entrySet().stream()
        .map(sample ->
            dynamicTest(
                sample.getKey(),
                () -> {
                  Path file = Files.writeString(temp.resolve(sample.getKey()), sample.getValue());
                  CliHarness.Result json =
                      CliHarness.run("import", file, bench.git.root(), "--format", "json");
                  assertThat(json.code()).as(json.out() + json.err()).isEqualTo(10);
                  assertThat(json.json().items("entries")).hasSize(2);
                  Node first = json.json().items("entries").getFirst();
                  assertThat(first.items("matches")).as(json.out()).hasSize(1);
                  assertThat(first.items("matches").getFirst().text("fingerprint")).contains(print);
                  Node second = json.json().items("entries").getLast();
                  assertThat(second.items("matches")).as(json.out()).isEmpty();
                  assertThat(second.text("reason").orElse("")).isNotEmpty();
                  CliHarness.Result text = CliHarness.run("import", file, bench.git.root());
                  assertThat(text.out())
                      .contains("1 matched, 1 not", print.substring(0, 12), "  ? ");
                  for (CliHarness.Result each : new CliHarness.Result[] {json, text}) {
                    assertThat(each.out() + each.err())
                        .doesNotContain(bench.secret, Bench.token(5), Bench.token(6));
                  }
                }));
  }

  @Test
  void asBaselineTheyAreKnownAndNotJudged() throws Exception {
    Path file =
        Files.writeString(temp.resolve(".secrets.baseline"), samples().get(".secrets.baseline"));
    CliHarness.Result result =
        CliHarness.run("import", file, bench.git.root(), "--as-baseline", "--who", "Ada");
    assertThat(result.out()).contains("wrote .plumb/baseline: 1 new, known and not judged");
    String baseline = Files.readString(bench.git.root().resolve(".plumb/baseline"));
    assertThat(baseline)
        .contains(
            print
                + "\tknown\t2026-11-24\t-\t"
                + Bench.RULE
                + "\tsrc/Main.java\tAda\timported"
                + " from detect-secrets, audited as no secret there")
        .doesNotContain(bench.secret);
    assertThat(CliHarness.run("scan", "secrets", bench.git.root()).code()).isZero();
    bench.git.commit("imported");
    assertThat(Bench.verdict(bench.check("--base", "HEAD"), Bench.CLAUSE)).isEqualTo("violated");
  }

  @Test
  void aSecondImportAddsNothing() throws Exception {
    Path file =
        Files.writeString(temp.resolve(".gitleaksignore"), samples().get(".gitleaksignore"));
    CliHarness.run("import", file, bench.git.root(), "--as-baseline", "--who", "Ada");
    assertThat(
            CliHarness.run("import", file, bench.git.root(), "--as-baseline", "--who", "Bob").out())
        .contains("wrote .plumb/baseline: 0 new");
  }

  @Test
  void allowedPatternsAreListedOneByOne() throws IOException {
    Path file =
        Files.writeString(temp.resolve(".gitallowed"), "# why\n" + bench.secret + "\nb.*\n");
    CliHarness.Result result = CliHarness.run("import", file, bench.git.root());
    assertThat(result.code()).isEqualTo(10);
    assertThat(result.out())
        .contains("(line 2): it names no file", "(line 3): it names no file", "0 matched, 2 not")
        .doesNotContain(bench.secret);
  }

  @Test
  void whatIsNoReportIsRefusedWithoutAWordOfIt() throws IOException {
    String s = bench.secret;
    Map<String, String> bad =
        Map.of(
            "a.json", "[{\"RuleID\": \"" + s + "\" " + s + "}]",
            "b.json", "{\"" + s + "\": 1}",
            "c.txt", s,
            "d.csv", s + "\n" + s + "\n",
            "e.csv", "RuleID,File,Secret\n\"" + s,
            ".gitleaksignore", s + "\n",
            "f.sarif", "{\"version\": \"" + s + "\"}",
            "g.yaml", "ExactFindings: [" + s + "\n");
    for (Map.Entry<String, String> each : bad.entrySet()) {
      Path file = Files.writeString(temp.resolve(each.getKey()), each.getValue());
      CliHarness.Result result = CliHarness.run("import", file, bench.git.root());
      assertThat(result.code()).as(each.getKey() + result.out()).isEqualTo(2);
      assertThat(result.err()).contains("plumb: import: " + each.getKey() + ": ");
      assertThat(result.out() + result.err()).doesNotContain(s);
    }
    assertThat(CliHarness.run("import", temp.resolve("none"), bench.git.root()).code())
        .isEqualTo(2);
    assertThat(
            CliHarness.run("import", temp.resolve("a.json"), bench.git.root(), "--from", "pdf")
                .code())
        .isEqualTo(2);
  }
}
