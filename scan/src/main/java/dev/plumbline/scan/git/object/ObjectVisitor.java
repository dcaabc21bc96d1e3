package dev.plumbline.scan.git.object;

/** Takes the objects of a sweep. Each thread of the sweep has its own. */
@FunctionalInterface
public interface ObjectVisitor {
  /**
   * One object.
   *
   * @param object valid only during this call, like the bytes it shows
   */
  void visit(SweptObject object);
}
