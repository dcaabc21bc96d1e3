package dev.plumbline.scan.container.zstd;

import java.io.IOException;

/** The bytes are no Zstandard, or need what is not given. */
public final class ZstdException extends IOException {
  private static final long serialVersionUID = 1;

  ZstdException(String message) {
    super(message);
  }
}
