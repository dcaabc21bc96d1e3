package dev.plumbline.detect.environments;

import dev.plumbline.formats.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a YAML or JSON document. Lists of {@code NAME=value} and of {@code name} and
 * {@code value} are read as the settings they are; the data of a Kubernetes Secret (core/v1) are
 * decoded.
 */
final class TreeSettings {
  private static final int DEEPEST = 60;
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_.\\-]{0,100})=(.*)", Pattern.DOTALL);

  private final List<Setting> settings = new ArrayList<>();

  private TreeSettings() {}

  static List<Setting> of(Node document) {
    TreeSettings reader = new TreeSettings();
    reader.read(document, List.of(), false);
    return reader.settings;
  }

  private void read(Node node, List<String> keys, boolean encoded) {
    if (keys.size() > DEEPEST || settings.size() >= Settings.MOST) {
      return;
    }
    switch (node) {
      case Node.Scalar scalar -> scalar(scalar, keys, encoded);
      case Node.Sequence sequence -> {
        int number = 0;
        for (Node item : sequence.items()) {
          read(item, with(keys, Integer.toString(number++)), false);
        }
      }
      case Node.Mapping mapping -> mapping(mapping, keys, encoded);
    }
  }

  private void mapping(Node.Mapping mapping, List<String> keys, boolean encoded) {
    boolean secret = mapping.text("kind").filter("Secret"::equals).isPresent();
    String name = mapping.text("name").or(() -> mapping.text("Name")).orElse("");
    for (Node.Mapping.Entry entry : mapping.entries().values()) {
      String key = entry.key().text();
      boolean named = key.equalsIgnoreCase("value") && !name.isEmpty() && !keys.isEmpty();
      List<String> path = named ? with(keys.subList(0, keys.size() - 1), name) : with(keys, key);
      read(entry.value(), path, encoded || secret && key.equals("data"));
    }
  }

  private void scalar(Node.Scalar scalar, List<String> keys, boolean encoded) {
    if (scalar.isNull() || keys.isEmpty()) {
      return;
    }
    Matcher pair = PAIR.matcher(scalar.text());
    boolean item = keys.getLast().chars().allMatch(Character::isDigit);
    if (item && pair.matches()) {
      List<String> path = with(keys.subList(0, keys.size() - 1), pair.group(1));
      settings.add(new Setting(path, pair.group(2), scalar.line(), null));
      return;
    }
    String value = encoded ? decoded(scalar.text()) : scalar.text();
    settings.add(new Setting(keys, value, scalar.line(), null));
  }

  private static String decoded(String value) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(value);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      // Not base64, as with a template in its place: the value as written is the one to compare.
      return value;
    }
  }

  private static List<String> with(List<String> keys, String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return longer;
  }
}
