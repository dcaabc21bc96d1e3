package dev.plumbline.detect.repository.source;

import dev.plumbline.detect.repository.source.Syntax.Trait;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks each character of a text as code, comment or string. */
final class Lexer {
  private static final Pattern HEREDOC =
      Pattern.compile("<<[<~-]?([ \\t]{0,4})([\"'`]?)([A-Za-z_]\\w{0,60})\\2");
  private static final int MAX_REGEX = 2000;
  private static final int MAX_OPEN_HEREDOCS = 100;
  private static final Set<String> REGEX_AFTER =
      Set.of("return", "typeof", "case", "in", "of", "delete", "void", "throw", "await", "yield");

  private final String text;
  private final Syntax syntax;
  private final byte[] kinds;
  private final ArrayDeque<Integer> templates = new ArrayDeque<>();
  private int at;
  private int end;
  private int openHeredocs;
  private boolean inHeredocLine;

  Lexer(String text, Syntax syntax) {
    this.text = text;
    this.syntax = syntax;
    this.kinds = new byte[text.length()];
    this.end = text.length();
  }

  byte[] kinds() {
    if (syntax.has(Trait.FENCES)) {
      markdown();
    } else if (syntax.has(Trait.SCRIPT_ELEMENTS)) {
      markup();
    } else if (syntax.has(Trait.PHP)) {
      php();
    } else {
      code();
    }
    return kinds;
  }

  private void code() {
    while (at < end) {
      step();
    }
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (!comment() && !special(c) && !quoted()) {
      if (Character.isLetterOrDigit(c)) {
        word();
      } else {
        braces(c);
        at++;
      }
    }
  }

  private void word() {
    while (at < end && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
  }

  private void braces(char c) {
    if (templates.isEmpty()) {
      return;
    }
    if (c == '{') {
      templates.push(templates.pop() + 1);
    } else if (c == '}') {
      int depth = templates.pop() - 1;
      if (depth > 0) {
        templates.push(depth);
      } else {
        mark(at, at + 1, Source.STRING);
        at++;
        template();
        at--;
      }
    }
  }

  private boolean comment() {
    if (!syntax.open().isEmpty() && text.startsWith(syntax.open(), at) && blockMayStart()) {
      block();
      return true;
    }
    boolean line = !syntax.line().isEmpty() && text.startsWith(syntax.line(), at);
    boolean hash = syntax.has(Trait.HASH) && text.charAt(at) == '#' && !text.startsWith("#[", at);
    if (!line && !hash || !mayStart()) {
      return false;
    }
    int stop = lineEnd(at);
    if (syntax.has(Trait.PHP)) {
      int out = text.substring(at, stop).indexOf("?>");
      stop = out >= 0 ? at + out : stop;
    }
    mark(at, stop, Source.COMMENT);
    at = stop;
    return true;
  }

  /** Ruby's {@code =begin} counts at the begin of a line only. */
  private boolean blockMayStart() {
    return syntax != Syntax.RUBY || at == 0 || text.charAt(at - 1) == '\n';
  }

  private boolean mayStart() {
    if (at == 0) {
      return true;
    }
    if (syntax.has(Trait.SPACED)) {
      char before = text.charAt(at - 1);
      return Character.isWhitespace(before) || before == ';';
    }
    if (syntax.has(Trait.LINE_START)) {
      int i = at - 1;
      while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        i--;
      }
      return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }
    return true;
  }

  private void block() {
    int from = at;
    at += syntax.open().length();
    int depth = 1;
    while (at < end && depth > 0) {
      if (text.startsWith(syntax.close(), at)) {
        depth--;
        at += syntax.close().length();
      } else if (syntax.has(Trait.NESTED) && text.startsWith(syntax.open(), at)) {
        depth++;
        at += syntax.open().length();
      } else {
        at++;
      }
    }
    at = Math.min(at, end);
    mark(from, at, Source.COMMENT);
  }

  private boolean special(char c) {
    if (c == '<' && syntax.has(Trait.HEREDOC)) {
      return heredoc();
    }
    if (c == '`' && syntax.has(Trait.TEMPLATE)) {
      mark(at, at + 1, Source.STRING);
      at++;
      template();
      return true;
    }
    if (c == '/' && syntax.has(Trait.REGEX) && regexMayStart()) {
      return regex();
    }
    if (c == '@' && syntax.has(Trait.VERBATIM) && text.startsWith("@\"", at)) {
      verbatim();
      return true;
    }
    if (c == 'R' && syntax.has(Trait.RAW_CPP) && text.startsWith("R\"", at)) {
      return rawCpp();
    }
    if (syntax.has(Trait.RAW_RUST)) {
      return c == '\'' ? rustChar() : c == 'r' && rawRust();
    }
    return false;
  }

