package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedCommitTest {
  private static final String HEAD =
      """
      tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
      author Ada Example <ada@example.org> 1767690000 +0100
      committer Ada Example <ada@example.org> 1767690000 +0100
      """;
  private static final String BODY = "\nAllow it\n\ngpgsig is only a word here\n";

  @Test
  void aSignedCommitIsProven() {
    TestKeys key = TestKeys.ed25519();
    SignedCommit commit = sign(key, HEAD, BODY);
    assertThat(commit.verify()).isEqualTo(new SshSignature.Outcome.Good(key.key()));
    assertThat(commit.committed()).isEqualTo(Instant.ofEpochSecond(1767690000));
  }

  @Test
  void anotherMessageBreaksTheSignature() {
    TestKeys key = TestKeys.ed25519();
    String signature = key.sign("git", (HEAD + BODY).getBytes(StandardCharsets.UTF_8));
    byte[] raw = raw(HEAD, signature, "\nAllow more\n");
    assertThat(SignedCommit.read(sha1(raw), raw).orElseThrow().verify())
        .isInstanceOf(SshSignature.Outcome.Bad.class);
  }

  @Test
  void bytesThatDoNotHashToTheIdAreNoCommit() {
    byte[] raw = (HEAD + BODY).getBytes(StandardCharsets.UTF_8);
    assertThat(SignedCommit.read("0".repeat(40), raw)).isEmpty();
  }

  @Test
  void unsignedAndOpenPgpProveNothing() {
    byte[] plain = (HEAD + BODY).getBytes(StandardCharsets.UTF_8);
    assertThat(SignedCommit.read(sha1(plain), plain).orElseThrow().verify())
        .isInstanceOf(SshSignature.Outcome.Unknown.class);
    byte[] pgp =
        raw(HEAD, "-----BEGIN PGP SIGNATURE-----\n\nxx\n-----END PGP SIGNATURE-----\n", BODY);
    assertThat(SignedCommit.read(sha1(pgp), pgp).orElseThrow().verify())
        .isInstanceOf(SshSignature.Outcome.Unknown.class);
  }

  @Test
  void twoSignaturesAreRefused() {
    TestKeys key = TestKeys.ed25519();
    String signature = key.sign("git", (HEAD + BODY).getBytes(StandardCharsets.UTF_8));
    byte[] raw = raw(header(HEAD, signature), signature, BODY);
    assertThat(SignedCommit.read(sha1(raw), raw)).isEmpty();
  }

  @Test
  void aCommitWithoutATimeOrCutShortIsRefused() {
    byte[] raw = "tree 4b\ncommitter x\n".getBytes(StandardCharsets.UTF_8);
    assertThat(SignedCommit.read(sha1(raw), raw)).isEmpty();
    byte[] none = new byte[0];
    assertThat(SignedCommit.read(sha1(none), none)).isEmpty();
  }

  @Test
  void whatGitSignsHolds(@TempDir Path dir) throws Exception {
    assumeTrue(SshSignatureTest.runs("ssh-keygen", "-?"), "ssh-keygen is not installed");
    assumeTrue(SshSignatureTest.runs("git", "--version"), "git is not installed");
    String key = dir.resolve("key").toString();
    run(dir, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key);
    run(dir, "git", "init", "-q", "repo");
    Path repo = dir.resolve("repo");
    run(
        repo,
        "git",
        "-c",
        "user.name=Ada Example",
        "-c",
        "user.email=ada@example.org",
        "-c",
        "gpg.format=ssh",
        "-c",
        "user.signingkey=" + key,
        "commit",
        "-q",
        "-S",
        "--allow-empty",
        "-m",
        "Signed");
    byte[] raw = output(repo, "git", "cat-file", "commit", "HEAD");
    String id =
        new String(output(repo, "git", "rev-parse", "HEAD"), StandardCharsets.UTF_8).strip();
    SshPublicKey publicKey =
        SshPublicKey.parse(Files.readString(dir.resolve("key.pub"))).orElseThrow();
    assertThat(SignedCommit.read(id, raw).orElseThrow().verify())
        .isEqualTo(new SshSignature.Outcome.Good(publicKey));
  }

  static SignedCommit sign(TestKeys key, String head, String body) {
    String signature = key.sign("git", (head + body).getBytes(StandardCharsets.UTF_8));
    byte[] raw = raw(head, signature, body);
    return SignedCommit.read(sha1(raw), raw).orElseThrow();
  }

  /** A commit by this key, made at this time. */
  static SignedCommit at(TestKeys key, String time) {
    long seconds = Instant.parse(time).getEpochSecond();
    return sign(key, HEAD.replace("1767690000", Long.toString(seconds)), BODY);
  }

  private static String header(String head, String signature) {
    return head + "gpgsig " + signature.strip().replace("\n", "\n ") + "\n";
  }

  private static byte[] raw(String head, String signature, String body) {
    return (header(head, signature) + body).getBytes(StandardCharsets.UTF_8);
  }

  private static String sha1(byte[] raw) {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(("commit " + raw.length + "\0").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(raw);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(all.toByteArray()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(Path dir, String... command) throws Exception {
    assertThat(SshSignatureTest.run(dir, command)).as(String.join(" ", command)).isZero();
  }

  private static byte[] output(Path dir, String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(dir.toFile()).start();
    byte[] bytes = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return bytes;
  }
}
