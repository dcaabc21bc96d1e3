package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Refs;
import dev.plumbline.formats.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dependency as Poetry and Pipenv write it: a constraint, or a table with where it comes from.
 */
final class PoetryValue {
  private static final Pattern EXACT =
      Pattern.compile("(?:={2,3}\\s{0,5})?[vV]?\\d[\\w.+!-]{0,80}");

  private PoetryValue() {}

  static Dependency dependency(String name, int line, Node value) {
    if (value instanceof Node.Scalar text) {
      return Dependency.of(name, text.text(), line, pin(text.text()));
    }
    boolean conditional =
        value.at("markers").isPresent()
            || value.at("python").isPresent()
            || value.at("platform").isPresent()
            || value.at("sys_platform").isPresent()
            || value.text("optional").filter("true"::equals).isPresent();
    String version = value.text("version").orElse("");
    return new Dependency(name, version, line, table(value, version), conditional);
  }

  private static Pin table(Node value, String version) {
    if (value.at("path").isPresent() || value.at("editable").isPresent() && version.isEmpty()) {
      return value.at("git").isPresent() ? git(value) : Pin.LOCAL;
    }
    if (value.at("git").isPresent()) {
      return git(value);
    }
    Optional<String> address = value.text("url").or(() -> value.text("file"));
    if (address.isPresent()) {
      return address.get().startsWith("http") ? Refs.archive(address.get()) : Pin.LOCAL;
    }
    return pin(version);
  }

  private static Pin git(Node value) {
    return Refs.git(
        value
            .text("rev")
            .or(() -> value.text("ref"))
            .or(() -> value.text("tag"))
            .or(() -> value.text("branch"))
            .orElse(""));
  }

  /** A bare version is exact here, unlike in a requirement, where it is an error. */
  static Pin pin(String constraint) {
    String bare = constraint.strip();
    if (bare.isEmpty() || bare.equals("*")) {
      return Pin.floating("any version");
    }
    return EXACT.matcher(bare).matches() && !bare.endsWith("*") ? Pin.EXACT : Pin.RANGE;
  }
}
