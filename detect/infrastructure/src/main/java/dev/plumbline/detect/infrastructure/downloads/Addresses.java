package dev.plumbline.detect.infrastructure.downloads;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an address says about what comes from it. */
final class Addresses {
  private static final Pattern SCHEME = Pattern.compile("(?i)^([a-z][a-z0-9+.-]{1,15})://");
  private static final Pattern PINNED =
      Pattern.compile("(?<![0-9a-zA-Z])[0-9a-f]{40}(?:[0-9a-f]{24})?(?![0-9a-zA-Z])");
  private static final Pattern PROOF_VARIABLE =
      Pattern.compile(
          "(?i)[{_](?:hash|sha\\d*|checksums?|sums?|sig|signature|asc|digest|gpg|key)(?:es|s)?(?:_|ur[il]|file|\\})");
  private static final Pattern LOCAL =
      Pattern.compile(
          "localhost|127(?:\\.\\d{1,3}){3}|0\\.0\\.0\\.0|\\[?::1\\]?|169\\.254\\.169\\.254"
              + "|host\\.docker\\.internal|.*\\.(?:localhost|local|svc|internal|test|localdomain)"
              + "|.*\\.svc\\..*");

  /** Contents that are read and not run. */
  private static final Set<String> DATA =
      Set.of(
          "json",
          "jsonl",
          "txt",
          "md",
          "rst",
          "csv",
          "tsv",
          "yaml",
          "yml",
          "html",
          "htm",
          "xml",
          "xsd",
          "conf",
          "cfg",
          "ini",
          "toml",
          "svg",
          "png",
          "jpg",
          "jpeg",
          "gif",
          "ico",
          "webp",
          "css",
          "pdf",
          "log",
          "diff",
          "patch",
          "list",
          "repo",
          "sources",
          "pem",
          "crt",
          "cer",
          "der",
          "key",
          "pub",
          "gpg",
          "asc",
          "sig",
          "sql",
          "mmdb",
          "parquet",
          "geojson",
          "proto",
          "lock",
          "rss",
          "atom",
          "ttf",
          "woff",
          "woff2",
          "mp4",
          "mp3",
          "wav",
          "csr",
          "p7s",
          "crl",
          "license",
          "har",
          "out",
          "body",
          "headers",
          "prom",
          "graphql",
          "swagger",
          "openapi",
          "ics",
          "tmpl",
          "template",
          "tex",
          "bib",
          "avro",
          "pbf",
          "fasta",
          "nc");

  private static final Set<String> ARCHIVES =
      Set.of(
          "gz",
          "tgz",
          "xz",
          "bz2",
          "zst",
          "tbz2",
          "txz",
          "zip",
          "tar",
          "jar",
          "war",
          "deb",
          "rpm",
          "apk",
          "exe",
          "msi",
          "dmg",
          "pkg",
          "sh",
          "bash",
          "py",
          "pl",
          "rb",
          "js",
          "run",
          "bin",
          "whl",
          "phar",
          "appimage",
          "ps1",
          "so",
          "dll",
          "gem",
          "iso",
          "img",
          "qcow2",
          "wasm",
          "vsix",
          "nupkg",
          "7z");

  private Addresses() {}

  /** The host in lower case; empty where it is not written. */
  static String host(String url) {
    Matcher scheme = SCHEME.matcher(url);
    String rest = scheme.find() ? url.substring(scheme.end()) : url;
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    if (host.startsWith("[")) {
      return host.toLowerCase(Locale.ROOT);
    }
    int colon = host.contains("}") ? host.indexOf(':', host.lastIndexOf('}')) : host.indexOf(':');
    return (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  /**
   * Whether it leads to this machine, its neighbours in a compose file, or its cloud's metadata.
   */
  static boolean local(String url) {
    Matcher scheme = SCHEME.matcher(url);
    if (scheme.find()
        && !Set.of("http", "https", "ftp", "ftps")
            .contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
      return true;
    }
    String host = host(url);
    boolean single = !host.contains(".") && !host.contains("$") && url.contains("://");
    boolean unknownPort =
        host.contains("$") && url.matches("http://[^/]{1,200}:\\$?\\{?\\w{1,60}\\}?(?:/.*)?");
    return single || unknownPort || LOCAL.matcher(host).matches();
  }

  /** Whether nothing of it is written down: a variable from start to end. */
  static boolean unknown(String url) {
    return url.startsWith("${") && url.indexOf('}') == url.length() - 1 || url.startsWith("$(");
  }

  /** Whether only the caller of a function or script knows it. */
  static boolean callersChoice(String url) {
    return url.matches("\\$\\{(?:[1-9@*]|address)[^}]{0,50}\\}");
  }

  /** Whether the address itself names one content: a commit or a digest. */
  static boolean pinned(String url) {
    return PINNED.matcher(url).find();
  }

  /** Whether what comes is for reading: data, keys, lists of packages, checksums. */
  static boolean data(String url, String file) {
    String path = path(url);
    String target = file.startsWith("${") || file.isEmpty() ? path : file;
    String extension = Names.extension(target);
    String source = Names.extension(path);
    if (Names.proof(target)
        || Names.proof(path)
        || (unknown(url) && PROOF_VARIABLE.matcher(url).find())) {
      return true;
    }
    if (target.contains("/etc/apt/")
        || target.contains("/keyrings/")
        || target.contains("/etc/yum.repos.d/")
        || target.contains("trusted.gpg")) {
      return true;
    }
    if (ARCHIVES.contains(extension) || ARCHIVES.contains(source)) {
      return false;
    }
    return DATA.contains(extension)
        || DATA.contains(source)
        || path.matches("(?i).*/(?:gpg|gpgkey|keys?|release\\.key|apt-key|version|latest|stable)")
        || (host(url).startsWith("api.") && !path.contains("ball/") && !path.contains("/assets/"));
  }

  /** Whether a name promises a program or an archive. */
  static boolean archive(String name) {
    return ARCHIVES.contains(Names.extension(name));
  }

  /** The path, without query. */
  static String path(String url) {
    Matcher scheme = SCHEME.matcher(url);
    String rest = scheme.find() ? url.substring(scheme.end()) : url;
    int slash = rest.indexOf('/');
    String path = scheme.reset().find() ? (slash < 0 ? "" : rest.substring(slash)) : rest;
    return path.replaceFirst("[?#].*", "");
  }

  /** The address for people and fingerprints: no user, no query, not too long. */
  static String shown(String url) {
    String clean =
        url.replaceAll("://[^/@]{0,500}@", "://").replaceFirst("[?#](?![^{}]{0,50}\\}).*", "");
    String oneLine = clean.replaceAll("\\s+", " ");
    return oneLine.length() > 160 ? oneLine.substring(0, 160) + "…" : oneLine;
  }

  /** The address without its version numbers, which change while the finding stays. */
  static String stable(String url) {
    return shown(url).replaceAll("\\d+(?:\\.\\d+)*", "#");
  }
}
