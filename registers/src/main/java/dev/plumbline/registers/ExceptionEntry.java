package dev.plumbline.registers;

import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Standing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the exceptions register. Dates may be missing only in an entry whose standing has
 * problems.
 *
 * @param id its id, unique in the register
 * @param scope what it is about
 * @param reason the business justification
 * @param compensatingControl what lowers the risk meanwhile
 * @param owner who answers for it
 * @param requester who asked
 * @param requested the day
 * @param approver who approved, as written
 * @param approved the day of the approval
 * @param from first day it holds
 * @param until last day it holds
 * @param reviews in the order of the text
 * @param place where it begins
 * @param standing whether it counts at all; whether it is live and reviewed depends on the day
 * @param doubts why an approval that is claimed is not proven
 */
public record ExceptionEntry(
    String id,
    ExceptionScope scope,
    String reason,
    String compensatingControl,
    String owner,
    String requester,
    @Nullable LocalDate requested,
    @Nullable String approver,
    @Nullable LocalDate approved,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<Review> reviews,
    Place place,
    Standing standing,
    List<String> doubts) {
  public ExceptionEntry {
    doubts = List.copyOf(doubts);
    reviews = List.copyOf(reviews);
  }

  ExceptionEntry with(Standing other, List<String> otherDoubts) {
    return new ExceptionEntry(
        id,
        scope,
        reason,
        compensatingControl,
        owner,
        requester,
        requested,
        approver,
        approved,
        from,
        until,
        reviews,
        place,
        other,
        otherDoubts);
  }
}
