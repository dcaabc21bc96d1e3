package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.Parameters;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of configuration that the bots take, and forms that they refuse. */
class BotFormsTest {
  private static final String NPM = "{\"dependencies\": {\"x\": \"1.0.0\"}}";

  private static FakeReporter run(String... files) {
    List<String> all = new ArrayList<>(List.of("package.json", NPM));
    all.addAll(List.of(files));
    return FakeReporter.run(new UpdateBotDetector(), FakeSnapshot.of(all.toArray(String[]::new)));
  }

  private static String dependabot(String entry) {
    return "version: 2\nupdates:\n- package-ecosystem: npm\n  schedule:\n    interval: weekly\n"
        + entry.indent(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "renovate.json",
        "renovate.jsonc",
        "renovate.json5",
        ".github/renovate.json",
        ".github/renovate.jsonc",
        ".github/renovate.json5",
        ".gitlab/renovate.json",
        ".gitlab/renovate.jsonc",
        ".gitlab/renovate.json5",
        ".renovaterc",
        ".renovaterc.json",
        ".renovaterc.jsonc",
        ".renovaterc.json5"
      })
  void renovateFiles(String path) {
    FakeReporter reporter = run(path, "{\n// ours\n\"extends\": [\"config:recommended\"],\n}");
    assertThat(reporter.lines()).isEmpty();
    assertThat(reporter.examined("dependencies.update-bot")).containsExactly("package.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|''",
        "{\"enabled\": false}|update-bot-disabled",
        "{\"mode\": \"silent\"}|update-bot-disabled",
        "{\"extends\": [\":disableRenovate\"]}|update-bot-disabled",
        "{\"extends\": [\"security:only-security-updates\"]}|update-bot-disabled",
        "{\"extends\": [\"config:best-practices\", \"group:all\", \":semanticCommits\"]}|''",
        "{\"extends\": [\"schedule:weekly\", \":labels(a,b)\"]}|''",
        "{\"enabledManagers\": [\"npm\"]}|''",
        "{\"enabledManagers\": [\"cargo\"]}|update-bot-gap",
        "{\"ignorePaths\": [\"**/package.json\"]}|update-bot-gap",
        "{\"ignorePaths\": [\"package.json\"]}|update-bot-gap",
        "{\"ignorePaths\": [\"other/**\"]}|''",
        "{\"includePaths\": [\"site/**\"]}|update-bot-gap",
        "{\"includePaths\": [\"package.json\"]}|''",
        "{\"npm\": {\"enabled\": false}}|update-bot-disabled",
        "{\"cargo\": {\"enabled\": false}}|''",
        "{\"packageRules\": [{\"matchManagers\": [\"npm\"], \"enabled\": false}]}|update-bot-disabled",
        "{\"packageRules\": [{\"matchManagers\": [\"!npm\"], \"enabled\": false}]}|''",
        "{\"packageRules\": [{\"matchDatasources\": [\"npm\"], \"enabled\": false}]}|update-bot-disabled",
        "{\"packageRules\": [{\"matchPackageNames\": [\"*\"], \"enabled\": false}]}|update-bot-disabled",
        "{\"packageRules\": [{\"matchPackageNames\": [\"x\"], \"enabled\": false}]}|''",
        "{\"packageRules\": [{\"matchDepTypes\": [\"devDependencies\"], \"enabled\": false}]}|''",
        "{\"packageRules\": [{\"matchFileNames\": [\"/^package/\"], \"enabled\": false}]}|update-bot-disabled",
        "{\"packageRules\": [{\"matchManagers\": [\"npm\"], \"enabled\": false}, {\"matchManagers\": [\"npm\"], \"enabled\": true}]}|''"
      })
  void renovateSettings(String config, String expected) {
    FakeReporter reporter = run("renovate.json", config);
    assertThat(reporter.unreadable("dependencies.update-bot")).isEmpty();
    assertThat(reporter.findings().stream().map(f -> f.rule().value()).toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"extends\": [\"github>example/presets\"]}",
        "{\"extends\": [\"local>a/b\"]}",
        "{\"extends\": [\"@scope/preset\"]}",
        "{\"extends\": [\"unheard:of\"]}",
        "{\"packageRules\": [{\"matchUnheardOf\": [\"a\"], \"enabled\": false}]}",
        "{\"ignorePaths\": [\"{a\"]}"
      })
  void renovateThatNobodyCanExplainIsUnreadable(String config) {
    FakeReporter reporter = run("renovate.json", config);
    assertThat(reporter.unreadable("dependencies.update-bot")).containsKey("renovate.json");
    assertThat(reporter.lines()).isEmpty();
    assertThat(reporter.examined("dependencies.update-bot")).isEmpty();
  }

