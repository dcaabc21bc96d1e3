package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Form;
import dev.plumbline.detect.secrets.generic.Placeholders;
import dev.plumbline.detect.secrets.generic.Refusals;
import dev.plumbline.detect.secrets.generic.Shape;
import dev.plumbline.detect.secrets.generic.Stock;
import dev.plumbline.detect.secrets.generic.ValueJudge;
import dev.plumbline.detect.secrets.generic.ValueVerdict;
import dev.plumbline.detect.secrets.proof.Judgement;
import dev.plumbline.detect.secrets.proof.Proof;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.Copies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets of one content after the other. At each keyword's hit its rule's pattern is
 * tried there and nowhere else, over at most as many bytes as the rule says. For one thread.
 */
final class Finder {
  /** More than this and the content is a list of secrets; the rest is reported as not looked at. */
  static final int MOST = 20_000;

  /**
   * What rules for files of clients are judged as: nothing but a password stands there, so that a
   * word that would be an example elsewhere lets in.
   */
  private static final String CLIENT = "client";

  /** As a password in an address, where a usual one counts if the user before it is none. */
  private static final String ADDRESS = "address";

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final RuleSet rules;
  private final Trace trace;
  private final GenericFinder generic;
  private final @Nullable Matcher[] matchers;
  private final int[] freeFrom;
  private final KeywordHits hits = new KeywordHits();
  private final Follower follower;
  private final List<Candidate> found = new ArrayList<>();
  private Latin1 text = new Latin1(new byte[0], 0, 0);

  /** Sees every match before it is judged; for tests. */
  interface Trace {
    void match(SecretRule rule, int start, int end);
  }

  Finder(RuleSet rules) {
    this(rules, (rule, start, end) -> {});
  }

  Finder(RuleSet rules, Trace trace) {
    this.rules = rules;
    this.trace = trace;
    generic = new GenericFinder();
    follower = new Follower(rules);
    matchers = new Matcher[rules.size()];
    freeFrom = new int[matchers.length];
  }

  /**
   * All that the rules find, overlapping ones too; valid until the next call. A value that is alone
   * in its file is none of them: this may be a line of a report.
   */
  List<Candidate> findAll(Latin1 content) {
    begin(content);
    whole(content);
    for (int i = 0; i < hits.count() && found.size() < MOST; i++) {
      hit(hits.keyword(i), hits.end(i));
    }
    return found;
  }

  private void begin(Latin1 content) {
    text = content;
    found.clear();
    hits.clear();
    Arrays.fill(freeFrom, -1);
    generic.reset(content);
  }

  private void whole(Latin1 content) {
    rules.automaton().scan(content.bytes(), content.offset(), content.length(), hits);
    hits.sort();
  }

  /**
   * As {@link #find}, for a content that may have been made from another one by copying.
   *
   * @param base what {@link #trail} gave for that one, or null
   */
  List<Candidate> follow(Latin1 content, @Nullable KeywordHits base, Copies copies) {
    begin(content);
    if (base != null && Follower.pays(copies, content.length())) {
      follower.follow(content, base, copies, hits);
    } else {
      whole(content);
    }
    int low = Integer.MAX_VALUE;
    int high = 0;
    for (int i = 0; i < hits.count() && found.size() < MOST; i++) {
      int note = hits.note(i);
      if (Follower.quiet(note)) {
        hits.note(i, Follower.plain(note));
        continue;
      }
      int keyword = hits.keyword(i);
      int end = hits.end(i);
      int start = end - rules.keywordLength(keyword);
      text.watch();
      boolean live = hit(keyword, end);
      int readFrom = text.low();
      int readTo = text.high();
      if (rules.generic(keyword)) {
        // What the ones before read beyond its begin may be what it was passed over for.
        boolean meets = start < high;
        low = meets ? Math.min(low, readFrom) : readFrom;
        high = meets ? Math.max(high, readTo) : readTo;
        readFrom = low;
        readTo = high;
      }
      hits.note(i, Follower.note(live, start, end, readFrom, readTo));
    }
    LoneFinder.at(rules, text, found);
    return Overlaps.resolve(found);
  }

  /** The hits of the last content that {@link #follow} looked at; null if it gave up. */
  @Nullable KeywordHits trail() {
    return overflowed() ? null : hits.copy();
  }

  /** One candidate for each value, in order of position. */
  List<Candidate> find(Latin1 content) {
    findAll(content);
    LoneFinder.at(rules, text, found);
    return Overlaps.resolve(found);
  }

  /** Whether the last content had more than is reported. */
  boolean overflowed() {
    return found.size() >= MOST;
  }

  /** Judges a hit; returns whether it left anything behind that counts for others. */
  private boolean hit(int keyword, int end) {
    boolean live = false;
    int start = end - rules.keywordLength(keyword);
    for (int number : rules.users(keyword)) {
      SecretRule rule = rules.rule(number);
      if (found.size() >= MOST) {
        return true;
      }
      if (rule.hasPattern()) {
        live |= match(rule, number, start);
      } else if (rule.tier() == Tier.CONTEXT) {
        live = true;
        if (start >= freeFrom[number]) {
          int floor = Math.max(0, freeFrom[number]);
          freeFrom[number] = ManifestFinder.at(rule, text, start, floor, found);
        }
      } else {
        live |= generic.at(rule, start, end, found);
      }
    }
    return live;
  }

