package dev.plumbline.detect.repository.review;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Catalogues of what to look for in a security review that the industry recognises, and how an
 * edition of each is named.
 *
 * @param name for messages
 * @param pattern how it is named
 * @param pinned how it is named together with an edition
 */
record Catalogue(String name, Pattern pattern, Pattern pinned) {
  private static final String GAP = "[\\s:_/().,\\[\\]-]{0,6}";
  private static final String YEAR = GAP + "(?:20[0-9]{2})";
  private static final String VERSION = GAP + "(?:v|version )?\\s?[0-9](?:\\.[0-9]){0,2}\\b";

  static final List<Catalogue> ALL =
      List.of(
          of(
              "OWASP Top 10",
              "\\bOWASP\\b[^\\n]{0,40}?\\bTop[\\s-]?(?:10|Ten)\\b|owasp\\.org/(?:www-project-)?top-?(?:10|ten)"
                  + "|owasp\\.org/API-Security",
              "\\bTop[\\s-]?(?:10|Ten)\\b[^\\n]{0,30}?(?:20[0-9]{2})|\\bTop10/20[0-9]{2}"
                  + "|(?:20[0-9]{2})[^\\n]{0,12}OWASP[^\\n]{0,20}Top|OWASP[^\\n]{0,12}20[0-9]{2}[^\\n]{0,12}Top"
                  + "|\\bA(?:0[1-9]|10):20[0-9]{2}|editions/20[0-9]{2}"),
          of(
              "OWASP ASVS",
              "\\bASVS\\b|Application Security Verification Standard",
              "\\bASVS\\b"
                  + VERSION
                  + "|Verification Standard\\)?"
                  + VERSION
                  + "|ASVS/(?:tree|blob)/v?[0-9]|\\bV[0-9]\\.[0-9]\\.[0-9]-[0-9]{1,2}"),
          of(
              "CWE Top 25",
              "\\bCWE(?:/SANS)?\\b[^\\n]{0,30}?\\bTop[\\s-]?25\\b|\\bSANS Top[\\s-]?25\\b|cwe\\.mitre\\.org/top25",
              "Top[\\s-]?25\\b[^\\n]{0,30}?(?:20[0-9]{2})|(?:20[0-9]{2})[^\\n]{0,20}CWE[^\\n]{0,12}Top"
                  + "|top25/archive/20[0-9]{2}"),
          of(
              "OWASP Secure Coding Practices",
              "\\bOWASP\\b[^\\n]{0,20}?Secure Coding Practices|owasp-secure-coding-practices"
                  + "|Secure Coding Practices[^\\n]{0,40}OWASP",
              "Secure Coding Practices[^\\n]{0,60}?(?:v|version )[0-9]|stable-en"),
          of(
              "OWASP Code Review Guide",
              "\\bOWASP\\b[^\\n]{0,20}?Code Review Guide|project-code-review-guide",
              "Code Review Guide[^\\n]{0,30}?(?:v|version )?[0-9]\\.[0-9]"),
          of(
              "OWASP MASVS",
              "\\bMASVS\\b|\\bOWASP\\b[^\\n]{0,12}Mobile Top[\\s-]?10",
              "\\bMASVS\\b" + VERSION + "|Mobile Top[\\s-]?10" + YEAR),
          of(
              "OWASP Proactive Controls",
              "\\bOWASP\\b[^\\n]{0,20}?Proactive Controls",
              "Proactive Controls" + YEAR),
          of(
              "SEI CERT Coding Standards",
              "\\b(?:SEI )?CERT\\b[^\\n]{0,20}?(?:Secure )?Coding Standards?|securecoding\\.cert\\.org",
              "Coding Standards?[^\\n]{0,20}(?:20[0-9]{2})"),
          of("NIST SSDF", "\\bSSDF\\b|\\bSP 800-218\\b", "800-218\\b|\\bSSDF\\b" + VERSION));

  private static Catalogue of(String name, String pattern, String pinned) {
    int flags = Pattern.CASE_INSENSITIVE;
    return new Catalogue(name, Pattern.compile(pattern, flags), Pattern.compile(pinned, flags));
  }

  /** Those that a text names. */
  static List<Catalogue> in(String text) {
    return ALL.stream().filter(c -> c.pattern().matcher(text).find()).toList();
  }
}
