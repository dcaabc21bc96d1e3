package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.downloads.ScriptUnit.Dialect;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Script files and makefiles. */
final class ShellUnits {
  private static final Pattern SCRIPT =
      Pattern.compile(".{1,200}\\.(?:sh|bash|zsh|ksh|bats|envrc)|\\.envrc");
  private static final Pattern POWERSHELL = Pattern.compile(".{1,200}\\.psm?1");
  private static final Pattern MAKEFILE =
      Pattern.compile("(?:GNU)?[Mm]akefile(?:\\.[\\w-]{1,60})?|.{1,200}\\.mk");
  private static final Pattern SHEBANG =
      Pattern.compile(
          "#!\\s{0,9}\\S{0,200}?/?(?:env\\s{1,9}(?:-\\S{1,9}\\s{1,9})?)?\\S{0,200}?\\b(?:ba|da|a|k|z)?sh\\b");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "^\\s{0,40}(?:export\\s{1,9})?([A-Za-z_][\\w.-]{0,100})\\s{0,40}[:?]{0,2}=\\s{0,40}([^\\n]{0,2000})$");
  private static final Pattern TARGET = Pattern.compile("^([^\\s#:=][^#:=]{0,300})::?(?!=).*");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:\\$|\\(([\\w.-]{1,100})\\)|\\([^()]{0,300}\\))");

  private ShellUnits() {}

  /** Whether a file may be a script, by its name; one without ending needs a look at its text. */
  static boolean wants(SnapshotFile file) {
    String name = file.name();
    return file.regular()
        && (SCRIPT.matcher(name).matches()
            || POWERSHELL.matcher(name).matches()
            || MAKEFILE.matcher(name).matches()
            || (name.indexOf('.') < 0 && file.size() < 1_000_000));
  }

  static List<ScriptUnit> of(SnapshotFile file, String text) {
    String name = file.name();
    if (MAKEFILE.matcher(name).matches()) {
      return makefile(file.path(), text);
    }
    if (POWERSHELL.matcher(name).matches()) {
      return List.of(unit(file, text, Dialect.POWERSHELL));
    }
    boolean script = SCRIPT.matcher(name).matches() || SHEBANG.matcher(firstLine(text)).find();
    return script ? List.of(unit(file, text, Dialect.SHELL)) : List.of();
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.length() > 300 ? "" : line;
  }

  private static ScriptUnit unit(SnapshotFile file, String text, Dialect dialect) {
    return new ScriptUnit(
        file.path(), "", List.of(new ScriptUnit.Text(text, 1, dialect, Map.of())));
  }

  /** The recipes of a makefile, a unit each; its variables are those of the shell. */
  private static List<ScriptUnit> makefile(String path, String text) {
    Map<String, String> variables = new TreeMap<>();
    List<ScriptUnit> units = new ArrayList<>();
    List<ScriptUnit.Piece> recipe = new ArrayList<>();
    String target = "";
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("\t")) {
        int first = i + 1;
        StringBuilder whole = new StringBuilder(line.substring(1));
        while (line.endsWith("\\") && i + 1 < lines.length) {
          line = lines[++i];
          whole.append('\n').append(line);
        }
        String command = shell(whole.toString()).replaceFirst("^[@+-]{1,3}", "");
        recipe.add(new ScriptUnit.Text(command, first, Dialect.SHELL, variables));
        continue;
      }
      Matcher variable = VARIABLE.matcher(line);
      Matcher rule = TARGET.matcher(line);
      if (variable.matches()) {
        variables.put(variable.group(1), shell(variable.group(2).strip()));
      } else if (rule.matches()) {
        units.add(new ScriptUnit(path, target, recipe));
        recipe.clear();
        target = "target " + rule.group(1).strip();
      }
    }
    units.add(new ScriptUnit(path, target, recipe));
    return units;
  }

  /** {@code $$x} is the shell's own, {@code $(x)} make's; what make computes is not known. */
  private static String shell(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1);
          String replaced =
              match.group().equals("$$")
                  ? "$"
                  : name == null
                      ? "${make_" + Math.abs(match.group().hashCode()) + "}"
                      : "${" + name.replaceAll("\\W", "_") + "}";
          return Matcher.quoteReplacement(replaced);
        });
  }
}
