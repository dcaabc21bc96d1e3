package dev.plumbline.detect.repository.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.repository.owners.CodeOwners.Host;
import dev.plumbline.scan.Parameters;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersTest {
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "*, a.txt, true",
    "*, a/b/c.txt, true",
    "*.js, a.js, true",
    "*.js, src/deep/a.js, true",
    "*.js, a.jsx, false",
    "/build/logs/, build/logs/a, true",
    "/build/logs/, build/logs/b/a, true",
    "/build/logs/, x/build/logs/a, false",
    "/build/logs/, build/logs, false",
    "docs/*, docs/a.md, true",
    "docs/*, docs/b/a.md, false",
    "docs/*, x/docs/a.md, false",
    "apps/, apps/a, true",
    "apps/, x/apps/y/a, true",
    "apps/, x/apps, false",
    "/docs, docs/x/a.md, true",
    "/docs, a/docs/b, false",
    "docs, a/docs/b, true",
    "**/logs, a/b/logs/c, true",
    "**/logs, logs/c, true",
    "**/logs, blogs/c, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**/b, a/x/y/c, false",
    "a/**, a/x/y, true",
    "/*, a, true",
    "/*, a/b, false",
    "src/*/auth, src/x/auth/login.py, true",
    "src/*/auth, src/x/y/auth/login.py, false",
    "file?.txt, file1.txt, true",
    "file?.txt, file10.txt, false",
    "Src/, src/a, false",
    "/.github/, .github/workflows/a.yml, true",
    "/src/auth*, src/authn/login.py, true",
  })
  void gitHubPatterns(String pattern, String path, boolean matches) {
    assertThat(OwnerPattern.github(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "*, a/b/c.txt, true",
    "README.md, README.md, true",
    "README.md, a/b/README.md, true",
    "/README.md, a/README.md, false",
    "docs/, docs/a/b, true",
    "docs/, x/docs/a, true",
    "/docs/, x/docs/a, false",
    "/docs, docs/a, false",
    "/docs/*, docs/a, true",
    "/docs/*, docs/a/b, false",
    "/docs/**/*.md, docs/a.md, true",
    "/docs/**/*.md, docs/x/y/a.md, true",
    "/docs/**, docs/x/y, false",
    "ee/docs/*, x/ee/docs/a, true",
    ".github/x, .github/x, true",
  })
  void gitLabPatterns(String pattern, String path, boolean matches) {
    assertThat(OwnerPattern.gitlab(pattern).matches(path)).isEqualTo(matches);
  }

  @Test
  void theLastMatchWinsAndALineWithoutOwnersTakesThemAway() {
    CodeOwners owners =
        github(
            """
            # everybody
            *              @acme/all
            /src/          @acme/dev dev@acme.invalid  # in-line comment @not/this
            /src/generated/
            /my\\ docs/     @acme/writers
            """);
    assertThat(owners.ownersOf("a")).containsExactly("@acme/all");
    assertThat(owners.ownersOf("src/a")).containsExactly("@acme/dev", "dev@acme.invalid");
    assertThat(owners.ownersOf("src/generated/a")).isEmpty();
    assertThat(owners.ownersOf("my docs/a")).containsExactly("@acme/writers");
    assertThat(owners.faults()).isEmpty();
  }

  @Test
  void whatGitHubRefusesIsAFaultAndGivesNoOwner() {
    CodeOwners owners =
        github(
            """
            !/a/ @acme/all
            /[ab]/ @acme/all
            \\#c @acme/all
            /d/ acme
            / @acme/all
            """);
    assertThat(owners.faults()).extracting(CodeOwners.Fault::line).containsExactly(1, 2, 3, 4, 5);
    assertThat(owners.ownersOf("a/x")).isEmpty();
    assertThat(owners.ownersOf("d/x")).isEmpty();
  }

  @Test
  void sectionsOfGitLabAddUpAndOptionalOnesNeedNotApprove() {
    CodeOwners owners =
        CodeOwners.parse(
            ".gitlab/CODEOWNERS",
            """
            * @acme/all
            [Docs][2] @acme/writers
            docs/
            docs/api/ @acme/api
            ^[Data] @acme/data
            db/
            [docs]
            *.txt @acme/text
            !docs/secret.txt
            """,
            Host.GITLAB);
    assertThat(owners.ownersOf("x")).containsExactly("@acme/all");
    assertThat(owners.ownersOf("docs/a.md")).containsExactly("@acme/all", "@acme/writers");
    assertThat(owners.ownersOf("docs/api/a.md")).containsExactly("@acme/all", "@acme/api");
    assertThat(owners.ownersOf("docs/a.txt")).containsExactly("@acme/all", "@acme/text");
    assertThat(owners.ownersOf("docs/secret.txt")).containsExactly("@acme/all");
    assertThat(owners.ownersOf("db/a")).containsExactly("@acme/all", "@acme/data");
    assertThat(owners.requiredOwnersOf("db/a")).containsExactly("@acme/all");
    assertThat(owners.sections())
        .extracting(CodeOwners.Section::name)
        .containsExactly("", "Docs", "Data");
    assertThat(owners.sections().get(1).approvals()).isEqualTo(2);
  }

  @Test
  void theHostsOrderOfPlacesHolds() {
    FakeSnapshot tree =
        FakeSnapshot.of(
            "CODEOWNERS", "* @acme/root",
            "docs/CODEOWNERS", "* @acme/docs",
            ".github/CODEOWNERS", "* @acme/github");
    assertThat(CodeOwners.parse(tree).path()).contains(".github/CODEOWNERS");
    FakeSnapshot gitlab =
        FakeSnapshot.of(
            ".gitlab-ci.yml", "",
            ".gitlab/CODEOWNERS", "* @acme/gitlab",
            "docs/CODEOWNERS", "* @acme/docs");
    assertThat(CodeOwners.parse(gitlab).path()).contains("docs/CODEOWNERS");
    assertThat(CodeOwners.parse(gitlab).host()).isEqualTo(Host.GITLAB);
    assertThat(CodeOwners.parse(FakeSnapshot.of("a", "b")).path()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadLeavesTheCheckUnprovenAndClaimsNothing() {
    FakeSnapshot tree =
        FakeSnapshot.of(".github/CODEOWNERS", "* @acme/all", "src/auth/login.py", "x = 1")
            .unreadable(".github/CODEOWNERS");
    FakeReporter reporter = FakeReporter.run(new CodeOwnersDetector(), tree);
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.unreadable("review.code-owners")).containsKey(".github/CODEOWNERS");
  }

  @Test
  void aFaultyLineIsReported() {
    FakeSnapshot tree =
        FakeSnapshot.of("CODEOWNERS", "* @acme/all\n!/src/ @x/y\n", "src/auth/login.py", "x = 1");
    FakeReporter reporter = FakeReporter.run(new CodeOwnersDetector(), tree);
    assertThat(reporter.unreadable("review.code-owners").get("CODEOWNERS")).contains("line 2");
  }

  @Test
  void thePolicysOwnPatternsReplaceTheDefaults() {
    FakeSnapshot tree =
        FakeSnapshot.of(
            "CODEOWNERS",
            "/src/auth/ @acme/security\n",
            "src/auth/login.py",
            "x",
            "pay/sum.py",
            "y");
    TreeMap<String, List<String>> values = new TreeMap<>();
    values.put(SensitivePaths.PARAMETER, List.of("/pay/"));
    FakeReporter reporter =
        FakeReporter.run(new CodeOwnersDetector(), tree, new Parameters(values));
    assertThat(reporter.examined("review.code-owners")).containsExactly("pay/sum.py");
    assertThat(reporter.findings()).hasSize(1);
    assertThat(reporter.findings().getFirst().message()).contains("/pay/");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "src/auth/login.py, authentication and authorisation",
    "src/UserLoginService.java, authentication and authorisation",
    "src/OAuth2Config.kt, authentication and authorisation",
    "lib/JWTVerifier.ts, authentication and authorisation",
    "pkg/crypto/aes.go, cryptography and secrets",
    "db/migrations/001.sql, data access and migrations",
    "src/OrderRepository.java, data access and migrations",
    ".github/workflows/ci.yml, build and deployment pipelines",
    "Dockerfile, containers and infrastructure",
    "infra/main.tf, containers and infrastructure",
    "docs/CODEOWNERS, the code owners file itself",
    ".plumb/policy.yaml, settings and registers of the security policy",
  })
  void sensitivePathsByWhatTheirNamesSay(String path, String group) {
    assertThat(new SensitivePaths(List.of()).groupOf(path)).contains(group);
  }

  @ParameterizedTest
  @CsvSource({
    "src/author.py", "src/authors/list.go", "docs/security.md", "tests/test_login.py",
    "src/LoginTest.java", "img/login.png", "src/main.py", "node_modules/jwt/index.js",
    "src/test/java/AuthFilter.java", "locales/session.ts", "src/repository.py"
  })
  void pathsThatGuardNothing(String path) {
    assertThat(new SensitivePaths(List.of()).groupOf(path)).isEmpty();
  }

  @Test
  void aHostilePatternEndsQuickly() {
    String pattern = "/" + "*a".repeat(200) + "/**".repeat(200) + "/b";
    String path = "a".repeat(3000) + "/x".repeat(2000);
    assertThat(OwnerPattern.github(pattern).matches(path)).isFalse();
  }

  private static CodeOwners github(String text) {
    return CodeOwners.parse("CODEOWNERS", text, Host.GITHUB);
  }
}
