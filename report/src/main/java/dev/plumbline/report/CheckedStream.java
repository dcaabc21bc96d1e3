package dev.plumbline.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Writes to a stream such as standard output and finds out whether all of it arrived: a print
 * stream itself swallows a closed pipe and a full disk.
 */
public final class CheckedStream {
  private CheckedStream() {}

  /**
   * Writes and flushes; leaves the stream open.
   *
   * @param name what to call the stream in an error
   * @throws OutputException when not all was written
   */
  public static void write(PrintStream stream, Charset charset, String name, AtomicOutput.Body body)
      throws OutputException {
    try {
      Writer out = new BufferedWriter(new OutputStreamWriter(stream, charset));
      body.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new OutputException("cannot write to " + name + ": " + e.getMessage(), e);
    }
    if (stream.checkError()) {
      throw new OutputException(
          "cannot write to " + name + ": the reader went away or the disk is full");
    }
  }
}
