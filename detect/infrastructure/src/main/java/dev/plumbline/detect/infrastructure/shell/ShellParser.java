package dev.plumbline.detect.infrastructure.shell;

import dev.plumbline.detect.infrastructure.shell.Script.Assignment;
import dev.plumbline.detect.infrastructure.shell.Script.Command;
import dev.plumbline.detect.infrastructure.shell.Script.Element;
import dev.plumbline.detect.infrastructure.shell.Script.Group;
import dev.plumbline.detect.infrastructure.shell.Script.Pipeline;
import dev.plumbline.detect.infrastructure.shell.Script.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads POSIX shell and the common ground of bash, zsh and ksh (POSIX.1-2024, Shell Command
 * Language). Lenient: a stray closing word is passed over. Never throws; what it cannot read is a
 * {@link Problem}.
 */
public final class ShellParser {
  private static final int MAX_DEPTH = 60;
  private static final int MAX_PIPE = 1_000;
  private static final int MAX_TEXT = 4_000_000;
  private static final Set<String> NOTHING = Set.of();

  private final Cursor cursor;
  private final WordReader words;
  private final HereDocuments hereDocuments;
  private final Gaps gaps;
  private final RedirectReader redirects;
  private final AssignmentReader assignments;
  private final Map<String, Script> functions;
  private final List<Problem> problems;
  private int depth;

  private ShellParser(String text, int firstLine, ShellParser outer) {
    this.cursor = new Cursor(text, firstLine);
    this.words = new WordReader(cursor, this);
    this.hereDocuments = new HereDocuments(cursor, this);
    this.gaps = new Gaps(cursor, hereDocuments);
    this.redirects = new RedirectReader(cursor, words, hereDocuments);
    this.assignments = new AssignmentReader(cursor, words, gaps);
    this.functions = outer.functions;
    this.problems = outer.problems;
    this.depth = outer.depth + 1;
  }

  private ShellParser(String text, int firstLine) {
    this.cursor = new Cursor(text, firstLine);
    this.words = new WordReader(cursor, this);
    this.hereDocuments = new HereDocuments(cursor, this);
    this.gaps = new Gaps(cursor, hereDocuments);
    this.redirects = new RedirectReader(cursor, words, hereDocuments);
    this.assignments = new AssignmentReader(cursor, words, gaps);
    this.functions = new TreeMap<>();
    this.problems = new ArrayList<>();
  }

  /**
   * The commands of a text.
   *
   * @param text the script, with plain line ends
   * @param firstLine the number of its first line
   */
  public static Script parse(String text, int firstLine) {
    if (text.length() > MAX_TEXT) {
      Problem problem = new Problem(firstLine, "longer than " + MAX_TEXT + " characters");
      return new Script(List.of(), Map.of(), List.of(problem));
    }
    ShellParser parser = new ShellParser(text, firstLine);
    List<Pipeline> pipelines = new ArrayList<>();
    try {
      parser.list(NOTHING, false, pipelines);
    } catch (TooDeep e) {
      parser.problem(parser.cursor.line(), "nested deeper than " + MAX_DEPTH);
    }
    return new Script(pipelines, parser.functions, parser.problems);
  }

  void problem(int line, String reason) {
    problems.add(new Problem(line, reason));
  }

  Script nestedText(String text, int line) {
    if (depth > MAX_DEPTH) {
      throw new TooDeep();
    }
    List<Pipeline> body = new ArrayList<>();
    new ShellParser(text, line, this).list(NOTHING, false, body);
    return new Script(body, Map.of(), List.of());
  }

  Word hereText(String text, int line) {
    if (depth > MAX_DEPTH) {
      throw new TooDeep();
    }
    return new ShellParser(text, line, this).words.hereText(line);
  }

  Script nestedUntilParenthesis() {
    int line = cursor.line();
    List<Pipeline> body = new ArrayList<>();
    deeper(() -> list(NOTHING, true, body));
    if (!cursor.take(")")) {
      problem(line, "a parenthesis is never closed");
    }
    return new Script(body, Map.of(), List.of());
  }

  private void deeper(Runnable step) {
    if (++depth > MAX_DEPTH) {
      throw new TooDeep();
    }
    step.run();
    depth--;
  }

