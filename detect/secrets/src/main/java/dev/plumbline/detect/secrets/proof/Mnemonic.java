package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Seed phrases (BIP 39): each word is eleven bits; the last bits are the first of SHA-256 over the
 * others. Of twelve words of the list, chosen by chance or by an author, one in sixteen is sound.
 */
final class Mnemonic {
  private Mnemonic() {}

  /** The word with this number, for tests. */
  static String word(int number) {
    return Words.NUMBERS.entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static final class Words {
    /** The specification's English list, in its order. */
    private static final Map<String, Integer> NUMBERS = read();

    private static Map<String, Integer> read() {
      try (InputStream in = Mnemonic.class.getResourceAsStream("bip-0039-english.txt")) {
        if (in == null) {
          throw new IllegalStateException("the word list of BIP 39 is missing");
        }
        Map<String, Integer> numbers = new HashMap<>();
        String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        for (String word : text.strip().split("\\s++", -1)) {
          numbers.put(word, numbers.size());
        }
        return numbers;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Judgement judge(String value) {
    String[] words = value.toLowerCase(Locale.ROOT).strip().split("[\\s,\"']++", -1);
    if (words.length % 3 != 0 || words.length < 12 || words.length > 24) {
      return Judgement.refuted("no seed phrase has so many words");
    }
    int checks = words.length / 3;
    byte[] bits = new byte[words.length * 11];
    for (int i = 0; i < words.length; i++) {
      Integer number = Words.NUMBERS.get(words[i]);
      if (number == null) {
        return Judgement.refuted("a word that is not in the list");
      }
      for (int bit = 0; bit < 11; bit++) {
        bits[i * 11 + bit] = (byte) (number >> (10 - bit) & 1);
      }
    }
    if (Arrays.stream(words).distinct().count() < 8) {
      return Judgement.refuted("an example: one word over and over");
    }
    int data = bits.length - checks;
    byte[] entropy = new byte[data / 8];
    for (int i = 0; i < data; i++) {
      entropy[i / 8] |= (byte) (bits[i] << (7 - i % 8));
    }
    byte[] sum = Base58.sha256(entropy);
    for (int i = 0; i < checks; i++) {
      if ((sum[0] >> (7 - i) & 1) != bits[data + i]) {
        return Judgement.refuted("its checksum (SHA-256) is wrong");
      }
    }
    return Judgement.of(Kind.CHECKSUM, "its checksum (SHA-256) is right")
        .known(String.join(" ", words));
  }
}
