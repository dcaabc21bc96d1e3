package dev.plumbline.registers;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Arrays;

/** Reads the data types of RFC 4251 §5 from hostile bytes: nothing is read past the end. */
final class SshWire {
  private final byte[] bytes;
  private int at;

  SshWire(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  int uint8() throws SignatureException {
    need(1);
    return bytes[at++] & 0xff;
  }

  int uint32() throws SignatureException {
    need(4);
    int value =
        (bytes[at] & 0xff) << 24
            | (bytes[at + 1] & 0xff) << 16
            | (bytes[at + 2] & 0xff) << 8
            | (bytes[at + 3] & 0xff);
    at += 4;
    return value;
  }

  byte[] raw(int length) throws SignatureException {
    need(length);
    byte[] part = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return part;
  }

  byte[] string() throws SignatureException {
    return raw(uint32());
  }

  String text() throws SignatureException {
    return new String(string(), StandardCharsets.ISO_8859_1);
  }

  /** A multiple precision integer that must not be negative. */
  BigInteger mpint() throws SignatureException {
    byte[] value = string();
    BigInteger number = value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
    if (number.signum() < 0) {
      throw new SignatureException("negative number");
    }
    return number;
  }

  void end() throws SignatureException {
    if (at != bytes.length) {
      throw new SignatureException("bytes left over");
    }
  }

  private void need(int length) throws SignatureException {
    if (length < 0 || length > bytes.length - at) {
      throw new SignatureException("cut short");
    }
  }
}
