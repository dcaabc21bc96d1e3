package dev.plumbline.registers;

import dev.plumbline.evidence.Place;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code people.yaml}. What is wrong gives nobody any right and is said. */
final class RosterReader {
  private final String path;
  private final List<Roster.Fault> faults = new ArrayList<>();

  private RosterReader(String path) {
    this.path = path;
  }

  static Roster read(String path, String text) {
    RosterReader reader = new RosterReader(path);
    try {
      List<Node> documents = RegisterText.read(text);
      if (documents.isEmpty()) {
        throw new FormatException("the file is empty", 1, 1);
      }
      return reader.roster(documents.getFirst());
    } catch (FormatException e) {
      reader.fault(e.line(), "not readable: " + e.getMessage(), "correct the YAML");
      return new Roster(false, List.of(), reader.faults);
    }
  }

  private Roster roster(Node root) {
    if (!(root instanceof Node.Mapping mapping) || !root.text("version").orElse("").equals("1")) {
      fault(root.line(), "not a roster of version 1", "begin the file with 'version: 1'");
      return new Roster(false, List.of(), faults);
    }
    new YamlFields(mapping, Set.of("version", "people"), this::fault);
    if (!(mapping.get("people").orElse(null) instanceof Node.Sequence list)) {
      fault(root.line(), "'people' is not a list", "list the people under 'people:'");
      return new Roster(false, List.of(), faults);
    }
    List<Person> people = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (Node item : list.items()) {
      Person person = person(item);
      if (person != null) {
        people.add(person);
        ambiguous(person, item.line(), owners);
      }
    }
    return new Roster(true, people, faults);
  }

  private @Nullable Person person(Node item) {
    if (!(item instanceof Node.Mapping mapping)) {
      fault(item.line(), "not a person", "write 'id:', 'names:', 'emails:', 'keys:', 'roles:'");
      return null;
    }
    YamlFields fields =
        new YamlFields(mapping, Set.of("id", "names", "emails", "keys", "roles"), this::fault);
    String id = fields.required("id");
    return id == null
        ? null
        : new Person(
            id, fields.texts("names"), fields.texts("emails"), keys(mapping), roles(mapping));
  }

  private List<PersonKey> keys(Node.Mapping person) {
    List<PersonKey> keys = new ArrayList<>();
    for (Node item : person.items("keys")) {
      PersonKey key =
          switch (item) {
            case Node.Scalar scalar -> key(scalar.text(), null, null, item.line());
            case Node.Mapping mapping -> {
              YamlFields fields =
                  new YamlFields(mapping, Set.of("key", "openpgp", "from", "until"), this::fault);
              int before = faults.size();
              String openpgp = fields.text("openpgp");
              String text = openpgp == null ? fields.required("key") : "openpgp:" + openpgp;
              LocalDate from = fields.date("from");
              LocalDate until = fields.date("until");
              yield text == null || faults.size() > before
                  ? null
                  : key(text, from, until, item.line());
            }
            case Node.Sequence list -> key("", null, null, list.line());
          };
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  private @Nullable PersonKey key(
      String text, @Nullable LocalDate from, @Nullable LocalDate until, int line) {
    if (text.startsWith("openpgp:")) {
      String hex = text.substring(8).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      if (hex.matches("[0-9A-F]{40}|[0-9A-F]{64}")) {
        return new PersonKey(PersonKey.Kind.OPENPGP, hex, from, until);
      }
    }
    SshPublicKey ssh = SshPublicKey.parse(text).orElse(null);
    if (ssh == null) {
      fault(line, "not a public key", "write the line of the .pub file or 'openpgp: FINGERPRINT'");
      return null;
    }
    return new PersonKey(PersonKey.Kind.SSH, ssh.text(), from, until);
  }

  private List<Role> roles(Node.Mapping person) {
    List<Role> roles = new ArrayList<>();
    for (Node item : person.items("roles")) {
      if (!(item instanceof Node.Mapping mapping)) {
        fault(item.line(), "a role without dates", "write '{role: NAME, from: 2026-01-31}'");
        continue;
      }
      int before = faults.size();
      YamlFields fields = new YamlFields(mapping, Set.of("role", "from", "until"), this::fault);
      String role = fields.required("role");
      LocalDate from = fields.required("from") == null ? null : fields.date("from");
      LocalDate until = fields.date("until");
      if (role != null && from != null && faults.size() == before) {
        roles.add(new Role(role, from, until));
      }
    }
    return roles;
  }

  /** One name or key for two people proves nothing about either; say so. */
  private void ambiguous(Person person, int line, Map<String, String> owners) {
    List<String> marks = new ArrayList<>(person.handles());
    person.keys().forEach(key -> marks.add(key.value()));
    for (String mark : marks) {
      String other = owners.putIfAbsent(mark, person.id());
      if (other != null) {
        fault(
            line,
            "'" + mark + "' stands for both " + other + " and " + person.id(),
            "give it to one of them");
      }
    }
  }

  private void fault(int line, String reason, String wayOut) {
    faults.add(new Roster.Fault(Place.line(path, line), reason, wayOut));
  }
}
