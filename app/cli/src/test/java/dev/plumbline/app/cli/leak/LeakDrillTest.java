package dev.plumbline.app.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leak from its finding to its end, and how the clauses stand on the way. */
class LeakDrillTest {
  private static final String SECRET = new SampleSecrets(11).gitHubToken();

  @TempDir private Path folder = Path.of(".");
  private GitSandbox git = GitSandbox.at(Path.of("."));
  private Path org = Path.of(".");
  private String fingerprint = "";

  @BeforeEach
  void leak() throws IOException {
    org = Files.createDirectories(folder.resolve("home"));
    git = GitSandbox.init(folder.resolve("shop"));
    git.write("README.md", "# Shop\n").commit("base");
    git.write("deploy.sh", "export GITHUB_TOKEN=" + SECRET + "\n").commit("oops");
    Node report = json("scan", "secrets", git.root(), "--history");
    fingerprint = report.items("findings").getFirst().text("fingerprint").orElseThrow();
  }

  private static CliHarness.Result plumb(Object... words) {
    CliHarness.Result result = CliHarness.run(words);
    assertThat(result.out() + result.err()).doesNotContain(SECRET);
    return result;
  }

  private static Node json(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json", "--threads", "1"));
    return plumb(all.toArray()).json();
  }

  private String verdict(String clause, Object... options) {
    List<Object> words = new ArrayList<>(List.of("check", git.root()));
    words.addAll(List.of(options));
    return json(words.toArray()).items("clauses").stream()
        .filter(row -> row.text("id").orElse("").equals(clause))
        .findFirst()
        .flatMap(row -> row.text("verdict", "word"))
        .orElse("none");
  }

  private String open(Object... more) throws IOException {
    List<Object> words =
        new ArrayList<>(
            List.of("leak", fingerprint.substring(0, 8), git.root(), "--org", org, "--who", "Ada"));
    words.addAll(List.of(more));
    CliHarness.Result result = plumb(words.toArray());
    assertThat(result.code()).as(result.err()).isZero();
    try (Stream<Path> files = Files.list(org.resolve("registers/incidents"))) {
      Path file = files.findFirst().orElseThrow();
      assertThat(Files.readString(file)).doesNotContain(SECRET).contains(fingerprint);
      return file.getFileName().toString().replace(".yaml", "");
    }
  }

