package dev.plumbline.detect.secrets;

import java.util.Locale;

/**
 * What a rule goes by, least specific first: where two rules name one value, the later stands.
 * Findings of a provider's own format, of keys and of connection strings stand at every path.
 */
enum Tier {
  /** A secret-like name with a value, judged by what the value looks like. */
  GENERIC,
  /** A product's name beside a value of that product's shape. */
  CONTEXT,
  /** A place where a password must stand: addresses, headers, client files. */
  CONNECTION,
  /** A key in a format of its own. */
  KEY,
  /** A token that carries its provider's mark. */
  PROVIDER;

  static Tier of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
