package dev.plumbline.detect.secrets.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published test vectors of what the proofs compute. */
class ProofVectorsTest {
  /** From SymCrypt's own test and from the tests of Microsoft's security-utilities. */
  @ParameterizedTest
  @CsvSource({
    "d53cd9cecd0893b7, 616263, 22c74339492769bf",
    "0ddddeeeeffff000, 6162636465666768696a6b6c6d6e6f707172737475767778797a, a128eb7e7260aca2",
    "004fb61a001bdbcc, af, 48e73fc77d75ddc1",
    "004fb61a001bdbcc, e70f, b5f6e1fc485dbff8",
    "004fb61a001bdbcc, 37f495, f0b07c789b8cf7e8",
    "004fb61a001bdbcc, 8642dc59, 7008f2e87e9cf556",
    "004fb61a001bdbcc, 153fb79826, e6c08c6da2afa997"
  })
  void marvin(String seed, String data, String hash) {
    byte[] bytes = HexFormat.of().parseHex(data);
    long expected = HexFormat.fromHexDigitsToLong(hash);
    assertThat(Marvin32.hash(bytes, bytes.length, HexFormat.fromHexDigitsToLong(seed)))
        .isEqualTo(expected);
  }

  /** RFC 8032, section 7.1, test 1. */
  @Test
  void edwards() {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(HexFormat.of().formatHex(Ed25519Seed.publicKey(seed)))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  /** The check value of CRC-16/XMODEM. */
  @Test
  void crc() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Base32Keys.crc(digits, digits.length)).isEqualTo(0x31c3);
  }

  /** From the vectors of BIP 39. */
  @Test
  void mnemonic() {
    String words = "legal winner thank year wave sausage worth useful legal winner thank ";
    assertThat(Mnemonic.judge(words + "yellow").kind()).isEqualTo(Kind.CHECKSUM);
    assertThat(Mnemonic.judge(words + "year").kind()).isEqualTo(Kind.REFUTED);
    assertThat(Mnemonic.judge(words + "plumb").kind()).isEqualTo(Kind.REFUTED);
    assertThat(Mnemonic.judge(words.strip()).kind()).isEqualTo(Kind.REFUTED);
  }

  /** Bitcoin Core's vectors of base58, and its order of digits. */
  @Test
  void base58() {
    assertThat(Base58.decode("ABnLTmg", Base58.BITCOIN))
        .isEqualTo(new byte[] {0x51, 0x6b, 0x6f, (byte) 0xcd, 0x0f});
    assertThat(Base58.decode("11", Base58.BITCOIN)).isEqualTo(new byte[] {0, 0});
    assertThat(Base58.decode("0", Base58.BITCOIN)).isNull();
  }
}
