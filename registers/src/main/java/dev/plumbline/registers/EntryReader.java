package dev.plumbline.registers;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Standing;
import dev.plumbline.formats.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the exceptions register and holds it to everything but its approval. */
final class EntryReader {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "clause",
          "clauses",
          "fingerprint",
          "fingerprints",
          "resource",
          "reason",
          "compensating-control",
          "owner",
          "requester",
          "requested",
          "approver",
          "approved",
          "from",
          "until",
          "reviews",
          "approval");

  private final String path;
  private final List<Problem> problems = new ArrayList<>();
  private String name;

  private final Roster roster;

  EntryReader(String path, int line, Roster roster) {
    this.path = path;
    this.roster = roster;
    this.name = "entry at line " + line;
  }

  /**
   * An entry as read.
   *
   * @param entry its standing is not yet filled in
   * @param signature its own signature, armored, or null
   * @param problems what is wrong with it
   */
  record Draft(ExceptionEntry entry, @Nullable String signature, List<Problem> problems) {}

  Draft read(Node item) {
    if (!(item instanceof Node.Mapping mapping)) {
      malformed(item.line(), "an exception must be a mapping of fields", "see docs/trust.md");
      return new Draft(empty(item.line()), null, problems);
    }
    YamlFields fields = new YamlFields(mapping, FIELDS, this::malformed);
    String id = fields.required("id");
    name = id == null ? name : id;
    ExceptionScope scope = scope(mapping, fields);
    LocalDate from = fields.required("from") == null ? null : fields.date("from");
    LocalDate until = fields.date("until");
    span(fields, from, until);
    String requester = fields.required("requester");
    LocalDate requested = fields.required("requested") == null ? null : fields.date("requested");
    String approver = fields.text("approver");
    LocalDate approved = fields.date("approved");
    approval(fields, approver, approved, requested);
    String reason = justified(fields, "reason");
    String control = justified(fields, "compensating-control");
    String owner = fields.text("owner");
    if (owner == null) {
      problem(
          ExceptionRule.EXCEPTION_NOT_JUSTIFIED,
          fields.line("owner"),
          "'owner' is missing",
          "name who answers for it");
    }
    ExceptionEntry entry =
        new ExceptionEntry(
            name,
            scope,
            reason,
            control,
            owner == null ? "" : owner,
            requester == null ? "" : requester,
            requested,
            approver,
            approved,
            from,
            until,
            reviews(mapping, requester == null ? "" : requester),
            Place.line(path, mapping.line()),
            empty(1).standing(),
            List.of());
    return new Draft(entry, signature(mapping), problems);
  }

  private ExceptionScope scope(Node.Mapping mapping, YamlFields fields) {
    List<String> clauses = fields.texts("clause", "clauses");
    List<String> fingerprints = fields.texts("fingerprint", "fingerprints");
    List<String> subjects = List.of();
    List<String> paths = List.of();
    Node resource = mapping.get("resource").orElse(null);
    if (resource instanceof Node.Mapping inner) {
      YamlFields selector =
          new YamlFields(inner, Set.of("subject", "subjects", "path", "paths"), this::malformed);
      subjects = selector.texts("subject", "subjects");
      paths = selector.texts("path", "paths");
    } else if (resource != null) {
      malformed(resource.line(), "'resource' must be a mapping", "write 'resource: {subject: …}'");
    }
    if (clauses.isEmpty() && fingerprints.isEmpty()) {
      problem(
          ExceptionRule.EXCEPTION_WITHOUT_SCOPE,
          mapping.line(),
          "it names neither a clause nor a fingerprint",
          "add 'clause:' or 'fingerprints:'");
    }
    if (subjects.isEmpty()) {
      problem(
          ExceptionRule.EXCEPTION_WITHOUT_SCOPE,
          fields.line("resource"),
          "it names no subject, so its approval could be carried to another repository",
          "add 'resource: {subject: \"repository:NAME\"}'");
    }
    return new ExceptionScope(
        clauses, fingerprints.stream().map(Fingerprint::new).toList(), subjects, paths);
  }

  private void span(YamlFields fields, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (until == null) {
      problem(
          ExceptionRule.EXCEPTION_WITHOUT_END,
          fields.line("until"),
          "it has no end",
          "add 'until:', at most one year after 'from'");
    } else if (from != null && until.isBefore(from)) {
      malformed(fields.line("until"), "it ends before it begins", "correct 'from' or 'until'");
    } else if (from != null && until.isAfter(from.plusYears(1))) {
      problem(
          ExceptionRule.EXCEPTION_TOO_LONG,
          fields.line("until"),
          "it runs for more than a year",
          "end it by " + from.plusYears(1) + " and ask anew then");
    }
  }

  private void approval(
      YamlFields fields,
      @Nullable String approver,
      @Nullable LocalDate approved,
      @Nullable LocalDate requested) {
    if (approver == null) {
      problem(
          ExceptionRule.EXCEPTION_NOT_APPROVED,
          fields.line("approver"),
          "nobody is named as approver",
          "have the Security Team Lead approve it");
    }
    if (approved == null) {
      problem(
          ExceptionRule.EXCEPTION_NOT_APPROVED,
          fields.line("approved"),
          "the day of the approval is missing",
          "add 'approved: 2026-01-31'");
    } else if (requested != null && approved.isBefore(requested)) {
      malformed(
          fields.line("approved"),
          "it was approved before it was requested",
          "correct 'requested' or 'approved'");
    }
  }

  private String justified(YamlFields fields, String key) {
    String text = fields.text(key);
    Justification.fault(text == null ? "" : text)
        .ifPresent(fault ->
            problem(
                ExceptionRule.EXCEPTION_NOT_JUSTIFIED,
                fields.line(key),
                "'" + key + "' " + fault,
                "say it so that a stranger can judge it"));
    return text == null ? "" : text;
  }

  private List<Review> reviews(Node.Mapping mapping, String requester) {
    Node node = mapping.get("reviews").orElse(null);
    if (node instanceof Node.Mapping || node instanceof Node.Scalar scalar && !scalar.isNull()) {
      malformed(node.line(), "'reviews' must be a list", "begin each review with '- by:'");
      return List.of();
    }
    List<Review> reviews = new ArrayList<>();
    for (Node item : mapping.items("reviews")) {
      if (!(item instanceof Node.Mapping inner)) {
        malformed(item.line(), "a review must be a mapping", "write 'by:', 'on:' and 'outcome:'");
        continue;
      }
      YamlFields fields =
          new YamlFields(inner, Set.of("by", "on", "outcome", "note"), this::malformed);
      String by = fields.required("by");
      LocalDate on = fields.required("on") == null ? null : fields.date("on");
      String word = fields.required("outcome");
      Review.Outcome outcome = word == null ? null : Review.Outcome.ofLabel(word).orElse(null);
      if (word != null && outcome == null) {
        malformed(fields.line("outcome"), "unknown outcome '" + word + "'", "write keep or end");
      }
      String note = fields.text("note");
      if (by != null && on != null && outcome != null) {
        reviews.add(
            new Review(
                by, on, outcome, note == null ? "" : note, !roster.samePerson(by, requester)));
      }
    }
    return reviews;
  }

  private @Nullable String signature(Node.Mapping mapping) {
    Node node = mapping.get("approval").orElse(null);
    if (node == null || node instanceof Node.Scalar scalar && scalar.isNull()) {
      return null;
    }
    if (!(node instanceof Node.Mapping inner)) {
      malformed(node.line(), "'approval' must be a mapping", "write 'approval: {signature: …}'");
      return null;
    }
    return new YamlFields(inner, Set.of("signature"), this::malformed).text("signature");
  }

  private ExceptionEntry empty(int line) {
    return new ExceptionEntry(
        name,
        new ExceptionScope(List.of(), List.of(), List.of(), List.of()),
        "",
        "",
        "",
        "",
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Place.line(path, line),
        new Standing(Standing.Approval.NONE, List.of()),
        List.of());
  }

  private void malformed(int line, String reason, String wayOut) {
    problem(ExceptionRule.EXCEPTION_MALFORMED, line, reason, wayOut);
  }

  private void problem(ExceptionRule rule, int line, String reason, String wayOut) {
    problems.add(rule.at(path, line, name, reason, wayOut));
  }
}