  private boolean quoted() {
    for (String quote : syntax.longQuotes()) {
      if (text.startsWith(quote, at)) {
        string(quote, true);
        return true;
      }
    }
    for (String quote : syntax.shortQuotes()) {
      if (text.startsWith(quote, at) && quoteMayStart()) {
        string(quote, false);
        return true;
      }
    }
    return false;
  }

  private boolean quoteMayStart() {
    if (!syntax.has(Trait.QUOTE_STARTS_VALUE) || at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Character.isWhitespace(before) || "[{,(=:".indexOf(before) >= 0;
  }

  private void string(String quote, boolean overLines) {
    int from = at;
    boolean escapes =
        !(syntax.has(Trait.RAW_TICK) && overLines)
            && !(syntax == Syntax.SHELL && quote.equals("'"))
            && syntax != Syntax.DASHED;
    at += quote.length();
    while (at < end && !text.startsWith(quote, at)) {
      char c = text.charAt(at);
      if (!overLines && (c == '\n' || c == '\r')) {
        mark(from, at, Source.STRING);
        return;
      }
      at += escapes && c == '\\' ? 2 : 1;
    }
    at = Math.min(end, at + quote.length());
    mark(from, at, Source.STRING);
  }

  /** From inside a template to its end or to the next hole in it. */
  private void template() {
    int from = at;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c == '`') {
        at++;
        break;
      } else if (c == '$' && text.startsWith("${", at)) {
        at += 2;
        templates.push(1);
        break;
      } else {
        at++;
      }
    }
    at = Math.min(at, end);
    mark(from, at, Source.STRING);
  }

  private boolean regexMayStart() {
    int i = at - 1;
    while (i >= 0 && (kinds[i] == Source.COMMENT || Character.isWhitespace(text.charAt(i)))) {
      i--;
    }
    if (i < 0) {
      return true;
    }
    char before = text.charAt(i);
    if ("(,=:[!&|?{};+-*%~^<>".indexOf(before) >= 0 && kinds[i] == Source.CODE) {
      return true;
    }
    int from = i;
    while (from >= 0 && i - from < 12 && Character.isJavaIdentifierPart(text.charAt(from))) {
      from--;
    }
    return REGEX_AFTER.contains(text.substring(from + 1, i + 1));
  }

  private boolean regex() {
    boolean set = false;
    for (int i = at + 1; i < Math.min(end, at + MAX_REGEX); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        return false;
      }
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        set = true;
      } else if (c == ']') {
        set = false;
      } else if (c == '/' && !set) {
        mark(at, i + 1, Source.STRING);
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  private void verbatim() {
    int from = at;
    at += 2;
    while (at < end) {
      if (text.charAt(at) != '"') {
        at++;
      } else if (text.startsWith("\"\"", at)) {
        at += 2;
      } else {
        at++;
        break;
      }
    }
    mark(from, at, Source.STRING);
  }

  private boolean rawCpp() {
    String head = text.substring(at, Math.min(end, at + 19));
    int open = at + head.indexOf('(');
    if (open < at) {
      return false;
    }
    String close = ")" + text.substring(at + 2, open) + "\"";
    return until(open + 1, close);
  }

  private boolean rawRust() {
    int i = at + 1;
    while (i < end && text.charAt(i) == '#') {
      i++;
    }
    if (i >= end || text.charAt(i) != '"') {
      return false;
    }
    return until(i + 1, "\"" + "#".repeat(i - at - 1));
  }

  private boolean until(int from, String close) {
    int stop = text.indexOf(close, from);
    int to = stop < 0 ? end : Math.min(end, stop + close.length());
    mark(at, to, Source.STRING);
    at = to;
    return true;
  }

  /** A character, not a lifetime. */
  private boolean rustChar() {
    String head = text.substring(at, Math.min(end, at + 12));
    int close = at + (head.startsWith("'\\") ? head.indexOf('\'', 3) : 2);
    if (close <= at || close >= end || text.charAt(close) != '\'') {
      return false;
    }
    mark(at, close + 1, Source.STRING);
    at = close + 1;
    return true;
  }

  /** A here-document whose end is there; one without an end is taken for a shift. */
  private boolean heredoc() {
    Matcher matcher = HEREDOC.matcher(text).region(at, end);
    boolean php = syntax == Syntax.PHP;
    if (inHeredocLine
        || openHeredocs > MAX_OPEN_HEREDOCS
        || !matcher.lookingAt()
        || php != text.startsWith("<<<", at)
        || syntax != Syntax.SHELL && !php && !matcher.group(1).isEmpty()) {
      at += text.startsWith("<<<", at) ? 3 : 1;
      return true;
    }
    int stop = lineEnd(at);
    int last = terminator(nextLine(stop), matcher.group(3), php);
    if (last < 0) {
      openHeredocs++;
      at += 2;
      return true;
    }
    at = matcher.end();
    inHeredocLine = true;
    while (at < stop) {
      step();
    }
    inHeredocLine = false;
    mark(stop, last, Source.STRING);
    at = Math.max(at, lineEnd(last));
    return true;
  }

  /** Where the line begins that ends a here-document, or -1. */
  private int terminator(int from, String word, boolean php) {
    for (int line = from; line < end; ) {
      int stop = lineEnd(line);
      String content = text.substring(line, stop).strip();
      if (content.equals(word) || php && content.startsWith(word)) {
        return line;
      }
      line = nextLine(stop);
    }
    return -1;
  }

  private void php() {
    while (at < end) {
      int open = text.indexOf("<?", at);
      if (open < 0) {
        mark(at, end, Source.STRING);
        at = end;
        return;
      }
      mark(at, open, Source.STRING);
      at = open + 2;
      while (at < end && !text.startsWith("?>", at)) {
        step();
      }
      at = Math.min(end, at + 2);
    }
  }

  private void markup() {
    while (at < end) {
      if (text.startsWith(syntax.open(), at)) {
        block();
      } else if (text.charAt(at) == '<' && text.regionMatches(true, at, "<script", 0, 7)) {
        script();
      } else {
        at++;
      }
    }
  }

  private void script() {
    int open = text.indexOf('>', at);
    int close = open < 0 ? -1 : indexOfIgnoreCase("</script", open);
    if (open < 0) {
      at = end;
      return;
    }
    int to = close < 0 ? end : close;
    byte[] inner = new Lexer(text.substring(open + 1, to), Syntax.SCRIPT).kinds();
    System.arraycopy(inner, 0, kinds, open + 1, inner.length);
    at = Math.max(to, open + 1);
    if (close >= 0) {
      at++;
    }
  }

  private int indexOfIgnoreCase(String word, int from) {
    for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
      if (text.regionMatches(true, i, word, 0, word.length())) {
        return i;
      }
    }
    return -1;
  }

  /** Comments count outside fenced blocks and inline code only. */
  private void markdown() {
    String fence = "";
    while (at < end) {
      int stop = lineEnd(at);
      String line = text.substring(at, stop).strip();
      String marks = line.startsWith("```") ? "```" : line.startsWith("~~~") ? "~~~" : "";
      if (!fence.isEmpty() || !marks.isEmpty()) {
        mark(at, stop, Source.STRING);
        fence = fence.isEmpty() ? marks : marks.equals(fence) ? "" : fence;
        at = nextLine(stop);
      } else {
        inline(stop);
      }
    }
  }

  private void inline(int stop) {
    while (at < stop) {
      if (text.startsWith(syntax.open(), at)) {
        block();
        if (at >= stop) {
          return;
        }
      } else if (text.charAt(at) == '`') {
        int close = text.indexOf('`', at + 1);
        int to = close < 0 || close >= stop ? at + 1 : close + 1;
        mark(at, to, Source.STRING);
        at = to;
      } else {
        at++;
      }
    }
    at = Math.max(at, nextLine(stop));
  }

  private int lineEnd(int from) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        return i;
      }
    }
    return end;
  }

  private int nextLine(int lineEnd) {
    int i = lineEnd;
    if (i < end && text.charAt(i) == '\r') {
      i++;
    }
    if (i < end && text.charAt(i) == '\n') {
      i++;
    }
    return Math.max(i, Math.min(end, lineEnd + (i == lineEnd ? 1 : 0)));
  }

  private void mark(int from, int to, byte kind) {
    Arrays.fill(kinds, Math.min(from, kinds.length), Math.min(to, kinds.length), kind);
  }
}
