package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSignatureTest {
  private static final byte[] MESSAGE = "plumbline\n".getBytes(StandardCharsets.UTF_8);

  static Stream<TestKeys> keys() {
    return Stream.of(
        TestKeys.ed25519(),
        TestKeys.hardware(),
        TestKeys.ecdsa(256),
        TestKeys.ecdsa(384),
        TestKeys.ecdsa(521),
        TestKeys.rsa(2048));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void holdsForTheTextThatWasSigned(TestKeys key) {
    for (String hash : List.of("sha256", "sha512")) {
      String armored = key.sign("plumbline-exception", MESSAGE, hash, 1);
      assertThat(SshSignature.verify(armored, "plumbline-exception", MESSAGE))
          .isEqualTo(new SshSignature.Outcome.Good(key.key()));
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void doesNotHoldForAnotherTextOrNamespace(TestKeys key) {
    String armored = key.sign("plumbline-exception", MESSAGE);
    assertThat(SshSignature.verify(armored, "plumbline-exception", new byte[] {1}))
        .isInstanceOf(SshSignature.Outcome.Bad.class);
    assertThat(SshSignature.verify(armored, "git", MESSAGE))
        .isInstanceOfSatisfying(
            SshSignature.Outcome.Bad.class,
            bad -> assertThat(bad.reason()).contains("plumbline-exception", "git"));
  }

  @Test
  void aWeakKeyProvesNothing() {
    TestKeys weak = TestKeys.rsa(1024);
    assertThat(SshSignature.verify(weak.sign("git", MESSAGE), "git", MESSAGE))
        .isInstanceOf(SshSignature.Outcome.Bad.class);
  }

  @Test
  void aSecurityKeyMustSayThatSomebodyWasPresent() {
    String armored = TestKeys.hardware().sign("git", MESSAGE, "sha512", 0);
    assertThat(SshSignature.verify(armored, "git", MESSAGE))
        .isInstanceOf(SshSignature.Outcome.Bad.class);
  }

  @Test
  void anySingleChangedByteBreaksIt() {
    TestKeys key = TestKeys.ed25519();
    String armored = key.sign("git", MESSAGE);
    String body = armored.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
    byte[] blob = java.util.Base64.getDecoder().decode(body);
    for (int i = 0; i < blob.length; i++) {
      byte[] changed = blob.clone();
      changed[i] ^= 1;
      assertThat(SshSignature.verify(TestKeys.armor(changed), "git", MESSAGE))
          .as("byte %s", i)
          .isNotEqualTo(new SshSignature.Outcome.Good(key.key()));
    }
  }

  @Test
  void garbageAndCutTextNeverThrow() {
    String armored = TestKeys.ecdsa(256).sign("git", MESSAGE);
    for (int length = 0; length < armored.length() - 1; length++) {
      assertThat(SshSignature.verify(armored.substring(0, length), "git", MESSAGE))
          .isInstanceOf(SshSignature.Outcome.Bad.class);
    }
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      System.arraycopy(
          "SSHSIG\0\0\0\1".getBytes(StandardCharsets.US_ASCII),
          0,
          noise,
          0,
          Math.min(10, noise.length));
      assertThat(SshSignature.verify(TestKeys.armor(noise), "git", MESSAGE))
          .isNotInstanceOf(SshSignature.Outcome.Good.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void whatSshKeygenSignsHolds(String kind, @TempDir Path dir) throws Exception {
    assumeTrue(runs("ssh-keygen", "-?"), "ssh-keygen is not installed");
    Path key = dir.resolve("key");
    assertThat(run(dir, "ssh-keygen", "-q", "-t", kind, "-N", "", "-f", key.toString())).isZero();
    Path message = Files.write(dir.resolve("message"), MESSAGE);
    assertThat(
            run(
                dir,
                "ssh-keygen",
                "-Y",
                "sign",
                "-n",
                CanonicalText.NAMESPACE,
                "-f",
                key.toString(),
                message.toString()))
        .isZero();
    SshPublicKey publicKey =
        SshPublicKey.parse(Files.readString(dir.resolve("key.pub"))).orElseThrow();
    assertThat(
            SshSignature.verify(
                Files.readString(dir.resolve("message.sig")), CanonicalText.NAMESPACE, MESSAGE))
        .isEqualTo(new SshSignature.Outcome.Good(publicKey));
  }

  @Test
  void sshKeygenAcceptsWhatTheTestSigns(@TempDir Path dir) throws Exception {
    assumeTrue(runs("ssh-keygen", "-?"), "ssh-keygen is not installed");
    TestKeys key = TestKeys.ecdsa(384);
    Files.writeString(dir.resolve("sig"), key.sign("git", MESSAGE));
    Files.write(dir.resolve("message"), MESSAGE);
    ProcessBuilder verify =
        new ProcessBuilder("ssh-keygen", "-Y", "check-novalidate", "-n", "git", "-s", "sig")
            .directory(dir.toFile())
            .redirectInput(dir.resolve("message").toFile())
            .redirectErrorStream(true);
    Process process = verify.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.toLowerCase(Locale.ROOT)).contains("good");
  }

  static boolean runs(String... command) {
    try {
      return run(Path.of("."), command) >= 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static int run(Path dir, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