  private CliHarness.Result close(String id, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("leak", "close", id, git.root(), "--org", org, "--who", "Ada"));
    words.addAll(List.of(more));
    return plumb(words.toArray());
  }

  private Path evidence() throws IOException {
    return Files.writeString(folder.resolve("audit.log"), "token deleted\n");
  }

  @Test
  void theRecordSaysWhatThePolicyAsksFor() throws IOException {
    String id = open("--visibility", "public");
    CliHarness.Result shown = plumb("leak", "show", id, "--org", org);
    assertThat(shown.out())
        .contains("type: \"secret-leak\"")
        .contains("provider: \"GitHub\"")
        .contains("\"deploy.sh:1\"")
        .contains("in-head: true")
        .contains("revoke-by: 2026-11-24T13:00:00Z")
        .contains("visibility: \"public\"")
        .contains("who cloned or forked it");
    assertThat(plumb("leak", "list", "--org", org).out()).startsWith("open").contains(id);
    assertThat(plumb("leak", fingerprint, git.root(), "--org", org, "--who", "Ada").code())
        .isEqualTo(11);
  }

  @Test
  void aFoundSecretWithoutRecordIsViolatedOnceTheRegisterIsGiven() throws IOException {
    assertThat(verdict("ESP-SM-04")).isEqualTo("unproven");
    assertThat(verdict("ESP-SM-04", "--org", orgWithPeople())).isEqualTo("violated");
    assertThat(verdict("ESP-SM-09", "--org", org)).isEqualTo("violated");
    assertThat(verdict("ESP-SM-08", "--org", org)).isEqualTo("unproven");
  }

  @Test
  void theClockDecides() throws IOException {
    orgWithPeople();
    String id = open();
    assertThat(verdict("ESP-SM-04", "--org", org)).isEqualTo("unproven");
    assertThat(verdict("ESP-SM-08", "--org", org)).isEqualTo("unproven");
    Path file = org.resolve("registers/incidents/" + id + ".yaml");
    Files.writeString(
        file, Files.readString(file).replace("detected: 2026-11-24T12", "detected: 2026-11-24T09"));
    assertThat(verdict("ESP-SM-04", "--org", org)).isEqualTo("violated");
    assertThat(verdict("ESP-SM-08", "--org", org)).isEqualTo("violated");
    assertThat(verdict("ESP-SM-10", "--org", org)).isEqualTo("violated");
    assertThat(plumb("leak", "list", "--org", org).out()).startsWith("LATE");
  }

  @Test
  void itIsClosedOnEvidenceAlone() throws IOException {
    orgWithPeople();
    String id = open("--detected-at", "2026-11-24T11:30:00Z");
    Object[] times = {
      "--revoked-at", "2026-11-24T11:40:00Z", "--rotated-at", "2026-11-24T13:50:00+02:00"
    };
    assertThat(close(id, times).code()).as("no evidence").isEqualTo(12);
    CliHarness.Result inTree = close(id, with(times, "--evidence", evidence()));
    assertThat(inTree.code()).as("still in the tree").isEqualTo(12);
    assertThat(inTree.err()).contains("deploy.sh").contains("remove it");
    git.write("deploy.sh", "export GITHUB_TOKEN\n").commit("gone");
    assertThat(
            close(
                    id,
                    "--revoked-at",
                    "2026-11-24T11:00:00Z",
                    "--rotated-at",
                    "2026-11-24T11:50:00Z",
                    "--evidence",
                    evidence())
                .code())
        .as("revoked before it was detected")
        .isEqualTo(12);
    assertThat(
            close(
                    id,
                    "--revoked-at",
                    "2026-11-24T12:30:00Z",
                    "--rotated-at",
                    "2026-11-24T11:50:00Z",
                    "--evidence",
                    evidence())
                .code())
        .as("in the future")
        .isEqualTo(12);
    Path empty = Files.writeString(folder.resolve("empty"), "");
    assertThat(close(id, with(times, "--evidence", empty)).code()).isEqualTo(2);
    assertThat(verdict("SAGE-2.1-02", "--org", org)).isEqualTo("violated");

    CliHarness.Result closed = close(id, with(times, "--evidence", evidence()));
    assertThat(closed.code()).as(closed.err()).isZero();
    assertThat(plumb("leak", "show", id, "--org", org).out())
        .contains("status: \"closed\"")
        .contains("name: \"audit.log\"");
    assertThat(verdict("SAGE-2.1-02", "--org", org)).isEqualTo("satisfied");
    assertThat(verdict("SAGE-2.1-02")).as("without the register").isEqualTo("violated");
    assertThat(verdict("ESP-SM-04", "--org", org)).isEqualTo("satisfied");
    assertThat(verdict("ESP-SM-09", "--org", org)).isEqualTo("satisfied");
    assertThat(close(id, with(times, "--evidence", evidence())).code()).isEqualTo(12);

    git.write("deploy.sh", "export GITHUB_TOKEN=" + SECRET + "\n").commit("back");
    assertThat(verdict("SAGE-2.1-02", "--org", org)).as("back in the tree").isEqualTo("violated");
  }

  @Test
  void securityMustBeTold() throws IOException {
    orgWithPeople();
    String id = open("--detected-at", "2026-11-24T11:30:00Z");
    assertThat(plumb("leak", "notified", id, "--org", org, "--how", "ticket 7").code()).isZero();
    assertThat(verdict("ESP-SM-10", "--org", org)).isNotEqualTo("violated");
    assertThat(plumb("leak", "show", id, "--org", org).out()).contains("who: \"security-team\"");
    assertThat(plumb("leak", "notified", id, "--org", org, "--at", "2026-11-24T11:00:00Z").code())
        .isEqualTo(2);
  }

  @Test
  void noRecordGoesIntoTheRepository() throws IOException {
    Path inside = Files.createDirectories(git.root().resolve("org"));
    assertThat(plumb("leak", fingerprint, git.root(), "--org", inside, "--who", "A").code())
        .isEqualTo(2);
    assertThat(
            plumb("leak", fingerprint, git.root(), "--output", inside.resolve("a"), "--who", "A")
                .code())
        .isEqualTo(2);
    CliHarness.Result printed = plumb("leak", fingerprint, git.root(), "--who", "A");
    assertThat(printed.code()).isZero();
    assertThat(printed.out()).startsWith("version: 1\n");
    assertThat(plumb("leak", "0".repeat(32), git.root(), "--who", "A").code()).isEqualTo(10);
    assertThat(plumb("leak", "list").code()).isEqualTo(2);
  }

  @Test
  void aBrokenRecordIsNotPassedOver() throws IOException {
    orgWithPeople();
    String id = open();
    Path file = org.resolve("registers/incidents/" + id + ".yaml");
    Files.writeString(file, Files.readString(file).replace("detected: ", "detected: x"));
    assertThat(plumb("leak", "list", "--org", org).code()).isEqualTo(2);
    assertThat(verdict("ESP-SM-04", "--org", org)).isEqualTo("unproven");
  }

  private Path orgWithPeople() throws IOException {
    Files.writeString(org.resolve("people.yaml"), "version: 1\npeople: []\n");
    return org;
  }

  private static Object[] with(Object[] words, Object... more) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray();
  }
}
