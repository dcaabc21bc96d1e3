package dev.plumbline.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody of the organisation.
 *
 * @param id short and stable
 * @param names as they appear in commits and registers
 * @param emails all of them, old ones too
 * @param keys they sign with
 * @param roles they hold and held
 */
public record Person(
    String id, List<String> names, List<String> emails, List<PersonKey> keys, List<Role> roles) {
  public Person {
    names = List.copyOf(names);
    emails = List.copyOf(emails);
    keys = List.copyOf(keys);
    roles = List.copyOf(roles);
  }

  /** Whether they held the role on this day. */
  public boolean held(String role, LocalDate day) {
    return roles.stream().anyMatch(term -> term.name().equals(role) && term.on(day));
  }

  /** Everything they can be called, in the form that is compared. */
  Set<String> handles() {
    Set<String> handles = new TreeSet<>(Handles.of(id));
    names.forEach(name -> handles.addAll(Handles.of(name)));
    emails.forEach(email -> handles.addAll(Handles.of(email)));
    return handles;
  }
}
