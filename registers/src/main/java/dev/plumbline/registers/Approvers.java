package dev.plumbline.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may approve exceptions.
 *
 * @param roster the people whom the organisation trusts
 * @param roles any of which gives the right; never empty
 */
public record Approvers(Roster roster, SortedSet<String> roles) {
  public Approvers {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("no role may approve exceptions");
    }
  }

  /** The Security Team Lead alone, as the built-in policy has it. */
  public static Approvers of(Roster roster) {
    return of(roster, List.of(Role.SECURITY_TEAM_LEAD));
  }

  /** The holders of these roles: the policy's parameter {@code approver-roles}. */
  public static Approvers of(Roster roster, Collection<String> roles) {
    return new Approvers(roster, new TreeSet<>(roles));
  }

  boolean may(Person person, LocalDate day) {
    return roles.stream().anyMatch(role -> person.held(role, day));
  }

  String names() {
    return String.join(" or ", roles);
  }
}
