package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An annotated tag.
 *
 * @param target what it tags: any kind of object, another tag included
 * @param targetKind as the tag says
 * @param message without the signature
 * @param signature the armoured signature, when it is signed
 * @param payload the bytes that the signature signs
 */
@SuppressWarnings("ArrayRecordComponent") // an id stands for the bytes; nobody compares them
public record Tag(
    ObjectId id,
    ObjectId target,
    ObjectKind targetKind,
    String name,
    Person tagger,
    String message,
    Optional<String> signature,
    byte[] payload) {
  /**
   * Parses a tag.
   *
   * @throws GitDataException if it is none
   */
  public static Tag parse(GitObject object) throws GitDataException {
    if (object.kind() != ObjectKind.TAG) {
      throw new GitDataException("is a " + object.kind().word() + ", not a tag");
    }
    byte[] bytes = object.bytes();
    Headers headers = new Headers(bytes);
    ObjectId target =
        headers
            .text("object")
            .flatMap(ObjectId::parse)
            .orElseThrow(() -> new GitDataException("the tag names no object"));
    ObjectKind kind =
        headers
            .text("type")
            .flatMap(ObjectKind::ofWord)
            .orElseThrow(() -> new GitDataException("the tag names no type"));
    int signed = signatureAt(bytes, headers.messageAt());
    Optional<String> signature =
        signed < bytes.length
            ? Optional.of(
                new String(bytes, signed, bytes.length - signed, StandardCharsets.ISO_8859_1))
            : Optional.empty();
    return new Tag(
        object.id(),
        target,
        kind,
        headers.first("tag").map(name -> GitPaths.decode(name, 0, name.length)).orElse(""),
        Person.parse(headers.first("tagger").orElseGet(() -> new byte[0]), headers.charset()),
        Headers.decode(bytes, headers.messageAt(), signed, headers.charset()),
        signature,
        Arrays.copyOf(bytes, signed));
  }

  /** The last line that begins a signature, or the end. */
  private static int signatureAt(byte[] bytes, int from) {
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    int found = -1;
    for (String kind : new String[] {"PGP SIGNATURE", "SSH SIGNATURE", "SIGNED MESSAGE"}) {
      String begin = "-----BEGIN " + kind + "-----";
      int at = text.startsWith(begin) ? 0 : -1;
      int later = text.lastIndexOf("\n" + begin);
      found = Math.max(found, later >= 0 ? later + 1 : at);
    }
    return found < 0 ? bytes.length : from + found;
  }

  @Override
  public String toString() {
    return "tag " + id;
  }
}
