package dev.plumbline.app.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of chat and tickets: each finding names its record and field; nothing is passed over. */
class RecordsTest {
  @TempDir Path temp;
  private final String secret = Bench.token(21);

  private Path write(String path, String text) {
    try {
      Path file = temp.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CliHarness.Result scan(String folder, Object... more) {
    Object[] words = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"scan", "secrets", "--records", temp.resolve(folder), "--format", "json"},
        0,
        words,
        0,
        6);
    System.arraycopy(more, 0, words, 6, more.length);
    CliHarness.Result result = CliHarness.run(words);
    assertThat(result.out() + result.err()).doesNotContain(secret);
    return result;
  }

  private List<String> places(String folder, Object... more) {
    return scan(folder, more).json().items("findings").stream()
        .map(finding ->
            finding.text("place", "path").orElse("")
                + ":"
                + finding.text("place", "region", "startLine").orElse(""))
        .sorted()
        .toList();
  }

  @Test
  void exportsOfManyKinds() {
    write(
        "a/slack/general/2026-11-20.json",
        "[{\"type\": \"message\", \"ts\": \"1763600000.000100\", \"text\": \"hi\"},"
            + " {\"type\": \"message\", \"ts\": \"1763600001.000200\", \"text\": \"here:\\n"
            + secret
            + "\", \"blocks\": [{\"elements\": [{\"text\": \""
            + secret
            + "\"}]}]}]");
    write(
        "a/github/issues.jsonl",
        "{\"html_url\": \"https://github.example/a/b/issues/7\", \"number\": 7, \"body\": \"ok\"}\n"
            + "{\"number\": 8, \"title\": \"t\", \"body\": \"use "
            + secret
            + " please\"}\n");
    write(
        "a/gitlab/issues.ndjson",
        "{\"iid\": 3, \"description\": \"x\", \"notes\": [{\"id\": 55, \"note\": \""
            + secret
            + "\"}]}\n");
    write(
        "a/jira.json",
        "{\"total\": 1, \"issues\": [{\"key\": \"SHOP-1\", \"fields\": {\"comment\": {\"comments\":"
            + " [{\"id\": \"9\", \"body\": \""
            + secret
            + "\"}]}}}]}");
    write(
        "a/discord.json",
        "{\"guild\": {\"id\": \"1\"}, \"messages\": [{\"id\": \"77\", \"content\": \""
            + secret
            + "\"}]}");
    write(
        "a/teams.json",
        "{\"value\": [{\"id\": \"t1\", \"body\": {\"content\": \"<p>" + secret + "</p>\"}}]}");
    write(
        "a/other.jsonl", "{\"uuid\": \"u-1\", \"data\": {\"github_token\": \"" + secret + "\"}}\n");
    write("a/readme.txt", "no record, but " + secret + "\n");
    assertThat(places("a"))
        .containsExactly(
            "discord.json#77:content:1",
            "github/issues.jsonl#8:body:1",
            "gitlab/issues.ndjson#3:notes[55].note:1",
            "jira.json#SHOP-1:fields.comment.comments[9].body:1",
            "other.jsonl#u-1:data.github_token:1",
            "readme.txt:1",
            "slack/general/2026-11-20.json#1763600001.000200:text:2",
            "teams.json#t1:body.content:1");
    CliHarness.Result result = scan("a");
    assertThat(result.code()).isEqualTo(1);
    Node coverage = result.json().items("coverage").getFirst();
    assertThat(coverage.text("unit")).contains("records");
    assertThat(coverage.text("enumerated")).contains("12");
    assertThat(coverage.text("scanned")).contains("12");
  }

  @Test
  void sarifNamesThePlaceToo() {
    Path file = write("s/issues.jsonl", "{\"number\": 8, \"body\": \"" + secret + "\"}\n");
    CliHarness.Result result =
        CliHarness.run("scan", "secrets", "--records", file, "--format", "sarif");
    assertThat(result.out()).contains("issues.jsonl").doesNotContain(secret);
  }

  @Test
  void theFieldOfTheIdCanBeNamed() {
    write(
        "b/x.jsonl",
        "{\"id\": 1, \"meta\": {\"ticket\": \"T-9\"}, \"body\": \"" + secret + "\"}\n");
    assertThat(places("b")).containsExactly("x.jsonl#1:body:1");
    assertThat(places("b", "--id-field", "meta.ticket")).containsExactly("x.jsonl#T-9:body:1");
  }

