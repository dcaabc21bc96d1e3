package dev.plumbline.scan;

/**
 * What a session keeps of a content it looked at, so that it need not look at all of another one
 * that was made from it. Never changed once made.
 */
public interface Trail {
  /** About how much memory it takes, in bytes. */
  long size();
}
