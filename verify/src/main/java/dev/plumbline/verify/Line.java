package dev.plumbline.verify;

import java.io.IOException;
import java.net.InetAddress;

/** The way to a provider; a test puts its own in the place of the Internet's. */
interface Line {
  /**
   * The addresses of a host.
   *
   * @throws IOException if it has none
   */
  InetAddress[] resolve(String host) throws IOException;

  /** Whether a request may go to this address. */
  boolean allowed(InetAddress address);

  /**
   * Sends a request to exactly this address and reads the answer.
   *
   * @throws IOException if there is none, or none that can be read
   */
  Answer ask(Call call, InetAddress address) throws IOException;
}
