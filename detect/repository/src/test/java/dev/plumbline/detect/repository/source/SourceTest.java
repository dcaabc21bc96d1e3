package dev.plumbline.detect.repository.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each text holds {@code YES} where a comment must be seen and {@code no} where none is. */
class SourceTest {
  private static void check(String path, String text) {
    Syntax syntax = Syntax.of(path).orElseThrow();
    Source source = Source.of(text, syntax);
    for (int at = text.indexOf("YES"); at >= 0; at = text.indexOf("YES", at + 1)) {
      assertThat(source.comment(at)).as("comment at %d of %s: %s", at, path, text).isTrue();
    }
    for (int at = text.indexOf("NO"); at >= 0; at = text.indexOf("NO", at + 1)) {
      assertThat(source.comment(at)).as("no comment at %d of %s: %s", at, path, text).isFalse();
    }
  }

  @Test
  void java() {
    check("A.java", "int a; // YES\nString b = \"// NO\"; /* YES\nYES */ char c = '\"'; // YES");
    check("A.java", "String a = \"\"\"\n  // NO \" '\n  \"\"\"; // YES");
    check("A.java", "String a = \"open // NO\nint b; // YES");
    check("A.kt", "/* a /* b */ YES */ val c = \"NO\" // YES");
  }

  @Test
  void script() {
    check("a.ts", "const a = `// NO ${b /* YES */ + `// NO`} NO`; // YES");
    check("a.ts", "const a = /[/'\"`]\\/\\/NO/g; // YES");
    check("a.ts", "const a = b / c; // YES\nconst d = e / f / 2; // YES");
    check("a.ts", "return /\\/* NO/.test(x) // YES");
    check("a.js", "const a = {b: `${ {c: '}'} }`}; // YES");
    check("a.vue", "<!-- YES --><p>Don't // NO</p><script>const a = 'x' // YES\n</script><p>// NO");
  }

  @Test
  void python() {
    check("a.py", "a = '# NO' # YES\nb = \"\"\"\n# NO ' \"\n\"\"\" # YES\nc = 'it\\'s # NO' # YES");
    check("a.py", "d = f\"{x}#NO\" #YES\n");
  }

  @Test
  void shell() {
    check("a.sh", "echo a#NO \"# NO\" '# NO' # YES\ncat <<'EOF'\n# NO\nEOF\necho # YES");
    check("a.sh", "x=${#NO} ; y=$((1 << 2)) # YES\ncat <<-A <<B\nB\n# NO\nA\n");
    check("a.sh", "cat <<OPEN\n# YES");
    check("a.yml", "a: b # YES\nc: \"# NO\"\nd: don't # YES\ne: a#NO");
    check("Dockerfile", "# YES\nRUN echo '# NO' # NO\n  # YES");
    check("Makefile", "a:\n\techo NO # YES");
  }

  @Test
  void others() {
    check("a.go", "a := `// NO \\` // YES\nb := '\"' // YES");
    check(
        "a.rs", "fn a<'b>(c: &'b str) { let d = '\"'; // YES\nlet e = r#\"// NO \" \"#; // YES\n}");
    check("a.rs", "let a = '\\''; // YES\n/* a /* b */ YES */");
    check("A.cs", "var a = @\"C:\\\"; // YES\nvar b = @\"x \"\" // NO\"; // YES");
    check("a.cc", "auto a = R\"x(// NO \" )x\"; // YES");
    check(
        "a.rb", "a = \"#{b} # NO\" # YES\nclass << self # YES\nend\nx = <<~SQL\n# NO\nSQL\n# YES");
    check("a.rb", "=begin\nYES\n=end\nNO");
    check(
        "a.php",
        "<p># NO // NO</p><?php // YES ?> NO <?php # YES\n#[NO]\n$a = <<<EOT\n// NO\nEOT;\n// YES");
    check("a.tf", "a = \"# NO\" # YES\n// YES\nb = <<-EOT\n# NO\nEOT\n/* YES */");
    check("a.sql", "select '-- NO''-- NO' -- YES");
    check("a.lua", "a = 'NO' --[[ YES\nYES ]] b = 1 -- YES");
    check("a.ps1", "$a = '# NO' <# YES #> # YES");
    check("a.toml", "a = '''\n# NO\n''' # YES");
    check("a.md", "NO <!-- YES -->\n```\n<!-- NO -->\n```\n`<!-- NO -->` <!-- YES\nYES -->\n");
    check("pom.xml", "<a>NO<!-- YES\nYES --></a>");
  }

  @Test
  void unknownFormsAreNotGuessed() {
    assertThat(Syntax.of("a.bin")).isEmpty();
    assertThat(Syntax.of("LICENSE")).isEmpty();
    assertThat(Syntax.of("a.json")).isEmpty();
    assertThat(Syntax.of("docker/Dockerfile.dev")).contains(Syntax.DOCKER);
    assertThat(Syntax.of(".env.local")).contains(Syntax.HASHED);
  }

  @Test
  void commentsOverLinesComeOneByOne() {
    Source source = Source.of("a /* b\r\n c */ d // e\n", Syntax.JAVA);
    List<String> texts =
        source.comments().stream().map(c -> source.text().substring(c.start(), c.end())).toList();
    assertThat(texts).containsExactly("/* b", " c */", "// e");
    assertThat(source.commentOn(2)).matches("c \\*/ +// e");
  }

  /** Texts that would take long if a step looked back or ahead without bound. */
  @ParameterizedTest
  @EnumSource(Syntax.class)
  void hostileTextsEndInTime(Syntax syntax) {
    List<String> seeds =
        List.of(
            "=/[",
            "<<A",
            "<<A\n",
            "`${",
            "'",
            "\"",
            "\"\"\"",
            "'\\",
            "/*",
            "*/",
            "<script ",
            "R\"",
            "r#",
            "@\"",
            "<!--",
            "?>#",
            "<?",
            "#",
            "`",
            "{- ",
            "'''",
            " /",
            "<<<A\n",
            "\\");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (String seed : seeds) {
            assertThatCode(() -> Source.of(seed.repeat(60_000 / seed.length()), syntax).comments())
                .doesNotThrowAnyException();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void anyTextEnds(Syntax syntax) {
    long seed = 20261124L;
    Random random = new Random(seed);
    String alphabet = "\"'`/*#<>!-[](){}$\\\n\r \tabEOT?=@Rr%";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(200);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String made = text.toString();
      assertThatCode(
              () -> {
                Source source = Source.of(made, syntax);
                source
                    .comments()
                    .forEach(c -> source.commentAbove(source.lines().lineOf(c.start())));
                assertThat(source.withoutComments()).hasSize(made.length());
              })
          .as("seed %d round %d: %s", seed, round, made)
          .doesNotThrowAnyException();
    }
  }
}
