package dev.plumbline.detect.repository.switched;

import static dev.plumbline.detect.repository.switched.Form.always;
import static dev.plumbline.detect.repository.switched.Form.some;

import dev.plumbline.detect.repository.source.Syntax;
import java.util.List;

/** The directives in comments that we know, each as its tool's documentation gives it. */
final class Forms {
  private static final String ID = "[\\w@./:*-]{1,120}";
  private static final String LINT_ID = "[\\w@][\\w@./:-]{0,120}";
  private static final String IDS = ID + "(?: ?, ?" + ID + "){0,40}";

  static final List<Form> ALL =
      List.of(
          // Secret scanners: a line is taken out whatever its language.
          always(
              "plumbline",
              "plumb:allow",
              "\\bplumb:allow\\b(?:\\s{1,4}(?<ids>[a-z][a-z0-9-]{0,80}(?: ?, ?[a-z][a-z0-9-]{0,80}){0,20})(?![\\w=-]))?"),
          always("gitleaks", "gitleaks:allow", "\\bgitleaks:allow\\b"),
          always("betterleaks", "betterleaks:allow", "\\bbetterleaks:allow\\b"),
          always("trufflehog", "trufflehog:ignore", "\\btrufflehog:ignore\\b"),
          always("kingfisher", "kingfisher:ignore", "\\bkingfisher:ignore\\b"),
          always("ggshield", "ggignore", "(?:^|[\\s#/*;-])ggignore\\b"),
          always(
              "detect-secrets",
              "list secret",
              "\\bpragma: ?(?:allow|white)list(?:[ -]nextline)? secret\\b"),
          always("detect-secrets", "list nextline secret", "\\bpragma: ?allowlist nextline secret"),
          always(
              "secretlint", "secretlint-disable", "\\bsecretlint-disable(?:-next)?(?:-line)?\\b"),
          // Code scanners.
          always(
              "bandit",
              "nosec",
              "(?:^|#)\\s{0,8}nosec\\b[:\\s]{0,4}(?<ids>(?:B[0-9]{3}[,\\s]{0,4}){0,40})",
              Syntax.PYTHON),
          always(
              "gosec",
              "nosec",
              "(?:^|#|//)\\s{0,8}#?nosec\\b[:\\s]{0,4}(?<ids>(?:G[0-9]{3}[,\\s]{0,4}){0,40})",
              Syntax.GO),
          always("semgrep", "nosem", "\\bnosem(?:grep)?\\b(?: ?: ?(?<ids>" + IDS + "))?"),
          always("sonar", "nosonar", "\\bNOSONAR\\b(?: ?\\((?<ids>[^)]{0,200})\\))?"),
          always("codeql", "codeql[", "(?:^|[\\s/#*])codeql ?\\[(?<ids>[\\w/, -]{1,200})\\]"),
          always("codeql", "lgtm", "(?:^|[\\s/#*])lgtm ?\\[(?<ids>[\\w/, -]{1,200})\\]"),
          always("snyk", "deepcode ignore", "\\bdeepcode ignore (?<ids>[\\w/-]+)"),
          always("bearer", "bearer:disable", "\\bbearer:disable (?<ids>" + IDS + ")"),
          always("devskim", "devskim:", "\\bdevskim: ?ignore (?<ids>DS[0-9]{4,8}|all)"),
          always("psalm", "psalm-suppress", "@psalm-suppress (?<ids>Tainted\\w+)", Syntax.PHP),
          some(
              "deepsource",
              "skipcq",
              "\\bskipcq\\b(?: ?: ?(?<ids>" + IDS + "))?",
              SecurityIds.DEEPSOURCE,
              "deepsource"),
          // Infrastructure scanners.
          always("checkov", "checkov:skip", "\\bcheckov:skip ?= ?(?<ids>[\\w-]+)"),
          always("checkov", "bridgecrew:skip", "\\bbridgecrew:skip ?= ?(?<ids>[\\w-]+)"),
          always("tfsec", "tfsec:ignore", "\\btfsec:ignore:(?<ids>[\\w*-]+)"),
          always("trivy", "trivy:ignore", "\\btrivy:ignore:(?<ids>[\\w*.-]+)"),
          always("terrascan", "ts:skip", "\\bts:skip ?= ?(?<ids>[\\w.-]+)"),
          always(
              "kics", "kics-scan", "\\bkics-scan (?:ignore(?:-line|-block)?|disable=(?<ids>\\S+))"),
          always(
              "zizmor", "zizmor:", "\\bzizmor: ?ignore\\[(?<ids>[\\w, -]{1,200})\\]", Syntax.YAML),
          some(
              "hadolint",
              "hadolint",
              "\\bhadolint (?:global )?ignore ?= ?(?<ids>" + IDS + ")",
              SecurityIds.HADOLINT,
              "",
              Syntax.DOCKER),
          // General linters: only their security rules count.
          some(
              "flake8 or ruff",
              "noqa",
              "(?:\\b(?:ruff|flake8) ?: ?)?\\bnoqa\\b"
                  + "(?: ?: ?(?<ids>[A-Z]{1,6}[0-9]{0,5}(?:[,\\s]{1,3}[A-Z]{1,6}[0-9]{1,5}){0,40}))?",
              SecurityIds.PYTHON,
              "flake8-bandit",
              Syntax.PYTHON),
          some(
              "pylint",
              "pylint:",
              "\\bpylint: ?disable(?:-next|-line)? ?= ?(?<ids>" + IDS + ")",
              SecurityIds.PYLINT,
              "",
              Syntax.PYTHON),
          some(
              "eslint",
              "lint-disable",
              "(?:^|[\\s/*])(?:es|ox)lint-disable(?:-next-line|-line)?(?:\\s{1,4}(?<ids>"
                  + LINT_ID
                  + "(?:\\s{0,3},\\s{0,3}"
                  + LINT_ID
                  + "){0,40}))?",
              SecurityIds.ESLINT,
              "eslint-security",
              Syntax.SCRIPT,
              Syntax.MARKUP),
          some(
              "biome",
              "biome-ignore",
              "\\bbiome-ignore(?:-all|-start)?\\s{1,4}(?<ids>" + ID + ")",
              SecurityIds.ESLINT,
              "biome",
              Syntax.SCRIPT,
              Syntax.MARKUP),
          some(
              "deno lint",
              "deno-lint-ignore",
              "\\bdeno-lint-ignore(?:-file)?(?:\\s{1,4}(?<ids>[\\w-]+(?:[ ,]+[\\w-]+){0,20}))?",
              SecurityIds.ESLINT,
              "deno-security",
              Syntax.SCRIPT),
          some(
              "golangci-lint",
              "nolint",
              "(?:^|//)\\s{0,4}nolint\\b(?: ?: ?(?<ids>[\\w-]+(?: ?, ?[\\w-]+){0,40}))?",
              SecurityIds.GO,
              "gosec",
              Syntax.GO),
          some(
              "rubocop",
              "rubocop",
              "\\brubocop ?: ?(?:disable|todo) (?<ids>" + IDS + ")",
              SecurityIds.RUBOCOP,
              "",
              Syntax.RUBY),
          some(
              "phpcs",
              "phpcs:",
              "\\bphpcs:(?:ignore|disable|ignoreFile)\\b(?: (?<ids>" + IDS + "))?",
              SecurityIds.PHPCS,
              "phpcs-security",
              Syntax.PHP),
          some(
              "clang-tidy",
              "nolint",
              "\\bNOLINT(?:NEXTLINE|BEGIN)?\\b(?:\\((?<ids>[\\w.,* -]{1,200})\\))?",
              SecurityIds.CLANG_TIDY,
              "clang-security",
              Syntax.C),
          some(
                  "shellcheck",
                  "shellcheck",
                  "\\bshellcheck (?:[\\w=-]+ ){0,3}disable ?= ?(?<ids>" + IDS + ")",
                  SecurityIds.SHELLCHECK,
                  "",
                  Syntax.SHELL,
                  Syntax.YAML,
                  Syntax.DOCKER)
              .as("suppressed-shellcheck"));

  private Forms() {}
}