  /** Commands up to one of these words, a closing parenthesis or {@code ;;}, which stay unread. */
  private void list(Set<String> stops, boolean parenthesis, List<Pipeline> out) {
    while (true) {
      separators();
      if (cursor.atEnd()
          || (parenthesis && cursor.peek() == ')')
          || (stops.contains("esac") && cursor.looksAt(";;"))
          || stops.contains(cursor.reserved())) {
        return;
      }
      int before = cursor.position();
      Pipeline pipeline = pipeline();
      if (!pipeline.elements().isEmpty()) {
        out.add(pipeline);
      }
      if (cursor.position() == before) {
        cursor.next();
      }
    }
  }

  private void separators() {
    while (!cursor.atEnd()) {
      cursor.blanks();
      char c = cursor.peek();
      if (c == '\n') {
        gaps.newline();
      } else if (c == '#') {
        cursor.toLineEnd();
      } else if (c == ';' && (cursor.peek(1) == ';' || cursor.peek(1) == '&')) {
        return;
      } else if (c == ';' || (c == '&' && cursor.peek(1) != '>') || cursor.looksAt("||")) {
        cursor.next();
      } else if (c == '|') {
        cursor.next();
      } else {
        return;
      }
    }
  }

  private Pipeline pipeline() {
    List<Element> elements = new ArrayList<>();
    while (true) {
      Element element = element();
      if (element != null && elements.size() < MAX_PIPE) {
        elements.add(element);
      } else if (element != null && elements.size() == MAX_PIPE) {
        problem(element.line(), "a pipeline of more than " + MAX_PIPE + " commands");
        elements.add(element);
      }
      cursor.blanks();
      if (cursor.peek() != '|' || cursor.peek(1) == '|') {
        return new Pipeline(elements);
      }
      cursor.skip(cursor.peek(1) == '&' ? 2 : 1);
      gaps.skip();
    }
  }

  private @Nullable Element element() {
    cursor.blanks();
    int line = cursor.line();
    if (cursor.looksAt("((")) {
      skipArithmetic();
      return null;
    }
    if (cursor.peek() == '(') {
      cursor.next();
      Script body = nestedUntilParenthesis();
      return new Group(body.pipelines(), redirects.all(), line);
    }
    String word = cursor.reserved();
    return switch (word) {
      case "!", "time", "coproc" -> {
        cursor.skip(word.length());
        yield element();
      }
      case "then", "do", "else", "elif", "fi", "done", "esac", "}" -> {
        cursor.skip(word.length());
        yield null;
      }
      case "{" -> block(word, Set.of("}"), Set.of("}"), line);
      case "if" -> block(word, Set.of("then", "elif", "else", "fi"), Set.of("fi"), line);
      case "while", "until" -> block(word, Set.of("do", "done"), Set.of("done"), line);
      case "for", "select" -> loop(word, line);
      case "case" -> choice(line);
      case "function" -> {
        cursor.skip(word.length());
        cursor.blanks();
        String name = words.word().literal();
        cursor.blanks();
        if (cursor.take("(")) {
          cursor.blanks();
          cursor.take(")");
        }
        function(name);
        yield null;
      }
      case "[[" -> condition(line);
      default -> simple(line);
    };
  }

  /** A compound of lists between reserved words, up to and with its last word. */
  private Group block(String first, Set<String> between, Set<String> last, int line) {
    cursor.skip(first.length());
    List<Pipeline> body = new ArrayList<>();
    deeper(() -> {
      while (!cursor.atEnd()) {
        list(between, false, body);
        String word = cursor.reserved();
        cursor.skip(word.length());
        if (last.contains(word)) {
          return;
        }
      }
      problem(line, first + " is never closed");
    });
    return new Group(body, redirects.all(), line);
  }

