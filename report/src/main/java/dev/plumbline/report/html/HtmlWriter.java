package dev.plumbline.report.html;

import dev.plumbline.report.escape.HtmlText;
import java.io.IOException;

/**
 * Writes HTML: what is ours with {@link #raw}, what is from outside with {@link #text} or as an
 * attribute, which escape it.
 */
final class HtmlWriter {
  private final Appendable out;

  HtmlWriter(Appendable out) {
    this.out = out;
  }

  /** Our own markup, as it is. */
  HtmlWriter raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  /** Text, escaped. */
  HtmlWriter text(String text) throws IOException {
    out.append(HtmlText.of(text));
    return this;
  }

  /** Text, escaped, in which what stands between backticks is code. */
  HtmlWriter inline(String text) throws IOException {
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      if (code) {
        element("code", parts[i]);
      } else {
        text((i % 2 == 1 ? "`" : "") + parts[i]);
      }
    }
    return this;
  }

  /** An element that holds text alone: {@code opening} is our own tag with its attributes. */
  HtmlWriter element(String opening, String text) throws IOException {
    int space = opening.indexOf(' ');
    String name = space < 0 ? opening : opening.substring(0, space);
    return raw("<" + opening + ">").text(text).raw("</" + name + ">");
  }

  /** A section with a heading that names it. */
  HtmlWriter section(String id, String heading) throws IOException {
    return raw("\n<section id=\"" + id + "\" aria-labelledby=\"" + id + "-h\">\n<h2 id=\"")
        .raw(id + "-h\">")
        .text(heading)
        .raw("</h2>\n");
  }

  /** Ends a section. */
  HtmlWriter endSection() throws IOException {
    return raw("</section>\n");
  }
}
