package dev.plumbline.detect.repository.owners;

import dev.plumbline.detect.repository.source.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files guard something: by the policy's own patterns, else by what their names say. Names
 * count in programs only; tests, documentation and examples guard nothing.
 */
public final class SensitivePaths {
  /** The parameter that replaces the defaults: patterns as in a code owners file of GitHub. */
  public static final String PARAMETER = "sensitive-paths";

  private static final Set<String> ACCESS =
      Set.of(
          "auth",
          "authn",
          "authz",
          "authenticate",
          "authenticated",
          "authentication",
          "authenticator",
          "authorize",
          "authorization",
          "authorizer",
          "authorisation",
          "login",
          "logon",
          "logout",
          "signin",
          "signup",
          "session",
          "sessions",
          "oauth",
          "oauth2",
          "oidc",
          "openid",
          "saml",
          "sso",
          "jwt",
          "jwks",
          "jwk",
          "mfa",
          "totp",
          "otp",
          "webauthn",
          "passkey",
          "password",
          "passwords",
          "passwd",
          "credential",
          "credentials",
          "security",
          "permission",
          "permissions",
          "acl",
          "acls",
          "rbac",
          "abac",
          "iam",
          "csrf",
          "xsrf",
          "ldap",
          "kerberos",
          "impersonation",
          "entitlements");
  private static final Set<String> CRYPTO =
      Set.of(
          "crypto",
          "cryptography",
          "cryptographic",
          "cipher",
          "ciphers",
          "encrypt",
          "encryption",
          "encryptor",
          "decrypt",
          "decryption",
          "signing",
          "signer",
          "keystore",
          "truststore",
          "kms",
          "hmac",
          "pki",
          "x509",
          "bcrypt",
          "argon2",
          "secrets",
          "vault");
  private static final Set<String> DATA =
      Set.of(
          "migration",
          "migrations",
          "migrate",
          "dao",
          "daos",
          "repositories",
          "liquibase",
          "flyway");
  private static final Pattern DATA_CLASS = Pattern.compile(".*(?:Repository|Dao|DAO)\\.\\w+");
  private static final Pattern BUILD =
      Pattern.compile(
          "\\.github/(?:workflows|actions)/.+|\\.gitlab-ci\\.yml|\\.gitlab/ci/.+|(?:.*/)?Jenkinsfile"
              + "|azure-pipelines[\\w.-]*\\.ya?ml|bitbucket-pipelines\\.yml|\\.circleci/.+");
  private static final Pattern INFRASTRUCTURE =
      Pattern.compile(
          "(?:.*/)?(?:Dockerfile|Containerfile)(?:\\.[\\w.-]+)?|(?:.*/)?[\\w.-]+\\.[Dd]ockerfile"
              + "|.*\\.(?:tf|tfvars|bicep)|(?:.*/)?Chart\\.ya?ml|(?:.*/)?kustomization\\.ya?ml"
              + "|(?:.*/)?(?:docker-)?compose[\\w.-]*\\.ya?ml");
  private static final Pattern OWNERS =
      Pattern.compile("(?:\\.github/|\\.gitlab/|\\.bitbucket/|docs/)?CODEOWNERS");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:tests?|testing|testdata|test_data|fixtures?|specs?|__tests__|__mocks__|mocks?"
              + "|e2e|docs?|documentation|examples?|samples?|demos?|tutorials?|node_modules|vendor"
              + "|third_party|locales?|i18n|benchmarks?|src/\\w*[tT]est\\w*|[\\w-]*-tests?)/.*"
              + "|(?:.*/)?(?:test_[^/]+|[^/]+(?:_test|\\.test|\\.spec|_spec|Tests?|Spec|IT)\\.\\w+)");
  private static final EnumSet<Syntax> NO_PROGRAM =
      EnumSet.of(
          Syntax.YAML, Syntax.TOML, Syntax.HASHED, Syntax.MARKDOWN, Syntax.DOCKER, Syntax.HCL);

  /** What a sensitive file is. */
  enum Kind {
    ACCESS("authentication and authorisation"),
    CRYPTO("cryptography and secrets"),
    DATA("data access and migrations"),
    BUILD("build and deployment pipelines"),
    INFRASTRUCTURE("containers and infrastructure"),
    OWNERS("the code owners file itself"),
    POLICY("settings and registers of the security policy");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final List<String> written;
  private final List<OwnerPattern> patterns = new ArrayList<>();

  /** These patterns; none for the defaults. */
  public SensitivePaths(List<String> patterns) {
    this.written = List.copyOf(patterns);
    patterns.forEach(pattern -> this.patterns.add(OwnerPattern.github(pattern)));
  }

  /** The group a path belongs to, in words for a person; empty when it guards nothing. */
  public Optional<String> groupOf(String path) {
    if (patterns.isEmpty()) {
      return kind(path).map(Kind::words);
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).matches(path)) {
        return Optional.of(written.get(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<Kind> kind(String path) {
    if (OWNERS.matcher(path).matches()) {
      return Optional.of(Kind.OWNERS);
    }
    if (path.startsWith(".plumb/")) {
      return Optional.of(Kind.POLICY);
    }
    if (BUILD.matcher(path).matches()) {
      return Optional.of(Kind.BUILD);
    }
    if (ASIDE.matcher(path).matches()) {
      return Optional.empty();
    }
    if (INFRASTRUCTURE.matcher(path).matches()) {
      return Optional.of(Kind.INFRASTRUCTURE);
    }
    Optional<Syntax> syntax = Syntax.of(path);
    if (syntax.isEmpty() || NO_PROGRAM.contains(syntax.get()) || path.endsWith(".scss")) {
      return Optional.empty();
    }
    if (DATA_CLASS.matcher(path).matches()) {
      return Optional.of(Kind.DATA);
    }
    return byWords(path);
  }

  private static Optional<Kind> byWords(String path) {
    boolean crypto = false;
    boolean data = false;
    for (String word : words(path)) {
      if (ACCESS.contains(word)) {
        return Optional.of(Kind.ACCESS);
      }
      crypto |= CRYPTO.contains(word);
      data |= DATA.contains(word);
    }
    return crypto ? Optional.of(Kind.CRYPTO) : data ? Optional.of(Kind.DATA) : Optional.empty();
  }

  /** The words of a path: at punctuation and where a small letter meets a capital one. */
  static List<String> words(String path) {
    List<String> words = new ArrayList<>();
    int dot = path.lastIndexOf('.');
    String bare = dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    String stem = bare.replace("OAuth", "Oauth").replace("OpenID", "Openid");
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= stem.length(); i++) {
      char c = i < stem.length() ? stem.charAt(i) : '/';
      boolean hump =
          Character.isUpperCase(c)
              && i > 0
              && (Character.isLowerCase(stem.charAt(i - 1))
                  || Character.isDigit(stem.charAt(i - 1))
                  || i + 1 < stem.length()
                      && Character.isUpperCase(stem.charAt(i - 1))
                      && Character.isLowerCase(stem.charAt(i + 1)));
      if (!Character.isLetterOrDigit(c) || hump) {
        if (!word.isEmpty()) {
          words.add(word.toString().toLowerCase(Locale.ROOT));
          word.setLength(0);
        }
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    return words;
  }
}
