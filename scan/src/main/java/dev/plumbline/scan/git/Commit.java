package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A commit.
 *
 * @param message the message as text, whatever its encoding was
 * @param signature the armoured signature, when it is signed
 * @param payload the bytes that the signature signs: the commit without its signatures
 */
@SuppressWarnings("ArrayRecordComponent") // an id stands for the bytes; nobody compares them
public record Commit(
    ObjectId id,
    ObjectId tree,
    List<ObjectId> parents,
    Person author,
    Person committer,
    String message,
    Optional<String> signature,
    byte[] payload) {
  private static final List<String> SIGNATURES = List.of("gpgsig", "gpgsig-sha256");

  /**
   * Parses a commit.
   *
   * @throws GitDataException if it is none
   */
  public static Commit parse(GitObject object) throws GitDataException {
    if (object.kind() != ObjectKind.COMMIT) {
      throw new GitDataException("is a " + object.kind().word() + ", not a commit");
    }
    byte[] bytes = object.bytes();
    Headers headers = new Headers(bytes);
    ObjectId tree =
        headers
            .text("tree")
            .flatMap(ObjectId::parse)
            .orElseThrow(() -> new GitDataException("the commit names no tree"));
    List<ObjectId> parents = new ArrayList<>();
    for (String parent : headers.texts("parent")) {
      parents.add(
          ObjectId.parse(parent)
              .orElseThrow(() -> new GitDataException("the commit has a broken parent line")));
    }
    return new Commit(
        object.id(),
        tree,
        List.copyOf(parents),
        person(headers, "author"),
        person(headers, "committer"),
        Headers.decode(bytes, headers.messageAt(), bytes.length, headers.charset()),
        headers.text(object.id().length() == 32 ? "gpgsig-sha256" : "gpgsig"),
        headers.without(SIGNATURES));
  }

  private static Person person(Headers headers, String key) {
    return Person.parse(headers.first(key).orElseGet(() -> new byte[0]), headers.charset());
  }

  @Override
  public String toString() {
    return "commit " + id;
  }
}
