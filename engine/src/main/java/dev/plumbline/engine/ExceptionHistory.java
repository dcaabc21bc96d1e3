package dev.plumbline.engine;

import dev.plumbline.registers.CommitSignatures;
import dev.plumbline.registers.ExceptionsRegister;
import dev.plumbline.registers.SignedCommit;
import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.RevisionException;
import dev.plumbline.scan.git.Revisions;
import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.TreeReader;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the commits of the trusted history that brought a register's entry in as it reads now. */
final class ExceptionHistory implements CommitSignatures {
  private static final int MAX_COMMITS = 200_000;

  private final GitRepository repository;
  private final ObjectReader reader;
  private final ObjectId tip;
  private final Map<ObjectId, Set<String>> texts = new HashMap<>();

  ExceptionHistory(GitRepository repository, ObjectId tip) {
    this.repository = repository;
    this.reader = repository.reader();
    this.tip = tip;
  }

  @Override
  public List<SignedCommit> introducing(String path, String canonicalText) {
    Revisions revisions = new Revisions(repository, reader);
    List<SignedCommit> found = new ArrayList<>();
    Deque<ObjectId> open = new ArrayDeque<>(List.of(tip));
    Set<ObjectId> seen = new HashSet<>(open);
    try {
      while (!open.isEmpty() && seen.size() < MAX_COMMITS) {
        Commit commit = revisions.commit(open.remove());
        boolean here = has(commit.tree(), path, canonicalText);
        boolean before = false;
        for (ObjectId parent : commit.parents()) {
          before |= mayHave(revisions.commit(parent).tree(), path, canonicalText);
          if (seen.add(parent)) {
            open.add(parent);
          }
        }
        if (here && !before) {
          Optional<GitObject> object = reader.read(commit.id());
          object.flatMap(o -> SignedCommit.read(o.id().hex(), o.bytes())).ifPresent(found::add);
        }
      }
    } catch (RevisionException | IOException e) {
      return List.of();
    }
    found.sort(Comparator.comparing(SignedCommit::id));
    return List.copyOf(found);
  }

  /**
   * Whether a parent may have had the entry. A register that cannot be read may hold it: else
   * breaking the file and having it mended in a signed commit would pass for an approval.
   */
  private boolean mayHave(ObjectId tree, String path, String canonicalText) throws IOException {
    Optional<ObjectId> blob = blob(tree, path);
    if (blob.isEmpty()) {
      return false;
    }
    Optional<GitObject> object = reader.read(blob.get());
    return object.isEmpty()
        || ExceptionsRegister.mayHold(
            new String(object.get().bytes(), StandardCharsets.UTF_8), canonicalText);
  }

  private boolean has(ObjectId tree, String path, String canonicalText) throws IOException {
    Optional<ObjectId> blob = blob(tree, path);
    if (blob.isEmpty()) {
      return false;
    }
    Set<String> known = texts.get(blob.get());
    if (known == null) {
      Optional<GitObject> object = reader.read(blob.get());
      known =
          object.isEmpty()
              ? Set.of()
              : ExceptionsRegister.canonicalTexts(
                  new String(object.get().bytes(), StandardCharsets.UTF_8));
      texts.put(blob.get(), known);
    }
    return known.contains(canonicalText);
  }

  private Optional<ObjectId> blob(ObjectId tree, String path) throws IOException {
    TreeReader trees = new TreeReader(reader);
    ObjectId at = tree;
    for (String part : path.split("/")) {
      Optional<TreeEntry> next =
          trees.entries(at).stream().filter(entry -> entry.path().equals(part)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get().id();
    }
    return Optional.of(at);
  }
}
