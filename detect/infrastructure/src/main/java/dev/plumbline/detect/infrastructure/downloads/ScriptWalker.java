package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.shell.Script;
import dev.plumbline.detect.infrastructure.shell.ShellParser;
import dev.plumbline.detect.infrastructure.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a script in the order of its text, calls of its own functions included, and notes what it
 * downloads and checks. All branches are followed, each loop once.
 */
final class ScriptWalker {
  private static final int MAX_CALLS = 6;
  private static final int MAX_STEPS = 100_000;
  private static final int MAX_FOLLOWED = 100;

  final Scope scope = new Scope();
  final Proofs proofs = new Proofs();
  private final Map<String, Script> functions = new HashMap<>();
  private final Set<String> own = new HashSet<>();
  private final Set<String> called = new HashSet<>();
  private final Checks checks = new Checks(scope, proofs, functions);
  private final TreeScripts tree;
  private final Set<String> following = new HashSet<>();
  private boolean foreign;
  private int followed;
  private final List<Script.Problem> problems = new ArrayList<>();
  private int steps;
  private int calls;
  private int callLine;

  /** A walk through a file's script. */
  ScriptWalker(TreeScripts tree) {
    this.tree = tree;
  }

  /** What could not be read. */
  List<Script.Problem> problems() {
    return problems;
  }

  /** A script with what its surroundings set. */
  void script(String text, int firstLine, Map<String, String> variables) {
    variables.forEach(scope::set);
    Script script = ShellParser.parse(text, firstLine);
    problems.addAll(script.problems());
    functions.putAll(script.functions());
    own.addAll(script.functions().keySet());
    pipelines(script.pipelines(), Sink.TEXT);
  }

  /** The functions that nothing has called: their arguments are not known. */
  void uncalled() {
    for (String name : List.copyOf(functions.keySet())) {
      if (own.contains(name) && !called.contains(name)) {
        for (int i = 1; i <= 9; i++) {
          scope.forget("" + i);
        }
        called.add(name);
        Script body = functions.get(name);
        if (body != null) {
          pipelines(body.pipelines(), Sink.TEXT);
        }
      }
    }
  }

  private void pipelines(List<Script.Pipeline> pipelines, Sink last) {
    for (Script.Pipeline pipeline : pipelines) {
      List<Script.Element> elements = pipeline.elements();
      for (int i = 0; i < elements.size(); i++) {
        if (++steps > MAX_STEPS) {
          if (steps == MAX_STEPS + 1) {
            problems.add(new Script.Problem(elements.get(i).line(), "too many steps to follow"));
          }
          return;
        }
        List<Script.Element> rest = elements.subList(i + 1, elements.size());
        switch (elements.get(i)) {
          case Script.Group group ->
              pipelines(group.body(), Sink.of(scope, group.redirects(), rest, last));
          case Script.Command command -> command(command, elements.subList(0, i), rest, last);
        }
      }
    }
  }

  private void command(
      Script.Command command, List<Script.Element> before, List<Script.Element> rest, Sink last) {
    for (Script.Assignment assignment : command.assignments()) {
      int known = proofs.downloads().size();
      assignment.values().forEach(value -> nested(value, Sink.TEXT));
      // file=$(download address): the variable names what the function stored.
      proofs.since(known).forEach(download -> download.file("${" + assignment.name() + "}"));
      assign(assignment, before.isEmpty());
    }
    List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
    String name = Commands.name(words);
    for (int i = 0; i < command.words().size(); i++) {
      nested(
          command.words().get(i), runs(command.words(), i, name) ? Sink.executed(name) : Sink.TEXT);
    }
    for (Script.Redirect redirect : command.redirects()) {
      if (redirect.operator().equals("<<") || redirect.operator().equals("<<-")) {
        if (words.isEmpty() || (Commands.shell(name) && Commands.runsInput(words))) {
          innerScript(scope.expand(redirect.target()), redirect.line());
        }
      } else {
        boolean fed = redirect.operator().startsWith("<") && Commands.runsInput(words);
        nested(redirect.target(), fed ? Sink.executed(name) : Sink.TEXT);
      }
    }
    if (words.isEmpty()) {
      return;
    }
    int line = callLine > 0 ? callLine : command.line();
    if (Commands.fetcher(name) && !functions.containsKey(name)) {
      Sink sink = Sink.of(scope, command.redirects(), rest, last);
      int known = proofs.downloads().size();
      Fetches.add(scope, proofs, name, words, line, sink, rest);
      if (foreign) {
        proofs.since(known).forEach(download -> download.foreign = true);
      }
      return;
    }
    if (declares(command, name)) {
      return;
    }
    Script body = functions.get(name);
    if (body != null && words.getFirst().equals(name)) {
      call(name, body, words, command.line(), Sink.of(scope, command.redirects(), rest, last));
      return;
    }
    follow(words, name, command.line());
    innerText(words, name, command.line());
    checks.command(command, words, before, rest);
  }

