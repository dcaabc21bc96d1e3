package dev.plumbline.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every command needs.
 *
 * @param streams where it reads and writes
 * @param clock which day it is
 * @param cache the user's folder for results that a later run may use again; null for none
 */
record Context(Streams streams, InstantSource clock, @Nullable Path cache) {
  /** Without a cache. */
  Context(Streams streams, InstantSource clock) {
    this(streams, clock, null);
  }

  /** The user's cache folder by the XDG Base Directory Specification; null when there is none. */
  static @Nullable Path cache(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", environment.getOrDefault("LOCALAPPDATA", ""));
    Path folder =
        given.isEmpty() || !Path.of(given).isAbsolute() ? Path.of(home, ".cache") : Path.of(given);
    return folder.isAbsolute() ? folder.resolve("plumbline") : null;
  }
}
