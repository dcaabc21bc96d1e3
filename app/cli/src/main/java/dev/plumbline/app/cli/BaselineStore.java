package dev.plumbline.app.cli;

import dev.plumbline.engine.Masks;
import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.triage.BaselineEntry;
import dev.plumbline.engine.triage.BaselineFile;
import dev.plumbline.report.AtomicOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The baseline file of a work tree, as the commands read and write it. */
record BaselineStore(Path root) {
  private static final String ATTRIBUTES = ".plumb/.gitattributes";
  private static final String UNION = "baseline merge=union\n";

  /** That of an opened work tree or folder. */
  static BaselineStore of(Workspace workspace) throws UsageException {
    Path root = workspace.root();
    if (root == null) {
      throw new UsageException("baseline: a " + workspace.kind() + " has no work tree");
    }
    return new BaselineStore(root);
  }

  /** The file as it stands, with its problems; empty where there is none. */
  BaselineFile readAnyhow() throws IOException, UsageException {
    Path file = file();
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? BaselineFile.parse(Files.readString(file, StandardCharsets.UTF_8))
        : BaselineFile.EMPTY;
  }

  /** The file, whole. */
  List<BaselineEntry> read() throws IOException, UsageException {
    BaselineFile file = readAnyhow();
    if (!file.problems().isEmpty()) {
      throw new UsageException(file.problems().getFirst() + "; mend or remove the line");
    }
    return file.entries();
  }

  /** Writes these entries, secrets in their texts masked, and tells git how to merge the file. */
  void write(Collection<BaselineEntry> entries) throws IOException, UsageException {
    Masks masks = new Masks();
    String text =
        BaselineFile.text(
            entries.stream()
                .map(e ->
                    new BaselineEntry(
                        e.fingerprint(),
                        e.judged(),
                        e.on(),
                        e.until(),
                        e.rule(),
                        masks.text(e.path()),
                        masks.text(e.who()),
                        masks.text(e.reason()),
                        0))
                .toList());
    Path file = file();
    Files.createDirectories(file.resolveSibling(""));
    AtomicOutput.write(file, out -> out.append(text));
    Path attributes = root.resolve(ATTRIBUTES);
    if (!Files.exists(attributes, LinkOption.NOFOLLOW_LINKS)) {
      AtomicOutput.write(attributes, out -> out.append(UNION));
    }
  }

  private Path file() throws UsageException {
    Path folder = root.resolve(".plumb");
    if (Files.isSymbolicLink(folder)) {
      throw new UsageException(".plumb is a symbolic link; remove it first");
    }
    Path file = root.resolve(BaselineFile.PATH);
    if (Files.isSymbolicLink(file)) {
      throw new UsageException(BaselineFile.PATH + " is a symbolic link; remove it first");
    }
    return file;
  }
}
