package dev.plumbline.detect.infrastructure.downloads;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files as scripts write them, variables unexpanded where unknown. */
final class Names {
  private static final Pattern PROOF_SUFFIX =
      Pattern.compile(
          "(?i)[._-](?:sha\\d{1,3}(?:sums?)?|md5(?:sum)?|checksums?|digest|asc|sig|sign|gpg|minisig"
              + "|pem|bundle|sigstore(?:\\.json)?|intoto\\.jsonl|txt|sum|sums|hash)$");
  private static final Pattern PROOF =
      Pattern.compile(
          "(?i).*(?:sha\\d{1,3}-?sums?|checksums?|md5sums?|hashes|digests?)[^/]{0,60}"
              + "|.*\\.(?:sha\\d{1,3}(?:sums?)?|md5|asc|sig|sign|minisig|sigstore|bundle|intoto\\.jsonl"
              + "|provenance|sbom|spdx|checksum|dgst)(?:\\.(?:txt|json))?");

  private Names() {}

  /** The last part of a path. */
  static String base(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    int braces = 0;
    for (int i = plain.length() - 1; i >= 0; i--) {
      char c = plain.charAt(i);
      braces += c == '}' || c == ')' ? 1 : c == '{' || c == '(' ? -1 : 0;
      if (c == '/' && braces <= 0) {
        return plain.substring(i + 1);
      }
    }
    return plain;
  }

  /** Whether two names may be one file: the same, or the same last part, stars counted. */
  static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    String a = base(one);
    String b = base(other);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    return a.equals(b) || glob(a, b) || glob(b, a);
  }

  private static boolean glob(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0 || pattern.length() > 200) {
      return false;
    }
    String before = pattern.substring(0, star);
    String after = pattern.substring(pattern.lastIndexOf('*') + 1);
    return text.length() >= before.length() + after.length()
        && text.startsWith(before)
        && text.endsWith(after);
  }

  /** Whether a file of this name carries checksums or a signature. */
  static boolean proof(String name) {
    return PROOF.matcher(base(name)).matches();
  }

  /** The name of what a checksum or signature file is about: its own without the suffix. */
  static String subject(String name) {
    return PROOF_SUFFIX.matcher(base(name)).replaceFirst("");
  }

  /** The ending after the last dot, in lower case; of {@code .csv.gz} it is {@code csv}. */
  static String extension(String name) {
    String base = base(name).toLowerCase(Locale.ROOT);
    int dot = base.lastIndexOf('.');
    if (dot <= 0) {
      return "";
    }
    String last = base.substring(dot + 1);
    int earlier = base.lastIndexOf('.', dot - 1);
    boolean packed =
        last.equals("gz") || last.equals("bz2") || last.equals("xz") || last.equals("zst");
    return packed && earlier > 0 && !base.substring(earlier + 1, dot).equals("tar")
        ? base.substring(earlier + 1, dot)
        : last;
  }
}
