package dev.plumbline.app.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fingerprint says which secret it is: it survives whatever moves it, and no change of it. */
class FingerprintTest {
  @TempDir Path temp;
  private Bench bench;
  private TreeSet<String> before;

  @BeforeEach
  void aSecretStands() {
    bench = new Bench(temp.resolve("shop"));
    bench.git.write(Bench.CODE, Bench.code(bench.secret, "")).commit("secret");
    before = Bench.fingerprints(bench.scan("--history"));
    assertThat(before).hasSize(1);
  }

  @Test
  void survivesMovedLinesIndentsAndNeighbours() {
    bench.git.write(
        Bench.CODE,
        "\n\n// more\n"
            + Bench.code(bench.secret, " // why not").replace("  String", "\t\t\tfinal String"));
    assertThat(Bench.fingerprints(bench.scan())).isEqualTo(before);
    bench.git.write(Bench.CODE, Bench.code(bench.secret, "").replace("\n", "\r\n"));
    assertThat(Bench.fingerprints(bench.scan())).isEqualTo(before);
  }

  @Test
  void survivesAnotherFormOfTheFile() {
    bench.git.write("config/app.yaml", "github:\n  token: " + bench.secret + "\n");
    bench.git.write("config/app.json", "{\"github\": {\"token\": \"" + bench.secret + "\"}}\n");
    bench.git.write("run.sh", "export GITHUB_TOKEN='" + bench.secret + "'\n");
    assertThat(Bench.fingerprints(bench.scan())).isEqualTo(before);
  }

  @Test
  void survivesRenamesAndRebases() {
    bench.git.git("mv", Bench.CODE, "src/Other.java");
    bench.git.commit("renamed");
    assertThat(Bench.fingerprints(bench.scan("--history"))).isEqualTo(before);
    bench.git.git("checkout", "-q", "-b", "side", "HEAD~2");
    bench.git.write("docs/a.md", "A\n").commit("side");
    bench.git.git("checkout", "-q", "main");
    bench.git.git("rebase", "-q", "side");
    assertThat(bench.git.git("log", "--oneline").lines()).hasSize(4);
    assertThat(Bench.fingerprints(bench.scan("--history"))).isEqualTo(before);
    bench.git.git("commit", "-q", "--amend", "-m", "amended");
    assertThat(Bench.fingerprints(bench.scan("--history"))).isEqualTo(before);
  }

  @Test
  void neverCoversAChangedSecretOnTheSameLine() {
    String other = Bench.token(4711);
    bench.git.write(Bench.CODE, Bench.code(other, ""));
    TreeSet<String> after = Bench.fingerprints(bench.scan());
    assertThat(after).hasSize(1).doesNotContainAnyElementsOf(before);
    bench.git.write(Bench.CODE, Bench.code(bench.secret + "\"; String b = \"" + other, ""));
    assertThat(Bench.fingerprints(bench.scan())).hasSize(2).containsAll(before);
  }

  @Test
  void differsBetweenRepositoriesBecauseTheSaltDoes() {
    bench.git.write(".plumb/salt", "77".repeat(32) + "\n");
    assertThat(Bench.fingerprints(bench.scan())).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void theSaltOfTheBaseIsTheOneThatCounts() {
    bench.git.write(".plumb/salt", "77".repeat(32) + "\n");
    assertThat(Bench.fingerprints(bench.scan("--base", "HEAD"))).isEqualTo(before);
  }

  @Test
  void aKeyIsOneKeyHoweverItIsWrapped() throws NoSuchAlgorithmException {
    String body = key();
    Bench other = new Bench(temp.resolve("keys"));
    String begin = "-----BEGIN " + "PRIVATE KEY-----";
    String end = "-----END " + "PRIVATE KEY-----";
    other.git.write("a.pem", begin + "\n" + wrapped(body, 64, "") + end + "\n");
    TreeSet<String> plain = Bench.fingerprints(other.scan());
    assertThat(plain).hasSize(1);
    other.git.write("b.pem", begin + "\n" + wrapped(body, 48, "") + end + "\n");
    other.git.write(
        "c.yaml", "key: |\n    " + begin + "\n" + wrapped(body, 64, "    ") + "    " + end + "\n");
    other.git.write(
        "d.json",
        "{\"key\": \""
            + begin
            + "\\n"
            + wrapped(body, 64, "").replace("\n", "\\n")
            + end
            + "\"}\n");
    other.git.write(
        "e.pem", (begin + "\n" + wrapped(body, 64, "") + end + "\n").replace("\n", "\r\n"));
    assertThat(Bench.secrets(other.scan())).hasSize(5);
    assertThat(Bench.fingerprints(other.scan())).isEqualTo(plain);
    other.git.write("a.pem", begin + "\n" + wrapped(key(), 64, "") + end + "\n");
    assertThat(Bench.fingerprints(other.scan())).hasSize(2).containsAll(plain);
  }

  private static String key() throws NoSuchAlgorithmException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    return Base64.getEncoder().encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
  }

  private static String wrapped(String body, int width, String indent) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < body.length(); i += width) {
      lines.append(indent).append(body, i, Math.min(body.length(), i + width)).append('\n');
    }
    return lines.toString();
  }
}
