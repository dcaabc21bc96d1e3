package dev.plumbline.detect.environments;

import dev.plumbline.detect.secrets.SecretDetector;
import dev.plumbline.detect.secrets.generic.Form;
import dev.plumbline.detect.secrets.generic.Refusals;
import dev.plumbline.detect.secrets.generic.SecretName;
import dev.plumbline.detect.secrets.generic.ValueJudge;
import dev.plumbline.detect.secrets.generic.ValueVerdict;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.SecretDigests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of configuration: literals under a secret's name and whatever the rules for
 * secrets find. References, placeholders and empty values are none. Values are kept as digests
 * under a key that is made for this run and never leaves memory, so that no digest of it tells
 * anybody anything.
 */
final class CredentialReader {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 20_000;

  /** Digests under a secret key need no stretching. */
  private static final double STRONG_BITS = SecretDigests.STRETCH_BELOW_BITS;

  private final SecretDetector detector = new SecretDetector();
  private final SecretDigests digests;
  private final ContentDetector.Session session;

  CredentialReader() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    digests = new SecretDigests(key);
    session = detector.session(digests);
  }

  /**
   * The credentials of a file.
   *
   * @param incomplete hears what was not looked at
   */
  List<Credential> read(ConfiguredFile file, List<String> incomplete) {
    List<Credential> credentials = new ArrayList<>();
    Set<Integer> lines = new HashSet<>();
    for (Setting setting : file.settings()) {
      Boolean strong = strength(setting);
      if (strong != null) {
        lines.add(setting.line());
        add(file, setting, setting.name(), setting.value(), strong, credentials);
      }
    }
    found(file, lines, incomplete, credentials);
    return credentials;
  }

  /** Whether a value under its name is a strong secret, a weak one, or (null) none. */
  private static @Nullable Boolean strength(Setting setting) {
    String value = setting.value().strip();
    if (value.length() < SHORTEST || value.length() > LONGEST || setting.name().isEmpty()) {
      return null;
    }
    SecretName name = SecretName.of(setting.name());
    if (name == null) {
      name = SecretName.of(setting.longName());
    }
    if (name == null || Refusals.reason(value) != null) {
      return null;
    }
    ValueVerdict verdict = ValueJudge.judge(name, value, Form.QUOTED);
    return switch (verdict.strength()) {
      case STRONG -> true;
      case WEAK -> false;
      // A password that is short or says its own name is still the one that opens the door.
      case NONE -> name.kind() == SecretName.Kind.PASSWORD && word(value) ? false : null;
    };
  }

  private static boolean word(String value) {
    return value.chars().noneMatch(c -> c <= ' ' || c == '{' || c == '<' || c == '$')
        && !value.equalsIgnoreCase("true")
        && !value.equalsIgnoreCase("false")
        && !value.equalsIgnoreCase("null")
        && !value.equalsIgnoreCase("none");
  }

  /** What the rules for secrets find in it, on lines where no setting was one already. */
  private void found(
      ConfiguredFile file, Set<Integer> lines, List<String> incomplete, List<Credential> all) {
    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
    List<ContentFinding> findings = new ArrayList<>();
    session.scan(
        Content.of(bytes),
        new ContentSink() {
          @Override
          public void finding(ContentFinding finding) {
            findings.add(finding);
          }

          @Override
          public void incomplete(String reason) {
            incomplete.add(reason);
          }
        });
    int line = 1;
    int at = 0;
    for (ContentFinding finding : findings) {
      if (finding.start() < at) {
        line = 1;
        at = 0;
      }
      for (; at < finding.start(); at++) {
        line += bytes[at] == '\n' ? 1 : 0;
      }
      if (finding.severity() == Severity.INFO
          || lines.contains(line)
          || !detector.keep(finding, file.path())) {
        continue;
      }
      String value =
          new String(
              bytes, finding.start(), finding.end() - finding.start(), StandardCharsets.UTF_8);
      Setting holder = holder(file, line);
      String name =
          holder == null || holder.line() != line ? finding.rule().title() : holder.name();
      boolean weak = "weak".equals(finding.attributes().get("strength"));
      Setting place =
          new Setting(List.of(name), value, line, holder == null ? null : holder.environment());
      add(file, place, name, value, !weak, all);
    }
  }

  /** The last setting that begins at or before a line. */
  private static @Nullable Setting holder(ConfiguredFile file, int line) {
    Setting last = null;
    for (Setting setting : file.settings()) {
      if (setting.line() <= line && (last == null || setting.line() >= last.line())) {
        last = setting;
      }
    }
    return last;
  }

  private void add(
      ConfiguredFile file,
      Setting setting,
      String name,
      String value,
      boolean strong,
      List<Credential> all) {
    byte[] bytes = value.strip().replaceAll("\\s+", "\n").getBytes(StandardCharsets.UTF_8);
    String digest = digests.digest(bytes, STRONG_BITS);
    for (String user : file.users(setting)) {
      all.add(
          new Credential(
              digest,
              strong,
              user,
              file.group(),
              file.path(),
              setting.line(),
              name,
              setting.path()));
    }
  }
}
