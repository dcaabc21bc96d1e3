package dev.plumbline.scan.history;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Region;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.git.history.Attribution;
import dev.plumbline.scan.git.history.Reach;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.rule.Rule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what a scan found out into bytes and back. Rules and detectors are kept by name. */
public final class RememberedCodec {
  private final Map<String, ContentDetector> detectors = new TreeMap<>();
  private final Map<RuleId, Rule> rules;

  /** For results of these detectors and rules. */
  public RememberedCodec(List<ContentDetector> detectors, Map<RuleId, Rule> rules) {
    detectors.forEach(detector -> this.detectors.put(detector.info().name(), detector));
    this.rules = rules;
  }

  /** The bytes. */
  public byte[] write(Memory.Remembered results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(results.packs().size());
      for (Memory.Pack pack : results.packs()) {
        write(pack, out);
      }
      Memory.State state = results.state();
      out.writeBoolean(state != null);
      if (state != null) {
        text(state.digest(), out);
        out.writeInt(state.attributions().size());
        for (Attribution attribution : state.attributions()) {
          write(attribution, out);
        }
        out.writeInt(state.holes().size());
        for (Hole hole : state.holes()) {
          text(hole.place(), out);
          text(hole.reason(), out);
          text(hole.wayOut(), out);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("an array takes everything", e);
    }
    return bytes.toByteArray();
  }

  /** What the bytes hold; empty when they are not what {@link #write} makes. */
  public Optional<Memory.Remembered> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      List<Memory.Pack> packs = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        packs.add(readPack(in));
      }
      Memory.State state = null;
      if (in.readBoolean()) {
        String digest = text(in);
        List<Attribution> attributions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          attributions.add(readAttribution(in));
        }
        List<Hole> holes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          holes.add(new Hole(text(in), text(in), text(in)));
        }
        state = new Memory.State(digest, attributions, holes);
      }
      return in.read() < 0 ? Optional.of(new Memory.Remembered(packs, state)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void write(Memory.Pack pack, DataOutputStream out) throws IOException {
    text(pack.identity(), out);
    text(pack.duplicates(), out);
    out.writeLong(pack.trees());
    out.writeInt(pack.hits().size());
    for (ObjectHits object : pack.hits()) {
      id(object.id(), out);
      text(object.kind().word(), out);
      out.writeInt(object.hits().size());
      for (Hit hit : object.hits()) {
        write(hit, out);
      }
    }
    out.writeInt(pack.pointers().size());
    for (Memory.Pointer pointer : pack.pointers()) {
      id(pointer.object(), out);
      text(pointer.pointer().oid(), out);
      out.writeLong(pointer.pointer().size());
    }
  }

  private Memory.Pack readPack(DataInputStream in) throws IOException {
    String identity = text(in);
    String duplicates = text(in);
    long trees = in.readLong();
    List<ObjectHits> objects = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ObjectId id = id(in);
      ObjectKind kind = ObjectKind.ofWord(text(in)).orElseThrow();
      List<Hit> hits = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        hits.add(readHit(in));
      }
      objects.add(new ObjectHits(id, kind, hits));
    }
    List<Memory.Pointer> pointers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      pointers.add(new Memory.Pointer(id(in), new LfsPointer(text(in), in.readLong())));
    }
    return new Memory.Pack(identity, duplicates, trees, objects, pointers);
  }

  private static void write(Hit hit, DataOutputStream out) throws IOException {
    ContentFinding finding = hit.finding();
    text(hit.detector().info().name(), out);
    text(finding.rule().id().value(), out);
    text(finding.severity().name(), out);
    text(finding.message(), out);
    out.writeInt(finding.start());
    out.writeInt(finding.end());
    text(finding.fingerprint().value(), out);
    out.writeInt(finding.attributes().size());
    for (Map.Entry<String, String> attribute : finding.attributes().entrySet()) {
      text(attribute.getKey(), out);
      text(attribute.getValue(), out);
    }
    out.writeInt(hit.region().startLine());
    out.writeInt(hit.region().startColumn());
    out.writeInt(hit.region().endLine());
    out.writeInt(hit.region().endColumn());
    text(hit.inner(), out);
  }

  private Hit readHit(DataInputStream in) throws IOException {
    ContentDetector detector = Optional.ofNullable(detectors.get(text(in))).orElseThrow();
    Rule rule = Optional.ofNullable(rules.get(new RuleId(text(in)))).orElseThrow();
    Severity severity = Severity.valueOf(text(in));
    String message = text(in);
    int start = in.readInt();
    int end = in.readInt();
    Fingerprint fingerprint = new Fingerprint(text(in));
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      attributes.put(text(in), text(in));
    }
    Region region = new Region(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    return new Hit(
        detector,
        new ContentFinding(rule, severity, message, start, end, fingerprint, attributes),
        region,
        text(in));
  }

  private static void write(Attribution about, DataOutputStream out) throws IOException {
    id(about.object(), out);
    text(about.origin().name(), out);
    ObjectId commit = about.commit();
    Instant committed = about.committed();
    out.writeBoolean(commit != null);
    if (commit != null) {
      id(commit, out);
    }
    text(committed == null ? null : committed.toString(), out);
    text(about.path(), out);
    text(about.via(), out);
    text(about.reach().name(), out);
    text(about.headPath(), out);
    out.writeBoolean(about.inHead());
    out.writeInt(about.paths().size());
    for (String path : about.paths()) {
      text(path, out);
    }
    out.writeLong(about.pathCount());
  }

  private static Attribution readAttribution(DataInputStream in) throws IOException {
    ObjectId object = id(in);
    Attribution.Origin origin = Attribution.Origin.valueOf(text(in));
    ObjectId commit = in.readBoolean() ? id(in) : null;
    String committed = textOrNull(in);
    String path = text(in);
    String via = text(in);
    Reach reach = Reach.valueOf(text(in));
    String headPath = textOrNull(in);
    boolean inHead = in.readBoolean();
    List<String> paths = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      paths.add(text(in));
    }
    return new Attribution(
        object,
        origin,
        commit,
        committed == null ? null : Instant.parse(committed),
        path,
        via,
        reach,
        headPath,
        inHead,
        paths,
        in.readLong());
  }

  private static void id(ObjectId id, DataOutputStream out) throws IOException {
    out.writeByte(id.length());
    out.write(id.bytes());
  }

  private static ObjectId id(DataInputStream in) throws IOException {
    byte[] raw = new byte[in.readUnsignedByte()];
    in.readFully(raw);
    return ObjectId.of(raw, 0, raw.length);
  }

  private static void text(@Nullable String text, DataOutputStream out) throws IOException {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text == null ? -1 : bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return Optional.ofNullable(textOrNull(in)).orElseThrow();
  }

  private static @Nullable String textOrNull(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut short");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
