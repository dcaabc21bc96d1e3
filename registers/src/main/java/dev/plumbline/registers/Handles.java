package dev.plumbline.registers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Ways to write a person, brought to the form in which two of them are compared. */
final class Handles {
  private Handles() {}

  /**
   * The handles in a text such as {@code ada}, {@code @ada}, {@code Ada Example} or {@code Ada
   * Example <ada+work@example.org>}: name and address, in lower case, white space collapsed,
   * compatibility forms folded, the tag after {@code +} in an address left out.
   */
  static Set<String> of(String text) {
    Set<String> handles = new TreeSet<>();
    int open = text.lastIndexOf('<');
    int close = text.lastIndexOf('>');
    if (open >= 0 && close > open) {
      add(handles, text.substring(0, open));
      add(handles, text.substring(open + 1, close));
    } else {
      add(handles, text);
    }
    return handles;
  }

  private static void add(Set<String> handles, String raw) {
    String plain =
        Normalizer.normalize(raw, Normalizer.Form.NFKC)
            .replaceAll("[\\p{Cf}\\p{Cc}]", "")
            .strip()
            .replaceAll("\\s+", " ")
            .toLowerCase(Locale.ROOT);
    if (plain.startsWith("@")) {
      plain = plain.substring(1);
    }
    int at = plain.lastIndexOf('@');
    int plus = plain.indexOf('+');
    if (plus > 0 && plus < at) {
      plain = plain.substring(0, plus) + plain.substring(at);
    }
    if (!plain.isEmpty()) {
      handles.add(plain);
    }
  }
}
