package dev.plumbline.policy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files by name, some of which cannot be read. */
final class FakeFiles implements PolicyFiles {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> broken = new HashMap<>();

  FakeFiles with(String name, String text) {
    texts.put(name, text);
    return this;
  }

  FakeFiles unreadable(String name, String why) {
    broken.put(name, why);
    return this;
  }

  static FakeFiles overlay(String text) {
    return new FakeFiles().with(".plumb/policy.yaml", text);
  }

  @Override
  public Optional<String> read(String name) throws IOException {
    if (broken.containsKey(name)) {
      throw new IOException(broken.get(name));
    }
    return Optional.ofNullable(texts.get(name));
  }
}
