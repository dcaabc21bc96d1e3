package dev.plumbline.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS to port 443 of one address, with the certificate checked against the host's name. The address
 * is the one that was checked: the name is not resolved again. No proxy is used, no redirect is
 * followed, nothing is tried twice, and the whole exchange ends in time.
 */
final class TlsLine implements Line {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 8_000;
  private static final int WHOLE_MILLIS = 15_000;

  @Override
  public InetAddress[] resolve(String host) throws IOException {
    return InetAddress.getAllByName(host);
  }

  @Override
  public boolean allowed(InetAddress address) {
    return PublicAddress.is(address);
  }

  @Override
  public Answer ask(Call call, InetAddress address) throws IOException {
    try (Socket plain = new Socket(Proxy.NO_PROXY)) {
      plain.connect(new InetSocketAddress(address, 443), CONNECT_MILLIS);
      plain.setSoTimeout(READ_MILLIS);
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, call.host(), 443, true)) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(call.host())));
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        tls.setSSLParameters(parameters);
        return exchange(tls, call, WHOLE_MILLIS);
      }
    }
  }

  /** Sends and reads; after so many milliseconds the socket is closed, whatever it is doing. */
  static Answer exchange(Socket socket, Call call, int millis) throws IOException {
    try (ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory())) {
      ScheduledFuture<?> end = clock.schedule(() -> close(socket), millis, TimeUnit.MILLISECONDS);
      try {
        socket.getOutputStream().write(call.bytes());
        socket.getOutputStream().flush();
        return Answer.read(new BufferedInputStream(socket.getInputStream()));
      } finally {
        end.cancel(true);
        clock.shutdownNow();
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The read that waits on it ends with an exception of its own, which is the one that counts.
    }
  }
}
