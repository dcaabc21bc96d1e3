package dev.plumbline.registers.leak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incident of one secret that got out, schema {@code schemas/incident-1.json}. Holds no value
 * of the secret and, of people, only who wrote the record and who was told.
 *
 * @param id {@code LEAK-}, the day, and the begin of the fingerprint
 * @param subject where it got out, for example {@code repository:shop}
 * @param secret what got out
 * @param where where it stands
 * @param readers who could read it
 * @param detected when it was found
 * @param clock by when what has to be done
 * @param opened who wrote the record and when
 * @param notified who was told and when
 * @param steps how to revoke it and how to get a new one, as its provider has it
 * @param timeline what happened, in order
 * @param evidence what proves it
 * @param closure null as long as it is open
 */
public record LeakRecord(
    String id,
    String subject,
    Secret secret,
    Where where,
    Readers readers,
    Instant detected,
    Clock clock,
    Signed opened,
    List<Notice> notified,
    Steps steps,
    List<Event> timeline,
    List<Item> evidence,
    @Nullable Closure closure) {
  public LeakRecord {
    notified = List.copyOf(notified);
    timeline = List.copyOf(timeline);
    evidence = List.copyOf(evidence);
  }

  /** What got out; {@code masked} shows nothing but a provider's public mark and the length. */
  public record Secret(
      String fingerprint,
      String rule,
      String title,
      String provider,
      String severity,
      String masked) {}

  /**
   * Where it stands.
   *
   * @param places {@code path:line} of the tree, and paths it had in history
   * @param objects git objects that hold it, in hex
   * @param commits commits that brought it in, in hex
   * @param since when the first of them was made; null when it is in no commit
   * @param inHead whether the current tree has it
   * @param reachable whether a reference leads to it
   */
  public record Where(
      List<String> places,
      List<String> objects,
      List<String> commits,
      @Nullable Instant since,
      boolean inHead,
      boolean reachable) {
    public Where {
      places = List.copyOf(places);
      objects = List.copyOf(objects);
      commits = List.copyOf(commits);
    }
  }

  /** Who could read it: how far the repository is open, as somebody said, and what is not known. */
  public record Readers(String visibility, List<String> unknown) {
    public Readers {
      unknown = List.copyOf(unknown);
    }
  }

  /** Hours from detection to revocation and to telling security. */
  public record Clock(double revokeHours, double noticeHours) {}

  /** By whom, and when. */
  public record Signed(String by, Instant at) {}

  /** Who was told, when and how. */
  public record Notice(String who, Instant at, String how) {}

  /** How to revoke and how to rotate. */
  public record Steps(String revoke, String rotate) {}

  /** Something that happened. */
  public record Event(Instant at, String what, String by) {}

  /** A piece of evidence: its name, the SHA-256 of its bytes, who took it and when. */
  public record Item(String name, String sha256, String collector, Instant at) {}

  /**
   * How it ended.
   *
   * @param revoked when the old secret stopped opening anything
   * @param rotated when the new one was in place
   * @param closed by whom, and when
   * @param state what the provider said of the old secret: {@code inactive}, or {@code not asked}
   */
  public record Closure(Instant revoked, Instant rotated, Signed closed, String state) {}

  /** The last moment for its revocation. */
  public Instant revokeBy() {
    return detected.plus(minutes(clock.revokeHours()));
  }

  /** The last moment for telling security. */
  public Instant noticeBy() {
    return detected.plus(minutes(clock.noticeHours()));
  }

  private static Duration minutes(double hours) {
    return Duration.ofSeconds(Math.round(hours * 3_600));
  }

  /** This record with what closes it. */
  public LeakRecord closed(Closure how, List<Item> more) {
    java.util.ArrayList<Item> items = new java.util.ArrayList<>(evidence);
    items.addAll(more);
    java.util.ArrayList<Event> events = new java.util.ArrayList<>(timeline);
    events.add(new Event(how.revoked(), "the secret was revoked", how.closed().by()));
    events.add(new Event(how.rotated(), "a new secret was in place", how.closed().by()));
    events.add(new Event(how.closed().at(), "closed", how.closed().by()));
    return new LeakRecord(
        id, subject, secret, where, readers, detected, clock, opened, notified, steps, events,
        items, how);
  }

  /** This record with somebody more who was told. */
  public LeakRecord told(Notice notice) {
    java.util.ArrayList<Notice> notices = new java.util.ArrayList<>(notified);
    notices.add(notice);
    return new LeakRecord(
        id, subject, secret, where, readers, detected, clock, opened, notices, steps, timeline,
        evidence, closure);
  }
}
