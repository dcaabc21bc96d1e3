package dev.plumbline.scan.history;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.history.Attribution;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier scan of a repository found out, kept by whoever runs scans. It holds no secret's
 * value. Whatever is handed out must have been handed in by a scan with the same rules, the same
 * salt and the same version.
 */
public interface Memory {
  /** Remembers nothing. */
  Memory NONE =
      new Memory() {
        @Override
        public Optional<Remembered> read() {
          return Optional.empty();
        }

        @Override
        public void write(Remembered results) {}
      };

  /** What was last written. */
  Optional<Remembered> read();

  /** Takes the place of what was there. */
  void write(Remembered results);

  /**
   * All of it.
   *
   * @param packs those that were read whole and without a fault
   * @param state what followed from everything together; null when something could not be read
   */
  record Remembered(List<Pack> packs, @Nullable State state) {
    public Remembered {
      packs = List.copyOf(packs);
    }
  }

  /**
   * The results of a pack.
   *
   * @param identity see {@link dev.plumbline.scan.git.object.PackState}
   * @param duplicates which of its objects counted elsewhere
   * @param trees how many of the others are trees
   * @param hits what was found, sorted
   * @param pointers Git LFS pointers, whose contents lie elsewhere
   */
  record Pack(
      String identity,
      String duplicates,
      long trees,
      List<ObjectHits> hits,
      List<Pointer> pointers) {
    public Pack {
      hits = List.copyOf(hits);
      pointers = List.copyOf(pointers);
    }
  }

  /** A Git LFS pointer and the object that holds it. */
  record Pointer(dev.plumbline.scan.git.object.ObjectId object, LfsPointer pointer) {}

  /**
   * What the commits and trees say.
   *
   * @param digest over all that it depends on: packs, loose objects, references, logs, indexes
   * @param attributions of all objects with hits
   * @param holes of the history
   */
  record State(String digest, List<Attribution> attributions, List<Hole> holes) {
    public State {
      attributions = List.copyOf(attributions);
      holes = List.copyOf(holes);
    }
  }
}
