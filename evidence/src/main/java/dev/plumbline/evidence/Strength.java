package dev.plumbline.evidence;

import java.util.Locale;

/** How a satisfied clause is known, strongest first. */
public enum Strength {
  /** A machine test ran over the thing itself. */
  TESTED,
  /** A collector saw it at its source. */
  OBSERVED,
  /** A record made or approved by someone other than its subject says so. */
  RECORDED;

  /** The name used in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
