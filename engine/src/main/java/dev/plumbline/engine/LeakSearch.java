package dev.plumbline.engine;

import dev.plumbline.detect.secrets.SecretDetector;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.registers.ExceptionsRegister;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds one secret again, for what has to be done about it. */
public final class LeakSearch {
  private final Workspace workspace;
  private final Request request;
  private final Looked looked;

  /**
   * A secret that was found.
   *
   * @param findings where, the place that tells most first
   * @param rule what it is
   */
  public record Found(List<Finding> findings, Rule rule) {
    /** The finding that tells most. */
    public Finding first() {
      return findings.getFirst();
    }

    /** Git objects that hold it, as many as findings name. */
    public List<String> objects() {
      TreeSet<String> objects = new TreeSet<>();
      for (Finding finding : findings) {
        String listed = finding.attributes().getOrDefault("objects", "");
        objects.addAll(List.of(listed.split(",")));
        if (finding.place().object() != null) {
          objects.add(finding.place().object());
        }
      }
      objects.remove("");
      return List.copyOf(objects);
    }

    /** How many objects hold it. */
    public int objectCount() {
      return findings.stream()
          .mapToInt(f -> Integer.parseInt(f.attributes().getOrDefault("object-count", "0")))
          .max()
          .orElse(0);
    }

    /** Whether the current tree or HEAD holds it. */
    public boolean inTree() {
      return findings.stream()
          .anyMatch(f -> f.check().equals(ContentEvidence.TREE) || f.place().inHead());
    }
  }

  private LeakSearch(Workspace workspace, Request request, Looked looked) {
    this.workspace = workspace;
    this.request = request;
    this.looked = looked;
  }

  /**
   * Looks at a target, its history too where there is one.
   *
   * @throws TargetException if it cannot be used
   */
  public static LeakSearch of(Workspace workspace, Request request) throws TargetException {
    Looked looked = new Engine(Detectors.contentOnly()).scan(workspace, request);
    return new LeakSearch(workspace, request, looked);
  }

  /** Over what was looked at already. */
  public static LeakSearch over(Workspace workspace, Request request, Looked looked) {
    return new LeakSearch(workspace, request, looked);
  }

  /** Whether all was looked at. */
  public boolean complete() {
    return looked.scan().complete();
  }

  /** What it is about. */
  public String subject() {
    return looked.subject().toString();
  }

  /** A number of hours among the policy's parameters, as the repository's settings have it. */
  public double hours(String parameter, double otherwise) throws TargetException {
    Look look = new Look(workspace, request, new Detectors(List.of(), List.of()));
    List<String> values = look.trust().settings().parameters().get(parameter, List.of());
    try {
      return values.isEmpty() ? otherwise : Double.parseDouble(values.getFirst());
    } catch (NumberFormatException e) {
      throw new TargetException(parameter + ": is no number of hours");
    }
  }

  /** The fingerprints that begin with this. */
  public List<Fingerprint> named(String prefix) {
    return looked.scan().findings().stream()
        .map(Finding::fingerprint)
        .filter(fingerprint -> fingerprint.value().startsWith(prefix))
        .distinct()
        .sorted()
        .toList();
  }

  /** The secret with this fingerprint. */
  public Optional<Found> find(Fingerprint fingerprint) {
    List<Finding> findings = new ArrayList<>();
    looked.scan().findings().stream()
        .filter(finding -> finding.fingerprint().equals(fingerprint))
        .forEach(findings::add);
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    // History knows objects and the commit; the tree only that it is still there.
    findings.sort(
        java.util.Comparator.comparing((Finding f) -> !f.check().equals(ContentEvidence.HISTORY))
            .thenComparing(java.util.Comparator.naturalOrder()));
    Rule rule = looked.rules().get(findings.getFirst().rule());
    return rule == null ? Optional.empty() : Optional.of(new Found(findings, rule));
  }

  /** Whether a proven exception that is in force names this fingerprint. */
  public boolean excepted(Fingerprint fingerprint) throws TargetException {
    Look look = new Look(workspace, request, new Detectors(List.of(), List.of()));
    ExceptionsRegister register = Registers.exceptions(workspace, look.trust().settings(), request);
    java.time.LocalDate day = request.at().atZone(request.zone()).toLocalDate();
    return register.items().stream()
        .filter(item -> item.problems().isEmpty() && item.entry().standing().counts())
        .map(ExceptionsRegister.Item::entry)
        .filter(entry ->
            entry.from() != null
                && entry.until() != null
                && !day.isBefore(entry.from())
                && !day.isAfter(entry.until()))
        .anyMatch(entry -> entry.scope().fingerprints().contains(fingerprint));
  }

  /**
   * The value, read anew from where it stands. For a live check alone; the caller must not keep,
   * print or write it. A value that stands in another encoding or in a container is not read.
   *
   * @throws TargetException if the salt cannot be read
   */
  public Optional<byte[]> value(Found found) throws TargetException {
    ContentDetector.Session session =
        new SecretDetector().session(Settings.digests(workspace.currentTree()));
    for (Finding finding : found.findings()) {
      byte[] bytes = bytes(finding);
      if (bytes == null) {
        continue;
      }
      Optional<byte[]> value = value(session, Content.of(bytes), finding.fingerprint());
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> value(
      ContentDetector.Session session, Content content, Fingerprint wanted) {
    List<ContentFinding> hits = new ArrayList<>();
    session.scan(
        content,
        new ContentSink() {
          @Override
          public void finding(ContentFinding finding) {
            if (finding.fingerprint().equals(wanted)) {
              hits.add(finding);
            }
          }

          @Override
          public void incomplete(String reason) {
            // What is asked for is one value; whether it was found, the result says.
          }
        });
    return hits.stream()
        .findFirst()
        .map(hit ->
            java.util.Arrays.copyOfRange(
                content.bytes(), content.offset() + hit.start(), content.offset() + hit.end()));
  }

  private byte @Nullable [] bytes(Finding finding) throws TargetException {
    GitRepository git = workspace.repository();
    String object = finding.place().object();
    try {
      if (object != null && git != null) {
        Optional<ObjectId> id = ObjectId.parse(object);
        return id.isEmpty() ? null : git.reader().read(id.get()).map(GitObject::bytes).orElse(null);
      }
      Snapshot tree = workspace.currentTree();
      Optional<SnapshotFile> file = tree.file(finding.place().path());
      return file.isEmpty() ? null : tree.read(file.get());
    } catch (IOException e) {
      // Another place of the same value may still be readable.
      return null;
    }
  }
}
