package dev.plumbline.detect.infrastructure;

import java.util.Locale;
import java.util.Set;

/** Rights beyond a plain process: capabilities(7) and sockets of container runtimes. */
public final class Capabilities {
  /** Each of these is a known way to the host, or to the traffic of others. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "ALL",
          "SYS_ADMIN",
          "SYS_MODULE",
          "SYS_PTRACE",
          "SYS_RAWIO",
          "SYS_BOOT",
          "SYS_TIME",
          "NET_ADMIN",
          "DAC_READ_SEARCH",
          "MAC_ADMIN",
          "MAC_OVERRIDE",
          "BPF",
          "SYSLOG");

  private static final Set<String> SOCKETS =
      Set.of(
          "docker.sock",
          "containerd.sock",
          "crio.sock",
          "podman.sock",
          "cri-dockerd.sock",
          "dockershim.sock");

  private Capabilities() {}

  /** Whether adding this capability, with or without {@code CAP_}, gives power over others. */
  public static boolean dangerous(String capability) {
    return DANGEROUS.contains(plain(capability));
  }

  /** The capability's name without {@code CAP_}, in upper case. */
  public static String plain(String capability) {
    String upper = capability.strip().toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring(4) : upper;
  }

  /** Whether a path of the host is the socket of a container runtime. */
  public static boolean runtimeSocket(String path) {
    return SOCKETS.contains(path.substring(path.lastIndexOf('/') + 1).strip());
  }
}
