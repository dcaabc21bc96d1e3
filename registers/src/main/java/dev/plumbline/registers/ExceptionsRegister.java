package dev.plumbline.registers;

import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Standing;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The register of exceptions, schema version 1 ({@code schemas/exceptions-1.json}). It is the whole
 * truth about which exceptions there are: a register that is absent holds none.
 *
 * @param path where it stands in the repository
 * @param items its entries, in the order of the text
 * @param problems what is wrong with the file as a whole; then nobody knows its entries
 * @param approvers who may approve, as it was read with
 */
public record ExceptionsRegister(
    String path, List<Item> items, List<Problem> problems, Approvers approvers) {
  /** Where a repository keeps it. */
  public static final String PATH = ".plumb/registers/exceptions.yaml";

  /** The name of the register in evidence. */
  public static final String NAME = "exceptions";

  public ExceptionsRegister {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /**
   * An entry and what is wrong with it.
   *
   * @param entry the entry; with problems its standing does not count
   * @param problems sorted by place; these do not depend on the day
   */
  public record Item(ExceptionEntry entry, List<Problem> problems) {
    public Item {
      problems = problems.stream().sorted().toList();
    }

    /** The exception as something that is judged. */
    public Subject subject() {
      return new Subject(SubjectKind.EXCEPTION, entry.id());
    }
  }

  /** There is no such file, so there are no exceptions. */
  public static ExceptionsRegister absent(Approvers approvers) {
    return new ExceptionsRegister(PATH, List.of(), List.of(), approvers);
  }

  /** There is a file and it could not be read: nobody knows which exceptions there are. */
  public static ExceptionsRegister unreadable(
      String path, Approvers approvers, int line, String reason, String wayOut) {
    ExceptionRule rule = ExceptionRule.EXCEPTION_REGISTER_UNREADABLE;
    return new ExceptionsRegister(
        path, List.of(), List.of(rule.at(path, line, path, reason, wayOut)), approvers);
  }

  /**
   * Reads the register.
   *
   * @param path how messages name the file, and where {@code commits} looks for it
   * @param text its content; empty text is a register without exceptions
   * @param approvers who may approve
   * @param commits who brought entries in
   * @param zone whose days count
   */
  public static ExceptionsRegister read(
      String path, String text, Approvers approvers, CommitSignatures commits, ZoneId zone) {
    try {
      List<Node> documents = RegisterText.read(text);
      if (documents.isEmpty()) {
        return new ExceptionsRegister(path, List.of(), List.of(), approvers);
      }
      return read(path, documents, approvers, new Approvals(approvers, commits, zone));
    } catch (FormatException e) {
      return unreadable(
          path, approvers, e.line(), "not readable: " + e.getMessage(), "correct the YAML");
    }
  }

  /** Whether the register as a whole was readable, so that its entries are all there are. */
  public boolean complete() {
    return problems.isEmpty();
  }

  /** All problems, of the file and of its entries. */
  public List<Problem> allProblems() {
    List<Problem> all = new ArrayList<>(problems);
    items.forEach(item -> all.addAll(item.problems()));
    return all.stream().sorted().toList();
  }

  /** What the clauses about exceptions are judged for. */
  public Set<Subject> subjects() {
    Set<Subject> subjects = new TreeSet<>();
    items.forEach(item -> subjects.add(item.subject()));
    if (!complete()) {
      subjects.add(new Subject(SubjectKind.EXCEPTION, path));
    }
    return subjects;
  }

  /** The canonical texts of all entries of a register's text; none when it cannot be read. */
  public static Set<String> canonicalTexts(String text) {
    try {
      return texts(RegisterText.read(text));
    } catch (FormatException e) {
      return Set.of();
    }
  }

  /**
   * Whether a register's text may have an entry with this canonical text: also when it cannot be
   * read, because then nobody knows. Asked of the parents of a commit, so that a commit which only
   * mends a broken file does not count as the one that brought its entries in.
   */
  public static boolean mayHold(String text, String canonicalText) {
    try {
      return texts(RegisterText.read(text)).contains(canonicalText);
    } catch (FormatException e) {
      return true;
    }
  }

  private static Set<String> texts(List<Node> documents) {
    Set<String> texts = new LinkedHashSet<>();
    for (Node document : documents) {
      for (Node item : document.items("exceptions")) {
        EntryReader reader = new EntryReader("", item.line(), Roster.none());
        texts.add(CanonicalText.of(reader.read(item).entry()));
      }
    }
    return texts;
  }

  private static ExceptionsRegister read(
      String path, List<Node> documents, Approvers approvers, Approvals approvals) {
    Node root = documents.getFirst();
    if (!(root instanceof Node.Mapping) || !root.text("version").orElse("").equals("1")) {
      return unreadable(
          path,
          approvers,
          root.line(),
          "not a register of version 1",
          "begin it with 'version: 1'");
    }
    for (Node.Mapping.Entry field : root.entries()) {
      String key = field.key().text();
      if (!key.equals("version") && !key.equals("exceptions")) {
        return unreadable(
            path, approvers, field.key().line(), "unknown field '" + key + "'", "remove it");
      }
    }
    Node list = root.at("exceptions").orElse(null);
    boolean none = list == null || list instanceof Node.Scalar scalar && scalar.isNull();
    if (!none && !(list instanceof Node.Sequence)) {
      return unreadable(
          path,
          approvers,
          root.line(),
          "'exceptions' is not a list",
          "write 'exceptions: []' for none");
    }
    List<EntryReader.Draft> drafts =
        none
            ? List.of()
            : root.items("exceptions").stream()
                .map(item -> new EntryReader(path, item.line(), approvers.roster()).read(item))
                .toList();
    return new ExceptionsRegister(
        path, items(path, drafts, approvers, approvals), List.of(), approvers);
  }

  private static List<Item> items(
      String path, List<EntryReader.Draft> drafts, Approvers approvers, Approvals approvals) {
    Map<String, Long> ids =
        drafts.stream()
            .map(draft -> draft.entry().id())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    List<Item> items = new ArrayList<>();
    for (EntryReader.Draft draft : drafts) {
      List<Problem> problems = new ArrayList<>(draft.problems());
      ExceptionEntry entry = draft.entry();
      int line = line(entry.place());
      if (ids.getOrDefault(entry.id(), 0L) > 1) {
        problems.add(
            ExceptionRule.EXCEPTION_ID_TWICE.at(
                path, line, entry.id(), "its id is used more than once", "give it one of its own"));
      }
      Approvals.Proof proof = approvals.of(entry, path, draft.signature());
      if (proof.invalid() != null) {
        problems.add(
            ExceptionRule.EXCEPTION_SIGNATURE_INVALID.at(
                path,
                line,
                entry.id(),
                "its signature does not hold: " + proof.invalid(),
                "have the approver sign the entry as it reads now"));
      }
      problems.addAll(new ApproverRules(path, line, approvers).of(entry));
      Standing standing =
          new Standing(proof.approval(), problems.stream().sorted().map(Problem::text).toList());
      items.add(new Item(entry.with(standing, proof.doubts()), problems));
    }
    return items;
  }

  private static int line(Place place) {
    return place.region() == null ? 1 : place.region().startLine();
  }
}
