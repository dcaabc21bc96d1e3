package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Private keys of ledgers, each in its own text form. */
final class CoinKeys {
  /** The order of secp256k1 (SEC 2): a private key is a number below it. */
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  private CoinKeys() {}

  /** Bitcoin's wallet import format: 0x80 or 0xEF, 32 bytes, 1 if the public key is compressed. */
  static Judgement wallet(String value) {
    byte[] body = Base58.checked(value, Base58.BITCOIN);
    boolean right =
        body != null
            && (body.length == 33 || body.length == 34 && body[33] == 1)
            && (body[0] == (byte) 0x80 || body[0] == (byte) 0xef);
    return checked(right, "base58check");
  }

  /** An extended private key (BIP 32): 78 bytes, the key behind a zero. */
  static Judgement extended(String value) {
    byte[] body = Base58.checked(value, Base58.BITCOIN);
    return checked(body != null && body.length == 78 && body[45] == 0, "base58check");
  }

  /** A seed of the XRP Ledger: 0x21 and 16 bytes, or 01 E1 4B and 16 for Ed25519. */
  static Judgement ripple(String value) {
    byte[] body = Base58.checked(value, Base58.RIPPLE);
    boolean right =
        body != null
            && (body.length == 17 && body[0] == 0x21
                || body.length == 19 && body[0] == 1 && body[1] == (byte) 0xe1 && body[2] == 0x4b);
    return checked(right, "base58check");
  }

  /** A secret key of Tezos: a mark of four bytes, then 32 or 64. */
  static Judgement tezos(String value) {
    byte[] body = Base58.checked(value, Base58.BITCOIN);
    return checked(body != null && (body.length == 36 || body.length == 68), "base58check");
  }

  /** A number that can be a key of Ethereum and its like, in hex. */
  static Judgement ethereum(String value) {
    String hex = value.startsWith("0x") ? value.substring(2) : value;
    BigInteger number = new BigInteger(hex, 16);
    boolean random = hex.chars().distinct().count() >= 8;
    return random && number.signum() > 0 && number.compareTo(ORDER) < 0
        ? Judgement.of(Kind.CONTEXT, "a number in the range of keys beside the name of one")
        : Judgement.refuted("no number that can be a key");
  }

  /** 64 bytes in base58, a seed and its public half: Solana and NEAR. */
  static Judgement pair58(String value) {
    String text = value.startsWith("ed25519:") ? value.substring(8) : value;
    byte[] bytes = Base58.decode(text, Base58.BITCOIN);
    return bytes != null && Ed25519Seed.isPair(bytes)
        ? Judgement.of(Kind.CHECKSUM, "a seed with the public half that belongs to it")
        : Judgement.refuted("no seed with its public half");
  }

  /** 64 numbers in brackets, a seed and its public half: Solana's key files. */
  static Judgement pairOfNumbers(String value) {
    int[] numbers =
        NUMBER
            .matcher(value)
            .results()
            .map(MatchResult::group)
            .mapToInt(Integer::parseInt)
            .toArray();
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > 255) {
        return Judgement.refuted("no bytes");
      }
      bytes[i] = (byte) numbers[i];
    }
    return Ed25519Seed.isPair(bytes)
        ? Judgement.of(Kind.CHECKSUM, "a seed with the public half that belongs to it")
            .known(HexFormat.of().formatHex(bytes))
        : Judgement.refuted("no seed with its public half");
  }

  private static Judgement checked(boolean right, String what) {
    return right
        ? Judgement.of(Kind.CHECKSUM, "its checksum (" + what + ") is right")
        : Judgement.refuted("its checksum (" + what + ") is wrong");
  }
}
