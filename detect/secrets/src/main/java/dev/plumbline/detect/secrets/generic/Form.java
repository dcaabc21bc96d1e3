package dev.plumbline.detect.secrets.generic;

import java.util.Locale;

/** How a value stands beside its name. */
public enum Form {
  /** In quotes: a literal in any language. */
  QUOTED,
  /** Without quotes: a literal in configuration, a name in code. */
  BARE,
  /** Without quotes behind a name in capitals and a sign, as a shell and dotenv files have it. */
  LINE,
  /** Without quotes in the query of an address. */
  QUERY,
  /** Between two tags or in an attribute. */
  MARKUP,
  /** After an option of a command. */
  OPTION,
  /** In quotes in a list, after the first. */
  LIST,
  /** An argument of a call. */
  CALL,
  /** What a value is compared with. */
  COMPARE;

  /** The name used in attributes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
