package dev.plumbline.scan.git.history;

import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What points to what in a repository, by ordinal: trees to their entries, commits to tree and
 * parents, tags to their targets. A negative link is the complement of the number of an object that
 * is missing. Made once from what the threads of a sweep recorded, then only read.
 */
final class Graph {
  private final ObjectStore store;
  private final List<int[]> children = new ArrayList<>();
  private final List<int[]> names = new ArrayList<>();
  private final NameTable nameTable = new NameTable();
  private final int[] node;
  private final int[] treeOrdinal;
  private final int[] treeChunk;
  private final int[] treeAt;
  private final int[] treeSize;
  private final int[] commitOrdinal;
  private final int[][] commitLinks;
  private final long[] commitSeconds;
  private final Map<Integer, Integer> tags = new HashMap<>();
  private final List<ObjectId> missing;
  private final Map<ObjectId, String> broken = new HashMap<>();
  private boolean overflow;

  Graph(ObjectStore store, List<Recorder> recorders) {
    this.store = store;
    this.node = new int[store.ordinals()];
    int trees = recorders.stream().mapToInt(r -> r.treeOrdinal.size()).sum();
    int commits = recorders.stream().mapToInt(r -> r.commitOrdinal.size()).sum();
    treeOrdinal = new int[trees];
    treeChunk = new int[trees];
    treeAt = new int[trees];
    treeSize = new int[trees];
    commitOrdinal = new int[commits];
    commitLinks = new int[commits][];
    commitSeconds = new long[commits];
    TreeSet<ObjectId> lost = new TreeSet<>();
    recorders.forEach(recorder -> lost.addAll(recorder.missing));
    missing = new ArrayList<>(lost);
    int tree = 0;
    int commit = 0;
    for (Recorder recorder : recorders) {
      tree = addTrees(recorder, tree);
      commit = addCommits(recorder, commit);
      broken.putAll(recorder.broken);
      overflow |= recorder.overflow;
    }
  }

  private int addTrees(Recorder from, int first) {
    int[] missingNumbers = missingNumbers(from);
    int[] nameNumbers = new int[from.nameTable.size()];
    for (int i = 0; i < nameNumbers.length; i++) {
      nameNumbers[i] =
          nameTable.number(
              from.nameTable.bytes(), from.nameTable.start(i), from.nameTable.length(i));
      overflow |= nameNumbers[i] < 0;
    }
    int chunks = children.size();
    int tree = first;
    for (int i = 0; i < from.treeOrdinal.size(); i++, tree++) {
      treeOrdinal[tree] = from.treeOrdinal.get(i);
      treeChunk[tree] = chunks + from.treeChunk.get(i);
      treeAt[tree] = from.treeAt.get(i);
      treeSize[tree] = from.treeSize.get(i);
      node[treeOrdinal[tree]] = tree + 1;
      int[] links = from.children.get(from.treeChunk.get(i));
      int[] named = from.names.get(from.treeChunk.get(i));
      for (int at = treeAt[tree]; at < treeAt[tree] + treeSize[tree]; at++) {
        links[at] = links[at] >= 0 ? links[at] : ~missingNumbers[~links[at]];
        named[at] = Math.max(0, nameNumbers[named[at]]);
      }
    }
    children.addAll(from.children);
    names.addAll(from.names);
    return tree;
  }

  private int[] missingNumbers(Recorder from) {
    int[] numbers = new int[from.missing.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = java.util.Collections.binarySearch(missing, from.missing.get(i));
    }
    return numbers;
  }

  private int addCommits(Recorder from, int first) {
    int[] missingNumbers = missingNumbers(from);
    int commit = first;
    for (int i = 0; i < from.commitOrdinal.size(); i++, commit++) {
      commitOrdinal[commit] = from.commitOrdinal.get(i);
      commitSeconds[commit] = from.commitSeconds.get(i);
      commitLinks[commit] = from.commitLinks.get(i);
      for (int k = 0; k < commitLinks[commit].length; k++) {
        int link = commitLinks[commit][k];
        commitLinks[commit][k] = link >= 0 ? link : ~missingNumbers[~link];
      }
      node[commitOrdinal[commit]] = -commit - 1;
    }
    for (int i = 0; i < from.tagOrdinal.size(); i++) {
      int target = from.tagTarget.get(i);
      tags.put(from.tagOrdinal.get(i), target >= 0 ? target : ~missingNumbers[~target]);
    }
    return commit;
  }

  ObjectStore store() {
    return store;
  }

  int objects() {
    return node.length;
  }

  /** The tree's number, or -1 if the object is no tree that was read. */
  int tree(int ordinal) {
    return node[ordinal] - 1 >= 0 ? node[ordinal] - 1 : -1;
  }

  /** The commit's number, or -1 if the object is no commit that was read. */
  int commit(int ordinal) {
    return node[ordinal] < 0 ? -node[ordinal] - 1 : -1;
  }

  int trees() {
    return treeOrdinal.length;
  }

  int commits() {
    return commitOrdinal.length;
  }

  int treeOrdinal(int tree) {
    return treeOrdinal[tree];
  }

  int commitOrdinal(int commit) {
    return commitOrdinal[commit];
  }

  long commitSeconds(int commit) {
    return commitSeconds[commit];
  }

  /** The tree's link first, then the parents'. */
  int[] commitLinks(int commit) {
    return commitLinks[commit];
  }

  /** The array that holds the links of a tree, among others. */
  int[] children(int tree) {
    return children.get(treeChunk[tree]);
  }

  /** The array that holds the name numbers of a tree at the same places. */
  int[] names(int tree) {
    return names.get(treeChunk[tree]);
  }

  int from(int tree) {
    return treeAt[tree];
  }

  int to(int tree) {
    return treeAt[tree] + treeSize[tree];
  }

  /** Tags by ordinal, with the link of what they tag. */
  Map<Integer, Integer> tags() {
    return tags;
  }

  List<ObjectId> missing() {
    return missing;
  }

  Map<ObjectId, String> broken() {
    return broken;
  }

  /** Whether there was more than can be kept. */
  boolean overflow() {
    return overflow;
  }

  /** A name as text. */
  String name(int number) {
    byte[] name =
        Arrays.copyOfRange(
            nameTable.bytes(),
            nameTable.start(number),
            nameTable.start(number) + nameTable.length(number));
    return TreeEntry.decodeName(name);
  }
}
