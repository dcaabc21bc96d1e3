package dev.plumbline.detect.secrets.generic;

import org.jspecify.annotations.Nullable;

/**
 * Finds the value that stands beside a name: {@code name = "value"}, {@code "name": "value"},
 * {@code <name>value</name>}, {@code name="..." value="..."}, {@code --name value}, {@code
 * name("value")} and their like in all common languages and configuration formats.
 *
 * <p>For one thread. The ends of values are remembered, so that a content is passed over at most a
 * few times whatever it holds.
 */
public final class AssignmentParser {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_VALUE = 400;
  private static final int LONGEST_GAP = 60;

  private CharSequence text = "";
  private int length;

  /** Where a search for the end of a value began and how far it came, by the kind of end. */
  private final int[] searchedFrom = new int[8];

  private final int[] searchedTo = new int[8];

  /** Begins with another content. */
  public void reset(CharSequence content) {
    text = content;
    length = content.length();
    java.util.Arrays.fill(searchedFrom, -1);
    java.util.Arrays.fill(searchedTo, -1);
  }

  /** Offset after the name that the keyword at this place belongs to. */
  public int nameEnd(int hit) {
    int end = hit;
    int limit = Math.min(length, hit + LONGEST_NAME);
    while (end < limit && isName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the name begins that the keyword at this place belongs to. */
  public int nameStart(int hit) {
    int start = hit;
    int limit = Math.max(0, hit - LONGEST_NAME);
    while (start > limit && (isName(at(start - 1)) || at(start - 1) == '.')) {
      start--;
    }
    if (start > 0 && at(start - 1) == '\\' && start < hit && "ntr".indexOf(at(start)) >= 0) {
      start++;
    }
    return start;
  }

  /**
   * The value beside a name.
   *
   * @return null if none stands there
   */
  public @Nullable Assignment parse(int nameStart, int nameEnd) {
    int p = nameEnd;
    boolean escaped = at(p) == '\\' && isQuote(at(p + 1));
    p += escaped ? 1 : 0;
    boolean quoted = isQuote(at(p));
    p += quoted ? 1 : 0;
    p += quoted && at(p) == ']' ? 1 : 0;
    int gap = p;
    p = blanks(p);
    char c = at(p);
    switch (c) {
      case '=' -> {
        return afterEquals(nameStart, nameEnd, p);
      }
      case ':' -> {
        return at(p + 1) == ':'
            ? afterColons(nameStart, nameEnd, p + 2)
            : afterColon(nameStart, nameEnd, at(p + 1) == '=' ? p + 2 : p + 1);
      }
      case '!' -> {
        return at(p + 1) == '='
            ? literal(nameStart, nameEnd, p + (at(p + 2) == '=' ? 3 : 2), Form.CALL)
            : null;
      }
      case '?', '+', '.' -> {
        return at(p + 1) == '='
            ? value(nameStart, nameEnd, p + 2)
            : at(p + 1) == ':' ? afterColon(nameStart, nameEnd, p + 2) : null;
      }
      case '|' -> {
        return at(p + 1) == '|' && at(p + 2) == '='
            ? literal(nameStart, nameEnd, p + 3, Form.QUOTED)
            : null;
      }
      case ',' -> {
        return quoted && at(nameEnd) != '`' ? literal(nameStart, nameEnd, p + 1, Form.CALL) : null;
      }
      case '(' -> {
        return p == nameEnd ? literal(nameStart, nameEnd, p + 1, Form.CALL) : null;
      }
      case '>' -> {
        return markup(nameStart, nameEnd, p + 1, quoted);
      }
      case '{' -> {
        return quoted ? blockDefault(nameStart, nameEnd, p + 1) : null;
      }
      case '\r', '\n' -> {
        return nextLineValue(nameStart, nameEnd, p);
      }
      default -> {
        return p > gap ? afterBlank(nameStart, nameEnd, p, quoted) : null;
      }
    }
  }

  private @Nullable Assignment afterEquals(int nameStart, int nameEnd, int p) {
    int after = p + 1;
    if (at(after) == '=' || at(after) == '~') {
      after += at(after + 1) == '=' ? 2 : 1;
      return literal(nameStart, nameEnd, after, Form.COMPARE);
    }
    if (at(after) == '>') {
      after++;
    }
    return value(nameStart, nameEnd, after);
  }

  /** Make's assignments {@code ::=} and {@code :::=}; other colons are a scope. */
  private @Nullable Assignment afterColons(int nameStart, int nameEnd, int p) {
    int q = at(p) == ':' ? p + 1 : p;
    return at(q) == '=' ? value(nameStart, nameEnd, q + 1) : null;
  }

  /** A value, or a type and then a value. */
  private @Nullable Assignment afterColon(int nameStart, int nameEnd, int p) {
    int q = blanks(p);
    if (isQuote(at(q)) || at(q) == '\\') {
      return value(nameStart, nameEnd, p);
    }
    int limit = Math.min(length, q + 40);
    for (int i = q; i < limit; i++) {
      char c = at(i);
      if (c == '=' && at(i + 1) != '=' && i > q && at(i - 1) == ' ') {
        return literal(nameStart, nameEnd, i + 1, Form.QUOTED);
      }
      if (!isName(c) && "<>[]&'?|. ".indexOf(c) < 0) {
        break;
      }
    }
    return value(nameStart, nameEnd, p);
  }

  /** A value with or without quotes. */
  private @Nullable Assignment value(int nameStart, int nameEnd, int p) {
    Assignment literal = literal(nameStart, nameEnd, p, Form.QUOTED);
    if (literal != null) {
      return literal;
    }
    int start = blanks(p);
    if (isQuote(at(start)) || at(start) == '\\' && isQuote(at(start + 1))) {
      return null;
    }
    boolean query = at(nameStart - 1) == '?' || at(nameStart - 1) == '&';
    int found = find(start, query ? 7 : 4);
    if (at(found) == ' ' || isQuote(at(found))) {
      int fallback = Wrapped.otherwise(text, start);
      if (fallback >= 0) {
        return literal(nameStart, nameEnd, fallback, Form.QUOTED);
      }
    }
    int end = cutAtParameter(start, found);
    query |= end < found;
    while (end > start && ",;".indexOf(at(end - 1)) >= 0) {
      end--;
    }
    if (end <= start || end - start > LONGEST_VALUE) {
      return null;
    }
    boolean line =
        start == p
            && at(p - 1) == '='
            && isWordStart(nameStart)
            && upper(nameStart, nameEnd)
            && !isCode(end);
    Form form = line ? Form.LINE : query ? Form.QUERY : Form.BARE;
    return new Assignment(nameStart, nameEnd, start, end, form);
  }

  /** The literal after this one, if both stand in a list. */
  public @Nullable Assignment nextInList(Assignment one) {
    char quote = at(one.start() - 1);
    if (!isQuote(quote) || at(one.end()) != quote) {
      return null;
    }
    int p = blanks(one.end() + 1);
    int q = at(p) == ',' ? blanks(p + 1) : p;
    int before = one.start() - 2;
    boolean first = at(before) == '[' || at(before) == '{';
    boolean later = one.form() == Form.LIST;
    if (at(p) != ',' || at(q) != quote || !first && !later) {
      return null;
    }
    return literal(one.nameStart(), one.nameEnd(), q, Form.LIST);
  }

  /** Where a value ends whose name is one of several in a query: {@code a=value&b=...}. */
  private int cutAtParameter(int start, int end) {
    int limit = Math.min(end, start + LONGEST_NAME);
    for (int i = start; i < limit; i++) {
      if (at(i) == '&' && nameEnd(i + 1) > i + 1 && at(nameEnd(i + 1)) == '=') {
        return i;
      }
    }
    return end;
  }

  /** A value in quotes. */
  private @Nullable Assignment literal(int nameStart, int nameEnd, int p, Form form) {
    int q = blanks(p);
    if (at(q) == '(' && form == Form.QUOTED) {
      q = blanks(q + 1);
    }
    q = Wrapped.skip(text, q);
    int letters = 0;
    while (letters < 2
        && (Character.isLetter(at(q)) || at(q) == '@' || at(q) == '$')
        && letters + q < length
        && (isQuote(at(q + 1)) || isQuote(at(q + 2)))) {
      q++;
      letters++;
    }
    boolean escaped = at(q) == '\\' && isQuote(at(q + 1));
    q += escaped ? 1 : 0;
    char quote = at(q);
    if (!isQuote(quote)) {
      return null;
    }
    q++;
    if (at(q) == quote && at(q + 1) == quote) {
      q += 2;
    }
    int end =
        find(q, (quote == '"' ? 0 : quote == '\'' ? 1 : 2) + (escaped && quote != '`' ? 5 : 0));
    int stop = escaped && end > q && at(end - 1) == '\\' ? end - 1 : end;
    if (at(end) != quote || stop - q > LONGEST_VALUE || stop <= q) {
      return null;
    }
    return new Assignment(nameStart, nameEnd, q, stop, form);
  }

  /** The text between two tags; the name is the tag or its attribute. */
  private @Nullable Assignment markup(int nameStart, int nameEnd, int p, boolean quoted) {
    boolean tag = at(nameStart - 1) == '<' || at(nameStart - 1) == ':' || at(nameStart - 1) == '/';
    if (!quoted && !tag) {
      return null;
    }
    int end = find(p, 3);
    if (tag && (at(p) == '\n' || at(p) == '\r')) {
      return markupBelow(nameStart, nameEnd, p);
    }
    if (at(end) != '<' || end <= p || end - p > LONGEST_VALUE) {
      return null;
    }
    if (text.subSequence(p, Math.min(p + 9, end + 9 > length ? length : end + 9))
        .toString()
        .startsWith("<![CDATA[")) {
      return null;
    }
    return new Assignment(nameStart, nameEnd, p, end, Form.MARKUP);
  }

  /** A text alone on the line between its two tags. */
  private @Nullable Assignment markupBelow(int nameStart, int nameEnd, int p) {
    int start = whiteSpace(p);
    int end = find(start, 4);
    if (end <= start || end - start > LONGEST_VALUE || at(whiteSpace(end)) != '<') {
      return null;
    }
    return new Assignment(nameStart, nameEnd, start, end, Form.MARKUP);
  }

  /** {@code name="password" value="..."}, an option of a command, a Dockerfile's ENV. */
  private @Nullable Assignment afterBlank(int nameStart, int nameEnd, int p, boolean quoted) {
    if (quoted) {
      int q = nameEnd(p);
      String word = text.subSequence(p, Math.min(q, p + 12)).toString();
      boolean holds = word.equals("value") || word.equals("content") || word.equals("default");
      return holds && at(q) == '=' ? literal(nameStart, nameEnd, q + 1, Form.MARKUP) : null;
    }
    if (at(nameStart - 1) == '<') {
      return afterAttributes(nameStart, nameEnd, p);
    }
    if (startsLine(nameStart) && (isQuote(at(p)) || at(p) == '(')) {
      int q = at(p) == '(' ? Wrapped.otherwise(text, p) : p;
      return q < 0 ? null : literal(nameStart, nameEnd, q, Form.QUOTED);
    }
    int type = nameEnd(p);
    if (type - p >= 3 && type - p <= 12 && at(type) == ' ' && at(blanks(type)) == '=') {
      return literal(nameStart, nameEnd, blanks(type) + 1, Form.QUOTED);
    }
    boolean option = at(nameStart) == '-' && at(nameStart + 1) == '-';
    if (!option && !afterWord(nameStart, "ENV ") && !afterWord(nameStart, "ARG ")) {
      return null;
    }
    Assignment literal = literal(nameStart, nameEnd, p, Form.OPTION);
    int end = find(p, 4);
    if (literal != null || isQuote(at(p)) || end <= p || end - p > LONGEST_VALUE || at(p) == '-') {
      return literal;
    }
    return new Assignment(nameStart, nameEnd, p, end, Form.OPTION);
  }

  /** A tag that has attributes. */
  private @Nullable Assignment afterAttributes(int nameStart, int nameEnd, int p) {
    int limit = Math.min(length, p + 120);
    for (int i = p; i < limit && at(i) != '<' && at(i) != '\n'; i++) {
      if (at(i) == '>') {
        return at(i - 1) == '/' ? null : markup(nameStart, nameEnd, i + 1, false);
      }
    }
    return null;
  }

  /** {@code - name: PASSWORD}, and {@code value:} on the next line. */
  private @Nullable Assignment nextLineValue(int nameStart, int nameEnd, int p) {
    int label = nameStart - 1;
    label -= isQuote(at(label)) ? 1 : 0;
    while (at(label) == ' ' && label > nameStart - 12) {
      label--;
    }
    if (at(label) != ':' || !(afterWord(label, "name") || afterWord(label, "key"))) {
      return null;
    }
    int q = p;
    while (q < length && q < p + LONGEST_GAP && " \t\r\n".indexOf(at(q)) >= 0) {
      q++;
    }
    int end = nameEnd(q);
    if (end - q != 5 || !text.subSequence(q, end).toString().equals("value") || at(end) != ':') {
      return null;
    }
    return value(nameStart, nameEnd, end + 1);
  }

  /** A Terraform variable's default. */
  private @Nullable Assignment blockDefault(int nameStart, int nameEnd, int p) {
    int limit = Math.min(length, p + 300);
    for (int i = p; i < limit && at(i) != '}'; i++) {
      if (at(i) == 'd'
          && i + 7 < limit
          && text.subSequence(i, i + 7).toString().equals("default")) {
        int q = blanks(i + 7);
        return at(q) == '=' ? literal(nameStart, nameEnd, q + 1, Form.QUOTED) : null;
      }
    }
    return null;
  }

  /**
   * Where a value ends: at a quote, at a tag, or at white space; the line's end ends all. Searches
   * from neighbouring places end at the same place, so the last result of each kind is kept.
   */
  private int find(int from, int kind) {
    int limit = Math.min(length, from + LONGEST_VALUE + 1);
    int i = from;
    if (searchedFrom[kind] >= 0 && from >= searchedFrom[kind] && from <= searchedTo[kind]) {
      i = searchedTo[kind];
    } else {
      searchedFrom[kind] = from;
    }
    while (i < limit && !ends(text.charAt(i), i, kind, from)) {
      i++;
    }
    searchedTo[kind] = Math.max(i, from);
    return i;
  }

  private boolean ends(char c, int i, int kind, int from) {
    if (c == '\n' || c == '\r' || c == 0) {
      return true;
    }
    return switch (kind) {
      case 0 -> c == '"' && !isEscaped(i, from);
      case 1 -> c == '\'' && !isEscaped(i, from);
      case 5 -> c == '"';
      case 6 -> c == '\'';
      case 2 -> c == '`';
      case 7 ->
          c == ' ' || c == '&' || c == '"' || c == '\'' || c == '<' || c == '`' || c == '\\'
              || c == '#';
      case 3 -> c == '<';
      default ->
          c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '<' || c == '`' || c == '\\';
    };
  }

  private boolean isEscaped(int i, int from) {
    return at(i - 1) == '\\' && i - 1 >= from && at(i - 2) != '\\';
  }

  private int whiteSpace(int p) {
    int i = p;
    int limit = Math.min(length, p + LONGEST_GAP);
    while (i < limit && " \t\r\n".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private int blanks(int p) {
    int i = p;
    int limit = Math.min(length, p + LONGEST_GAP);
    while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  /** Whether a name stands by itself, as a shell has it. */
  private boolean isWordStart(int nameStart) {
    char before = at(nameStart - 1);
    return before == 0 || " \n\r\t\"'".indexOf(before) >= 0;
  }

  /** Whether what follows a value says that it was code. */
  private boolean isCode(int end) {
    char last = at(end - 1);
    return last == ')' || last == ';' || last == ',' || last == '(' || at(end) == ';';
  }

  private boolean startsLine(int nameStart) {
    int i = nameStart - 1;
    while (i >= nameStart - LONGEST_GAP && (at(i) == ' ' || at(i) == '\t')) {
      i--;
    }
    return at(i) == '\n' || at(i) == 0;
  }

  private boolean upper(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLowerCase(at(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean afterWord(int end, String word) {
    int start = end - word.length();
    return start >= 0 && text.subSequence(start, end).toString().equals(word);
  }

  private char at(int i) {
    return i >= 0 && i < length ? text.charAt(i) : 0;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Whether a character belongs to a name. */
  public static boolean isName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-';
  }
}