  @Test
  void aBrokenLineIsAHoleAndTheOthersAreScanned() {
    write(
        "c/x.jsonl",
        "{\"id\": 1, \"body\": \"fine\"}\n{\"id\": 2, \"body\": \""
            + secret
            + "\n\n{\"id\": 3, \"body\": \""
            + Bench.token(22)
            + "\"}\n");
    CliHarness.Result result = scan("c");
    Node coverage = result.json().items("coverage").getFirst();
    assertThat(coverage.items("holes").getFirst().text("place")).contains("x.jsonl:2");
    assertThat(coverage.text("enumerated")).contains("3");
    assertThat(coverage.text("scanned")).contains("2");
    assertThat(places("c")).containsExactly("x.jsonl#3:body:1", "x.jsonl:2:1");
    write("d/x.jsonl", "{\"id\": 1, \"body\": \"fine\"}\n{\"id\": 2\n");
    assertThat(scan("d").code()).isEqualTo(3);
    write("e/x.json", "{\"id\": 1,\n \"body\": \n");
    assertThat(scan("e").code()).isEqualTo(3);
  }

  @Test
  void usage() {
    assertThat(scan("none").code()).isEqualTo(2);
    assertThat(scan("none", "--stdin").code()).isEqualTo(2);
    assertThat(CliHarness.run("check", temp, "--records", "mail=" + temp).code()).isEqualTo(2);
  }

  @Test
  void chatAndTicketsDecideTheirClauses() throws IOException {
    Bench bench = new Bench(temp.resolve("shop"));
    FileTime now = FileTime.from(CliHarness.NOW.minusSeconds(3600));
    Path chat = write("export/chat/general.json", "[{\"ts\": \"1\", \"text\": \"hello\"}]");
    Path tickets = write("export/tickets/issues.jsonl", "{\"number\": 1, \"body\": \"hello\"}\n");
    Files.setLastModifiedTime(chat, now);
    Files.setLastModifiedTime(tickets, now);
    Node none = bench.check();
    assertThat(Bench.verdict(none, "ESP-SM-11")).isEqualTo("unproven");
    assertThat(Bench.verdict(none, "ESP-SM-13")).isEqualTo("unproven");
    Object[] exports = {
      "--records", "chat=" + chat.getParent(), "--records", "tickets=" + tickets.getParent()
    };
    Node clean = bench.check(exports);
    assertThat(Bench.verdict(clean, "ESP-SM-11")).isEqualTo("satisfied");
    assertThat(Bench.verdict(clean, "ESP-SM-13")).isEqualTo("satisfied");

    Files.writeString(chat, "[{\"ts\": \"1\", \"text\": \"" + secret + "\"}]");
    Files.writeString(tickets, "{\"number\": 1, \"body\": \"" + secret + "\"}\n");
    Node found = bench.check(exports);
    // Either an export or people's word proves it, and nobody asked the people yet.
    assertThat(Bench.verdict(found, "ESP-SM-11")).isEqualTo("unproven");
    assertThat(Bench.verdict(found, "ESP-SM-13")).isEqualTo("violated");
    assertThat(found.items("findings"))
        .extracting(finding -> finding.text("place", "path").orElse(""))
        .contains("general.json#1:text", "issues.jsonl#1:body");

    Files.writeString(chat, "[]");
    Files.writeString(tickets, "not json\n");
    Node nothing = bench.check(exports);
    assertThat(Bench.verdict(nothing, "ESP-SM-11")).isEqualTo("unproven");
    assertThat(Bench.verdict(nothing, "ESP-SM-13")).isEqualTo("unproven");

    Files.writeString(chat, "[{\"ts\": \"1\", \"text\": \"hello\"}]");
    Files.setLastModifiedTime(chat, FileTime.from(CliHarness.NOW.minusSeconds(40L * 86_400)));
    assertThat(Bench.verdict(bench.check(exports), "ESP-SM-11")).isEqualTo("unproven");
  }

  @Test
  void aStreamHasAName() {
    CliHarness.Result result =
        CliHarness.runWith(
            ("line\ntoken " + secret + "\n").getBytes(StandardCharsets.UTF_8),
            "scan",
            "secrets",
            "--stdin",
            "--stdin-name",
            "deploy.log",
            "--format",
            "json");
    Node place = result.json().items("findings").getFirst().at("place").orElseThrow();
    assertThat(place.text("path")).contains("deploy.log");
    assertThat(place.text("region", "startLine")).contains("2");
  }

  @Test
  void aLongStreamIsScannedToItsEnd() {
    String log = "2026-11-24 12:00:00 a line of the log that says nothing\n".repeat(400_000);
    CliHarness.Result result =
        CliHarness.runWith(
            (log + "token " + secret + "\n").getBytes(StandardCharsets.UTF_8),
            "scan",
            "secrets",
            "--stdin",
            "--format",
            "json");
    Node finding = result.json().items("findings").getFirst();
    assertThat(finding.text("place", "region", "startLine")).contains("400001");
    assertThat(result.json().items("coverage").getFirst().texts("notes").getFirst())
        .contains("windows of 8 MiB that share 1024 KiB");
  }
}
