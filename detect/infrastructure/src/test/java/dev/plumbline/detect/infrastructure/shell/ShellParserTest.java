package dev.plumbline.detect.infrastructure.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShellParserTest {
  @Test
  void commandsKnowTheirLines() {
    assertThat(commands("a 1 \\\n  2\nb && c; d || e & f\n"))
        .containsExactly("1:a 1 2", "3:b", "3:c", "3:d", "3:e", "3:f");
  }

  @Test
  void pipesJoinAndLinesMayEndInAPipe() {
    Script script = ShellParser.parse("a | b |& c |\n# why\n d\ne", 1);
    assertThat(script.pipelines()).hasSize(2);
    assertThat(script.pipelines().getFirst().elements()).hasSize(4);
  }

  @Test
  void quotesKeepTogetherAndVariablesApart() {
    Script.Command command = first("echo 'a b' \"c $d ${e:-f g}\" h\\ i $'j\\nk' \"\"");
    assertThat(command.words()).hasSize(6);
    assertThat(command.words().get(1).literal()).isEqualTo("a b");
    assertThat(command.words().get(2).parts())
        .contains(new Word.Variable("d", ""), new Word.Variable("e", ":-f g"));
    assertThat(command.words().get(3).literal()).isEqualTo("h i");
  }

  @Test
  void substitutionsAreScriptsOfTheirOwn() {
    Script.Command command = first("x=$(curl -s \"$(host)\" | jq .) y=`date` z <(sort a)");
    assertThat(command.assignments()).extracting(Script.Assignment::name).containsExactly("x", "y");
    assertThat(command.words().get(1).parts().getFirst())
        .isInstanceOfSatisfying(Word.Substitution.class, s -> assertThat(s.process()).isTrue());
  }

  @Test
  void hereDocumentsBelongToTheirCommandAndEndWithTheirWord() {
    Script script = ShellParser.parse("cat <<A <<-'B' > f\none $x\nA\n\ttwo $y\n\tB\nnext\n", 1);
    assertThat(script.problems()).isEmpty();
    assertThat(commands(script)).containsExactly("1:cat", "6:next");
    Script.Command cat = (Script.Command) script.pipelines().getFirst().elements().getFirst();
    assertThat(cat.redirects()).hasSize(3);
    assertThat(cat.redirects().get(0).target().parts()).contains(new Word.Variable("x", ""));
    assertThat(cat.redirects().get(1).target().literal()).isEqualTo("two $y\n");
    assertThat(cat.redirects().get(1).line()).isEqualTo(4);
  }

  @Test
  void compoundCommandsAreWalked() {
    String text =
        """
        if a; then b; elif c; then d; else e; fi > log
        for i in 1 2; do f $i; done | g
        while read -r l; do h; done < in
        case $x in
          a|b) i ;;
          (c) j ;&
          *) k
        esac
        { l; m; } 2>&1
        (n; o)
        until p
        do q
        done
        """;
    assertThat(commands(text).stream().map(c -> c.substring(c.indexOf(':') + 1).split(" ")[0]))
        .containsSubsequence("a", "b", "c", "d", "e", "for", "f", "g", "read", "h")
        .containsSubsequence("i", "j", "k", "l", "m", "n", "o", "p", "q");
    assertThat(ShellParser.parse(text, 1).problems()).isEmpty();
  }

  @Test
  void functionsStandAside() {
    Script script =
        ShellParser.parse("f() { a; b; }\nfunction g {\n c\n}\nh () (\n d\n)\nf x\n", 1);
    assertThat(script.functions()).containsOnlyKeys("f", "g", "h");
    assertThat(commands(script)).containsExactly("8:f x");
  }

  @Test
  void testsAndArithmeticAreNoRedirections() {
    Script script =
        ShellParser.parse("[[ $a < b && ( c > d ) ]] && x\n((i++ < 3))\ny $((1 << 2))\nz\n", 1);
    assertThat(script.problems()).isEmpty();
    assertThat(commands(script)).hasSize(4);
  }

  @Test
  void arraysAreAssignments() {
    Script.Command command = first("opts=(-a \"b c\" # why\n d)");
    assertThat(command.assignments().getFirst().values()).hasSize(3);
  }

  @Test
  void whatIsNeverClosedIsAProblem() {
    for (String text : List.of("echo 'a", "echo \"a", "x=$(a", "cat <<E\na", "if a; then", "{ a")) {
      assertThat(ShellParser.parse(text, 1).problems()).as(text).isNotEmpty();
    }
  }

  @Test
  void nestingIsBounded() {
    for (String open : List.of("$(", "(", "{ ", "\"$(", "${a:-", "if ", "case a in b) ", "$((")) {
      Script script = ShellParser.parse(open.repeat(20_000), 1);
      assertThat(script.problems()).as(open).isNotEmpty();
    }
  }

  @Test
  void anyGarbageEnds() {
    long seed = 20261124;
    Random random = new Random(seed);
    String[] pieces = {
      "$(",
      ")",
      "`",
      "\"",
      "'",
      "<<E",
      "\nE\n",
      "\n",
      " ",
      ";",
      "|",
      "&",
      "{",
      "}",
      "(",
      "case x in",
      "esac",
      "if",
      "then",
      "fi",
      "do",
      "done",
      "${",
      "$((",
      "))",
      "[[",
      "]]",
      "\\",
      "#",
      "a=",
      "<(",
      "function f",
      "x",
      ">",
      "0",
      "\t",
      "\u00e9",
      "\0"
    };
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(ShellParser.parse(text.toString(), 1)).as("seed %s: %s", seed, text).isNotNull();
    }
  }

  private static Script.Command first(String text) {
    return (Script.Command) ShellParser.parse(text, 1).pipelines().getFirst().elements().getFirst();
  }

  private static List<String> commands(String text) {
    return commands(ShellParser.parse(text, 1));
  }

  private static List<String> commands(Script script) {
    List<String> found = new ArrayList<>();
    collect(script.pipelines(), found);
    return found;
  }

  private static void collect(List<Script.Pipeline> pipelines, List<String> found) {
    for (Script.Pipeline pipeline : pipelines) {
      for (Script.Element element : pipeline.elements()) {
        switch (element) {
          case Script.Command c ->
              found.add(
                  c.line()
                      + ":"
                      + String.join(" ", c.words().stream().map(Word::literal).toList()));
          case Script.Group g -> collect(g.body(), found);
        }
      }
    }
  }
}
