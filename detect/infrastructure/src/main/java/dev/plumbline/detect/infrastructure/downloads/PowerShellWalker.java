package dev.plumbline.detect.infrastructure.downloads;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads PowerShell statement by statement: what it fetches, runs and compares. No parser: quotes
 * and variables with one text are known, the rest of the language is not.
 */
final class PowerShellWalker {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^\\s{0,200}\\$(?:env:)?(\\w{1,100})\\s{0,20}=\\s{0,20}[\"']([^\"']{0,2000})[\"']\\s{0,20};?\\s*$");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?(?:env:)?(\\w{1,100})\\}?");
  private static final Pattern RUNS = Pattern.compile("(?i)\\b(?:iex|Invoke-Expression)\\b");
  private static final Pattern FETCHES =
      Pattern.compile(
          "(?i)\\b(?:Invoke-WebRequest|iwr|Invoke-RestMethod|irm|wget|curl(?:\\.exe)?"
              + "|Start-BitsTransfer|DownloadString|DownloadFile(?:Async)?)\\b");
  private static final Pattern FILE =
      Pattern.compile(
          "(?i)(?:-OutFile|-Destination|-Out|\\s-o|--output)\\s{1,20}([\"'][^\"']{1,500}[\"']|\\S{1,500})");
  private static final Pattern CALL =
      Pattern.compile(
          "(?i)DownloadFile(?:Async)?\\(\\s{0,20}([^,]{1,500}),\\s{0,20}([^)]{1,500})\\)");
  private static final Pattern URL = Pattern.compile("(?i)(?:https?|ftp)://[^\\s\"'`)|;,]{1,2000}");
  private static final Pattern PROVES =
      Pattern.compile(
          "(?i)\\bGet-FileHash\\b|\\bGet-AuthenticodeSignature\\b|\\bcertutil\\b.{0,100}-hashfile"
              + "|\\bgpg\\b.{0,200}--verify|\\bcosign\\b.{0,100}verify|ComputeHash\\(");

  private final Map<String, String> values = new HashMap<>();
  private final Proofs proofs;

  PowerShellWalker(Proofs proofs) {
    this.proofs = proofs;
  }

  /** Follows a text. */
  void script(String text, int firstLine, Map<String, String> variables) {
    variables.forEach((name, value) -> values.put(name, value));
    String[] lines = text.split("\n", -1);
    int at = 0;
    while (at < lines.length) {
      int line = firstLine + at;
      StringBuilder statement = new StringBuilder(lines[at++]);
      while (continued(statement) && at < lines.length) {
        statement.setLength(statement.length() - 1);
        statement.append(' ').append(lines[at++].strip());
      }
      String plain = statement.toString();
      if (!plain.stripLeading().startsWith("#") && plain.length() < 20_000) {
        statement(plain, line);
      }
    }
  }

  private static boolean continued(StringBuilder statement) {
    int last = statement.length() - 1;
    return last >= 0
        && (statement.charAt(last) == '`'
            || statement.charAt(last) == '\\'
            || statement.charAt(last) == '|');
  }

  private void statement(String written, int line) {
    Matcher assignment = ASSIGNMENT.matcher(written);
    if (assignment.matches()) {
      values.put(assignment.group(1), expand(assignment.group(2)));
      return;
    }
    String statement = expand(written);
    if (PROVES.matcher(statement).find()) {
      proofs.text(statement.contains("$") ? statement + " $" : statement, java.util.Set.of());
      return;
    }
    if (!FETCHES.matcher(statement).find()) {
      return;
    }
    boolean runs = RUNS.matcher(statement).find();
    Matcher call = CALL.matcher(statement);
    Matcher file = FILE.matcher(statement);
    Matcher url = URL.matcher(statement);
    String target =
        call.find() ? unquoted(call.group(2)) : file.find() ? unquoted(file.group(1)) : "";
    String source = url.find() ? url.group() : "${address}";
    if (Addresses.local(source) || (!runs && target.isEmpty())) {
      return;
    }
    Download.Use use = runs ? Download.Use.EXECUTED : Download.Use.STORED;
    boolean artefact = runs || !Addresses.data(source, target);
    Download download = new Download("PowerShell", source, use, line, artefact);
    download.file(target.replace('\\', '/'));
    if (Addresses.pinned(source)) {
      download.prove(Download.Proof.VERIFIED, null);
    }
    proofs.add(download);
  }

  private static String unquoted(String text) {
    return text.strip().replaceAll("^[\"']|[\"']$", "");
  }

  private String expand(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      matcher.appendReplacement(
          out, Matcher.quoteReplacement(value == null ? "${" + matcher.group(1) + "}" : value));
    }
    String whole = matcher.appendTail(out).toString();
    return whole.length() > 20_000 ? text : whole;
  }
}
