package dev.plumbline.detect.environments;

import java.util.Locale;

/**
 * A secret that an environment is configured with; its value is known by a digest alone.
 *
 * @param digest keyed digest of the value
 * @param strong whether the value is one that nobody would come upon by chance
 * @param environment where it is used; {@link EnvironmentNames#DEFAULT} for a base
 * @param group with which files its file belongs together
 * @param path its file
 * @param line counts from 1
 * @param name the name it stands under, for a person
 * @param keys the path of its keys, for comparison
 */
record Credential(
    String digest,
    boolean strong,
    String environment,
    String group,
    String path,
    int line,
    String name,
    String keys)
    implements Comparable<Credential> {

  boolean base() {
    return environment.equals(EnvironmentNames.DEFAULT);
  }

  Credential in(String other) {
    return new Credential(digest, strong, other, group, path, line, name, keys);
  }

  /** The name without regard to how it is written. */
  String plainName() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  String place() {
    return path + ":" + line;
  }

  @Override
  public int compareTo(Credential other) {
    int byOrder =
        Integer.compare(
            EnvironmentNames.order(environment), EnvironmentNames.order(other.environment));
    int byName = byOrder != 0 ? byOrder : environment.compareTo(other.environment);
    int byPath = byName != 0 ? byName : path.compareTo(other.path);
    int byLine = byPath != 0 ? byPath : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : name.compareTo(other.name);
  }
}
