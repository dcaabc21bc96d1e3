package dev.plumbline.detect.infrastructure.downloads;

import java.util.List;
import java.util.Set;

/** What programs do with what they get. */
final class Commands {
  private static final Set<String> FETCHERS =
      Set.of("curl", "curl.exe", "wget", "wget2", "aria2c", "axel", "fetch");
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "fish");
  private static final Set<String> INTERPRETERS =
      Set.of(
          "python",
          "python2",
          "python3",
          "perl",
          "ruby",
          "node",
          "php",
          "pwsh",
          "powershell",
          "tclsh",
          "lua",
          "Rscript",
          "deno",
          "bun");
  private static final Set<String> HASHES =
      Set.of(
          "sha1sum",
          "sha224sum",
          "sha256sum",
          "sha384sum",
          "sha512sum",
          "md5sum",
          "b2sum",
          "b3sum",
          "shasum",
          "gsha256sum",
          "gsha512sum",
          "sha256",
          "sha512",
          "sha1",
          "cksum",
          "rhash",
          "sha3sum");
  private static final Set<String> FILTERS =
      Set.of("sed", "tr", "head", "tail", "envsubst", "dos2unix", "grep", "perl", "awk");
  private static final Set<String> UNPACKERS =
      Set.of(
          "gunzip", "gzip", "zcat", "bunzip2", "bzip2", "bzcat", "xz", "unxz", "xzcat", "zstd",
          "unzstd", "zstdcat", "lz4", "pigz", "base64", "cat", "pv", "openssl", "dd", "tee",
          "buffer", "mbuffer");
  private static final Set<String> WRAPPERS =
      Set.of(
          "sudo",
          "doas",
          "env",
          "command",
          "exec",
          "builtin",
          "nohup",
          "time",
          "nice",
          "ionice",
          "timeout",
          "stdbuf",
          "busybox",
          "xargs",
          "eatmydata",
          "retry",
          "travis_retry",
          "unbuffer",
          "setsid",
          "then",
          "do",
          "not",
          "chronic",
          "proxychains",
          "@",
          "with_retry",
          "then_run");

  /** Commands that may name a downloader without running it. */
  private static final Set<String> NAMING =
      Set.of(
          "apt-get",
          "apt",
          "aptitude",
          "apk",
          "yum",
          "dnf",
          "microdnf",
          "zypper",
          "pacman",
          "brew",
          "port",
          "pip",
          "pip3",
          "npm",
          "which",
          "type",
          "hash",
          "echo",
          "printf",
          "install",
          "choco",
          "winget",
          "scoop",
          "tdnf",
          "opkg",
          "emerge",
          "pkg",
          "snap",
          "nix-env",
          "man",
          "git",
          "test",
          "[",
          "[[",
          "log",
          "info",
          "warn",
          "warning",
          "error",
          "die",
          "fail",
          "fatal",
          "kill",
          "pkill",
          "killall",
          "rm",
          "alias",
          "unalias",
          "docker",
          "podman",
          "kubectl",
          "for",
          "export",
          "local",
          "declare",
          "readonly",
          "return",
          "grep",
          "sed",
          "awk",
          "cat",
          "cp",
          "mv");

  private Commands() {}

  static boolean fetcher(String name) {
    return FETCHERS.contains(name);
  }

  static boolean hash(String name) {
    return HASHES.contains(name);
  }

  static boolean shell(String name) {
    return SHELLS.contains(name);
  }

  static boolean filter(String name) {
    return FILTERS.contains(name);
  }

  static boolean passes(String name) {
    return UNPACKERS.contains(name);
  }

  /** The name without its folder. */
  static String name(List<String> words) {
    return words.isEmpty() ? "" : Names.base(words.getFirst());
  }

  /** The command that runs in the end: without sudo, env, timeout and unknown wrappers of curl. */
  static List<String> unwrapped(List<String> words) {
    List<String> rest = words;
    for (int i = 0; i < 6 && !rest.isEmpty(); i++) {
      String name = name(rest);
      if (WRAPPERS.contains(name)) {
        rest = arguments(rest.subList(1, rest.size()));
      } else {
        break;
      }
    }
    return wrappedFetcher(rest);
  }

  private static List<String> arguments(List<String> words) {
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      boolean valued = word.matches("-[ugnsIPLdC]|--user|--group");
      if (valued && at + 1 < words.size() && !fetcher(words.get(at + 1))) {
        at += 2;
      } else if (word.startsWith("-")
          || word.matches("[A-Za-z_]\\w{0,200}=.*")
          || word.matches("\\d{1,9}[smhd]?(?:\\.\\d{1,9})?")) {
        at++;
      } else {
        break;
      }
    }
    return words.subList(at, words.size());
  }

  private static List<String> wrappedFetcher(List<String> words) {
    String name = name(words);
    if (words.size() < 3 || fetcher(name) || NAMING.contains(name) || name.isEmpty()) {
      return words;
    }
    for (int i = 1; i < Math.min(words.size() - 1, 6); i++) {
      if (words.get(i).equals("curl") || words.get(i).equals("wget")) {
        List<String> inner = words.subList(i, words.size());
        boolean addressed =
            inner.stream().anyMatch(word -> word.contains("://") || word.contains("${"));
        return addressed ? inner : words;
      }
    }
    return words;
  }

  /** Whether a command runs what comes on its standard input. */
  static boolean runsInput(List<String> words) {
    String name = name(words);
    List<String> args = words.subList(Math.min(1, words.size()), words.size());
    if (SHELLS.contains(name)) {
      for (String arg : args) {
        if (arg.equals("-s") || arg.equals("-") || arg.equals("--") || arg.equals("/dev/stdin")) {
          return true;
        }
        if (arg.matches("-[a-z]{0,8}c[a-z]{0,8}")) {
          return false;
        }
        if (!arg.startsWith("-") && !arg.startsWith("+")) {
          return arg.startsWith("${") && arg.length() < 4;
        }
        if (arg.matches("-[a-z]{0,8}s[a-z]{0,8}")) {
          return true;
        }
      }
      return !name.isEmpty();
    }
    if (INTERPRETERS.contains(name.replaceFirst("(?<=python)[23](?:\\.\\d{1,2})?$", ""))) {
      return args.isEmpty()
          || args.getFirst().equals("-")
          || args.getFirst().equals("/dev/stdin")
          || args.getFirst().equals("--");
    }
    return name.equals("source") || name.equals(".") || name.equals("iex");
  }

  /** Whether a command unpacks what comes on its standard input. */
  static boolean unpacksInput(List<String> words) {
    String name = name(words);
    String options = words.size() > 1 ? words.get(1) : "";
    return switch (name) {
      case "tar", "bsdtar", "gtar" ->
          !options.matches("-?[a-zA-Z]{0,8}t[a-zA-Z]{0,8}") && !options.equals("--list");
      case "unzip", "funzip", "cpio", "7z", "jar", "rpm2cpio", "ar" -> true;
      case "docker", "podman", "nerdctl" -> options.equals("load") || options.equals("import");
      case "ctr" -> true;
      default -> false;
    };
  }
}