  /** Whether the output in a word is run: {@code bash <(…)}, {@code sh -c "$(…)"}, {@code eval}. */
  private static boolean runs(List<Word> words, int index, String name) {
    Word word = words.get(index);
    if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof Word.Substitution first)) {
      return false;
    }
    boolean shell = Commands.shell(name) || Commands.runsInput(List.of(name));
    if (first.process()) {
      return shell;
    }
    boolean afterOption =
        index > 0 && words.get(index - 1).literal().matches("-[a-z]{0,8}[ce]|--command");
    return name.equals("eval") || (shell && afterOption);
  }

  private void call(String name, Script body, List<String> words, int line, Sink sink) {
    called.add(name);
    if (calls >= MAX_CALLS) {
      return;
    }
    calls++;
    int outer = callLine;
    callLine = callLine > 0 ? callLine : line;
    var before = scope.enter(words.subList(1, words.size()));
    pipelines(body.pipelines(), sink);
    scope.leave(before);
    callLine = outer;
    calls--;
  }

  /** Another script of the tree: its functions and checks count here. */
  private void follow(List<String> words, String name, int line) {
    boolean given =
        (Commands.shell(name) || name.equals("source") || name.equals(".")) && words.size() > 1;
    String script = given ? words.get(1) : words.getFirst();
    if (!given && !(script.contains("/") && script.matches(".*\\.(?:ba)?sh"))) {
      return;
    }
    if (++followed > MAX_FOLLOWED) {
      return;
    }
    Optional<TreeScripts.Found> found = tree.find(script);
    if (found.isEmpty() || calls >= MAX_CALLS || !following.add(found.get().path())) {
      return;
    }
    calls++;
    boolean before = foreign;
    int outer = callLine;
    foreign = true;
    callLine = callLine > 0 ? callLine : line;
    Script inner = ShellParser.parse(found.get().text(), 1);
    functions.putAll(inner.functions());
    pipelines(inner.pipelines(), Sink.TEXT);
    foreign = before;
    callLine = outer;
    following.remove(found.get().path());
    calls--;
  }

  /** {@code sh -c 'text'}, {@code su -c 'text'}, {@code eval text}. */
  private void innerText(List<String> words, String name, int line) {
    if (name.equals("eval")) {
      innerScript(String.join(" ", words.subList(1, words.size())), line);
    } else if (Commands.shell(name) || name.equals("su") || name.equals("runuser")) {
      for (int i = 1; i + 1 < words.size(); i++) {
        if (words.get(i).matches("-[a-z]{0,8}c|--command")) {
          innerScript(words.get(i + 1), line);
          return;
        }
      }
    }
  }

  private void innerScript(String text, int line) {
    boolean other = text.startsWith("#!") && !text.lines().findFirst().orElse("").contains("sh");
    if (calls >= MAX_CALLS || text.length() > 100_000 || other) {
      return;
    }
    calls++;
    Script inner = ShellParser.parse(text, line);
    functions.putAll(inner.functions());
    pipelines(inner.pipelines(), Sink.TEXT);
    calls--;
  }

  private void nested(Word word, Sink sink) {
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Substitution substitution) {
        pipelines(substitution.script().pipelines(), sink);
      }
    }
  }

  /** {@code export A=b}, {@code local a=$1}, {@code for x in y}. */
  private boolean declares(Script.Command command, String name) {
    switch (name) {
      case "export", "local", "readonly", "declare", "typeset" -> {
        for (Word word : command.words().subList(1, command.words().size())) {
          declared(word);
        }
        return true;
      }
      case "shift" -> {
        scope.shift();
        return true;
      }
      case "read" -> {
        scope.expandAll(command.words()).forEach(scope::forget);
        return true;
      }
      case "for", "select" -> {
        List<String> words = scope.expandAll(command.words());
        if (words.size() >= 2) {
          scope.forget(words.get(1));
          if (words.size() >= 4 && !words.get(3).contains("$") && !words.get(3).contains("*")) {
            scope.set(words.get(1), words.get(3)); // The first round stands for all.
          }
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void declared(Word word) {
    if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof Word.Text first)) {
      return;
    }
    int equals = first.text().indexOf('=');
    if (equals <= 0) {
      return;
    }
    List<Word.Part> parts = new ArrayList<>();
    parts.add(new Word.Text(first.text().substring(equals + 1)));
    parts.addAll(word.parts().subList(1, word.parts().size()));
    Word value = new Word(parts, word.quoted(), word.line());
    assign(new Script.Assignment(first.text().substring(0, equals), List.of(value)), true);
  }

  private void assign(Script.Assignment assignment, boolean lasting) {
    String name = assignment.name();
    scope.fetched.remove(name);
    scope.measured.remove(name);
    for (Word value : assignment.values()) {
      checks.origin(value, name);
    }
    if (assignment.values().size() != 1) {
      scope.forget(name);
      scope.setArray(name, scope.expandAll(assignment.values()));
      return;
    }
    Word value = assignment.values().getFirst();
    boolean output =
        value.parts().stream().anyMatch(p -> p instanceof Word.Substitution)
            && value.parts().stream()
                .allMatch(p -> p instanceof Word.Substitution || p.equals(new Word.Text("")));
    String text = scope.expand(value);
    if (!lasting || (output && text.startsWith("$(")) || text.startsWith("`")) {
      scope.forget(name);
    } else if (text.contains("${" + name + "}")) {
      scope.forget(name);
    } else {
      scope.set(name, text);
    }
  }
}
