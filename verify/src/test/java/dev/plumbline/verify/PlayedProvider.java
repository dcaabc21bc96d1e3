package dev.plumbline.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server on this machine that plays a provider, and the line that leads to it. */
final class PlayedProvider implements Line, AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private int status = 200;
  private String type = "application/json";
  private byte[] body = {};
  private String location = "";
  private byte @org.jspecify.annotations.Nullable [] raw;
  private boolean silent;
  private boolean open = true;

  PlayedProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void answers(int newStatus, String newType, String newBody, String newLocation) {
    status = newStatus;
    type = newType;
    body = newBody.getBytes(StandardCharsets.UTF_8);
    location = newLocation;
    raw = null;
    silent = false;
    open = true;
  }

  /** Answers with exactly these bytes and closes. */
  void raw(String bytes) {
    raw = bytes.getBytes(StandardCharsets.UTF_8);
    silent = false;
    open = true;
  }

  /** Accepts and says nothing. */
  void silent() {
    silent = true;
    raw = new byte[0];
    open = true;
  }

  /** Accepts no connection. */
  void closed() {
    open = false;
  }

  List<String> requests() {
    return requests;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent);
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public InetAddress[] resolve(String host) {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  @Override
  public boolean allowed(InetAddress address) {
    return true;
  }

  @Override
  public Answer ask(Call call, InetAddress address) throws IOException {
    if (!open) {
      throw new java.net.ConnectException("refused");
    }
    byte[] exact = raw;
    if (exact == null) {
      try (Socket socket = new Socket(address, server.getAddress().getPort())) {
        return TlsLine.exchange(socket, call, 5_000);
      }
    }
    try (ServerSocket once = new ServerSocket(0, 1, address)) {
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                try (Socket socket = once.accept()) {
                  if (silent) {
                    Thread.sleep(400);
                  }
                  socket.getOutputStream().write(exact);
                  socket.getOutputStream().flush();
                  socket.shutdownOutput();
                  socket.getInputStream().readNBytes(call.bytes().length);
                } catch (IOException | InterruptedException e) {
                  // The other side has had enough; what it made of it is what the test looks at.
                }
              });
      try (Socket socket = new Socket(address, once.getLocalPort())) {
        return TlsLine.exchange(socket, call, silent ? 150 : 5_000);
      } finally {
        join(thread);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
