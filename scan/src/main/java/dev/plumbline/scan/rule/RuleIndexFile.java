package dev.plumbline.scan.rule;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of an index: a digest, the keywords with the numbers of their rules, where each rule
 * begins, the rules. Whole numbers are of four bytes, the highest first; a text is its length and
 * its bytes of UTF-8. Any rule can be read without the others.
 */
final class RuleIndexFile {
  private static final int MAGIC = 0x504C4D32;

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private final String digest;
  private final int keywords;
  private final int offsets;
  private final int size;

  /**
   * Reads the head.
   *
   * @throws IOException if this is no index
   */
  RuleIndexFile(byte[] bytes) throws IOException {
    this.bytes = bytes;
    numbers = ByteBuffer.wrap(bytes);
    if (bytes.length < Integer.BYTES || numbers.getInt(0) != MAGIC) {
      throw new IOException("not a rule index");
    }
    Cursor cursor = new Cursor(Integer.BYTES);
    digest = cursor.text();
    int length = cursor.number();
    keywords = cursor.at;
    cursor.at += length;
    size = cursor.number();
    offsets = cursor.at;
  }

  String digest() {
    return digest;
  }

  int size() {
    return size;
  }

  private Cursor at(int number) {
    return new Cursor(offsets + size * Integer.BYTES + numbers.getInt(offsets + number * 4));
  }

  String id(int number) {
    return at(number).text();
  }

  List<RuleIndex.Keyword> keywords() {
    Cursor cursor = new Cursor(keywords);
    int count = cursor.number();
    List<RuleIndex.Keyword> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String text = cursor.text();
      int[] rules = new int[cursor.number()];
      for (int k = 0; k < rules.length; k++) {
        rules[k] = cursor.number();
      }
      all.add(new RuleIndex.Keyword(text, rules));
    }
    return all;
  }

  Rule rule(int number) {
    Cursor in = at(number);
    RuleId id = new RuleId(in.text());
    String title = in.text();
    CheckId check = new CheckId(in.text());
    Severity severity = Severity.ofLabel(in.text()).orElseThrow();
    Confidence confidence = Confidence.ofLabel(in.text()).orElseThrow();
    String persona = in.text();
    String why = in.text();
    String remedy = in.text();
    List<String> references = in.texts();
    List<String> cwe = in.texts();
    String since = in.text();
    TreeMap<String, List<String>> settings = new TreeMap<>();
    int count = in.number();
    for (int i = 0; i < count; i++) {
      settings.put(in.text(), in.texts());
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

  private final class Cursor {
    private int at;

    Cursor(int at) {
      this.at = at;
    }

    int number() {
      int number = numbers.getInt(at);
      at += Integer.BYTES;
      return number;
    }

    String text() {
      int length = number();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    List<String> texts() {
      int count = number();
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        texts.add(text());
      }
      return texts;
    }
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
    List<Integer> begins = new ArrayList<>();
    for (Rule rule : sorted.values()) {
      begins.add(out.size());
      write(rule, out);
    }
    byte[] body = bytes.toByteArray();
    byte[] words = keywords(sorted.values());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(whole);
    head.writeInt(MAGIC);
    text(head, sha256(body));
    head.writeInt(words.length);
    head.write(words);
    head.writeInt(begins.size());
    for (int begin : begins) {
      head.writeInt(begin);
    }
    head.write(body);
    return whole.toByteArray();
  }

  private static void write(Rule rule, DataOutputStream out) throws IOException {
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

  private static byte[] keywords(Collection<Rule> rules) throws IOException {
    Map<String, List<Integer>> users = new LinkedHashMap<>();
    int number = 0;
    for (Rule rule : rules) {
      for (String keyword : rule.setting("keywords")) {
        users
            .computeIfAbsent(keyword.toLowerCase(Locale.ROOT), word -> new ArrayList<>())
            .add(number);
      }
      number++;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(users.size());
    for (Map.Entry<String, List<Integer>> entry : users.entrySet()) {
      text(out, entry.getKey());
      out.writeInt(entry.getValue().size());
      for (int user : entry.getValue()) {
        out.writeInt(user);
      }
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
