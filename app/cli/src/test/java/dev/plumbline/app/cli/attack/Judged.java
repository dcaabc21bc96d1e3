package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import java.util.List;

/** A report in JSON with its exit code, and what every attack asks of it. */
record Judged(String how, CliHarness.Result result) {

  static Judged run(String how, Object... arguments) {
    return new Judged(how, CliHarness.run(arguments));
  }

  Node json() {
    return result.json();
  }

  private String all() {
    String out = result.out();
    int gate = Math.max(0, out.indexOf("\"gate\""));
    return how + ": " + result.err() + out.substring(gate, Math.min(gate + 500, out.length()));
  }

  /** The gate is closed, and the report says so, too. */
  Judged closed() {
    assertThat(result.code()).as(all()).isEqualTo(1);
    assertThat(json().text("gate", "open")).as(all()).contains("false");
    return this;
  }

  Judged ends(int... codes) {
    assertThat(codes).as(all()).contains(result.code());
    return this;
  }

  List<Node> findings(String path) {
    return json().items("findings").stream()
        .filter(finding -> finding.text("place", "path").orElse("").equals(path))
        .toList();
  }

  /** Something of this check is found at this path, and counts as new. */
  Judged shows(String check, String path) {
    assertThat(findings(path).stream().map(Judged::line).toList())
        .as("%s at %s: %s", check, path, all())
        .contains(check + " new");
    return this;
  }

  private static String line(Node finding) {
    boolean known = finding.text("new").orElse("").equals("false");
    return finding.text("check").orElse("") + (known ? " known" : " new");
  }

  Judged showsNothingOf(String path) {
    assertThat(findings(path)).as(all()).isEmpty();
    return this;
  }

  /** What the change loosens is told, and is not in effect. */
  Judged loosens(String words) {
    assertThat(json().items("loosenings"))
        .as("%s: %s", words, all())
        .anySatisfy(loosening -> {
          assertThat(
                  loosening.text("what").orElse("")
                      + " "
                      + loosening.text("place", "path").orElse(""))
              .contains(words);
          assertThat(loosening.text("inEffect")).contains("false");
        });
    return this;
  }

  String verdict(String clause) {
    return json().items("clauses").stream()
        .filter(row -> row.text("id").orElse("").equals(clause))
        .findFirst()
        .flatMap(row -> row.text("verdict", "word"))
        .orElse("(no such clause)");
  }

  Judged judges(String clause, String verdict) {
    assertThat(verdict(clause)).as(clause + " " + all()).isEqualTo(verdict);
    return this;
  }

  /** Some coverage has a hole, or leaves something out, with these words. */
  Judged tells(String words) {
    StringBuilder told = new StringBuilder();
    for (Node row : json().items("coverage")) {
      row.items("holes")
          .forEach(hole ->
              told.append(hole.text("place").orElse(""))
                  .append(' ')
                  .append(hole.text("reason").orElse(""))
                  .append('\n'));
      row.items("skips").forEach(skip -> told.append(skip.text("reason").orElse("")).append('\n'));
    }
    assertThat(told.toString()).as(all()).contains(words);
    return this;
  }
}
