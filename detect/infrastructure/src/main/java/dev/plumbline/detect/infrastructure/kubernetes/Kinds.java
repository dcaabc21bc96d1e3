package dev.plumbline.detect.infrastructure.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of objects that are read, and where their pods stand in them. */
final class Kinds {
  private static final String[] TEMPLATE = {"spec", "template", "spec"};
  private static final Map<String, String[]> PODS =
      Map.ofEntries(
          Map.entry("Pod", new String[] {"spec"}),
          Map.entry("PodTemplate", new String[] {"template", "spec"}),
          Map.entry("Deployment", TEMPLATE),
          Map.entry("StatefulSet", TEMPLATE),
          Map.entry("DaemonSet", TEMPLATE),
          Map.entry("ReplicaSet", TEMPLATE),
          Map.entry("ReplicationController", TEMPLATE),
          Map.entry("Job", TEMPLATE),
          Map.entry("Rollout", TEMPLATE),
          Map.entry("DeploymentConfig", TEMPLATE),
          Map.entry("CronJob", new String[] {"spec", "jobTemplate", "spec", "template", "spec"}));
  private static final Set<String> ALL =
      Set.of(
          KubernetesDetector.NON_ROOT,
          KubernetesDetector.DEDICATED,
          KubernetesDetector.RIGHTS,
          KubernetesDetector.SECRETS);
  private static final Set<String> GROUPS =
      Set.of("apps", "batch", "extensions", "argoproj.io", "apps.openshift.io");
  private static final Pattern KIND =
      Pattern.compile(
          "[ \\t-]{0,60}[\"']?kind[\"']?:[ \\t]{0,20}[\"']?"
              + "(?:(Pod|PodTemplate|Deployment|StatefulSet|DaemonSet|ReplicaSet"
              + "|ReplicationController|Job|Rollout|DeploymentConfig|CronJob|\\{\\{[^\\n]{0,200})"
              + "|(Role|ClusterRole|RoleBinding|ClusterRoleBinding)"
              + "|(Secret|ConfigMap|Kustomization|Component)"
              + "|(List|[A-Za-z]{1,60}List)|(Service))"
              + "[\"',]{0,3}[ \\t]{0,20}(?:#[^\\n]{0,1000})?");

  private Kinds() {}

  /** The checks that objects of the kinds in a text bear on; empty if none is read. */
  static Set<String> checks(String text) {
    Set<String> checks = new TreeSet<>();
    if (!text.contains("apiVersion")) {
      return checks;
    }
    Matcher kinds = KIND.matcher(text);
    for (int at = text.indexOf("kind"); at >= 0; at = text.indexOf("kind", at + 4)) {
      int end = text.indexOf('\n', at);
      kinds.region(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length() : end);
      if (!kinds.matches()) {
        continue;
      }
      boolean pods =
          kinds.group(1) != null
              || kinds.group(4) != null
              || (kinds.group(5) != null && text.contains("serving.knative.dev"));
      if (pods) {
        return ALL;
      }
      if (kinds.group(2) != null) {
        checks.add(KubernetesDetector.RIGHTS);
      } else if (kinds.group(3) != null) {
        checks.add(KubernetesDetector.SECRETS);
      }
    }
    return checks;
  }

  /** The keys that lead to the pod of an object; empty if it has none. */
  static Optional<String[]> pod(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    if (kind.equals("Service") && group.equals("serving.knative.dev")) {
      return Optional.of(TEMPLATE);
    }
    boolean core =
        slash < 0
            ? Set.of("Pod", "PodTemplate", "ReplicationController", "DeploymentConfig")
                .contains(kind)
            : GROUPS.contains(group);
    return core ? Optional.ofNullable(PODS.get(kind)) : Optional.empty();
  }
}
