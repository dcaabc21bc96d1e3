package dev.plumbline.report;

import java.util.List;

/** Texts that try to be more than text in one of the places a report is printed in. */
public final class Hostiles {
  public static final String ESC = "\u001B";
  public static final String COLOUR = "a" + ESC + "[31mred" + ESC + "[0m.txt";
  public static final String CLEAR = ESC + "[2J" + ESC + "[Hclean";
  public static final String OSC_8 =
      ESC + "]8;;https://example.invalid/" + ESC + "\\link" + ESC + "]8;;" + ESC + "\\";
  public static final String C1 = "a\u009B31mb\u0090c\u007Fd";
  public static final String BIDI = "user\u202E\u2066txt.exe\u2069 \u200Fend";
  public static final String RETURN = "real.txt\rfake.txt";
  public static final String LINES = "one\ntwo\u2028three\u0085four";
  public static final String NUL = "a\u0000b";
  public static final String CDATA = "x]]>y<![CDATA[z";
  public static final String COMMENT = "x-->y<!--z";
  public static final String SCRIPT = "</script><script>alert(1)</script>";
  public static final String ATTRIBUTE = "\" onmouseover=\"alert(1)' x=`y`";
  public static final String FORMULA = "=cmd|' /C calc'!A0";
  public static final String COMMAND = "::error::owned";
  public static final String COMMANDS = "x##[error]y##vso[task.complete]z##teamcity[a]";
  public static final String MENTION = "@everyone and @org/team #12 GH-7";
  public static final String BACKTICKS = "a`b``c```d";
  public static final String PERCENT = "100%25 %0A %s %n {0} ${x} $(y)";
  public static final String LINK = "[x](https://example.invalid/) ![y](z) www.example.invalid <a>";
  public static final String TABLE = "a|b\\|c";
  public static final String SURROGATE = "a\uD800b\uDC00";
  public static final String INVISIBLE = "a\u200Bb\uFEFFc\u00ADd\uDB40\uDC41e\uFFFE";

  public static final List<String> ALL =
      List.of(
          COLOUR, CLEAR, OSC_8, C1, BIDI, RETURN, LINES, NUL, CDATA, COMMENT, SCRIPT, ATTRIBUTE,
          FORMULA, COMMAND, COMMANDS, MENTION, BACKTICKS, PERCENT, LINK, TABLE, SURROGATE,
          INVISIBLE);

  private Hostiles() {}
}
