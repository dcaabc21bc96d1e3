package dev.plumbline.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams, as parameters so that tests can hand in their own.
 *
 * @param in standard input
 * @param out standard output; a write that fails is an error, not a shrug
 * @param err standard error, UTF-8
 * @param terminal whether standard output is a terminal
 */
record Streams(InputStream in, OutputStream out, PrintStream err, boolean terminal) {
  /** The process's own. */
  static Streams system() {
    return new Streams(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.console() != null && System.console().isTerminal());
  }

  /** Those of a process that a git hook started: nobody watches progress there. */
  static Streams ofHook() {
    return new Streams(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        false);
  }

  /**
   * Writes a text to standard output, whole.
   *
   * @throws IOException if the reader has gone or the disk is full
   */
  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
