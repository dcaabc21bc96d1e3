package dev.plumbline.scan.rule;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import java.io.BufferedInputStream;
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
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The compiled rules of one module: what {@link Indexer} writes at build. */
public final class RuleIndex {
  /** The resource that holds a module's rules, beside the module's package. */
  static final String RESOURCE = "rules.index";

  private static final int MAGIC = 0x504C4D31;

  private final SequencedMap<String, Rule> rules;
  private final String digest;

  private RuleIndex(SequencedMap<String, Rule> rules, String digest) {
    this.rules = rules;
    this.digest = digest;
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

  /** All rules, sorted by id. */
  public Collection<Rule> rules() {
    return rules.values();
  }

  /**
   * The rule with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("no rule " + id + ": is its YAML file there?");
    }
    return rule;
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
    out.writeInt(sorted.size());
    for (Rule rule : sorted.values()) {
      text(out, rule.id().value());
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
    byte[] body = bytes.toByteArray();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(whole);
    head.writeInt(MAGIC);
    text(head, sha256(body));
    head.write(body);
    return whole.toByteArray();
  }

  private static RuleIndex read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a rule index");
    }
    String digest = text(in);
    TreeMap<String, Rule> rules = new TreeMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      Rule rule = rule(in);
      rules.put(rule.id().value(), rule);
    }
    return new RuleIndex(rules, digest);
  }

  private static Rule rule(DataInputStream in) throws IOException {
    RuleId id = new RuleId(text(in));
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
