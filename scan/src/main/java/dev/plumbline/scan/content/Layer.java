package dev.plumbline.scan.content;

import dev.plumbline.evidence.Region;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.decode.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * A content inside another one, and the way to it.
 *
 * <p>As long as only containers were opened the way is a path, and lines count in the entry. Once
 * text was decoded, the lines shown stay those of the encoded run, and the rest of the way is the
 * view.
 */
final class Layer {
  private static final int LONGEST_NAME = 400;

  private final Content content;
  private final String path;
  private final String view;
  private final int containers;
  private final int encodings;
  private final @Nullable Layer anchor;
  private final @Nullable Decoded run;
  private @Nullable Positions positions;

  private Layer(
      Content content,
      String path,
      String view,
      int containers,
      int encodings,
      @Nullable Layer anchor,
      @Nullable Decoded run) {
    this.content = content;
    this.path = path;
    this.view = view;
    this.containers = containers;
    this.encodings = encodings;
    this.anchor = anchor;
    this.run = run;
  }

  /** The outermost content. */
  static Layer outermost(Content content) {
    return new Layer(content, "", "", 0, 0, null, null);
  }

  /** The same content in another character set. */
  Layer as(Content decoded) {
    return new Layer(decoded, path, append(decoded.view()), containers, encodings, anchor, run);
  }

  /** What a run of this content says. */
  Layer decoded(Decoded decoded) {
    byte[] bytes = decoded.bytes();
    String way = append(decoded.label());
    return new Layer(
        new Content(bytes, 0, bytes.length, way),
        path,
        way,
        containers,
        encodings + 1,
        anchor == null ? this : anchor,
        run == null ? decoded : part(run, decoded.start(), decoded.end()));
  }

  /** Where a stretch of what a run says stands: as near as the run can tell. */
  private static Decoded part(Decoded run, int start, int end) {
    return new Decoded(run.label(), new byte[0], run.originOf(start), run.originOfEnd(end), null);
  }

  /** An entry of this content, which is a container of a kind; its bytes come later. */
  Layer entry(String kind, String name) {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    boolean named = !name.isEmpty();
    String way = anchor != null || !named ? append(named ? kind + "!/" + shown : kind) : "";
    return new Layer(
        Content.of(new byte[0]),
        anchor == null && named ? path + "!/" + shown : path,
        way,
        containers + 1,
        encodings,
        anchor,
        run == null ? null : part(run, 0, run.bytes().length));
  }

  /** The same place with its bytes at hand. */
  Layer with(byte[] bytes) {
    return new Layer(
        new Content(bytes, 0, bytes.length, view), path, view, containers, encodings, anchor, run);
  }

  Content content() {
    return content;
  }

  /** The way through containers, each part behind {@code !/}. */
  String path() {
    return path;
  }

  /** The way through what was decoded, with {@code >} between; empty when there is none. */
  String view() {
    return view;
  }

  int containers() {
    return containers;
  }

  int encodings() {
    return encodings;
  }

  /** The whole way, for messages. */
  String way() {
    return view.isEmpty() ? path : path.isEmpty() ? view : path + " " + view;
  }

  /** Lines and columns in this content. */
  Region inside(int start, int end) {
    Positions known = positions;
    if (known == null) {
      known = new Positions(content);
      positions = known;
    }
    return known.region(start, end);
  }

  /** Lines and columns that an editor can show. */
  Region shown(int start, int end) {
    if (anchor == null || run == null) {
      return inside(start, end);
    }
    int base = anchor.content().offset();
    int from = run.originOf(start);
    int to = run.originOfEnd(end);
    return anchor.inside(from - base, Math.max(from, to) - base);
  }

  /** Where a stretch begins in the outermost content; 0 for what is in an entry of a container. */
  int outerStart(int start) {
    if (anchor == null) {
      return containers == 0 ? start : 0;
    }
    return anchor.containers > 0 || run == null
        ? 0
        : run.originOf(start) - anchor.content().offset();
  }

  /** Where a stretch ends in the outermost content; 0 for what is in an entry of a container. */
  int outerEnd(int end) {
    if (anchor == null) {
      return containers == 0 ? end : 0;
    }
    return anchor.containers > 0 || run == null
        ? 0
        : run.originOfEnd(end) - anchor.content().offset();
  }

  private String append(String label) {
    return view.isEmpty() ? label : view + ">" + label;
  }
}
