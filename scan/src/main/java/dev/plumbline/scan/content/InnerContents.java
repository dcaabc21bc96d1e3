package dev.plumbline.scan.content;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Region;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.Copies;
import dev.plumbline.scan.container.Budget;
import dev.plumbline.scan.container.Magic;
import dev.plumbline.scan.container.Notebook;
import dev.plumbline.scan.decode.Decoded;
import dev.plumbline.scan.decode.Decoder;
import dev.plumbline.scan.decode.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is inside a content: encoded runs of its text, entries of containers, and so on
 * inside these. What is found there is reported once, where the outermost text that shows it
 * stands; what a rule for the encoded form reports already is not reported again. For one thread.
 */
final class InnerContents {
  private static final int MOST_FAULTS = 20;

  private final List<ContentDetector> detectors;
  private final List<ContentDetector.Session> sessions;
  private final Decoder decoder = new Decoder(InnerContents::opens);
  private final Supplier<Budget> budgets;
  private Budget budget;
  private List<Hit> hits = new ArrayList<>();
  private Set<Seen> seen = new HashSet<>();
  private TreeSet<String> faults = new TreeSet<>();
  private @Nullable Containers containers;
  private @Nullable RunTrail trail;

  /**
   * A finding in one layer.
   *
   * @param hit what was reported of it, null when nothing was
   */
  record Found(ContentDetector detector, ContentFinding finding, @Nullable Hit hit) {
    boolean meets(int start, int end) {
      return finding.start() < end && finding.end() > start;
    }
  }

  private record Seen(Fingerprint fingerprint, String path, Region region) {}

  InnerContents(
      List<ContentDetector> detectors,
      List<ContentDetector.Session> sessions,
      Supplier<Budget> budgets) {
    this.budgets = budgets;
    this.budget = budgets.get();
    this.detectors = detectors;
    this.sessions = sessions;
  }

  private static boolean opens(byte[] bytes) {
    return Magic.of(bytes, 0, bytes.length).isPresent();
  }

  /**
   * Adds to what was found in a content what is found inside it.
   *
   * @param content the content as stored
   * @param text the same as UTF-8, when it is stored otherwise
   * @param outer what was found in it
   * @param base the trail of the content it was made from, or null
   * @param copies what it has from there
   */
  ContentResult of(
      Content content,
      Optional<Content> text,
      ContentResult outer,
      @Nullable RunTrail base,
      Copies copies) {
    List<Found> known = new ArrayList<>();
    if (text.isEmpty()) {
      outer.hits().forEach(hit -> known.add(new Found(hit.detector(), hit.finding(), hit)));
    }
    budget = budgets.get();
    hits = new ArrayList<>(outer.hits());
    seen = new HashSet<>();
    faults = new TreeSet<>();
    trail = null;
    if (text.isPresent() || !runs(content, known, base, copies)) {
      inside(Layer.outermost(text.orElse(content)), known);
    }
    if (faults.isEmpty() && hits.equals(outer.hits())) {
      return outer;
    }
    List<String> all = new ArrayList<>(outer.faults());
    faults.stream().limit(MOST_FAULTS).forEach(all::add);
    if (faults.size() > MOST_FAULTS) {
      all.add((faults.size() - MOST_FAULTS) + " more parts inside were not looked at");
    }
    return new ContentResult(hits, all);
  }

  /** Where the runs of the last content stand; null when that is not known. */
  @Nullable RunTrail trail() {
    return trail;
  }

  /** Looks at the runs of the outermost text; false when it holds more than runs. */
  private boolean runs(Content content, List<Found> known, @Nullable RunTrail base, Copies copies) {
    if (Magic.of(content.bytes(), content.offset(), content.length()).isPresent()
        || Notebook.looksLike(content.bytes(), content.offset(), content.length())) {
      return false;
    }
    TreeSet<Run> runs = base == null ? null : base.follow(content, copies, decoder);
    if (runs == null) {
      runs = runs(content);
    }
    trail =
        new RunTrail(
            runs.stream().map(run -> run.shifted(-content.offset())).toList(), content.length());
    if (!runs.isEmpty()) {
      runs(Layer.outermost(content), known, runs);
    }
    return true;
  }

  private TreeSet<Run> runs(Content content) {
    TreeSet<Run> runs = new TreeSet<>();
    decoder.runs(content.bytes(), content.offset(), content.offset() + content.length(), runs::add);
    return runs;
  }

  private void runs(Layer layer, List<Found> known, TreeSet<Run> runs) {
    for (Run run : runs) {
      Decoded decoded = decoder.decode(layer.content().bytes(), run);
      if (decoded != null) {
        decoded(layer, known, decoded);
      }
    }
  }

  private void inside(Layer layer, List<Found> known) {
    Content content = layer.content();
    Optional<Magic> kind = Magic.of(content.bytes(), content.offset(), content.length());
    if (kind.isPresent()) {
      Containers opener = containers;
      if (opener == null) {
        opener = new Containers(this);
        containers = opener;
      }
      opener.open(kind.get(), layer, known);
      return;
    }
    if (layer.encodings() == 0
        && Notebook.looksLike(content.bytes(), content.offset(), content.length())) {
      decoded(layer, known, Notebook.text(content.bytes(), content.offset(), content.length()));
    }
    runs(layer, known, runs(content));
  }

