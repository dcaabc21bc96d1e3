package dev.plumbline.policy;

import java.util.List;

/**
 * A part of a monorepo with owners of its own.
 *
 * @param name for example {@code billing}
 * @param paths as in a git-ignore file
 * @param owners as code owners name them: {@code @team}, {@code @organisation/team}, an address
 * @param place where it is written
 */
public record Part(String name, List<String> paths, List<String> owners, SourcePlace place) {
  public Part {
    paths = List.copyOf(paths);
    owners = List.copyOf(owners);
  }
}
