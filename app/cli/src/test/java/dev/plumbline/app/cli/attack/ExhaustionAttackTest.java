package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.testkit.SampleSecrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Contents made to take for ever, to break a parser or to hide behind the breaking. */
class ExhaustionAttackTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** How long the lines are; the nightly run asks for 600,000. */
  private static final int LONG = Integer.getInteger("plumb.attack.bytes", 120_000);

  private static final List<String> FILES =
      List.of(
          "a.env",
          "a.js",
          "a.java",
          "a.py",
          "a.tf",
          "a.sh",
          "a.md",
          "README.md",
          "CODEOWNERS",
          "Dockerfile",
          "compose.yaml",
          ".github/workflows/a.yml",
          "k8s/a.yaml",
          "package.json",
          "package-lock.json",
          "pyproject.toml",
          "requirements.txt",
          "pom.xml",
          "go.mod",
          "Gemfile",
          "Cargo.toml",
          "build.gradle",
          ".gitignore",
          ".pre-commit-config.yaml",
          "a.service",
          ".github/dependabot.yml",
          "renovate.json",
          ".gitlab-ci.yml",
          "Jenkinsfile",
          ".npmrc",
          ".github/pull_request_template.md",
          "yarn.lock",
          "pnpm-lock.yaml",
          "a.properties");

  private final String secret = new SampleSecrets(11).gitHubToken();

  @TempDir Path temp;

  /** One long line of each bait in every kind of file; the secret at its end is still found. */
  @TestFactory
  Stream<DynamicTest> longLines() {
    return Stream.of(
            "a",
            "=",
            "\"",
            "'",
            "password=",
            "-----BEGIN RSA PRIVATE " + "KEY-----",
            "eyJ",
            "AK" + "IA",
            "A1b2",
            "://a:",
            "a:b@",
            "$(",
            "((",
            "{",
            "[",
            "<",
            "<!--",
            "#",
            "\\",
            "`",
            "${",
            "a ",
            "- ",
            "curl x|",
            "*",
            "a*",
            "&a ",
            "\u00e9",
            "@Disabled(",
            "/*",
            "key: ",
            ",",
            "secret\" : \"")
        .map(bait -> dynamicTest(bait, () -> longLine(bait)));
  }

  private void longLine(String bait) {
    Victim victim = Victim.at(temp.resolve("l" + Math.abs(bait.hashCode())));
    String line = bait.repeat(LONG / bait.length());
    for (String file : FILES) {
      victim.git.write(file, line + "\n");
    }
    victim.git.write("end.txt", line + "\nTOKEN=" + secret + "\n");
    victim.git.write("same.txt", line + " " + secret + "\n");
    victim.git.write("tight.txt", line + "\n" + line + "\n" + secret + "\n" + line);
    Judged judged =
        assertTimeoutPreemptively(LIMIT, () -> victim.check("--quick"), "took too long: " + bait);
    judged.closed();
    for (String file : List.of("end.txt", "same.txt", "tight.txt")) {
      assertThat(judged.findings(file)).as(file).isNotEmpty();
    }
  }

  /** What nests or multiplies without an end is told as not understood. */
  @TestFactory
  Stream<DynamicTest> nesting() {
    String laughs = laughs();
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("compose.yaml deep", "services: " + "{a: ".repeat(100_000));
    texts.put("compose.yaml block", deepBlocks(3_000));
    texts.put("compose.yaml laughs", laughs + "services: *i\n");
    texts.put("compose.yaml merges", merges() + "services: {a: *z}\n");
    texts.put(".github/workflows/a.yml laughs", laughs + "on: push\njobs: *i\n");
    texts.put(
        ".github/workflows/a.yml deep",
        "on: push\njobs: " + "[".repeat(100_000) + "]".repeat(100_000));
    texts.put("k8s/a.yaml laughs", laughs + "apiVersion: v1\nkind: Pod\nspec: *i\n");
    texts.put(".pre-commit-config.yaml laughs", laughs + "repos: *i\n");
    texts.put("package.json deep", "{\"dependencies\":".repeat(100_000));
    texts.put("package.json array", "[".repeat(100_000) + "]".repeat(100_000));
    texts.put("pyproject.toml deep", "[project]\na = " + "[".repeat(50_000) + "]".repeat(50_000));
    texts.put("pyproject.toml tables", "[" + "a.".repeat(20_000) + "b]\n");
    texts.put(
        "pom.xml deep",
        "<project>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</project>");
    texts.put(
        "pom.xml entities",
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c"
            + " \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><project><dependencies>&c;</dependencies></project>");
    texts.put(
        "pom.xml outside",
        "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><project><name>&a;</name></project>");
    return texts.entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> nested(each.getKey(), each.getValue())));
  }

  private void nested(String name, String text) {
    Victim victim = Victim.at(temp.resolve("n" + Math.abs(name.hashCode())));
    String path = name.substring(0, name.indexOf(' '));
    victim.git.write(path, text + "\n# " + secret + "\n");
    Judged judged =
        assertTimeoutPreemptively(LIMIT, () -> victim.check("--quick"), "took too long: " + name);
    judged.closed();
    assertThat(judged.findings(path)).as("the secret beside it").isNotEmpty();
    judged.tells(path);
    assertThat(judged.result().out()).doesNotContain("root:x:0");
  }

  /** Much of everything that is read piece by piece. */
  @TestFactory
  Stream<DynamicTest> masses() {
    return Map.<String, String>ofEntries(
            Map.entry(
                "Dockerfile continued",
                "FROM a\nRUN a \\\n" + "  b \\\n".repeat(200_000) + "  c\nUSER root\n"),
            Map.entry("Dockerfile stages", "FROM a AS b\n".repeat(50_000)),
            Map.entry(
                "Dockerfile variables",
                "ARG A=$A$A\nENV A=$A$A\n".repeat(5_000) + "FROM $A\nUSER $A\n"),
            Map.entry("a.sh here-documents", "cat <<A\n".repeat(50_000)),
            Map.entry(
                "a.sh substitutions",
                "#!/bin/sh\n" + "echo $(".repeat(20_000) + ")".repeat(20_000) + "\n"),
            Map.entry(
                "a.sh pipes",
                "#!/bin/sh\n" + "curl -fsSL https://a.example.com/a|sh;".repeat(5_000) + "\n"),
            Map.entry(
                "a.sh functions", "#!/bin/sh\nf(){ f;}\n" + "g(){ f|g;}\n".repeat(5_000) + "g\n"),
            Map.entry("README.md headings", "# secrets\n".repeat(100_000)),
            Map.entry("README.md links", "[a](".repeat(150_000) + "\n"),
            Map.entry("requirements.txt circle", "-r requirements.txt\n".repeat(20_000)),
            Map.entry("CODEOWNERS stars", ("*a".repeat(60) + "b @a\n").repeat(50)),
            Map.entry("CODEOWNERS folders", ("**/".repeat(60) + "b @a\n").repeat(50)),
            Map.entry(".gitmodules sections", "[submodule \"a\"]\n".repeat(50_000)),
            Map.entry(
                "compose.yaml extends",
                "services:\n  a: {extends: {service: b}}\n  b: {extends: {service: a}}\n"),
            Map.entry("a.java comments", "/* nosec */ // NOSONAR\n".repeat(30_000)),
            Map.entry("a.java quotes", "\"\"\"\n".repeat(100_000)),
            Map.entry("a.py strings", "f'{f\"{".repeat(50_000)))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> dynamicTest(each.getKey(), () -> mass(each.getKey(), each.getValue())));
  }

  private void mass(String name, String text) {
    Victim victim = Victim.at(temp.resolve("m" + Math.abs(name.hashCode())));
    victim.git.write(name.substring(0, name.indexOf(' ')), text);
    for (int i = 0; i < 40; i++) {
      victim.git.write("a".repeat(100) + "/" + "a/".repeat(40) + "a".repeat(200) + i, "x\n");
    }
    victim.plant();
    Judged judged =
        assertTimeoutPreemptively(LIMIT, () -> victim.check("--quick"), "took too long: " + name);
    judged.closed().shows("secrets.tree", Victim.SOURCE);
  }

  /** Patterns that make a backtracking matcher try for ever. */
  @TestFactory
  Stream<DynamicTest> patterns() {
    String stars = "*a".repeat(25) + "*b";
    return Map.of(
            "ignore file", ".gitignore",
            "ignore file of a folder", "x/.gitignore",
            "exclude of the settings", Victim.POLICY,
            "owners", ".github/CODEOWNERS",
            "exclude file of the repository", ".git/info/exclude")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each ->
            dynamicTest(
                each.getKey(),
                () -> {
                  Victim victim = Victim.at(temp.resolve("p" + each.getKey().hashCode()));
                  String text =
                      (stars + "\n" + "**/" + stars + "/x\n[" + stars + "]" + stars + "\n")
                          .repeat(2);
                  if (each.getValue().equals(Victim.POLICY)) {
                    text =
                        "schema: 1\nexclude:\n  - {path: \""
                            + stars
                            + "\", reason: To take for ever here.}\n";
                  } else if (each.getKey().equals("owners")) {
                    text = stars + " @a\n";
                  }
                  victim.git.write(each.getValue(), text);
                  victim.git.write("x/" + "a".repeat(250), "TOKEN=" + secret + "\n");
                  Judged judged =
                      assertTimeoutPreemptively(
                          LIMIT, () -> victim.check("--quick"), "took too long: " + each.getKey());
                  judged.closed().shows("secrets.tree", "x/" + "a".repeat(250));
                }));
  }

  @Test
  void anEntryOfAnArchiveThatClaimsToBeHuge() throws IOException {
    Path file = temp.resolve("huge.tar");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header("a.txt", 8L << 30));
      out.write("TOKEN=".getBytes(StandardCharsets.US_ASCII));
    }
    Judged judged =
        assertTimeoutPreemptively(
            LIMIT, () -> Judged.run("tar", "check", file, "--format", "json"));
    judged.ends(1, 3).tells("");
    assertThat(judged.json().text("summary", "complete")).contains("false");
  }

  /** A header as POSIX ustar has it. */
  private static byte[] header(String name, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format(java.util.Locale.ROOT, "%011o\0", size));
    put(header, 136, "00000000000\0");
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format(java.util.Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      String before = "*" + (char) (c - 1);
      text.append(c).append(": &").append(c).append(" [");
      text.append(String.join(", ", java.util.Collections.nCopies(10, before))).append("]\n");
    }
    return text.toString();
  }

  private static String merges() {
    StringBuilder text = new StringBuilder("a: &a {k: v}\n");
    for (char c = 'b'; c <= 'z'; c++) {
      String before = "*" + (char) (c - 1);
      text.append(c).append(": &").append(c).append(" {<<: [").append(before).append(", ");
      text.append(before).append("], k").append(c).append(": [").append(before).append(", ");
      text.append(before).append("]}\n");
    }
    return text.toString();
  }

  private static String deepBlocks(int depth) {
    StringBuilder text = new StringBuilder("services:\n");
    for (int i = 1; i < depth; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }
}
