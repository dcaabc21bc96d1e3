package dev.plumbline.registers;

import dev.plumbline.evidence.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The people whom the organisation trusts, from {@code people.yaml} of its home. Never read from
 * the repository that is judged.
 *
 * @param known whether there is a roster at all; without one nobody can be shown to hold a role
 * @param people in the order of the text
 * @param problems what is wrong with it; the part a problem is about gives nobody any right
 */
public record Roster(boolean known, List<Person> people, List<Fault> problems) {
  private static final Roster NONE = new Roster(false, List.of(), List.of());

  public Roster {
    people = List.copyOf(people);
    problems = List.copyOf(problems);
  }

  /**
   * Something wrong in a roster.
   *
   * @param place file and line
   * @param reason what is wrong
   * @param wayOut what to do about it
   */
  public record Fault(Place place, String reason, String wayOut) {
    /** One line: {@code file:line: reason; way out}. */
    public String text() {
      int line = place.region() == null ? 1 : place.region().startLine();
      return place.path() + ":" + line + ": " + reason + "; " + wayOut;
    }
  }

  /** No roster was given. */
  public static Roster none() {
    return NONE;
  }

  /**
   * Reads {@code people.yaml}, schema version 1.
   *
   * @param path how messages name the file
   * @param text its content
   */
  public static Roster read(String path, String text) {
    return RosterReader.read(path, text);
  }

  /** The one person whom this text names, if exactly one is named. */
  public Optional<Person> find(String text) {
    List<Person> named = named(text);
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /**
   * Whether two texts can name one person. Doubt counts as yes: this is asked to keep people from
   * approving what they asked for themselves.
   */
  public boolean samePerson(String one, String other) {
    Set<String> left = Handles.of(one);
    Set<String> right = Handles.of(other);
    if (left.stream().anyMatch(right::contains)) {
      return true;
    }
    List<Person> others = named(other);
    return named(one).stream().anyMatch(others::contains);
  }

  /** The one person who signs with this SSH key, if exactly one does. */
  public Optional<Person> signer(SshPublicKey key) {
    List<Person> signers = people.stream().filter(person -> key(person, key).isPresent()).toList();
    return signers.size() == 1 ? Optional.of(signers.getFirst()) : Optional.empty();
  }

  /** The entry of this person's key. */
  Optional<PersonKey> key(Person person, SshPublicKey key) {
    return person.keys().stream()
        .filter(own -> own.kind() == PersonKey.Kind.SSH && own.value().equals(key.text()))
        .findFirst();
  }

  private List<Person> named(String text) {
    Set<String> handles = Handles.of(text);
    return people.stream()
        .filter(person -> person.handles().stream().anyMatch(handles::contains))
        .toList();
  }
}
