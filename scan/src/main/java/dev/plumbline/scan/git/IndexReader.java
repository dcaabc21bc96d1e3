package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.HashAlgorithm;
import dev.plumbline.scan.git.object.ObjectReader;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads an index file, the shared index it may build on, and the folders a sparse one leaves out.
 */
final class IndexReader {
  private static final int MAX_INDEX = 1 << 30;
  private static final String REPAIR =
      "git fsck; rebuild the index with rm .git/index && git reset (staged changes are lost)";

  private IndexReader() {}

  static GitIndex read(
      SafeFiles files, Path gitDir, HashAlgorithm algorithm, Supplier<ObjectReader> readers) {
    return read(files, gitDir, gitDir.resolve("index"), algorithm, readers);
  }

  /** Reads an index that stands under another name, as git makes one for a partial commit. */
  static GitIndex read(
      SafeFiles files,
      Path gitDir,
      Path index,
      HashAlgorithm algorithm,
      Supplier<ObjectReader> readers) {
    List<Hole> holes = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try {
      Optional<byte[]> bytes = files.read(index, MAX_INDEX);
      if (bytes.isEmpty()) {
        return new GitIndex(List.of(), null, holes, notes);
      }
      IndexFile file = IndexFile.parse(bytes.get(), algorithm);
      notes.addAll(file.notes());
      List<IndexEntry> entries = merged(files, gitDir, algorithm, file);
      if (entries.stream().anyMatch(IndexReader::folder)) {
        entries = expand(entries, readers, holes);
      }
      return new GitIndex(entries, file.cachedTree(), holes, notes);
    } catch (IOException e) {
      holes.add(new Hole("index", RefsReader.reason(e), REPAIR));
      return new GitIndex(List.of(), null, holes, notes);
    }
  }

  private static List<IndexEntry> merged(
      SafeFiles files, Path gitDir, HashAlgorithm algorithm, IndexFile file) throws IOException {
    IndexFile.Link link = file.link();
    if (link == null || link.base().zero()) {
      return file.entries();
    }
    byte[] shared =
        files
            .read(gitDir.resolve("sharedindex." + link.base().hex()), MAX_INDEX)
            .orElseThrow(() -> new GitDataException("the shared index it builds on is missing"));
    IndexFile base = IndexFile.parse(shared, algorithm);
    if (!base.checksum().equals(link.base())) {
      throw new GitDataException("the shared index is not the one it builds on");
    }
    return link.merge(base.entries(), file.entries());
  }

  private static boolean folder(IndexEntry entry) {
    return entry.mode() == TreeEntry.FOLDER;
  }

  /** A sparse index has one entry for a whole folder outside the checkout. */
  private static List<IndexEntry> expand(
      List<IndexEntry> entries, Supplier<ObjectReader> readers, List<Hole> holes) {
    List<IndexEntry> all = new ArrayList<>();
    try (ObjectReader reader = readers.get()) {
      TreeReader trees = new TreeReader(reader);
      for (IndexEntry entry : entries) {
        if (!folder(entry)) {
          all.add(entry);
          continue;
        }
        TreeReader.Listing listing = trees.flatten(entry.id());
        holes.addAll(listing.holes());
        for (TreeEntry file : listing.entries()) {
          all.add(
              new IndexEntry(
                  entry.path() + file.path(), file.mode(), file.id(), 0, 0, false, true));
        }
      }
    }
    return all;
  }
}
