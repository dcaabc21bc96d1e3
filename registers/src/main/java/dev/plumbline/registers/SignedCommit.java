package dev.plumbline.registers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A commit as it stands in the object store, split into what was signed and the signature.
 *
 * <p>A signature is the header {@code gpgsig} ({@code gpgsig-sha256} where object ids are SHA-256);
 * what was signed is the commit without any such header (git's commit.c).
 */
public final class SignedCommit {
  private final String id;
  private final byte[] payload;
  private final String signature;
  private final Instant committed;

  private SignedCommit(String id, byte[] payload, String signature, Instant committed) {
    this.id = id;
    this.payload = payload;
    this.signature = signature;
    this.committed = committed;
  }

  /**
   * Reads a commit.
   *
   * @param id its object id in hex
   * @param raw its bytes without the object header; they must hash to the id
   * @return the commit, or nothing when the bytes are not that commit
   */
  public static Optional<SignedCommit> read(String id, byte[] raw) {
    if (!hash(id, raw).equals(id)) {
      return Optional.empty();
    }
    String header = id.length() == 40 ? "gpgsig " : "gpgsig-sha256 ";
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    StringBuilder signature = new StringBuilder();
    Instant committed = null;
    int signatures = 0;
    boolean skipping = false;
    boolean own = false;
    int at = 0;
    while (at < raw.length && raw[at] != '\n') {
      int end = at;
      while (end < raw.length && raw[end] != '\n') {
        end++;
      }
      String line = new String(raw, at, end - at, StandardCharsets.UTF_8);
      if (skipping && line.startsWith(" ")) {
        signature.append(own ? line.substring(1) + "\n" : "");
      } else {
        skipping = line.startsWith("gpgsig");
        own = line.startsWith(header);
        signatures += own ? 1 : 0;
        signature.append(own ? line.substring(header.length()) + "\n" : "");
        if (!skipping) {
          payload.write(raw, at, Math.min(end + 1, raw.length) - at);
        }
        committed = line.startsWith("committer ") ? time(line) : committed;
      }
      at = end + 1;
    }
    if (committed == null || signatures > 1) {
      return Optional.empty();
    }
    int rest = Math.min(at, raw.length);
    payload.write(raw, rest, raw.length - rest);
    return Optional.of(
        new SignedCommit(id, payload.toByteArray(), signature.toString(), committed));
  }

  /** Its object id in hex. */
  public String id() {
    return id;
  }

  /** The committer's time, which the committer alone vouches for. */
  public Instant committed() {
    return committed;
  }

  /** Whether its signature holds, and for which key. */
  public SshSignature.Outcome verify() {
    if (signature.isEmpty()) {
      return new SshSignature.Outcome.Unknown("commit " + id + " is not signed");
    }
    if (!SshSignature.is(signature)) {
      return new SshSignature.Outcome.Unknown(
          "commit " + id + " has no SSH signature, and other kinds are not verified here");
    }
    return SshSignature.verify(signature, "git", payload.clone());
  }

  private static @org.jspecify.annotations.Nullable Instant time(String line) {
    String[] words = line.split(" ");
    if (words.length < 3) {
      return null;
    }
    try {
      return Instant.ofEpochSecond(Long.parseLong(words[words.length - 2]));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static String hash(String id, byte[] raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance(id.length() == 40 ? "SHA-1" : "SHA-256");
      digest.update(("commit " + raw.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCommit commit
        && commit.id.equals(id)
        && Arrays.equals(commit.payload, payload);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
