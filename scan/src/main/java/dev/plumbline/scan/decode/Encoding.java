package dev.plumbline.scan.decode;

/** A way in which bytes are written as text. */
public enum Encoding {
  /** RFC 4648, sections 4 and 5: the standard and the url-safe alphabet, also in lines. */
  BASE64("base64"),
  /** RFC 4648, section 8. */
  HEX("hex"),
  /** RFC 3986, section 2.1. */
  PERCENT("percent"),
  /** Escapes of JSON, JavaScript, Java, C and Python: {@code \u0067}, <code>\x67</code>. */
  ESCAPES("escapes"),
  /** HTML, section 13.5: {@code &quot;}, {@code &#103;}, {@code &#x67;}. */
  ENTITIES("entities");

  private final String label;

  Encoding(String label) {
    this.label = label;
  }

  /** Its name in a finding's view. */
  public String label() {
    return label;
  }
}
