package dev.plumbline.detect.dependencies.manifest;

import java.util.regex.Pattern;

/** What a reference into a git repository or to an address pins. */
public final class Refs {
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{7,64}");
  private static final Pattern VERSION_TAG =
      Pattern.compile(
          "(?:refs/tags/)?(?:[A-Za-z][\\w./@-]{0,60}?)?[vV_@/-]?\\d{1,9}\\.\\d[\\w.+-]{0,60}");

  private Refs() {}

  /**
   * What a git reference pins: a commit is exact; so is a tag that is a version, although who owns
   * the repository can move it; all else is a branch.
   *
   * @param ref the reference, empty for the default branch
   */
  public static Pin git(String ref) {
    String bare = ref.strip();
    if (bare.isEmpty() || bare.equals("HEAD")) {
      return Pin.floating("the default branch of a git repository");
    }
    if (HASH.matcher(bare).matches() && bare.chars().anyMatch(Character::isDigit)) {
      return Pin.EXACT;
    }
    if (VERSION_TAG.matcher(bare).matches()) {
      return Pin.EXACT;
    }
    return Pin.floating("the git branch or tag " + bare);
  }

  /** An archive at an address: exact only with a hash in its fragment. */
  public static Pin archive(String url) {
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash + 1);
    if (fragment.matches("(?s).{0,200}\\b(?:sha256|sha384|sha512)[=-].{10,200}")) {
      return Pin.EXACT;
    }
    return new Pin.Unverified("an archive at an address, without a hash");
  }
}
