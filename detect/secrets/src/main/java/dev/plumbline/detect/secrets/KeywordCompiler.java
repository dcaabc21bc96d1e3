package dev.plumbline.detect.secrets;

import dev.plumbline.scan.rule.RuleIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build, after the rules are indexed: writes the keywords' automaton ready for use. */
public final class KeywordCompiler {
  private KeywordCompiler() {}

  /**
   * Writes it beside the classes.
   *
   * @param args the folder of this module's classes
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0], "dev/plumbline/detect/secrets", RuleSet.COMPILED);
    Files.write(file, new RuleSet(RuleIndex.of(RuleSet.class)).compiled());
  }
}