  private Group loop(String first, int line) {
    List<Word> head = new ArrayList<>();
    head.add(Word.of(first, line));
    cursor.skip(first.length());
    while (!cursor.atEnd()) {
      cursor.blanks();
      char c = cursor.peek();
      if (c == '\n' || c == ';' || c == '#' || cursor.reserved().equals("do")) {
        break;
      }
      if (cursor.looksAt("((")) {
        skipArithmetic();
        continue;
      }
      int before = cursor.position();
      head.add(words.word());
      if (cursor.position() == before) {
        break;
      }
    }
    separators();
    List<Pipeline> body = new ArrayList<>();
    body.add(new Pipeline(List.of(new Command(List.of(), head, List.of(), line))));
    String word = cursor.reserved();
    if (word.equals("do") || word.equals("{")) {
      Set<String> end = Set.of(word.equals("do") ? "done" : "}");
      Group group = block(word, end, end, line);
      body.addAll(group.body());
      return new Group(body, group.redirects(), line);
    }
    return new Group(body, List.of(), line);
  }

  private Group choice(int line) {
    cursor.skip("case".length());
    cursor.blanks();
    words.word();
    List<Pipeline> body = new ArrayList<>();
    deeper(() -> {
      gaps.skip();
      cursor.take("in");
      while (!cursor.atEnd()) {
        gaps.skip();
        while (cursor.take(";") || cursor.take("&")) {
          gaps.skip();
        }
        if (cursor.reserved().equals("esac")) {
          cursor.skip("esac".length());
          return;
        }
        patterns();
        list(Set.of("esac"), false, body);
      }
      problem(line, "case is never closed");
    });
    return new Group(body, redirects.all(), line);
  }

  private void patterns() {
    cursor.take("(");
    while (!cursor.atEnd() && !cursor.take(")")) {
      cursor.blanks();
      int before = cursor.position();
      words.word();
      if (cursor.position() == before && cursor.peek() != ')') {
        cursor.next();
      }
    }
  }

  private void skipArithmetic() {
    int line = cursor.line();
    int open = 0;
    char before = Cursor.END;
    while (!cursor.atEnd()) {
      char c = cursor.next();
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        if (before != ')') {
          problem(line, "what begins like arithmetic is not");
        }
        return;
      }
      before = c;
    }
    problem(line, "(( is never closed");
  }

  private Command condition(int line) {
    List<Word> found = new ArrayList<>();
    cursor.skip(2);
    found.add(Word.of("[[", line));
    while (!cursor.atEnd()) {
      cursor.blanks();
      if (cursor.take("]]")) {
        break;
      }
      if (cursor.peek() == '\n') {
        gaps.newline();
        continue;
      }
      Word word = words.word();
      if (word.parts().isEmpty()) {
        found.add(Word.of(String.valueOf(cursor.next()), cursor.line()));
      } else {
        found.add(word);
      }
    }
    return new Command(List.of(), found, redirects.all(), line);
  }

  private @Nullable Element simple(int line) {
    SimpleCommand command = new SimpleCommand(line);
    while (!cursor.atEnd()) {
      cursor.blanks();
      char c = cursor.peek();
      if (c == '#') {
        cursor.toLineEnd();
        break;
      }
      if (cursor.looksAt("<(") || cursor.looksAt(">(")) {
        command.words.add(words.process());
      } else if (redirects.here()) {
        command.redirects.add(redirects.next());
      } else if (c == '(' && command.words.size() == 1 && closesAtOnce()) {
        String name = command.words.getFirst().literal();
        function(name);
        return null;
      } else if (WordReader.ends(c)) {
        break;
      } else {
        Assignment assignment = command.words.isEmpty() ? assignments.next() : null;
        if (assignment == null) {
          command.word(words.word());
          arrayOfDeclaration(command);
        } else {
          command.assignments.add(assignment);
        }
      }
    }
    return command.isEmpty() ? null : command.build();
  }

  private boolean closesAtOnce() {
    int ahead = 1;
    while (cursor.peek(ahead) == ' ') {
      ahead++;
    }
    if (cursor.peek(ahead) != ')') {
      return false;
    }
    cursor.skip(ahead + 1);
    return true;
  }

  private void function(String name) {
    gaps.skip();
    Element body = element();
    if (!name.isEmpty() && body instanceof Group group) {
      functions.put(name, new Script(group.body(), Map.of(), List.of()));
    }
  }

  private void arrayOfDeclaration(SimpleCommand command) {
    if (cursor.peek() == '(' && command.lastWordText().endsWith("=")) {
      cursor.next();
      command.words.addAll(assignments.array());
    }
  }

  /** Deeper than any script a person wrote. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooDeep() {
      super(null, null, false, false);
    }
  }
}
