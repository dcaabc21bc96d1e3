package dev.plumbline.detect.infrastructure.downloads;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One download of a script, and what becomes of it. */
final class Download {
  /** What is done with what comes. */
  enum Use {
    /** An interpreter runs it as it comes. */
    EXECUTED,
    /** It is unpacked as it comes. */
    EXTRACTED,
    /** It becomes a file. */
    STORED,
    /** It is read as text, or shown. */
    READ
  }

  /** How sure the script makes itself. */
  enum Proof {
    NONE,
    /** Against what came from the same place. */
    SAME_ORIGIN,
    VERIFIED
  }

  final String tool;
  final String url;
  final Use use;
  final int line;

  /** Whether it is something that will run, and not data, a key or a checksum. */
  final boolean artefact;

  /** Whether it stands in another file, which answers for it itself. */
  boolean foreign;

  private final List<String> files = new ArrayList<>();
  private Proof proof = Proof.NONE;
  private @Nullable Download through;

  Download(String tool, String url, Use use, int line, boolean artefact) {
    this.tool = tool;
    this.url = url;
    this.use = use;
    this.line = line;
    this.artefact = artefact;
  }

  void file(String name) {
    if (!name.isEmpty() && files.size() < 20) {
      files.add(name);
    }
  }

  List<String> files() {
    return files;
  }

  /** Whether a name, as written elsewhere in the script, is this file. */
  boolean named(String name) {
    return files.stream().anyMatch(file -> Names.same(file, name));
  }

  /** Whether its name stands in a text. */
  boolean mentionedIn(String text) {
    return files.stream()
        .map(Names::base)
        .anyMatch(base -> base.length() > 1 && text.contains(base));
  }

  /** Something was checked against it. */
  void prove(Proof found, @Nullable Download by) {
    if (found.compareTo(proof) > 0) {
      proof = found;
      through = by;
    }
  }

  /** The proof in the end: what rests on a file that is itself verified is verified. */
  Proof proof() {
    Download by = through;
    return proof == Proof.SAME_ORIGIN && by != null && by.proof == Proof.VERIFIED
        ? Proof.VERIFIED
        : proof;
  }
}
