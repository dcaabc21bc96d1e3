package dev.plumbline.detect.infrastructure.downloads;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the arguments of curl(1), wget(1), aria2c(1) and fetch(1). */
final class FetchOptions {
  private static final String CURL_SHORT_VALUES = "AbcCdDeEFHKmoPQrtTuUwxXyYz";
  private static final String WGET_SHORT_VALUES = "OoaeiBtTwQUPDARlIX";
  private static final Set<String> CURL_LONG_VALUES =
      Set.of(
          "output",
          "header",
          "data",
          "data-raw",
          "data-binary",
          "data-urlencode",
          "data-ascii",
          "user",
          "proxy",
          "proxy-user",
          "retry",
          "retry-delay",
          "retry-max-time",
          "connect-timeout",
          "max-time",
          "cacert",
          "capath",
          "cert",
          "cert-type",
          "key",
          "key-type",
          "url",
          "request",
          "form",
          "form-string",
          "user-agent",
          "referer",
          "cookie",
          "cookie-jar",
          "write-out",
          "range",
          "continue-at",
          "upload-file",
          "config",
          "resolve",
          "limit-rate",
          "output-dir",
          "tls-max",
          "ciphers",
          "tls13-ciphers",
          "proto",
          "proto-redir",
          "proto-default",
          "interface",
          "max-redirs",
          "dump-header",
          "max-filesize",
          "speed-limit",
          "speed-time",
          "connect-to",
          "noproxy",
          "netrc-file",
          "oauth2-bearer",
          "json",
          "unix-socket",
          "etag-save",
          "etag-compare",
          "pinnedpubkey",
          "keepalive-time",
          "socks5",
          "socks5-hostname",
          "stderr",
          "trace",
          "trace-ascii",
          "time-cond",
          "pass",
          "dns-servers",
          "create-file-mode",
          "aws-sigv4",
          "variable");
  private static final Set<String> WGET_LONG_VALUES =
      Set.of(
          "output-document",
          "output-file",
          "append-output",
          "execute",
          "input-file",
          "base",
          "tries",
          "timeout",
          "wait",
          "waitretry",
          "quota",
          "user",
          "password",
          "header",
          "user-agent",
          "referer",
          "directory-prefix",
          "post-data",
          "post-file",
          "method",
          "body-data",
          "body-file",
          "ca-certificate",
          "certificate",
          "private-key",
          "level",
          "accept",
          "reject",
          "domains",
          "progress",
          "limit-rate",
          "dns-timeout",
          "connect-timeout",
          "read-timeout",
          "load-cookies",
          "save-cookies",
          "retry-on-http-error",
          "max-redirect",
          "secure-protocol",
          "bind-address",
          "http-user",
          "http-password");

  private final Fetch fetch;
  private final List<String> args;
  private int at;

  private FetchOptions(String tool, List<String> args) {
    this.fetch = new Fetch(tool);
    this.args = args;
  }

  /** What these arguments, the tool's name left out, ask for. */
  static Fetch read(String tool, List<String> args) {
    FetchOptions options = new FetchOptions(tool, args);
    boolean curl = tool.equals("curl");
    options.fetch.remoteName = !curl;
    while (options.at < args.size()) {
      String arg = args.get(options.at++);
      if (arg.startsWith("--") && arg.length() > 2) {
        options.longOption(arg.substring(2), curl);
      } else if (arg.startsWith("-") && arg.length() > 1) {
        options.shortOptions(arg.substring(1), curl);
      } else if (!arg.isBlank()
          && !arg.equals("-")
          && !arg.startsWith("${@")
          && !arg.contains("[@]")) {
        options.fetch.urls.add(arg);
      }
    }
    return options.fetch;
  }

  private String value() {
    return at < args.size() ? args.get(at++) : "";
  }

  private void longOption(String option, boolean curl) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    Set<String> withValue = curl ? CURL_LONG_VALUES : WGET_LONG_VALUES;
    String value =
        equals >= 0 ? option.substring(equals + 1) : withValue.contains(name) ? value() : "";
    switch (name) {
      case "output", "output-document", "out" -> output(value);
      case "output-dir", "directory-prefix", "dir" -> fetch.folder = value;
      case "url" -> fetch.urls.add(value);
      case "remote-name", "remote-name-all" -> fetch.remoteName = true;
      case "request", "method" -> method(value);
      case "data",
          "data-raw",
          "data-binary",
          "data-urlencode",
          "data-ascii",
          "form",
          "form-string",
          "upload-file",
          "json",
          "post-data",
          "post-file",
          "body-data",
          "body-file" ->
          fetch.notDownload = true;
      case "head", "spider", "recursive", "mirror" -> fetch.notDownload = true;
      case "write-out" -> fetch.probe = true;
      case "header" -> header(value);
      case "checksum" -> fetch.verifies = true;
      default -> {}
    }
  }

  private void shortOptions(String cluster, boolean curl) {
    String withValue = curl ? CURL_SHORT_VALUES : WGET_SHORT_VALUES;
    for (int i = 0; i < cluster.length(); i++) {
      char option = cluster.charAt(i);
      if (!curl && option == 'n') {
        i++; // -nc, -nv, -nd, -nH: two letters.
      } else if (withValue.indexOf(option) >= 0) {
        String rest = cluster.substring(i + 1);
        shortValue(option, rest.isEmpty() ? value() : rest, curl);
        return;
      } else if (option == 'O' && curl) {
        fetch.remoteName = true;
      } else if ((option == 'I' && curl) || (!curl && (option == 'r' || option == 'm'))) {
        fetch.notDownload = true;
      }
    }
  }

  private void shortValue(char option, String value, boolean curl) {
    switch (option) {
      case 'o' -> {
        if (curl || !fetch.tool.equals("wget")) {
          output(value);
        }
      }
      case 'O' -> output(value);
      case 'P' -> fetch.folder = curl ? fetch.folder : value;
      case 'X' -> {
        if (curl) {
          method(value);
        }
      }
      case 'd' -> {
        if (curl) {
          fetch.notDownload = true;
        } else {
          fetch.folder = value;
        }
      }
      case 'F', 'T' -> fetch.notDownload |= curl;
      case 'w' -> fetch.probe |= curl;
      case 'H' -> header(value);
      default -> {}
    }
  }

  private void output(String value) {
    fetch.outputs.add(value.equals("/dev/stdout") ? "-" : value);
  }

  private void method(String value) {
    if (!value.equalsIgnoreCase("GET")) {
      fetch.notDownload = true;
    }
  }

  private void header(String value) {
    String header = value.toLowerCase(Locale.ROOT);
    if (header.startsWith("accept:") && header.contains("json")) {
      fetch.notDownload = true;
    }
  }
}
