package dev.plumbline.scan.git.history;

import dev.plumbline.scan.git.GitIndex;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.IndexEntry;
import dev.plumbline.scan.git.Ref;
import dev.plumbline.scan.git.Refs;
import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.object.ObjectId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks what can be reached from references, then from logs, then from indexes. */
final class Reachability {
  private final Graph graph;
  private final byte[] reach;
  private final int[] rootOfCommit;
  private final List<String> rootNames = new ArrayList<>();
  private final IntList todo = new IntList();
  private final BitSet missing = new BitSet();
  private final BitSet shallow = new BitSet();
  private int cutParents;

  Reachability(Graph graph, GitRepository repository, List<GitIndex> indexes) {
    this.graph = graph;
    this.reach = new byte[graph.objects()];
    java.util.Arrays.fill(reach, (byte) Reach.NONE.ordinal());
    this.rootOfCommit = new int[graph.commits()];
    java.util.Arrays.fill(rootOfCommit, -1);
    markShallow(repository.shallow());
    Refs refs = repository.refs();
    List<Ref> sorted = new ArrayList<>(refs.all());
    sorted.sort(Comparator.comparingInt(Reachability::rank).thenComparing(Ref::name));
    for (Ref ref : sorted) {
      root(ref.id(), Reach.REF, ref.name());
    }
    for (Map.Entry<ObjectId, String> logged : refs.logged().entrySet()) {
      root(logged.getKey(), Reach.LOG, logged.getValue());
    }
    for (GitIndex index : indexes) {
      for (IndexEntry entry : index.entries()) {
        if ((entry.mode() & 0170000) != TreeEntry.SUBMODULE) {
          root(entry.id(), Reach.INDEX, "index");
        }
      }
    }
  }

  /** Branches say more about where a commit is than tags, notes and the rest. */
  private static int rank(Ref ref) {
    String name = ref.name();
    if (name.equals("HEAD")) {
      return 2; // after branches: HEAD is most often one of them
    }
    if (name.startsWith("refs/heads/")) {
      return 0;
    }
    if (name.startsWith("refs/remotes/")) {
      return 1;
    }
    return name.startsWith("refs/tags/") ? 3 : 4;
  }

  private void markShallow(Set<ObjectId> boundary) {
    for (ObjectId id : boundary) {
      int ordinal = graph.store().ordinal(id);
      if (ordinal >= 0) {
        shallow.set(ordinal);
      }
    }
  }

  private void root(ObjectId id, Reach how, String name) {
    int ordinal = graph.store().ordinal(id);
    if (ordinal < 0 || reach[ordinal] != Reach.NONE.ordinal()) {
      return;
    }
    rootNames.add(name);
    reach(ordinal, how);
    while (!todo.isEmpty()) {
      expand(todo.removeLast(), how);
    }
  }

  private void reach(int link, Reach how) {
    if (link < 0) {
      if (how == Reach.REF) {
        missing.set(~link);
      }
    } else if (reach[link] == Reach.NONE.ordinal()) {
      reach[link] = (byte) how.ordinal();
      todo.add(link);
    }
  }

  private void expand(int ordinal, Reach how) {
    int tree = graph.tree(ordinal);
    int commit = graph.commit(ordinal);
    if (tree >= 0) {
      int[] children = graph.children(tree);
      for (int at = graph.from(tree); at < graph.to(tree); at++) {
        reach(children[at], how);
      }
    } else if (commit >= 0) {
      rootOfCommit[commit] = rootNames.size() - 1;
      int[] links = graph.commitLinks(commit);
      reach(links[0], how);
      for (int i = 1; i < links.length; i++) {
        if (links[i] < 0 && shallow.get(ordinal)) {
          cutParents++;
        } else {
          reach(links[i], how);
        }
      }
    } else {
      Integer target = graph.tags().get(ordinal);
      if (target != null) {
        reach(target, how);
      }
    }
  }

  Reach of(int ordinal) {
    return Reach.values()[reach[ordinal]];
  }

  /** The first reference or log that a commit was reached from; empty when none. */
  String rootOf(int commit) {
    return rootOfCommit[commit] < 0 ? "" : rootNames.get(rootOfCommit[commit]);
  }

  /** Numbers of the missing objects that references lead to. */
  BitSet missing() {
    return missing;
  }

  /** How many parents a shallow clone left out. */
  int cutParents() {
    return cutParents;
  }
}
