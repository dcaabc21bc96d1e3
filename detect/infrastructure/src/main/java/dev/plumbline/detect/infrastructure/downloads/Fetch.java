package dev.plumbline.detect.infrastructure.downloads;

import java.util.ArrayList;
import java.util.List;

/** What the arguments of a downloader ask for. */
final class Fetch {
  final String tool;
  final List<String> urls = new ArrayList<>();
  final List<String> outputs = new ArrayList<>();
  String folder = "";

  /** Files take the last part of the address as name. */
  boolean remoteName;

  /** It sends, asks for headers, or only looks whether something is there. */
  boolean notDownload;

  /** It prints facts about the answer: a probe. */
  boolean probe;

  /** It checks a digest itself. */
  boolean verifies;

  Fetch(String tool) {
    this.tool = tool;
  }

  /** The addresses, without what can only be options in a variable. */
  List<String> addresses() {
    List<String> written = urls.stream().filter(url -> url.contains("://")).toList();
    if (!written.isEmpty()) {
      return written;
    }
    List<String> likely =
        urls.stream()
            .filter(url -> url.contains("/") || url.matches("(?i).*(?:ur[il]|link|src).*"))
            .toList();
    if (!likely.isEmpty()) {
      return likely;
    }
    return urls.isEmpty() ? List.of() : List.of(urls.getLast());
  }

  /** The file that the n-th address is stored as; {@code -} for standard output. */
  String output(int n, String url) {
    if (n < outputs.size()) {
      String output = outputs.get(n);
      return folder.isEmpty() || output.startsWith("/") ? output : folder + "/" + output;
    }
    if (!outputs.isEmpty() && !tool.equals("curl")) {
      return outputs.getFirst();
    }
    if (remoteName) {
      String name = Names.base(Addresses.path(url));
      return folder.isEmpty() ? name : folder + "/" + name;
    }
    return "-";
  }
}