  @Test
  void thePolicyCanVouchForAPreset() {
    TreeMap<String, List<String>> values = new TreeMap<>();
    values.put("trusted-renovate-presets", List.of("github>example/presets"));
    FakeReporter reporter =
        FakeReporter.run(
            new UpdateBotDetector(),
            FakeSnapshot.of(
                "package.json",
                NPM,
                "renovate.json",
                "{\"extends\": [\"github>example/presets\"]}"),
            new Parameters(values));
    assertThat(reporter.unreadable("dependencies.update-bot")).isEmpty();
    assertThat(reporter.examined("dependencies.update-bot")).containsExactly("package.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "directory: /|''",
        "directory: ''|''",
        "directories: ['/']|''",
        "directories: ['**/*']|''",
        "directories: ['/*']|update-bot-gap",
        "directory: /site|update-bot-gap",
        "'directory: /\nexclude-paths: [package.json]'|update-bot-gap",
        "'directory: /\nopen-pull-requests-limit: 0'|update-bot-disabled",
        "'directory: /\nopen-pull-requests-limit: 5'|''",
        "'directory: /\nignore: [{dependency-name: \"*\"}]'|update-bot-disabled",
        "'directory: /\nignore: [{dependency-name: \"*\", versions: [\"1.x\"]}]'|''",
        "'directory: /\nmulti-ecosystem-group: all\npatterns: [\"*\"]'|''"
      })
  void dependabotEntries(String entry, String expected) {
    FakeReporter reporter = run(".github/dependabot.yml", dependabot(entry));
    assertThat(reporter.unreadable("dependencies.update-bot")).isEmpty();
    assertThat(reporter.findings().stream().map(f -> f.rule().value()).toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1\nupdate_configs: []\n",
        "version: 2\n",
        "version: 2\nupdates:\n- directory: /\n  schedule: {interval: daily}\n",
        "version: 2\nupdates:\n- package-ecosystem: npm\n  schedule: {interval: daily}\n",
        "version: 2\nupdates:\n- package-ecosystem: npm\n  directory: /\n",
        "version: 2\nupdates:\n- package-ecosystem: unheard\n  directory: /\n  schedule: {interval: daily}\n",
        "version: 2\n  updates: [\n"
      })
  void dependabotThatIsRefusedIsUnreadable(String config) {
    FakeReporter reporter = run(".github/dependabot.yml", config);
    assertThat(reporter.unreadable("dependencies.update-bot"))
        .containsKey(".github/dependabot.yml");
    assertThat(reporter.lines()).isEmpty();
  }

  @Test
  void twoBotsCoverTogether() {
    FakeReporter reporter =
        run(
            ".github/dependabot.yml",
            dependabot("directory: /"),
            "renovate.json",
            "{\"enabledManagers\": [\"dockerfile\"]}",
            "Dockerfile",
            "FROM example.org/base:1\n");
    assertThat(reporter.lines()).isEmpty();
  }

  @Test
  void otherEcosystemsCountToo() {
    FakeReporter reporter =
        run(
            ".github/dependabot.yml",
            dependabot("directory: /"),
            ".gitmodules",
            "[submodule \"a\"]\n\tpath = a\n\turl = https://example.org/a\n",
            ".github/actions/build/action.yml",
            "runs:\n  steps:\n  - uses: actions/checkout@v4\n",
            "compose.yaml",
            "services:\n  db:\n    image: example.org/db:1\n",
            ".devcontainer/devcontainer.json",
            "{\"image\": \"example.org/dev:1\"}",
            ".gitlab-ci.yml",
            "image: example.org/ci:1\n",
            ".pre-commit-config.yaml",
            "repos:\n- repo: https://example.org/hooks\n  rev: v1\n");
    assertThat(reporter.findings())
        .extracting(f -> f.attributes().get("ecosystem"))
        .containsExactlyInAnyOrder(
            "git submodules",
            "GitHub Actions",
            "Docker Compose",
            "dev containers",
            "GitLab CI",
            "pre-commit");
  }
}
