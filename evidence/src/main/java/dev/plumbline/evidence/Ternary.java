package dev.plumbline.evidence;

/** Yes, no, or nobody looked. Guards have three values so that ignorance never reads as "no". */
public enum Ternary {
  TRUE,
  FALSE,
  UNKNOWN
}
