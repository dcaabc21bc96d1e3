package dev.plumbline.scan.git;

import dev.plumbline.scan.git.RevisionException.Kind;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what a revision expression names: gitrevisions(7) without dates, reflogs and searches. A
 * name that is both a tag and a branch is ambiguous here, so that nobody can put a tag before a
 * branch that is trusted. Used by one thread.
 */
public final class Revisions {
  private static final int MAX_STEPS = 1_000_000;
  private static final int MAX_TAGS = 100;

  private final GitRepository repository;
  private final ObjectReader reader;

  public Revisions(GitRepository repository, ObjectReader reader) {
    this.repository = repository;
    this.reader = reader;
  }

  /**
   * The object an expression names: an id or its beginning, {@code HEAD}, a reference in full or a
   * branch, tag or remote branch, each followed by any of {@code ~n}, {@code ^n}, {@code ^{kind}},
   * {@code ^{}}.
   *
   * @throws RevisionException if it names none, or several
   */
  public ObjectId resolve(String expression) throws RevisionException {
    int end = 0;
    while (end < expression.length() && "~^".indexOf(expression.charAt(end)) < 0) {
      end++;
    }
    ObjectId id = name(expression.substring(0, end));
    int at = end;
    while (at < expression.length()) {
      char operator = expression.charAt(at++);
      if (operator == '^' && at < expression.length() && expression.charAt(at) == '{') {
        int close = expression.indexOf('}', at);
        if (close < 0) {
          throw new RevisionException(Kind.SYNTAX, "no } in " + expression);
        }
        id = peel(id, expression.substring(at + 1, close));
        at = close + 1;
        continue;
      }
      int digits = at;
      while (digits < expression.length() && Character.digit(expression.charAt(digits), 10) >= 0) {
        digits++;
      }
      if (digits - at > 7) {
        throw new RevisionException(Kind.SYNTAX, "too large a number in " + expression);
      }
      int number = digits == at ? 1 : Integer.parseInt(expression.substring(at, digits));
      id = operator == '~' ? ancestor(id, number) : parent(id, number);
      at = digits;
      if (at < expression.length() && "~^".indexOf(expression.charAt(at)) < 0) {
        throw new RevisionException(Kind.SYNTAX, "cannot be understood: " + expression);
      }
    }
    return id;
  }

  /**
   * The commit an expression names, through tags.
   *
   * @throws RevisionException if it names no commit
   */
  public Commit commit(String expression) throws RevisionException {
    return commit(resolve(expression));
  }

  /**
   * The commit with this id, or that the tag with this id leads to.
   *
   * @throws RevisionException if there is none
   */
  public Commit commit(ObjectId id) throws RevisionException {
    GitObject object = read(peel(id, "commit"));
    try {
      return Commit.parse(object);
    } catch (GitDataException e) {
      throw new RevisionException(Kind.MISSING, "commit " + id + ": " + e.getMessage());
    }
  }

  private ObjectId name(String name) throws RevisionException {
    if (name.isEmpty() || name.equals("@")) {
      if (name.isEmpty()) {
        throw new RevisionException(Kind.SYNTAX, "an empty revision");
      }
      return name("HEAD");
    }
    Optional<ObjectId> full = ObjectId.parse(name);
    if (full.isPresent() && full.get().length() == repository.algorithm().bytes()) {
      if (!repository.objects().contains(full.get())) {
        throw new RevisionException(Kind.UNKNOWN, "no object " + name);
      }
      return full.get();
    }
    Map<ObjectId, String> found = new TreeMap<>();
    for (String candidate :
        List.of(
            name,
            "refs/" + name,
            "refs/tags/" + name,
            "refs/heads/" + name,
            "refs/remotes/" + name,
            "refs/remotes/" + name + "/HEAD")) {
      repository.refs().find(candidate).ifPresent(ref -> found.put(ref.id(), ref.name()));
    }
    if (found.size() > 1) {
      throw new RevisionException(
          Kind.AMBIGUOUS, name + " may mean " + String.join(" or ", found.values()));
    }
    return found.isEmpty() ? abbreviated(name) : found.keySet().iterator().next();
  }

  private ObjectId abbreviated(String name) throws RevisionException {
    if (!name.matches("[0-9a-f]{4,64}")) {
      throw new RevisionException(Kind.UNKNOWN, "no revision " + name);
    }
    List<ObjectId> found = repository.objects().startingWith(name, 1000);
    if (found.size() > 1) {
      List<ObjectId> commits = new ArrayList<>();
      for (ObjectId id : found) {
        if (read(id).kind() == ObjectKind.COMMIT) {
          commits.add(id);
        }
      }
      found = commits.size() == 1 ? commits : found;
    }
    if (found.size() != 1) {
      throw new RevisionException(
          found.isEmpty() ? Kind.UNKNOWN : Kind.AMBIGUOUS,
          (found.isEmpty() ? "no object begins with " : "several objects begin with ") + name);
    }
    return found.getFirst();
  }

  private ObjectId ancestor(ObjectId from, int generations) throws RevisionException {
    ObjectId id = peel(from, "commit");
    if (generations > MAX_STEPS) {
      throw new RevisionException(Kind.SYNTAX, "too many generations");
    }
    for (int i = 0; i < generations; i++) {
      id = parent(id, 1);
    }
    return id;
  }

  private ObjectId parent(ObjectId from, int number) throws RevisionException {
    Commit commit = commit(from);
    if (number == 0) {
      return commit.id();
    }
    if (number > commit.parents().size()) {
      throw new RevisionException(
          repository.shallow().contains(commit.id()) ? Kind.MISSING : Kind.UNKNOWN,
          "commit " + commit.id() + " has no parent " + number);
    }
    return commit.parents().get(number - 1);
  }

  private ObjectId peel(ObjectId from, String wanted) throws RevisionException {
    ObjectId id = from;
    for (int i = 0; i < MAX_TAGS; i++) {
      GitObject object = read(id);
      if (object.kind().word().equals(wanted)
          || wanted.equals("object")
          || (wanted.isEmpty() && object.kind() != ObjectKind.TAG)) {
        return id;
      }
      try {
        if (object.kind() == ObjectKind.TAG) {
          id = Tag.parse(object).target();
        } else if (object.kind() == ObjectKind.COMMIT && wanted.equals("tree")) {
          return Commit.parse(object).tree();
        } else {
          throw new RevisionException(
              Kind.WRONG_KIND, from + " is a " + object.kind().word() + ", not a " + wanted);
        }
      } catch (GitDataException e) {
        throw new RevisionException(Kind.MISSING, id + ": " + e.getMessage());
      }
    }
    throw new RevisionException(Kind.WRONG_KIND, from + " is a tag of tags without an end");
  }

  private GitObject read(ObjectId id) throws RevisionException {
    try {
      return reader
          .read(id)
          .orElseThrow(() -> new RevisionException(Kind.MISSING, "object " + id + " is missing"));
    } catch (IOException e) {
      throw new RevisionException(Kind.MISSING, "object " + id + ": " + RefsReader.reason(e));
    }
  }
}
