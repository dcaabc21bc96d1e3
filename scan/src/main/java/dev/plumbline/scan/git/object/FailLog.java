package dev.plumbline.scan.git.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which objects could not be read and why, in little space. Used by one thread at a time. */
final class FailLog {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> reasons = new ArrayList<>();
  private int[] ordinals = new int[16];
  private int[] reasonOf = new int[16];
  private int size;

  void add(int ordinal, String reason) {
    if (size == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, 2 * size);
      reasonOf = Arrays.copyOf(reasonOf, 2 * size);
    }
    // Reasons can hold numbers from the data: a million different ones say no more than a few.
    String kept = numbers.size() < 1000 || numbers.containsKey(reason) ? reason : "cannot be read";
    ordinals[size] = ordinal;
    reasonOf[size] = numbers.computeIfAbsent(kept, r -> number(r));
    size++;
  }

  private int number(String reason) {
    reasons.add(reason);
    return reasons.size() - 1;
  }

  /** Adds the numbers of the packs that any of these stand in. */
  void addPacks(ObjectStore store, Set<Integer> packs) {
    for (int i = 0; i < size; i++) {
      packs.add(store.packNumber(ordinals[i]));
    }
  }

  /** Everything that is in the logs, by object id. */
  static TreeMap<ObjectId, String> merged(ObjectStore store, List<FailLog> logs) {
    TreeMap<ObjectId, String> all = new TreeMap<>();
    for (FailLog log : logs) {
      for (int i = 0; i < log.size; i++) {
        if (!store.inventory().duplicate(log.ordinals[i])) {
          all.put(store.id(log.ordinals[i]), log.reasons.get(log.reasonOf[i]));
        }
      }
    }
    return all;
  }
}
