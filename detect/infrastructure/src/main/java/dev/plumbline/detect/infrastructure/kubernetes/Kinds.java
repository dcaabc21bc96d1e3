package dev.plumbline.detect.infrastructure.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
          Map.entry(
              "CronJob", new String[] {"spec", "jobTemplate", "spec", "template", "spec"}));
  private static final Set<String> GROUPS =
      Set.of("apps", "batch", "extensions", "argoproj.io", "apps.openshift.io");
  private static final Pattern READ =
      Pattern.compile(
          "(?m)^[ \\t-]{0,60}[\"']?kind[\"']?:[ \\t]{0,20}[\"']?(?:Pod|PodTemplate|Deployment|StatefulSet"
              + "|DaemonSet|ReplicaSet|ReplicationController|Job|Rollout|DeploymentConfig|CronJob"
              + "|Role|ClusterRole|RoleBinding|ClusterRoleBinding|Secret|ConfigMap|List|Service"
              + "|Kustomization|\\{\\{[^\\n]{0,200})[\"',]{0,3}[ \\t]{0,20}(?:#[^\\n]{0,1000})?$");

  private Kinds() {}

  /** Whether a text announces an object of a kind that is read. */
  static boolean announced(String text) {
    return text.contains("apiVersion") && READ.matcher(text).find();
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
