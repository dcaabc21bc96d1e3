package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.shell.Script;
import java.util.List;

/** Turns a downloader's command into downloads. */
final class Fetches {
  private Fetches() {}

  static void add(
      Scope scope,
      Proofs proofs,
      String name,
      List<String> words,
      int line,
      Sink sink,
      List<Script.Element> rest) {
    Fetch fetch = FetchOptions.read(name.replace(".exe", ""), words.subList(1, words.size()));
    List<String> urls = fetch.addresses();
    boolean plain = name.equals("fetch") || name.equals("axel");
    for (int i = 0; i < urls.size(); i++) {
      String url = urls.get(i);
      if (Addresses.local(url) || (plain && !url.contains("://"))) {
        continue;
      }
      String output = fetch.output(i, url);
      Download download = download(fetch, url, output, line, sink);
      if (fetch.verifies || Addresses.pinned(url)) {
        download.prove(Download.Proof.VERIFIED, null);
      }
      proofs.add(download);
      tees(scope, download, rest);
    }
  }

  private static Download download(Fetch fetch, String url, String output, int line, Sink sink) {
    boolean toOutput = output.equals("-");
    String file = toOutput ? sink.file() : output;
    Download.Use use = toOutput ? sink.use() : Download.Use.STORED;
    if (!toOutput && (file.equals("/dev/null") || file.equalsIgnoreCase("nul"))) {
      use = Download.Use.READ;
    }
    boolean artefact =
        switch (use) {
          case EXECUTED, EXTRACTED -> true;
          case READ -> false;
          case STORED ->
              !fetch.notDownload && !probe(fetch, url, file) && !Addresses.data(url, file);
        };
    Download download = new Download(fetch.tool, url, use, line, artefact);
    download.file(file);
    return download;
  }

  /** It prints the answer's code, and what it stores has no name of a program or archive. */
  private static boolean probe(Fetch fetch, String url, String file) {
    return fetch.probe
        && !Addresses.unknown(url)
        && !Addresses.archive(file)
        && !Addresses.archive(Addresses.path(url));
  }

  /** {@code curl … | tee FILE | …}: a check of the file covers the stream. */
  private static void tees(Scope scope, Download download, List<Script.Element> rest) {
    for (Script.Element element : rest) {
      if (element instanceof Script.Command command) {
        List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
        if (Commands.name(words).equals("tee") && words.size() > 1) {
          download.file(words.getLast());
        }
      }
    }
  }
}
