package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks every secret in a text that is about to be shown, whatever rule finds it and however weak;
 * long base64 without a name too, because it may be a line of a key. For one thread.
 */
public final class Redactor {
  private static final Pattern KEY_LINE =
      Pattern.compile(
          "(?<![A-Za-z0-9+/=])(?=[^a-z]{0,60}[a-z])(?=[^A-Z]{0,60}[A-Z])(?=[^0-9]{0,60}[0-9])"
              + "[A-Za-z0-9+/]{48,}+={0,2}");

  /** Name and password before a host, with or without a scheme; but not the tag before a digest. */
  private static final Pattern USER_INFO =
      Pattern.compile(
          "(?<=://)[^\\s/@\"'<>]{1,256}+(?=@)"
              + "|(?<=[A-Za-z0-9_-]:)[^\\s/@:\"'<>]{3,256}+(?=@(?!sha\\d)[A-Za-z0-9])");

  private final Finder finder = new Finder(RuleSet.all());

  /** The text with dots in the place of every secret. */
  public String mask(String text) {
    if (text.length() < 4) {
      return text;
    }
    Latin1 bytes = Latin1.of(text);
    List<Candidate> secrets = new ArrayList<>(finder.findAll(bytes));
    if (text.indexOf('-') >= 0) {
      // A name such as backup-TOKEN is one word to the rules, but not to whoever reads it.
      secrets.addAll(finder.findAll(Latin1.of(text.replace('-', ' '))));
    }
    String masked = secrets.isEmpty() ? text : replace(bytes, secrets);
    String cut =
        KEY_LINE
            .matcher(masked)
            .replaceAll(match ->
                Refusals.isWordyPath(match.group())
                    ? Matcher.quoteReplacement(match.group())
                    : "\u2026(" + match.group().length() + ")");
    return cut.indexOf('@') < 0 ? cut : USER_INFO.matcher(cut).replaceAll("\u2026");
  }

  private static String replace(Latin1 text, List<Candidate> secrets) {
    secrets.sort(Comparator.comparingInt(Candidate::start).thenComparingInt(Candidate::end));
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (int i = 0; i < secrets.size(); ) {
      Candidate first = secrets.get(i);
      int end = first.end();
      for (i++; i < secrets.size() && secrets.get(i).start() < end; i++) {
        end = Math.max(end, secrets.get(i).end());
      }
      masked.append(utf8(text, done, first.start()));
      masked.append(SecretSession.masked(first, text));
      done = end;
    }
    return masked.append(utf8(text, done, text.length())).toString();
  }

  private static String utf8(Latin1 text, int start, int end) {
    return new String(text.bytes(), text.offset() + start, end - start, StandardCharsets.UTF_8);
  }
}
