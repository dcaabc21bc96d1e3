package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that want to be executed, or to have something outside of them read. */
class EscapeAttackTest {
  @TempDir Path temp;

  @Test
  void nothingOfTheConfigurationRuns() throws IOException {
    Victim victim = Victim.at(temp.resolve("config"));
    Path marker = temp.resolve("it-ran");
    Path script = temp.resolve("run.sh");
    Files.writeString(script, "#!/bin/sh\ntouch " + marker + "\ncat\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    victim
        .git
        .write(".gitattributes", "* filter=evil diff=evil merge=evil ident\n")
        .write(
            ".gitmodules",
            "[submodule \"x\"]\n\tpath = x\n\turl = ext::"
                + script
                + "\n\tupdate = !"
                + script
                + "\n")
        .write(".envrc", script + "\n")
        .write("Makefile", "$(shell " + script + ")\nall:\n\t" + script + "\n")
        .write("pom.xml", "<project><build><extensions/></build></project>\n")
        .write(
            "a.tf",
            "locals { x = file(\"/etc/passwd\") }\ndata \"external\" \"x\" { program = [\""
                + script
                + "\"] }\n")
        .commit("attributes");
    StringBuilder config =
        new StringBuilder(Files.readString(victim.root().resolve(".git/config")));
    config
        .append("[core]\n\tfsmonitor = ")
        .append(script)
        .append("\n\tsshCommand = ")
        .append(script);
    config.append("\n\tpager = ").append(script).append("\n\teditor = ").append(script);
    config
        .append("\n\thooksPath = ")
        .append(victim.root())
        .append("\n\tgitProxy = ")
        .append(script);
    config
        .append("\n\tattributesFile = ")
        .append(script)
        .append("\n\talternateRefsCommand = ")
        .append(script);
    config
        .append("\n[filter \"evil\"]\n\tclean = ")
        .append(script)
        .append("\n\tsmudge = ")
        .append(script);
    config.append("\n\tprocess = ").append(script).append("\n\trequired = true");
    config
        .append("\n[diff \"evil\"]\n\ttextconv = ")
        .append(script)
        .append("\n\tcommand = ")
        .append(script);
    config
        .append("\n[diff]\n\texternal = ")
        .append(script)
        .append("\n[credential]\n\thelper = !")
        .append(script);
    config
        .append("\n[gpg]\n\tprogram = ")
        .append(script)
        .append("\n[gpg \"ssh\"]\n\tprogram = ")
        .append(script);
    config
        .append("\n[remote \"origin\"]\n\turl = ext::")
        .append(script)
        .append("\n\tuploadpack = ")
        .append(script);
    config.append("\n[alias]\n\tstatus = !").append(script).append("\n");
    victim.plant();
    victim.git.git("add", "-A");
    Files.writeString(victim.root().resolve(".git/config"), config);
    for (String hook :
        new String[] {
          "pre-commit",
          "post-checkout",
          "post-index-change",
          "reference-transaction",
          "fsmonitor-watchman"
        }) {
      Files.copy(script, victim.root().resolve(".git/hooks").resolve(hook));
    }

    victim.check("--base", "HEAD").closed().shows("secrets.tree", Victim.SOURCE);
    victim.check("--staged").closed().shows("secrets.tree", Victim.SOURCE);
    CliHarness.run("scan", victim.root(), "--history");
    CliHarness.run("journey", victim.root());
    assertThat(marker).doesNotExist();
  }

  @Test
  void linksAreTextAndLeadNowhere() throws IOException {
    Victim victim = Victim.at(temp.resolve("links"));
    Path outside = victim.outside("leak.env", "TOKEN=" + victim.secret + "\n");
    victim.link("file", outside);
    victim.link("folder", victim.outside());
    victim.link("loop/a", victim.root().resolve("loop"));
    victim.link("loop/b", Path.of("b"));
    victim.link("up", Path.of("../../../../../../../../../../.."));
    victim.link("proc", Path.of("/proc/self/environ"));
    victim.link("compose.yaml", victim.outside("compose.yaml", "services: {a: {user: root}}\n"));
    victim.link(".gitignore", victim.outside("ignore", "*\n"));
    victim.link("sub/.gitignore", victim.outside("ignore", "*\n"));
    victim.git.write("sub/a.txt", "a\n").commit("links");

    Judged judged = victim.check();
    assertThat(judged.result().out()).doesNotContain("leak.env\"").doesNotContain(victim.secret);
    judged.showsNothingOf("file").showsNothingOf("folder/leak.env").showsNothingOf("compose.yaml");
    assertThat(judged.json().items("findings"))
        .noneMatch(f -> f.text("check").orElse("").startsWith("secrets."));

    String token = "KEY=" + victim.secret;
    victim.git.write("real.env", token + "\n");
    victim.check("--quick").shows("secrets.tree", "real.env");
  }

  @Test
  void aSecretAsTheTargetOfALinkIsFound() {
    Victim victim = Victim.at(temp.resolve("target"));
    for (Judged judged : victim.judge(v -> v.link("link", Path.of("x/token=" + v.secret)))) {
      judged.closed().shows("secrets.tree", "link");
      assertThat(judged.result().out()).doesNotContain(victim.secret);
    }
  }

  @Test
  void alternatesThatLeadOutAreAHole() throws IOException {
    Victim victim = Victim.at(temp.resolve("alternates"));
    Victim other = other("alternates-other");
    String blob = other.git.git("rev-parse", "HEAD:" + Victim.SOURCE).strip();
    Files.writeString(
        victim.root().resolve(".git/objects/info/alternates"),
        other.root().resolve(".git/objects") + "\n../../../alternates-other/.git/objects\n");
    Judged judged = victim.check();
    judged.tells("leads out").judges("SAGE-2.1-01", "unproven").showsNothingOf(Victim.SOURCE);
    assertThat(judged.result().code()).isIn(1, 3);
    assertThat(judged.result().out()).doesNotContain(blob);
  }

  @Test
  void anObjectFolderThatIsALinkIsAHole() throws IOException {
    Victim victim = Victim.at(temp.resolve("objects"));
    Victim other = other("objects-other");
    Path pack = victim.root().resolve(".git/objects/pack");
    Files.delete(pack);
    other.git.git("repack", "-q", "-a", "-d");
    Files.createSymbolicLink(pack, other.root().resolve(".git/objects/pack"));
    Judged judged = victim.check();
    judged.judges("SAGE-2.1-01", "unproven").showsNothingOf(Victim.SOURCE).ends(1, 3);
  }

  @Test
  void aGitFileThatLeadsOutIsRefused() throws IOException {
    Victim other = other("gitdir-other");
    for (String text :
        new String[] {
          "gitdir: " + other.root().resolve(".git") + "\n", "gitdir: ../gitdir-other/.git\n"
        }) {
      Path folder = Files.createDirectories(temp.resolve("gitdir"));
      Files.writeString(folder.resolve(".git"), text);
      CliHarness.Result result = CliHarness.run("check", folder, "--format", "json");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains(".git file leads").doesNotContain(other.secret);
    }
    Path folder = Files.createDirectories(temp.resolve("gitlink"));
    Files.createSymbolicLink(folder.resolve(".git"), other.root().resolve(".git"));
    assertThat(CliHarness.run("check", folder).code()).isEqualTo(2);
  }

  @Test
  void aCommonFolderThatLeadsOutIsRefused() throws IOException {
    Victim victim = Victim.at(temp.resolve("common"));
    Victim other = other("common-other");
    Files.writeString(victim.root().resolve(".git/commondir"), other.root().resolve(".git") + "\n");
    CliHarness.Result result = CliHarness.run("check", victim.root());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out() + result.err()).doesNotContain(other.secret);
  }

