package dev.plumbline.detect.environments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the credentials that two environments have in common. */
final class Sharing {
  /** By group of files, then by environment: the paths of the keys that it sets itself. */
  private final Map<String, Map<String, Set<String>>> set = new TreeMap<>();

  private final List<Credential> credentials;

  /**
   * A credential that more than one environment uses.
   *
   * @param places where it stands, one for each environment, production first
   * @param inherited whether the environments take it from a base and set nothing of their own
   */
  record Shared(List<Credential> places, boolean inherited) {
    /** The environments, production first. */
    List<String> environments() {
      return places.stream().map(Credential::environment).distinct().toList();
    }

    /** The names it has. */
    List<String> names() {
      return List.copyOf(
          places.stream().map(Credential::name).collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  Sharing(List<ConfiguredFile> files, List<Credential> credentials) {
    this.credentials = credentials;
    for (ConfiguredFile file : files) {
      file.environments().forEach(e -> of(file.group(), e));
      for (Setting setting : file.settings()) {
        for (String user : file.users(setting)) {
          if (!user.equals(EnvironmentNames.DEFAULT)) {
            of(file.group(), user).add(setting.path());
          }
        }
      }
    }
  }

  private Set<String> of(String group, String environment) {
    return set.computeIfAbsent(group, k -> new TreeMap<>())
        .computeIfAbsent(environment, k -> new HashSet<>());
  }

  /** Each credential that is shared, in order of its first place. */
  List<Shared> find() {
    TreeMap<String, List<Credential>> alike = new TreeMap<>();
    Set<String> strong =
        credentials.stream()
            .filter(Credential::strong)
            .map(Credential::digest)
            .collect(Collectors.toSet());
    for (Credential credential : credentials) {
      // A word that anybody may choose is the same credential only under the same name.
      String key =
          strong.contains(credential.digest())
              ? credential.digest()
              : credential.digest() + " " + credential.plainName();
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(credential);
    }
    List<Shared> shared = new ArrayList<>();
    alike.values().forEach(same -> judge(same, shared));
    shared.sort((one, other) -> one.places().getFirst().compareTo(other.places().getFirst()));
    return shared;
  }

  private void judge(List<Credential> same, List<Shared> shared) {
    List<Credential> own = same.stream().filter(c -> !c.base()).sorted().toList();
    List<Credential> base = same.stream().filter(Credential::base).sorted().toList();
    long environments = own.stream().map(Credential::environment).distinct().count();
    if (environments >= 2) {
      shared.add(new Shared(first(own), false));
      return;
    }
    if (environments == 1) {
      List<Credential> beside =
          base.stream().filter(b -> b.group().equals(own.getFirst().group())).toList();
      if (!beside.isEmpty()) {
        shared.add(new Shared(List.of(own.getFirst(), beside.getFirst()), false));
      }
      return;
    }
    for (Credential credential : base) {
      List<Credential> heirs = heirs(credential);
      if (heirs.size() >= 2) {
        shared.add(new Shared(heirs, true));
        return;
      }
    }
  }

  /** The credential in each environment that takes it from its base. */
  private List<Credential> heirs(Credential base) {
    List<Credential> heirs = new ArrayList<>();
    if (!base.strong() && Parts.isPipeline(base.path())) {
      // The password of a pipeline's throw-away database opens nothing that lasts.
      return heirs;
    }
    set.getOrDefault(base.group(), Map.of())
        .forEach((environment, keys) -> {
          if (!keys.contains(base.keys())) {
            heirs.add(base.in(environment));
          }
        });
    heirs.sort(null);
    return heirs;
  }

  private static List<Credential> first(List<Credential> sorted) {
    Set<String> seen = new HashSet<>();
    return sorted.stream().filter(c -> seen.add(c.environment())).toList();
  }
}
