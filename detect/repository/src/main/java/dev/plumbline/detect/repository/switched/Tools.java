package dev.plumbline.detect.repository.switched;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which commands and actions test or scan. */
final class Tools {
  /** What a command is there for. */
  enum Job {
    TEST,
    SCAN
  }

  /**
   * A tool that was recognised.
   *
   * @param job what it does
   * @param name its name for messages
   */
  record Use(Job job, String name) {}

  private static final String PREFIX =
      "^(?:(?:\\w+=\\S* |sudo |time |env |command |exec |npx (?:--?\\w+ )?|bunx |pnpx |uvx |pipx run"
          + "|poetry run |pipenv run |uv run (?:--\\S+ )?|hatch run |pdm run |rye run |bundle exec "
          + "|pnpm exec |yarn exec |yarn dlx |pnpm dlx |python3? -m |py -m |if |! |then |do |xvfb-run (?:-\\S+ )*"
          + "|timeout \\S+ |docker run (?:-\\S+ (?:[^-\\s]\\S*[:=]\\S* )?)*|coverage run -m ){1,6})?(?:\\./|\\S{0,80}/)?";

  private static final Pattern SCAN =
      Pattern.compile(
          PREFIX
              + "(?<tool>gitleaks|betterleaks|trufflehog3?|detect-secrets(?:-hook)?|ggshield|secretlint"
              + "|talisman|ripsecrets|kingfisher|semgrep|opengrep|bandit|gosec|govulncheck|trivy|grype"
              + "|snyk|pip-audit|safety (?:check|scan)|osv-scanner|cargo[ -](?:audit|deny)"
              + "|bundle[r]?[ -]audit|brakeman|checkov|tfsec|terrascan|kics|hadolint|dockle|zizmor"
              + "|sonar-scanner|nancy|horusec|njsscan|mobsfscan|kubesec|kube-linter|kubeaudit|nuclei"
              + "|zap-\\S+|codeql (?:database|github)|dependency-check(?:\\.sh)?|cfn_nag(?:_scan)?"
              + "|npm audit|yarn audit|yarn npm audit|pnpm audit|bun audit|composer audit"
              + "|dotnet list (?:\\S+ )?package --vulnerable|mix (?:sobelow|deps\\.audit|hex\\.audit)"
              + "|plumb (?:check|scan)|git-?secrets|git secrets|retire|auditjs|audit-ci|better-npm-audit"
              + "|docker scout|scorecard"
              + "|(?:mvnw?|gradlew?) (?:\\S+ )*(?:\\S*:)?(?:sonar(?:qube)?|dependencyCheck\\w*|spotbugs\\w*"
              + "|(?:dependency-check|spotbugs|sonar)[\\w:.-]*))(?=$|[\\s:@])");

  private static final Pattern TEST =
      Pattern.compile(
          PREFIX
              + "(?<tool>pytest|py\\.test|tox|nox|unittest|manage\\.py test|trial|stestr|nose2?"
              + "|npm (?:t|test|run(?:-script)? test\\S*|run coverage)|npm run \\S*e2e\\S*"
              + "|yarn (?:run )?test\\S*|pnpm (?:run )?(?:-r )?test\\S*|bun (?:run )?test\\S*|deno (?:task )?test"
              + "|jest|vitest|mocha|ava|karma start|playwright test|cypress run|nyc|c8"
              + "|go test|gotestsum|ginkgo|cargo test|cargo nextest run|cargo llvm-cov"
              + "|rspec|rake(?: test| spec)?(?=$)|rake (?:test|spec)\\S*|rails test\\S*|phpunit|pest"
              + "|composer (?:run )?test\\S*|dotnet test|ctest|bats|sbt (?:\\S+ )*test\\S*|lein test"
              + "|mix test|swift test|bazel test|flutter test|dart test|make (?:-\\S+ )*(?:check|test\\S*)"
              + "|just test\\S*|task test\\S*|xcodebuild (?:\\S+ )*test|stack test|cabal test|zig build test"
              + "|(?:mvn|mvnw|\\./mvnw) (?:\\S+ )*(?:test|verify|install|integration-test)"
              + "|(?:gradle|gradlew) (?:\\S+ )*(?:\\S*:)?(?:test|check|build|\\w+Test))(?=$|\\s)");

  private static final Pattern ACTION =
      Pattern.compile(
          "^(?:docker://)?(?<tool>gitleaks/gitleaks-action|trufflesecurity/trufflehog|gitguardian/ggshield[\\w/-]*"
              + "|aquasecurity/(?:trivy|tfsec)[\\w-]*|github/codeql-action/(?:init|analyze|autobuild)"
              + "|anchore/scan-action|snyk/actions\\S*|(?:returntocorp|semgrep)/semgrep-action"
              + "|bridgecrewio/checkov-action|securego/gosec|pycqa/bandit-action|tj-actions/bandit"
              + "|hadolint/hadolint-action|actions/dependency-review-action|pypa/gh-action-pip-audit"
              + "|golang/govulncheck-action|google/osv-scanner-action\\S*|sonarsource/\\S+"
              + "|checkmarx/\\S+|ossf/scorecard-action|zizmorcore/zizmor-action|woodruffw/zizmor-action"
              + "|dependency-check/\\S+|rustsec/audit-check|actions-rs/audit-check"
              + "|embarkstudios/cargo-deny-action|zaproxy/action-\\S+|docker/scout-action"
              + "|devskim/\\S+|microsoft/(?:devskim-action|security-devops-action)|shiftleftsecurity/\\S+"
              + "|veracode/\\S+|fossas/\\S+|bearer/bearer-action)(?=@|$|:)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SCAN_JOB =
      Pattern.compile(
          "(?:.*[-_ ])?(?:sast|dast|secret[-_]detection|dependency[-_]scanning|container[-_]scanning"
              + "|gemnasium\\S*|secrets?[-_]scan\\w*|trivy\\S*|gitleaks\\S*|semgrep\\S*|codeql\\S*"
              + "|security[-_]scan\\w*|vulnerability[-_]scan\\w*)(?:[-_ ].*)?");

  private Tools() {}

  /** The tool a command runs, if it tests or scans. */
  static Optional<Use> command(Shell.Command command) {
    List<String> words = command.words();
    String text = String.join(" ", words.subList(0, Math.min(words.size(), 14)));
    if (text.length() > 600) {
      text = text.substring(0, 600);
    }
    if (harmless(text)) {
      return Optional.empty();
    }
    Matcher scan = SCAN.matcher(text);
    if (scan.find()) {
      return Optional.of(new Use(Job.SCAN, scan.group("tool")));
    }
    Matcher test = TEST.matcher(text);
    return test.find() ? Optional.of(new Use(Job.TEST, test.group("tool"))) : Optional.empty();
  }

  /** Asks for a version or help, or installs. */
  private static boolean harmless(String text) {
    return text.contains("--version")
        || text.contains("--help")
        || text.contains(" install ") && !text.contains("mvn")
        || text.endsWith(" version");
  }

  /** The scanner that an action runs, if it is one. */
  static Optional<Use> action(String uses) {
    Matcher matcher = ACTION.matcher(uses);
    return matcher.find()
        ? Optional.of(new Use(Job.SCAN, matcher.group("tool")))
        : Optional.empty();
  }

  /** Whether a job of this name scans, where its commands are somewhere else. */
  static Optional<Use> job(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SCAN_JOB.matcher(lower).matches()
        ? Optional.of(new Use(Job.SCAN, name))
        : Optional.empty();
  }
}
