package dev.plumbline.detect.infrastructure.compose;

import dev.plumbline.detect.infrastructure.Capabilities;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.List;

/** What a service may do beyond a plain process. */
final class ComposeRights {
  private ComposeRights() {}

  static void inspect(Inspection inspection, ComposeFile.Service service) {
    String path = service.file().path();
    Node node = service.node();
    inspection.examined(ComposeDetector.RIGHTS, path + "#" + service.name());
    if (node.text("privileged").map(text -> text.equalsIgnoreCase("true")).orElse(false)) {
      inspection.finding(
          "compose-privileged",
          path,
          node.at("privileged").orElse(node).line(),
          "Service " + service.name() + " is privileged: it may do what the host's root may.",
          service.name());
    }
    for (Node item : node.items("cap_add")) {
      if (item instanceof Node.Scalar capability && Capabilities.dangerous(capability.text())) {
        inspection.finding(
            "compose-dangerous-capability",
            path,
            item.line(),
            "Service "
                + service.name()
                + " adds the capability "
                + Capabilities.plain(capability.text())
                + ".",
            service.name(),
            Capabilities.plain(capability.text()));
      }
    }
    for (String key : List.of("network_mode", "pid", "ipc", "uts", "userns_mode")) {
      if (node.text(key).orElse("").equals("host")) {
        inspection.finding(
            "compose-host-namespace",
            path,
            node.at(key).orElse(node).line(),
            "Service " + service.name() + " shares the host's namespace by " + key + ": host.",
            service.name(),
            key);
      }
    }
    for (Node volume : node.items("volumes")) {
      String source =
          volume instanceof Node.Scalar scalar
              ? source(scalar.text())
              : source(volume.text("source").orElse(""));
      if (Capabilities.runtimeSocket(source)) {
        inspection.finding(
            "compose-runtime-socket",
            path,
            volume.line(),
            "Service " + service.name() + " gets the container runtime's socket.",
            service.name());
      }
    }
  }

  /** The part before the target; {@code ${X:-/path}} may stand in it. */
  private static String source(String volume) {
    String expanded = Interpolation.expand(volume);
    String text = expanded == null ? volume : expanded;
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }
}
