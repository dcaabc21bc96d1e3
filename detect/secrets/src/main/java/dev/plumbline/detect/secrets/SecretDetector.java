package dev.plumbline.detect.secrets;

import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.SecretDigests;
import java.util.Set;

/**
 * Finds secrets. What a provider's format, a key or a connection string shows stands at every path;
 * what only a name and a value suggest is weighed once more by the kind of file.
 */
public final class SecretDetector implements ContentDetector {
  private static final String VERSION = "1";

  /** Made by {@link java.util.ServiceLoader}. */
  public SecretDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "secrets/contents",
        Set.of("secrets.tree", "secrets.history"),
        Set.of(),
        RuleSet.all().index().digest() + "-" + VERSION);
  }

  @Override
  public Session session(SecretDigests digests) {
    return new SecretSession(RuleSet.all(), digests);
  }

  @Override
  public boolean keep(ContentFinding finding, String path) {
    String tier = finding.attributes().getOrDefault("tier", "");
    if ("common".equals(finding.attributes().get("strength"))) {
      return isConfiguration(path);
    }
    if (!tier.equals("generic")) {
      return true;
    }
    if (ConfigurationPaths.isLock(path)) {
      return false;
    }
    String form = finding.attributes().getOrDefault("form", "");
    if (form.equals(LoneFinder.FORM)) {
      return ConfigurationPaths.isNamedSecret(path);
    }
    if (!form.equals("bare")) {
      return true;
    }
    boolean strong = "strong".equals(finding.attributes().get("strength"));
    return ConfigurationPaths.isProse(path) ? strong : !ConfigurationPaths.isCode(path);
  }

  @Override
  public boolean guesses(ContentFinding finding) {
    String tier = finding.attributes().getOrDefault("tier", "");
    return tier.equals("generic") || tier.equals("context");
  }

  /**
   * Whether a path names a file of configuration: dotenv, properties, YAML, JSON, TOML, INI, XML,
   * Terraform variables and their like, but no lock file and no package manifest.
   */
  public static boolean isConfiguration(String path) {
    return ConfigurationPaths.isConfiguration(path);
  }
}