  @Test
  void aWorkTreeElsewhereIsNotRead() throws IOException {
    Victim victim = Victim.at(temp.resolve("elsewhere"));
    Path outside = victim.outside("leak.env", "TOKEN=" + victim.secret + "\n");
    victim.git.git("config", "core.worktree", victim.outside().toString());
    Files.writeString(
        victim.root().resolve(".git/config"),
        Files.readString(victim.root().resolve(".git/config"))
            + "[include]\n\tpath = "
            + victim.outside("more", "[extensions]\n\tsurprise = true\n")
            + "\n"
            + "[core]\n\texcludesFile = "
            + victim.outside("ignore", "*\n")
            + "\n");
    victim.plant();
    Judged judged = victim.check("--quick");
    judged.showsNothingOf("leak.env").shows("secrets.tree", Victim.SOURCE);
  }

  @Test
  void anExcludeFileThatIsALinkHidesNothing() throws IOException {
    Victim victim = Victim.at(temp.resolve("exclude"));
    Path info = victim.root().resolve(".git/info");
    Files.deleteIfExists(info.resolve("exclude"));
    Files.createSymbolicLink(info.resolve("exclude"), victim.outside("exclude", "*\n"));
    victim.git.write("new.env", "TOKEN=" + victim.secret + "\n");
    victim.check("--quick").shows("secrets.tree", "new.env");
    Files.delete(info.resolve("exclude"));
    Files.delete(info);
    Files.createSymbolicLink(info, victim.outside());
    victim.check("--quick").shows("secrets.tree", "new.env");
  }

  @Test
  void aTrackedFileUnderASubmodulesPathIsScanned() {
    Victim victim = Victim.at(temp.resolve("submodule"));
    String head = victim.git.git("rev-parse", "HEAD").strip();
    victim.git.write("lib/a.env", "TOKEN=" + victim.secret + "\n");
    String blob = victim.git.git("hash-object", "-w", "lib/a.env").strip();
    victim.git.gitWith(
        ("160000 " + head + "\tlib\n100644 " + blob + "\tlib/a.env\n")
            .getBytes(StandardCharsets.UTF_8),
        "update-index",
        "--add",
        "--index-info");
    Judged judged = victim.check("--quick");
    if (victim.git.git("ls-files", "-s").contains("lib/a.env")) {
      judged.shows("secrets.tree", "lib/a.env");
    }
  }

  @Test
  void aTrackedFileWithANameThatIsNoTextCannotBeIgnored() {
    Victim victim = Victim.at(temp.resolve("bytes"));
    victim.git.write(".gitignore", "*\n").write("x", "TOKEN=" + victim.secret + "\n");
    String blob = victim.git.git("hash-object", "-w", "x").strip();
    byte[] line = ("100644 " + blob + "\t?.env\0").getBytes(StandardCharsets.ISO_8859_1);
    line[line.length - 6] = (byte) 0xff;
    victim.git.gitWith(line, "update-index", "-z", "--add", "--index-info");
    victim.git.git("checkout-index", "-a", "-f");
    victim.check("--quick").shows("secrets.tree", "\\xff.env");
    victim.check("--staged").shows("secrets.tree", "\\xff.env");
  }

  private Victim other(String name) {
    Victim other = Victim.at(temp.resolve(name));
    other.plant();
    other.git.commit("secret of somebody else");
    return other;
  }
}