  /** Looks at a layer whose bytes are at hand. */
  List<Found> look(Layer layer) {
    List<Found> found = new ArrayList<>();
    detect(layer, found, List.of(), null);
    Optional<Content> text = TextViews.decoded(layer.content());
    if (text.isPresent()) {
      Layer other = layer.as(text.get());
      List<Found> there = new ArrayList<>();
      detect(other, there, List.of(), null);
      inside(other, there);
    } else {
      inside(layer, found);
    }
    return found;
  }

  /** Looks at what a run says. */
  void decoded(Layer layer, List<Found> known, Decoded run) {
    int base = layer.content().offset();
    List<Found> outer = new ArrayList<>();
    for (Found found : known) {
      if (found.meets(run.start() - base, run.end() - base)) {
        outer.add(found);
      }
    }
    if (run.origins() == null && outer.stream().anyMatch(found -> stands(found, run))) {
      return;
    }
    if (layer.encodings() >= Budget.ENCODINGS) {
      left(layer, "encoded more than " + Budget.ENCODINGS + " times over");
      return;
    }
    Layer inner = layer.decoded(run);
    Optional<Content> text = TextViews.decoded(inner.content());
    Layer shown = text.isPresent() ? inner.as(text.get()) : inner;
    List<Found> found = new ArrayList<>();
    detect(shown, found, outer, run);
    inside(shown, found);
  }

  /** Whether a rule for the encoded form has said what the run is. */
  private static boolean stands(Found found, Decoded run) {
    ContentFinding finding = found.finding();
    int common = Math.min(finding.end(), run.end()) - Math.max(finding.start(), run.start());
    return !found.detector().guesses(finding) && common * 2 >= run.end() - run.start();
  }

  private void detect(Layer layer, List<Found> found, List<Found> outer, @Nullable Decoded run) {
    if (isOnlyWrapping(layer.content())) {
      return;
    }
    for (int i = 0; i < sessions.size(); i++) {
      ContentDetector detector = detectors.get(i);
      try {
        sessions
            .get(i)
            .scan(
                layer.content(),
                new ContentSink() {
                  @Override
                  public void finding(ContentFinding finding) {
                    found.add(report(detector, finding, layer, outer, run));
                  }

                  @Override
                  public void incomplete(String reason) {
                    left(layer, detector.info().name() + ": " + reason);
                  }
                });
      } catch (RuntimeException | StackOverflowError e) {
        left(layer, detector.info().name() + " crashed: " + e.getClass().getSimpleName());
      }
    }
  }

  /** Whether all that a content says is in its entries, so that its own bytes say nothing more. */
  private static boolean isOnlyWrapping(Content content) {
    return Magic.of(content.bytes(), content.offset(), content.length())
        .filter(Magic::isOnlyWrapping)
        .isPresent();
  }

  private Found report(
      ContentDetector detector,
      ContentFinding finding,
      Layer layer,
      List<Found> outer,
      @Nullable Decoded run) {
    if (!layer.view().isEmpty() && !detector.standsDecoded(finding, layer.view())) {
      return new Found(detector, finding, null);
    }
    if (run != null && givesWay(detector, finding, outer, run)) {
      return new Found(detector, finding, null);
    }
    Region region = layer.shown(finding.start(), finding.end());
    if (!seen.add(new Seen(finding.fingerprint(), layer.path(), region))) {
      return new Found(detector, finding, null);
    }
    Hit hit = new Hit(detector, described(finding, layer), region, layer.path());
    hits.add(hit);
    return new Found(detector, finding, hit);
  }

  /** Whether the outer text says the same already; guesses there give way to what is sure here. */
  private boolean givesWay(
      ContentDetector detector, ContentFinding finding, List<Found> outer, Decoded run) {
    List<Found> same = new ArrayList<>();
    for (Found found : outer) {
      if (run.origins() == null
          || found.meets(run.originOf(finding.start()), run.originOfEnd(finding.end()))) {
        same.add(found);
      }
    }
    for (Found found : same) {
      if (found.finding().fingerprint().equals(finding.fingerprint())
          || !found.detector().guesses(found.finding())
          || detector.guesses(finding)) {
        return true;
      }
    }
    same.forEach(found -> hits.remove(found.hit()));
    return false;
  }

  private static ContentFinding described(ContentFinding finding, Layer layer) {
    TreeMap<String, String> attributes = new TreeMap<>(finding.attributes());
    if (!layer.view().isEmpty()) {
      Region region = layer.inside(finding.start(), finding.end());
      attributes.put("view", layer.view());
      attributes.put("inner-position", region.startLine() + ":" + region.startColumn());
    }
    int start = layer.outerStart(finding.start());
    return new ContentFinding(
        finding.rule(),
        finding.severity(),
        finding.message(),
        start,
        Math.max(start, layer.outerEnd(finding.end())),
        finding.fingerprint(),
        attributes);
  }

  /** What is found in a container is not reported once more for the container's own bytes. */
  void replace(List<Found> known, int firstInside) {
    if (known.isEmpty() || firstInside >= hits.size()) {
      return;
    }
    Set<Fingerprint> inside = new HashSet<>();
    for (Hit hit : hits.subList(firstInside, hits.size())) {
      inside.add(hit.finding().fingerprint());
    }
    for (Found found : known) {
      if (inside.contains(found.finding().fingerprint())) {
        hits.remove(found.hit());
      }
    }
  }

  int reported() {
    return hits.size();
  }

  Budget budget() {
    return budget;
  }

  void left(Layer layer, String reason) {
    String way = layer.way();
    faults.add(ContentResult.INSIDE + (way.isEmpty() ? "it" : way) + ": " + reason);
  }
}
