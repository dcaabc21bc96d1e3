package dev.plumbline.detect.repository.switched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  private static List<String> split(String script) {
    return Shell.commands(script).stream()
        .map(c -> c.line() + " " + c.before() + " " + c.text())
        .toList();
  }

  @Test
  void commandsAndTheOperatorsBeforeThem() {
    assertThat(
            split("a b && c | d || true; e\n\n# f\ng 'h; i' \"j && k\" \\\n  l\nm > n 2>&1 &\no"))
        .containsExactly(
            "1  a b",
            "1 && c",
            "1 | d",
            "1 || true",
            "1 ; e",
            "4 ; g h; i j && k l",
            "6 ; m > n 2>&1",
            "7 & o");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm audit --audit-level=high",
        "npx secretlint .",
        "python -m bandit -r src",
        "docker run --rm -v x:y zricethezav/gitleaks:v8 git",
        "poetry run pip-audit",
        "TOKEN=x trivy fs .",
        "./bin/gosec ./...",
        "./gradlew --no-daemon sonar",
        "mvn -B sonar:sonar",
        "mvn org.owasp:dependency-check-maven:12.0.0:check dependency-check:check"
      })
  void scanners(String command) {
    assertThat(Tools.command(Shell.commands(command).getFirst()))
        .map(Tools.Use::job)
        .contains(Tools.Job.SCAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pytest -q", "npm test", "npm run test:unit", "go test ./...", "./mvnw -B verify",
        "./gradlew check", "cargo test --all", "bundle exec rspec", "make -j4 test", "dotnet test"
      })
  void tests(String command) {
    assertThat(Tools.command(Shell.commands(command).getFirst()))
        .map(Tools.Use::job)
        .contains(Tools.Job.TEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pip install bandit",
        "gitleaks --version",
        "echo pytest",
        "rm -r trivy",
        "npm run testimonials-x --help",
        "cat semgrep.json",
        "go build ./...",
        "grep gosec x",
        "make install"
      })
  void neither(String command) {
    assertThat(Tools.command(Shell.commands(command).getFirst())).isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1} words: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "# nosec B602 - cmd is a constant|true",
        "# nosec B602|false",
        "# noqa: S101|false",
        "# see SEC-12|true",
        "# https://example.org/why|true",
        "# TODO|false",
        "# type: ignore[misc]|false",
        "# shellcheck disable=SC2086|false",
        "# zizmor: ignore[artipacked]|false",
        "// NOSONAR we never log it|true",
        "None Given|false",
        "# CVE-2026-0001|false"
      })
  void reasons(String text, boolean reason) {
    assertThat(Reason.in(text, 2)).isEqualTo(reason);
  }
}
