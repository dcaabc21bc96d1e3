package dev.plumbline.scan.history;

import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import java.util.List;

/**
 * What was found in one object.
 *
 * @param id the object
 * @param kind blob, commit or tag
 * @param hits never empty
 */
public record ObjectHits(ObjectId id, ObjectKind kind, List<Hit> hits)
    implements Comparable<ObjectHits> {
  public ObjectHits {
    hits = List.copyOf(hits);
  }

  @Override
  public int compareTo(ObjectHits other) {
    return id.compareTo(other.id);
  }
}
