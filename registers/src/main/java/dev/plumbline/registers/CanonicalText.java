package dev.plumbline.registers;

import dev.plumbline.evidence.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of an exception that its approver signs: everything but the reviews and the signature
 * itself.
 *
 * <p>UTF-8, lines end with LF, the last one too. The first line is {@code plumbline-exception-1}.
 * Each further line is a name, a space and a value between double quotes, in this order: {@code
 * id}, {@code clause}, {@code fingerprint}, {@code subject}, {@code path} (these four once for each
 * value, sorted by code unit, without duplicates), {@code reason}, {@code compensating-control},
 * {@code owner}, {@code requester}, {@code requested}, {@code approver}, {@code approved}, {@code
 * from}, {@code until}. An absent value has no line. Values are those that YAML gives, without
 * white space at either end; dates as {@code 2026-01-31}. In a value {@code \} and {@code "} are
 * preceded by {@code \}, and a character below U+0020 or U+007F is {@code \}{@code u} and four
 * hexadecimal digits in lower case.
 */
public final class CanonicalText {
  /** The SSHSIG namespace of an entry's own signature. */
  public static final String NAMESPACE = "plumbline-exception";

  private final StringBuilder text = new StringBuilder("plumbline-exception-1\n");

  private CanonicalText() {}

  /** The canonical text of an entry. */
  public static String of(ExceptionEntry entry) {
    CanonicalText canonical = new CanonicalText();
    canonical.line("id", entry.id());
    canonical.lines("clause", entry.scope().clauses());
    canonical.lines(
        "fingerprint", entry.scope().fingerprints().stream().map(Fingerprint::value).toList());
    canonical.lines("subject", entry.scope().subjects());
    canonical.lines("path", entry.scope().paths());
    canonical.line("reason", entry.reason());
    canonical.line("compensating-control", entry.compensatingControl());
    canonical.line("owner", entry.owner());
    canonical.line("requester", entry.requester());
    canonical.line("requested", entry.requested());
    canonical.line("approver", entry.approver());
    canonical.line("approved", entry.approved());
    canonical.line("from", entry.from());
    canonical.line("until", entry.until());
    return canonical.text.toString();
  }

  /** The bytes that are signed. */
  public static byte[] bytes(ExceptionEntry entry) {
    return of(entry).getBytes(StandardCharsets.UTF_8);
  }

  private void lines(String name, List<String> values) {
    values.forEach(value -> line(name, value));
  }

  private void line(String name, @Nullable LocalDate value) {
    line(name, value == null ? null : value.toString());
  }

  private void line(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return;
    }
    text.append(name).append(" \"");
    for (char c : value.strip().toCharArray()) {
      if (c == '\\' || c == '"') {
        text.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append("\"\n");
  }
}
