package dev.plumbline.scan.rule;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of one module: what {@link Indexer} writes at build. A rule's texts are read
 * when it is asked for, so that a scan that finds nothing reads none.
 */
public final class RuleIndex {
  /** The resource that holds a module's rules, beside the module's package. */
  static final String RESOURCE = "rules.index";

  private static final int MAGIC = 0x504C4D32;
  private static final Map<String, RuleIndex> KNOWN = new ConcurrentHashMap<>();

  private final String digest;
  private final byte[] body;

  /** Sorted. */
  private final String[] ids;

  /** Where in the body each rule begins. */
  private final int[] starts;

  private final AtomicReferenceArray<@Nullable Rule> rules;

  private RuleIndex(String digest, byte[] body, String[] ids, int[] starts) {
    this.digest = digest;
    this.body = body;
    this.ids = ids;
    this.starts = starts;
    this.rules = new AtomicReferenceArray<>(ids.length);
  }

  /** The rules of the module whose root package holds this class. */
  public static RuleIndex of(Class<?> anchor) {
    try (InputStream in = anchor.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "no " + RESOURCE + " beside " + anchor.getName() + ": build the module with Maven");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("rules of " + anchor.getName(), e);
    }
  }

  /**
   * The rules of the module that holds a detector: those of the first package upwards that has an
   * index. Empty when there is none, as in a test.
   */
  public static Optional<RuleIndex> ofDetector(Class<?> detector) {
    String name = detector.getPackageName();
    while (!name.isEmpty()) {
      String resource = "/" + name.replace('.', '/') + "/" + RESOURCE;
      try (InputStream in = detector.getResourceAsStream(resource)) {
        if (in != null) {
          RuleIndex known = KNOWN.get(resource);
          if (known == null) {
            known = read(in);
            KNOWN.put(resource, known);
          }
          return Optional.of(known);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("rules of " + detector.getName(), e);
      }
      name = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
    return Optional.empty();
  }

  /** All rules, sorted by id. */
  public List<Rule> rules() {
    List<Rule> all = new ArrayList<>(ids.length);
    for (int number = 0; number < ids.length; number++) {
      all.add(rule(number));
    }
    return all;
  }

  /** How many rules there are. */
  public int size() {
    return ids.length;
  }

  /**
   * The rule of a number.
   *
   * @param number its place among all, sorted by id, from 0
   */
  public Rule rule(int number) {
    Rule rule = rules.get(number);
    if (rule == null) {
      int start = starts[number];
      try {
        rule =
            rule(
                new DataInputStream(new ByteArrayInputStream(body, start, body.length - start)),
                new RuleId(ids[number]));
      } catch (IOException e) {
        throw new UncheckedIOException("rule " + ids[number], e);
      }
      rules.set(number, rule);
    }
    return rule;
  }

  /**
   * The rule with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule rule(String id) {
    return rule(number(id));
  }

  /**
   * The number of the rule with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int number(String id) {
    int number = Arrays.binarySearch(ids, id);
    if (number < 0) {
      throw new IllegalArgumentException("no rule " + id + ": is its YAML file there?");
    }
    return number;
  }

  /** SHA-256 in hex over all rules. */
  public String digest() {
    return digest;
  }

  static byte[] write(Collection<Rule> rules) throws IOException {
    TreeMap<String, Rule> sorted = new TreeMap<>();
    for (Rule rule : rules) {
      if (sorted.put(rule.id().value(), rule) != null) {
        throw new IOException("two rules have the id " + rule.id());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ByteArrayOutputStream heads = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(heads);
    head.writeInt(sorted.size());
    for (Rule rule : sorted.values()) {
      text(head, rule.id().value());
      head.writeInt(out.size());
      text(out, rule.title());
      text(out, rule.check().value());
      text(out, rule.severity().label());
      text(out, rule.confidence().label());
      text(out, rule.persona());
      text(out, rule.why());
      text(out, rule.remedy());
      texts(out, rule.references());
      texts(out, rule.cwe());
      text(out, rule.since());
      out.writeInt(rule.settings().size());
      for (Map.Entry<String, List<String>> entry : rule.settings().entrySet()) {
        text(out, entry.getKey());
        texts(out, entry.getValue());
      }
    }
    head.write(bytes.toByteArray());
    byte[] all = heads.toByteArray();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream first = new DataOutputStream(whole);
    first.writeInt(MAGIC);
    text(first, sha256(all));
    first.write(all);
    return whole.toByteArray();
  }

  private static RuleIndex read(InputStream stream) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(stream.readAllBytes());
    DataInputStream in = new DataInputStream(bytes);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a rule index");
    }
    String digest = text(in);
    int count = in.readInt();
    String[] ids = new String[count];
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = text(in);
      starts[i] = in.readInt();
    }
    return new RuleIndex(digest, bytes.readAllBytes(), ids, starts);
  }

  private static Rule rule(DataInputStream in, RuleId id) throws IOException {
    String title = text(in);
    CheckId check = new CheckId(text(in));
    Severity severity = Severity.ofLabel(text(in)).orElseThrow();
    Confidence confidence = Confidence.ofLabel(text(in)).orElseThrow();
    String persona = text(in);
    String why = text(in);
    String remedy = text(in);
    List<String> references = texts(in);
    List<String> cwe = texts(in);
    String since = text(in);
    TreeMap<String, List<String>> settings = new TreeMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      settings.put(text(in), texts(in));
    }
    return new Rule(
        id,
        title,
        check,
        severity,
        confidence,
        persona,
        why,
        remedy,
        references,
        cwe,
        since,
        settings);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
