package dev.plumbline.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an exception holds. Days are days of the given time zone, first and last day included.
 *
 * <p>The quarterly review: a calendar quarter counts when the exception held on its last day and
 * that day is over. Then a review made on one of the days of that quarter, by somebody other than
 * the requester, must be there. A missed quarter opens the clause again until a later review is
 * made; from that review on the miss is made good.
 */
public final class ExceptionCalendar {
  private static final int MOST_YEARS = 20;

  private final ExceptionEntry entry;
  private final LocalDate today;

  /** The calendar of an entry as seen at an instant. */
  public ExceptionCalendar(ExceptionEntry entry, Instant at, ZoneId zone) {
    this.entry = entry;
    this.today = at.atZone(zone).toLocalDate();
  }

  /** Why it does not hold today, or nothing when it does; says nothing about approval. */
  public Optional<String> whyNot() {
    LocalDate from = start().orElse(null);
    LocalDate until = end().orElse(null);
    if (from == null || until == null) {
      return Optional.of("it has no beginning or no end");
    }
    if (today.isBefore(from)) {
      return Optional.of("it holds only from " + from);
    }
    if (today.isAfter(until)) {
      return Optional.of("it ended on " + until);
    }
    return missed().stream().findFirst().map(q -> "its review for " + q + " is missing");
  }

  /** Whether it holds today and is reviewed; says nothing about approval. */
  public boolean live() {
    return whyNot().isEmpty();
  }

  /** Whether its last day has passed. */
  public boolean over() {
    return end().filter(today::isAfter).isPresent();
  }

  /** The last day it holds: {@code until}, or the day of the first review that ended it. */
  public Optional<LocalDate> end() {
    return Optional.ofNullable(entry.until())
        .map(until ->
            counted().stream()
                .filter(review -> review.outcome() == Review.Outcome.END)
                .map(Review::on)
                .filter(on -> on.isBefore(until))
                .min(LocalDate::compareTo)
                .orElse(until));
  }

  /** Quarters without a review that no later review has made good, oldest first. */
  public List<Quarter> missed() {
    return due().stream()
        .filter(quarter ->
            counted().stream().noneMatch(review -> !review.on().isBefore(quarter.first())))
        .toList();
  }

  /** Quarters that were missed and made good by a later review, oldest first. */
  public List<Quarter> late() {
    List<Quarter> missed = missed();
    return due().stream()
        .filter(quarter -> !missed.contains(quarter))
        .filter(quarter ->
            counted().stream().noneMatch(review -> Quarter.of(review.on()).equals(quarter)))
        .toList();
  }

  /** Quarters that are over and on whose last day it held. */
  public List<Quarter> due() {
    LocalDate from = start().orElse(null);
    LocalDate until = end().orElse(null);
    List<Quarter> due = new ArrayList<>();
    if (from == null || until == null || until.isAfter(from.plusYears(MOST_YEARS))) {
      // A span this long is a problem of its own; the loop below stays short whatever is written.
      return due;
    }
    for (Quarter q = Quarter.of(from);
        q.last().isBefore(today) && !q.last().isAfter(until);
        q = q.next()) {
      due.add(q);
    }
    return List.copyOf(due);
  }

  /** The first day it can hold: never before it was approved. */
  private Optional<LocalDate> start() {
    LocalDate approved = entry.approved();
    return Optional.ofNullable(entry.from())
        .map(from -> approved != null && approved.isAfter(from) ? approved : from);
  }

  private List<Review> counted() {
    LocalDate from = start().orElse(LocalDate.MAX);
    return entry.reviews().stream()
        .filter(review -> !review.on().isBefore(from))
        .filter(review -> !review.on().isAfter(today))
        .filter(Review::independent)
        .toList();
  }
}
