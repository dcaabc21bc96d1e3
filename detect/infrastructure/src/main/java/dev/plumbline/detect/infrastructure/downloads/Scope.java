package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.shell.Script;
import dev.plumbline.detect.infrastructure.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a script while it is followed. What is not known stays as {@code ${NAME}}, so
 * that two uses of it can be told to be the same.
 */
final class Scope {
  private static final int MAX_WORDS = 2_000;
  private static final int MAX_LENGTH = 2_000;

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, List<String>> arrays = new HashMap<>();

  /** Variables with what came from elsewhere, and from which download where that is known. */
  final Map<String, Set<Download>> fetched = new HashMap<>();

  /** Variables with the digest of a file. */
  final Map<String, Set<String>> measured = new HashMap<>();

  void set(String name, String value) {
    values.put(name, value.length() > MAX_LENGTH ? "${" + name + "}" : value);
  }

  void forget(String name) {
    values.remove(name);
    arrays.remove(name);
  }

  void setArray(String name, List<String> items) {
    int length = items.stream().mapToInt(String::length).sum();
    if (length <= 5 * MAX_LENGTH) {
      arrays.put(name, List.copyOf(items));
    }
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  /** The values of the positional parameters, replaced by these; gives back the old ones. */
  Map<String, @Nullable String> enter(List<String> arguments) {
    Map<String, @Nullable String> before = new HashMap<>();
    for (int i = 1; i <= 9; i++) {
      String name = "" + i;
      before.put(name, values.get(name));
      if (i <= arguments.size()) {
        set(name, arguments.get(i - 1));
      } else {
        values.put(name, "");
      }
    }
    return before;
  }

  /** {@code shift} by one. */
  void shift() {
    for (int i = 1; i < 9; i++) {
      String next = values.get("" + (i + 1));
      if (next == null) {
        values.remove("" + i);
      } else {
        values.put("" + i, next);
      }
    }
  }

  void leave(Map<String, @Nullable String> before) {
    before.forEach((name, value) -> {
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    });
  }

  /** A word as text. */
  String expand(Word word) {
    StringBuilder text = new StringBuilder();
    for (Word.Part part : word.parts()) {
      switch (part) {
        case Word.Text plain -> text.append(plain.text());
        case Word.Variable variable -> text.append(variable(variable));
        case Word.Substitution substitution -> text.append(substitution(substitution));
      }
      if (text.length() > MAX_LENGTH) {
        return text.substring(0, MAX_LENGTH);
      }
    }
    return text.toString();
  }

  /** The words of a command as texts: known arrays and unquoted lists in variables spread out. */
  List<String> expandAll(List<Word> words) {
    List<String> texts = new ArrayList<>();
    for (Word word : words) {
      if (word.parts().size() == 1 && word.parts().getFirst() instanceof Word.Variable variable) {
        List<String> array =
            variable.operator().startsWith("[@]") || variable.operator().startsWith("[*]")
                ? arrays.get(variable.name())
                : null;
        String value = variable.operator().isEmpty() ? values.get(variable.name()) : null;
        if (array != null) {
          texts.addAll(array);
          continue;
        }
        if (value != null && !word.quoted()) {
          texts.addAll(List.of(value.strip().split("\\s+")));
          continue;
        }
      }
      texts.add(expand(word));
      if (texts.size() > MAX_WORDS) {
        break;
      }
    }
    return texts;
  }

  private String variable(Word.Variable variable) {
    String value = values.get(variable.name());
    String operator = variable.operator();
    if (operator.startsWith(":-") || operator.startsWith(":=")) {
      return value == null || value.isEmpty() ? fallback(operator.substring(2)) : value;
    }
    if (operator.startsWith("-") || operator.startsWith("=")) {
      return value == null ? fallback(operator.substring(1)) : value;
    }
    if (value != null) {
      switch (operator) {
        case "" -> {
          return value;
        }
        case "##*/" -> {
          return Names.base(value);
        }
        default -> {
          if (operator.startsWith(":?")) {
            return value;
          }
        }
      }
    }
    return "${" + variable.name() + operator + "}";
  }

  private String fallback(String written) {
    String plain = written.replace("\"", "").replace("'", "");
    if (plain.startsWith("${") && plain.indexOf('}') == plain.length() - 1) {
      String name = plain.substring(2, plain.length() - 1);
      String value = values.get(name);
      return value == null ? plain : value;
    }
    return plain;
  }

  private String substitution(Word.Substitution substitution) {
    List<Script.Pipeline> pipelines = substitution.script().pipelines();
    if (pipelines.size() == 1
        && pipelines.getFirst().elements().size() == 1
        && pipelines.getFirst().elements().getFirst() instanceof Script.Command command
        && command.words().size() >= 2) {
      String name = command.words().getFirst().literal();
      if (name.equals("basename")) {
        return Names.base(expand(command.words().get(1)));
      }
      if (name.equals("echo") && command.words().size() == 2) {
        return expand(command.words().get(1));
      }
    }
    return substitution.source();
  }

  /** Names of the variables that stand unexpanded or by themselves in a word. */
  static Set<String> names(Word word) {
    Set<String> names = new HashSet<>();
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Variable variable) {
        names.add(variable.name());
      }
    }
    return names;
  }
}
