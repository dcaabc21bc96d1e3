package dev.plumbline.scan.history;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.GitIndex;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.IndexEntry;
import dev.plumbline.scan.git.Ref;
import dev.plumbline.scan.git.Refs;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.PackState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One digest over everything that reachability and attribution follow from. */
final class StateDigest {
  private final MessageDigest digest;

  private StateDigest(MessageDigest digest) {
    this.digest = digest;
  }

  /** The digest; empty when a pack cannot be told to be untouched. */
  static Optional<String> of(GitRepository repository, List<PackState> packs) {
    StateDigest state =
        new StateDigest(dev.plumbline.scan.git.object.HashAlgorithm.SHA256.digest());
    for (PackState pack : packs) {
      if (pack.identity().isEmpty()) {
        return Optional.empty();
      }
      state.add("pack", pack.identity().get());
    }
    for (ObjectId id : repository.objects().looseIds()) {
      state.add("loose", id.hex());
    }
    Refs refs = repository.refs();
    for (Ref ref : refs.all()) {
      state.add("ref", ref.name(), ref.id().hex(), String.valueOf(ref.symbolic()));
    }
    state.add("head", refs.head().map(ObjectId::hex).orElse(""), refs.headBranch().orElse(""));
    for (Map.Entry<ObjectId, String> logged : refs.logged().entrySet()) {
      state.add("log", logged.getKey().hex(), logged.getValue());
    }
    List<GitIndex> indexes = new ArrayList<>(List.of(repository.index()));
    indexes.addAll(repository.otherIndexes());
    for (GitIndex index : indexes) {
      state.add("index");
      for (IndexEntry entry : index.entries()) {
        state.add("entry", entry.path(), entry.id().hex(), Integer.toString(entry.mode()));
      }
      state.holes(index.holes());
    }
    for (ObjectId id : new TreeSet<>(repository.shallow())) {
      state.add("shallow", id.hex());
    }
    state.add("partial", Boolean.toString(repository.partialClone()));
    state.holes(repository.holes());
    state.holes(refs.holes());
    state.holes(repository.objects().holes());
    return Optional.of(HexFormat.of().formatHex(state.digest.digest()));
  }

  private void holes(List<Hole> holes) {
    for (Hole hole : holes) {
      add("hole", hole.place(), hole.reason(), hole.wayOut());
    }
  }

  private void add(String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      int length = bytes.length;
      digest.update(
          new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
          });
      digest.update(bytes);
    }
  }
}