  /**
   * Tries a pattern; returns whether it matched, or would have been tried elsewhere but for that.
   */
  private boolean match(SecretRule rule, int number, int hit) {
    Matcher matcher = matchers[number];
    if (matcher == null) {
      matcher = rule.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      matchers[number] = matcher;
      freeFrom[number] = 0;
    } else if (freeFrom[number] < 0) {
      matcher.reset(text);
      freeFrom[number] = 0;
    }
    int first = Math.max(freeFrom[number], hit - rule.before());
    for (int start = first; start <= hit - rule.beforeLeast(); start++) {
      matcher.region(start, Math.min(text.length(), start + rule.maxLength()));
      if (matcher.lookingAt()) {
        freeFrom[number] = Math.max(start + 1, matcher.end());
        trace.match(rule, matcher.start(rule.group()), matcher.end());
        Candidate candidate = judge(rule, matcher.start(rule.group()), matcher.end(rule.group()));
        if (candidate != null) {
          found.add(candidate);
        }
        return true;
      }
    }
    return first != hit - rule.before();
  }

  private @Nullable Candidate judge(SecretRule rule, int start, int end) {
    if (start < 0) {
      return null;
    }
    Proof proof = rule.proof();
    Judgement judgement =
        proof == null
            ? Judgement.of(byForm(rule), reason(rule)).at(start, end)
            : proof.judge(text, start, end);
    if (judgement.kind() == Judgement.Kind.REFUTED) {
      return null;
    }
    String value = judgement.canonical() == null ? text.text(start, end) : judgement.canonical();
    boolean proven = judgement.kind() == Judgement.Kind.CHECKSUM && judgement.cap() == null;
    if (!proven && isHollow(rule, text.text(start, end))) {
      return null;
    }
    Severity severity = rule.rule().severity();
    Severity cap = judgement.cap();
    Map<String, String> facts = judgement.facts();
    if (!rule.judgedAs().isEmpty()) {
      boolean client = rule.judgedAs().equals(CLIENT);
      ValueVerdict verdict =
          ValueJudge.judge(
              client || rule.judgedAs().equals(ADDRESS) ? "password" : rule.judgedAs(),
              unescaped(text.text(start, end)).replace(' ', '_'),
              Form.QUOTED);
      if (verdict.strength() == ValueVerdict.Strength.NONE) {
        boolean address = rule.judgedAs().equals(ADDRESS) && AddressUser.isOwn(text, start);
        if (!client && !(address && Stock.isUsual(text.text(start, end)))) {
          return null;
        }
        cap = client ? Severity.MEDIUM : Severity.LOW;
      }
      if (verdict.strength() == ValueVerdict.Strength.WEAK) {
        if (rule.judgedAs().equals(ADDRESS) && !AddressUser.isOwn(text, start)) {
          return null;
        }
        cap = verdict.common() ? Severity.LOW : Severity.MEDIUM;
        facts = form("address", verdict.label());
      }
    }
    if (cap != null && severity.compareTo(cap) > 0) {
      severity = cap;
    }
    return new Candidate(
        rule,
        judgement.start(),
        judgement.end(),
        severity,
        score(judgement),
        judgement.kind().name().toLowerCase(Locale.ROOT),
        judgement.why(),
        value,
        facts);
  }

  /** Whether a value of the right form is an example or too regular to be a secret. */
  private static boolean isHollow(SecretRule rule, String value) {
    if (rule.allows(value)) {
      return true;
    }
    if (rule.tier() == Tier.KEY) {
      return false;
    }
    String body = value.substring(Math.min(rule.prefix(), value.length()));
    if (rule.minEntropy() > 0 && Shape.of(body).entropy() < rule.minEntropy()) {
      return true;
    }
    return switch (rule.tier()) {
      case CONNECTION -> {
        String reason = Refusals.reason(value);
        boolean meant = rule.judgedAs().equals(CLIENT) && Placeholders.isOnlyNamed(value);
        yield reason != null && !meant;
      }
      case PROVIDER, CONTEXT -> Placeholders.isSure(body) || Refusals.isPattern(body);
      case KEY, GENERIC -> false;
    };
  }

  /** Without the percent escapes of an address (RFC 3986, section 2.1). */
  private static String unescaped(String value) {
    return value.indexOf('%') < 0
        ? value
        : ESCAPE
            .matcher(value)
            .replaceAll(match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
  }

  private static Judgement.Kind byForm(SecretRule rule) {
    return rule.tier() == Tier.CONTEXT || rule.tier() == Tier.CONNECTION
        ? Judgement.Kind.CONTEXT
        : Judgement.Kind.FORMAT;
  }

  private static String reason(SecretRule rule) {
    return switch (rule.tier()) {
      case PROVIDER, KEY -> "the provider's own form";
      case CONTEXT -> "a value of the product's form beside its name";
      case CONNECTION -> "stands where a password stands";
      case GENERIC -> "a value beside a secret's name";
    };
  }

  private static double score(Judgement judgement) {
    double sure =
        switch (judgement.kind()) {
          case CHECKSUM -> 1.0;
          case PARSED -> 0.95;
          case FORMAT -> 0.85;
          case CONTEXT -> 0.75;
          case REFUTED -> 0;
        };
    return judgement.cap() == null ? sure : sure / 2;
  }

  /** Facts of a candidate that are not secret, for a generic one. */
  static Map<String, String> form(String form, String strength) {
    return Map.of("form", form, "strength", strength);
  }
}
